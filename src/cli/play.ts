import process from 'node:process';
import type {Command} from 'commander';
import type {Protocol} from '../flp/index.js';
import {campaign, fileOf, type Level, type Pack} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {readText} from '../store/files.js';
import {openingProblems} from '../solver/index.js';
import {BadFile} from '../store/bad-file.js';
import {folderAt, levelFiles, packFrom} from '../store/packs.js';
import type {LevelOpening} from '../ui/index.js';
import {demoText} from './demo.js';
import {BadInput} from './errors.js';
import {levelText} from './level-text.js';
import {wholeNumber} from './options.js';
import {print} from './print.js';
import {isProtocol, keepFile, sandboxFor, type SandboxOptions, sandboxText} from './sandbox.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions, withThemeOptions} from './terminal.js';

interface Options extends ThemeOptions, SandboxOptions {
	readonly unlockAll?: true;
}

/** `bivalent play`, which is also what `bivalent` alone does. */
export function addPlay(program: Command): void {
	withThemeOptions(program.command('play'))
		.argument(
			'[level]',
			'the id of a level, like 5.3, a level file, or a folder of them; or a protocol to play with, by its name or its file; without it the game goes on where you left it',
		)
		.summary('open the game (what "bivalent" alone does)')
		.description(
			'Opens the game in the terminal. A protocol opens the sandbox: there is no goal, and nothing is won or lost. Without a terminal it prints a short real demonstration and how to play, or what it would open.',
		)
		.option('--unlock-all', 'open every level, from now on')
		.option('-n <n>', 'with a protocol: for how many processes', wholeNumber(2))
		.option('--inputs <digits>', 'with a protocol: the inputs, one digit a process; else you choose them')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent play\n  bivalent play 3.4\n  bivalent play ./my-levels\n  bivalent play paxos\n  bivalent play ./mine.mjs --inputs 01',
		)
		.action(async (given: string | undefined, options: Options) => {
			if (given !== undefined && isProtocol(given)) {
				await playSandbox(given, options);
				return;
			}
			if (options.n !== undefined || options.inputs !== undefined)
				throw new BadInput(
					'-n and --inputs are for a protocol, like bivalent play after-you --inputs 01; a level has its own.',
				);
			const opening = openingFor(given, options.unlockAll === true);
			if ('file' in opening) await playOwn(opening, options);
			else if (!hasTerminal()) print(textOf(opening));
			else process.exitCode = await openScreens(options, opening);
		});
}

/** A protocol to play with; the process of a file ends with the game. @throws BadInput, BadFile, Breach, CannotLoad */
async function playSandbox(given: string, options: Options): Promise<void> {
	const opened = await sandboxFor(given, options);
	try {
		const {sandbox} = opened;
		if (!hasTerminal()) print(sandboxText(sandbox));
		else process.exitCode = await openScreens(options, {sandbox, unlocked: options.unlockAll === true});
	} finally {
		opened.close();
	}
}

/** A level on a protocol out of a file. */
interface OwnLevel {
	readonly level: Level;
	readonly file: string;
}

/** A level on a protocol file, whose process ends with the game. @throws BadInput, BadFile, Breach, CannotLoad */
async function playOwn({level, file}: OwnLevel, options: Options): Promise<void> {
	const opened = await keepFile(file);
	const {own} = opened;
	try {
		const from = new Map([[file, own.protocol]]);
		for (const part of level.parts) holdPart(level, part, file, own.protocol);
		for (const problem of openingProblems(level, from)) throw new BadInput(`Level ${level.id}: ${problem}.`);
		if (!hasTerminal()) print(levelText(level, own.protocol));
		else process.exitCode = await openScreens(options, {level, own});
	} finally {
		opened.close();
	}
}

/** What is printed where there is no terminal. */
function textOf(opening: LevelOpening): string {
	if ('level' in opening) return levelText(opening.level);
	const {id, pack} = opening;
	if (pack !== undefined) return pack.levels.map(one => levelText(one)).join('\n\n');
	const level = campaign().levels.find(one => one.id === id);
	return level === undefined ? demoText() : levelText(level);
}

/** The campaign, one of its levels by id, a folder, or a level in a file. @throws BadInput, BadFile */
function openingFor(given: string | undefined, unlocked: boolean): LevelOpening | OwnLevel {
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
	const pack = packFrom([{path: given, text: levelFile(given)}], given);
	const [level] = pack.levels;
	const file = level === undefined ? undefined : fileOf(level);
	if (file !== undefined) return {level: level!, file};
	holdToCatalogue(pack, given);
	return {level: level!};
}

/** The text of a level file. @throws BadInput where a word is no file, and means nothing else; BadFile */
function levelFile(given: string): string {
	try {
		return readText(given);
	} catch (error) {
		if (!(error instanceof BadFile) || /[./\\]/u.test(given)) throw error;
		throw new BadInput(
			`There is no ${JSON.stringify(given)} to play: give the id of a level, a protocol of the catalogue ("bivalent protocols" lists them), a level file, a protocol file, or a folder of levels.`,
		);
	}
}

/** @throws BadInput for a level whose protocol is not in the catalogue, or is for other numbers of processes */
function holdToCatalogue({levels}: Pack, given: string): void {
	for (const level of levels) {
		if (fileOf(level) !== undefined)
			throw new BadInput(
				`${given}: level ${level.id} is on a protocol file; such a level is played by itself: bivalent play FILE.`,
			);
		for (const part of level.parts) holdPart(level, part, given, findProtocol(part.protocol));
		for (const problem of openingProblems(level)) throw new BadInput(`${given}: level ${level.id}: ${problem}.`);
	}
}

function holdPart(
	{id}: Level,
	{protocol: name, n}: Level['parts'][number],
	given: string,
	protocol: Protocol | undefined,
): void {
	if (protocol === undefined)
		throw new BadInput(`${given}: level ${id}: there is no protocol ${name}; "bivalent protocols" lists them.`);
	const {min, max} = protocol.processes;
	if (n < min || n > max)
		throw new BadInput(`${given}: level ${id}: ${protocol.title} takes ${min} to ${max} processes, not ${n}.`);
}
