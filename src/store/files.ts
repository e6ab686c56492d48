import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';
import {BadFile, sayRefusal} from './bad-file.js';
import {besideOf, clearBeside, isStream, targetOf} from './target.js';

/** Reads a text file, of at most so many bytes, where that is said. @throws BadFile */
export function readText(path: string, most = Infinity): string {
	try {
		// a pipe or a device might never end
		const found = statSync(path);
		if (!found.isFile() && !found.isDirectory()) throw new BadFile(`Cannot read ${path}: it is no file.`);
		if (found.isFile() && found.size > most)
			throw new BadFile(
				`Cannot read ${path}: it has ${found.size.toLocaleString('en')} bytes, and no more than ${most.toLocaleString('en')} are taken.`,
			);
		return readFileSync(path, 'utf8');
	} catch (error) {
		if (error instanceof BadFile) throw error;
		throw new BadFile(`Cannot read ${path}: ${sayRefusal(error)}.`);
	}
}

/** The folder of a path, if it is one: its real path; `undefined` for anything else. */
export function folderAt(path: string): string | undefined {
	try {
		return statSync(path).isDirectory() ? realpathSync(path) : undefined;
	} catch {
		return undefined;
	}
}

/** Whether there is anything at a path. */
export function isThere(path: string): boolean {
	return existsSync(path);
}

/** Writes a text file whole or not at all: to a file beside it, then renamed over it. A pipe or a device is written into; a link stays one. @throws BadFile */
export function writeText(path: string, text: string): void {
	// all of the work at once
	Array.from(writingPieces(path, [text]));
}

/**
 * The same for a text in pieces, which may be longer than one string can be, as work that says after each block how many characters are written. What
 * making them throws is thrown on; then, and when the work is ended early, nothing is written but to a pipe or a device. @throws BadFile
 */
export function* writingPieces(path: string, pieces: Iterable<string>): Generator<number, void, void> {
	if (isStream(path)) {
		yield* filling(path, path, pieces);
		return;
	}
	const target = targetOf(path);
	const beside = besideOf(target, process.pid);
	try {
		trying(path, () => mkdirSync(dirname(target), {recursive: true}));
		if (isFolder(target)) throw new BadFile(`Cannot write ${path}: it is a folder.`);
		yield* filling(beside, path, pieces, fsyncSync);
		trying(path, () => renameSync(beside, target));
	} finally {
		// renamed, it is not there any more
		removeQuietly(beside);
	}
	clearBeside(target);
}

function isFolder(path: string): boolean {
	return statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;
}

/** Writes to one file what is meant for another, which errors name. */
function* filling(
	file: string,
	path: string,
	pieces: Iterable<string>,
	last: (opened: number) => void = () => {},
): Generator<number, void, void> {
	const opened = trying(path, () => openSync(file, 'w'));
	let written = 0;
	try {
		for (const block of inBlocks(pieces)) {
			trying(path, () => writeFileSync(opened, block));
			written += block.length;
			yield written;
		}
		trying(path, () => last(opened));
	} finally {
		trying(path, () => closeSync(opened));
	}
}

function trying<T>(path: string, does: () => T): T {
	try {
		return does();
	} catch (error) {
		throw new BadFile(`Cannot write ${path}: ${sayRefusal(error)}.`);
	}
}

/** characters that are written at once */
const blockSize = 2 ** 16;

/** The same text in fewer pieces. */
export function* inBlocks(pieces: Iterable<string>): Generator<string> {
	let block = '';
	for (const piece of pieces) {
		block += piece;
		if (block.length < blockSize) continue;
		yield block;
		block = '';
	}
	if (block !== '') yield block;
}

/** Writes a text file where there is none; one that is there stays as it is. @throws BadFile */
export function writeNewText(path: string, text: string): void {
	try {
		writeFileSync(path, text, {flag: 'wx'});
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'EEXIST')
			throw new BadFile(`${path} is there already, and stays as it is: give the name of a file that is not.`);
		throw new BadFile(`Cannot write ${path}: ${code === 'ENOENT' ? 'there is no such folder' : sayRefusal(error)}.`);
	}
}

/** Takes away what a write that failed may have left. */
function removeQuietly(path: string): void {
	try {
		rmSync(path, {force: true});
	} catch {
		// It was never there.
	}
}
