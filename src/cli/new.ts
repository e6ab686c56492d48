import {basename, extname} from 'node:path';
import type {Command} from 'commander';
import {quoted} from '../game/index.js';
import {writeNewText} from '../store/files.js';
import {BadInput} from './errors.js';
import {print} from './print.js';
import {levelFileText, type Names, protocolText} from './templates.js';

/** `bivalent new protocol` and `bivalent new level`. */
export function addNew(program: Command): void {
	const made = program
		.command('new')
		.summary('a protocol or a level of your own to begin with')
		.description(
			'Writes a file that works and says what is what, to be changed. A file that is there is never touched.',
		)
		.addHelpText('after', '\nExamples:\n  bivalent new protocol mine.mjs\n  bivalent new level mine.md')
		.argument('[what]', 'protocol or level')
		.allowExcessArguments()
		.action((what: string | undefined) => {
			throw new BadInput(
				what === undefined
					? 'What is to be new? Give protocol or level, and the name of the file: bivalent new protocol mine.mjs'
					: `There is no "bivalent new ${what}": give protocol or level.`,
			);
		});
	made
		.command('protocol')
		.summary('a protocol file')
		.description('Writes a consensus protocol that can be proved, played and changed: everybody waits for everybody.')
		.argument('<file>', 'the file to write; its name ends in .mjs or .js, or in .ts for one with types')
		.addHelpText('after', '\nExamples:\n  bivalent new protocol mine.mjs\n  bivalent new protocol mine.ts')
		.action((file: string) => {
			if (!/\.(?:mjs|js|ts)$/u.test(file))
				throw new BadInput(`${file} is no name for a protocol file: it must end in .mjs, .js or .ts.`);
			writeNewText(file, protocolText(namesFor(file)));
			print(
				[
					`${file} is written. Next:`,
					`  bivalent prove ${quoted(file)} --watch   proves it, and again whenever you save it`,
					`  bivalent play ${quoted(file)}            be its scheduler`,
				].join('\n'),
			);
		});
	made
		.command('level')
		.summary('a level file')
		.description('Writes a level that can be played, checked and changed.')
		.argument('<file>', 'the file to write; its name ends in .md')
		.addHelpText('after', '\nExamples:\n  bivalent new level mine.md')
		.action((file: string) => {
			if (!file.endsWith('.md')) throw new BadInput(`${file} is no name for a level file: it must end in .md.`);
			writeNewText(file, levelFileText(namesFor(file)));
			print(
				[
					`${file} is written. Next:`,
					`  bivalent play ${quoted(file)}           plays it`,
					`  bivalent levels check ${quoted(file)}   is it what it says?`,
				].join('\n'),
			);
		});
}

/** What a file's name suggests. */
function namesFor(file: string): Names {
	const words = basename(file, extname(file))
		.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, ' ')
		.toLowerCase()
		.match(/[a-z0-9]+/gu) ?? ['mine'];
	const title = words.join(' ');
	return {file: quoted(basename(file)), name: words.join('-'), title: title.charAt(0).toUpperCase() + title.slice(1)};
}
