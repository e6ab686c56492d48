import {
	closeSync,
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

/** Reads a text file. @throws BadFile */
export function readText(path: string): string {
	try {
		// a pipe or a device might never end
		const found = statSync(path);
		if (!found.isFile() && !found.isDirectory()) throw new BadFile(`Cannot read ${path}: it is no file.`);
		return readFileSync(path, 'utf8');
	} catch (error) {
		if (error instanceof BadFile) throw error;
		throw new BadFile(`Cannot read ${path}: ${sayRefusal(error)}.`);
	}
}

/** Writes a text file whole or not at all: to a file beside it, then renamed over it. A pipe or a device is written into; a link stays one. @throws BadFile */
export function writeText(path: string, text: string): void {
	if (isStream(path)) {
		writeInto(path, text);
		return;
	}
	const target = targetOf(path);
	const beside = besideOf(target, process.pid);
	try {
		mkdirSync(dirname(target), {recursive: true});
		const file = openSync(beside, 'w');
		try {
			writeFileSync(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(beside, target);
	} catch (error) {
		removeQuietly(beside);
		throw new BadFile(`Cannot write ${path}: ${sayRefusal(error)}.`);
	}
	clearBeside(target);
}

function writeInto(stream: string, text: string): void {
	try {
		writeFileSync(stream, text);
	} catch (error) {
		throw new BadFile(`Cannot write ${stream}: ${sayRefusal(error)}.`);
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
