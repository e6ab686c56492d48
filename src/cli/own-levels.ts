import process from 'node:process';
import type {Protocol} from '../flp/index.js';
import {fileOf, type Level, type Pack} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {openingProblems} from '../solver/index.js';
import {BadFile} from '../store/bad-file.js';
import {folderAt, readText} from '../store/files.js';
import {levelFiles, packFrom} from '../store/packs.js';
import type {LevelOpening} from '../ui/index.js';
import {BadInput} from './errors.js';
import {levelText} from './level-text.js';
import {print} from './print.js';
import {keepFile} from './sandbox.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions} from './terminal.js';

/** A level on a protocol out of a file, and what plays it. */
export interface OwnLevel {
	readonly file: string;
	play(options: ThemeOptions): Promise<void>;
}

/** A level on a protocol file, whose process ends with the game. @throws BadInput, BadFile, Breach, CannotLoad */
async function playOwn(level: Level, file: string, options: ThemeOptions): Promise<void> {
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

/** A folder of levels, or a level in a file. @throws BadInput, BadFile */
export function openingOf(given: string, unlocked: boolean): LevelOpening | OwnLevel {
	const folder = folderAt(given);
	if (folder !== undefined) {
		const pack = packFrom(levelFiles(folder), given);
		holdToCatalogue(pack, given);
		return {id: null, pack, folder, unlocked};
	}
	const pack = packFrom([{path: given, text: levelFile(given)}], given);
	const [level] = pack.levels;
	const file = level === undefined ? undefined : fileOf(level);
	if (file !== undefined) return {file, play: options => playOwn(level!, file, options)};
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
