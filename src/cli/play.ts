import process from 'node:process';
import type {Command} from 'commander';
import {campaign, type Level, type Pack} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {readText} from '../store/files.js';
import {openingProblems} from '../solver/index.js';
import {folderAt, levelFiles, packFrom} from '../store/packs.js';
import type {LevelOpening} from '../ui/index.js';
import {demoText} from './demo.js';
import {BadInput} from './errors.js';
import {levelText} from './level-text.js';
import {print} from './print.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions, withThemeOptions} from './terminal.js';

interface Options extends ThemeOptions {
	readonly unlockAll?: true;
}

/** `bivalent play`, which is also what `bivalent` alone does. */
export function addPlay(program: Command): void {
	withThemeOptions(program.command('play'))
		.argument(
			'[level]',
			'the id of a level, like 5.3, a level file, or a folder of them; without it the game goes on where you left it',
		)
		.summary('open the game (what "bivalent" alone does)')
		.description(
			'Opens the game in the terminal. Without a terminal it prints a short real demonstration and how to play, or the level.',
		)
		.option('--unlock-all', 'open every level, from now on')
		.addHelpText('after', '\nExamples:\n  bivalent play\n  bivalent play 3.4\n  bivalent play ./my-levels')
		.action(async (given: string | undefined, options: Options) => {
			const opening = openingFor(given, options.unlockAll === true);
			if (!hasTerminal()) {
				print(textOf(opening));
				return;
			}
			process.exitCode = await openScreens(options, opening);
		});
}

/** What is printed where there is no terminal. */
function textOf(opening: LevelOpening): string {
	if ('level' in opening) return levelText(opening.level);
	const {id, pack} = opening;
	if (pack !== undefined) return pack.levels.map(levelText).join('\n\n');
	const level = campaign().levels.find(one => one.id === id);
	return level === undefined ? demoText() : levelText(level);
}

/** The campaign, one of its levels by id, a folder, or a level in a file. @throws BadInput, BadFile */
function openingFor(given: string | undefined, unlocked: boolean): LevelOpening {
	if (given === undefined) return {id: null, unlocked};
	const {levels} = campaign();
	if (levels.some(({id}) => id === given)) return {id: given, unlocked};
	if (/^\d+\.\d+$/u.test(given))
		throw new BadInput(
			`There is no level ${given}; "bivalent levels" lists all ${levels.length}, from ${levels[0]!.id} to ${levels.at(-1)!.id}.`,
		);
	const folder = folderAt(given);
	if (folder !== undefined) {
		const pack = packFrom(levelFiles(folder), given);
		holdToCatalogue(pack, given);
		return {id: null, pack, folder, unlocked};
	}
	const pack = packFrom([{path: given, text: readText(given)}], given);
	holdToCatalogue(pack, given);
	return {level: pack.levels[0]!};
}

/** @throws BadInput for a level whose protocol is not in the catalogue, or is for other numbers of processes */
function holdToCatalogue({levels}: Pack, given: string): void {
	for (const level of levels) {
		for (const part of level.parts) holdPart(level, part, given);
		for (const problem of openingProblems(level)) throw new BadInput(`${given}: level ${level.id}: ${problem}.`);
	}
}

function holdPart({id}: Level, {protocol: name, n}: Level['parts'][number], given: string): void {
	const protocol = findProtocol(name);
	if (protocol === undefined)
		throw new BadInput(`${given}: level ${id}: there is no protocol ${name}; "bivalent protocols" lists them.`);
	const {min, max} = protocol.processes;
	if (n < min || n > max)
		throw new BadInput(`${given}: level ${id}: ${protocol.title} takes ${min} to ${max} processes, not ${n}.`);
}
