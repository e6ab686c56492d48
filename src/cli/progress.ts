import type {Command} from 'commander';
import {count, quoted} from '../game/index.js';
import {BadFile} from '../store/bad-file.js';
import {readText} from '../store/files.js';
import {
	exportProgress,
	importProgress,
	type Progress,
	progressFile,
	readProgress,
	resetProgress,
	writeExport,
} from '../store/progress.js';
import {BadInput} from './errors.js';
import {complain, print} from './print.js';

/** `bivalent progress`, and its `export`, `import` and `reset`. */
export function addProgress(program: Command): void {
	const progress = program
		.command('progress')
		.summary('how far you are; export, import or reset it')
		.description('Says how many levels are won and where that is kept.')
		.addHelpText('after', '\nExamples:\n  bivalent progress export mine.json\n  bivalent progress import mine.json')
		.allowExcessArguments()
		.action((_options: unknown, {args: [word]}: Command) => {
			if (word !== undefined)
				throw new BadInput(`There is no "bivalent progress ${word}": give export, import or reset, or nothing.`);
			show();
		});
	progress
		.command('export')
		.description('Prints your progress as JSON, or writes it to a file.')
		.argument('[file]', 'the file to write; one that is there is replaced only if it is such an export')
		.addHelpText('after', '\nExamples:\n  bivalent progress export\n  bivalent progress export mine.json')
		.action(exportTo);
	progress
		.command('import')
		.description('Adds an exported progress to yours; where both have a result, the better one stays.')
		.argument('<file>', 'a file written by "bivalent progress export"')
		.addHelpText('after', '\nExamples:\n  bivalent progress import mine.json')
		.action(importFrom);
	progress
		.command('reset')
		.description('Begins anew; the old progress is kept in a file beside.')
		.addHelpText('after', '\nExamples:\n  bivalent progress reset')
		.action(reset);
	for (const command of progress.commands) command.allowExcessArguments(false);
}

function show(): void {
	const {won, challenges} = readOwn();
	const levels = Object.keys(won).length;
	const drawn = Object.keys(challenges?.won ?? {}).length;
	const besides = drawn === 0 ? '' : ` and ${count(drawn, 'challenge')}`;
	print(
		levels === 0
			? `No level is won yet${besides === '' ? '' : `, but ${count(drawn, 'challenge')}`}; your progress is kept in ${progressFile()}.`
			: `${count(levels, 'level')}${besides} won; your progress is kept in ${progressFile()}.`,
	);
}

function exportTo(file: string | undefined): void {
	const text = exportProgress();
	if (file === undefined) {
		print(text);
		return;
	}
	writeExport(text, file);
	print(`Your progress is written to ${file}.`);
}

function importFrom(file: string): void {
	const text = readText(file);
	readOwn();
	const better = importProgress(text, progressFile(), file);
	const {won, challenges} = readOwn();
	const drawn = Object.keys(challenges?.won ?? {}).length;
	print(
		`Levels won now: ${Object.keys(won).length}${drawn === 0 ? '' : `, challenges: ${drawn}`} (new or better: ${better}).`,
	);
}

function reset(): void {
	readOwn();
	const old = resetProgress();
	print(
		old === undefined
			? 'There is no progress to reset.'
			: `The old progress is now ${old}; to get it back: bivalent progress import ${quoted(old)}`,
	);
}

/** The player's progress; that it was damaged is said on standard error. @throws BadFile */
function readOwn(): Progress {
	const {progress, setAside, readOnly} = readProgress();
	if (readOnly === true)
		throw new BadFile(`${progressFile()} was saved by a later version of bivalent: it is left as it is.`);
	if (setAside !== undefined) complain(`Your progress could not be read; the damaged file is now ${setAside}.`);
	return progress;
}
