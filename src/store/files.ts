import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
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

/** Whether there is anything at a path. */
export function isThere(path: string): boolean {
	return existsSync(path);
}

/** Writes a text file whole or not at all: to a file beside it, then renamed over it. A pipe or a device is written into; a link stays one. @throws BadFile */
export function writeText(path: string, text: string): void {
	writePieces(path, [text]);
}

/** The same for a text in pieces, which may be longer than one string can be. What making them throws is thrown on, and nothing is written but to a pipe or a device. @throws BadFile */
export function writePieces(path: string, pieces: Iterable<string>): void {
	if (isStream(path)) {
		writeAll(path, path, pieces);
		return;
	}
	const target = targetOf(path);
	const beside = besideOf(target, process.pid);
	try {
		trying(path, () => mkdirSync(dirname(target), {recursive: true}));
		writeAll(path, beside, pieces);
		trying(path, () => renameSync(beside, target));
	} catch (error) {
		removeQuietly(beside);
		throw error;
	}
	clearBeside(target);
}

/** Writes a file in one go; what goes wrong with it is said of `path`. @throws BadFile */
function writeAll(path: string, file: string, pieces: Iterable<string>): void {
	const open = trying(path, () => openSync(file, 'w'));
	try {
		for (const block of inBlocks(pieces)) trying(path, () => writeFileSync(open, block));
		if (file !== path) trying(path, () => fsyncSync(open)); // a pipe has nothing to wait for
	} finally {
		trying(path, () => closeSync(open));
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
