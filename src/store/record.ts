import {existsSync, readFileSync, renameSync} from 'node:fs';
import * as v from 'valibot';
import {BadFile, sayRefusal} from './bad-file.js';
import {writeText} from './files.js';
import {isStream} from './target.js';
import {withLock} from './lock.js';

/** A JSON file that is kept for the player: its version, what may be in it, and what stands for one that is not there. */
export interface RecordKind<T> {
	/** like `bivalent-progress/1` */
	readonly format: string;
	readonly shape: v.GenericSchema<unknown, T>;
	readonly fresh: T;
	/** what its JSON object must have, for who wrote something else */
	readonly fields: string;
}

/** What was read: a damaged file was set aside, and `setAside` names it; a file of a later version is left alone, and `readOnly` says so. */
export interface ReadRecord<T> {
	readonly is: T;
	readonly setAside?: string;
	readonly readOnly?: true;
}

/** What is in a text, or what is wrong with it, as a sentence without a full stop. */
export type ParsedRecord<T> =
	| {readonly is: T}
	| {readonly error: string}
	| {readonly error: string; readonly later: true};

/** Reads a record; where there is no file, it is fresh. @throws BadFile when what is there cannot be read, or is damaged and cannot be set aside */
export function readRecord<T>(kind: RecordKind<T>, file: string): ReadRecord<T> {
	const found = lookAt(kind, file);
	return found === 'damaged' ? withLock(file, () => readLocked(kind, file)) : found;
}

/** Changes what is on the disk, where another game may have saved in the meantime, and returns it. @throws BadFile: nothing was saved */
export function updateRecord<T>(kind: RecordKind<T>, file: string, change: (disk: T) => T): T {
	return withLock(file, () => {
		const {is, readOnly} = readLocked(kind, file);
		if (readOnly === true) throw new BadFile(`${file} was saved by a later version of bivalent: nothing was saved.`);
		const changed = change(is);
		writeText(file, recordText(changed));
		return changed;
	});
}

/** The text of a record. */
export function recordText(record: unknown): string {
	return `${JSON.stringify(record, null, 2)}\n`;
}

/** Reads a record's text. */
export function parseRecord<T>({format, shape, fields}: RecordKind<T>, text: string): ParsedRecord<T> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return {error: `it is not JSON (${(error as Error).message})`};
	}
	const read = v.safeParse(shape, json, {abortEarly: true});
	if (read.success) return {is: read.output};
	const {format: found} = (json ?? {}) as {readonly format?: unknown};
	const name = format.slice(0, format.indexOf('/') + 1);
	if (
		typeof found === 'string' &&
		found.startsWith(name) &&
		/^\d+$/u.test(found.slice(name.length)) &&
		found !== format
	)
		return {error: 'it was saved by a later version of bivalent', later: true};
	const [{path, input, message}] = read.issues;
	if (path === undefined) return {error: `it must be a JSON object with ${fields}`};
	return {error: `its ${fieldOf(path)} ${input === undefined ? 'is missing' : message}`};
}

/** The text of a file, `undefined` where there is none. @throws BadFile */
export function readIfThere(file: string): string | undefined {
	// a pipe or a device might never end
	if (isStream(file)) throw new BadFile(`Cannot read ${file}: it is no file.`);
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new BadFile(`Cannot read ${file}: ${sayRefusal(error)}.`);
	}
}

/** Renames a file to the first free one of `<file>.<word>-1`, `-2`, … and returns that name. @throws BadFile */
export function putAside(file: string, word: string): string {
	for (let number = 1; ; number++) {
		const name = `${file}.${word}-${number}`;
		if (existsSync(name)) continue;
		try {
			renameSync(file, name);
		} catch (error) {
			throw new BadFile(`Cannot rename ${file} to ${name}: ${sayRefusal(error)}.`);
		}
		return name;
	}
}

/** Reads a record while nobody else changes it: what is damaged is what is set aside. */
function readLocked<T>(kind: RecordKind<T>, file: string): ReadRecord<T> {
	const found = lookAt(kind, file);
	return found === 'damaged' ? {is: kind.fresh, setAside: putAside(file, 'damaged')} : found;
}

function lookAt<T>(kind: RecordKind<T>, file: string): ReadRecord<T> | 'damaged' {
	const found = readIfThere(file);
	if (found === undefined) return {is: kind.fresh};
	const read = parseRecord(kind, found);
	if ('is' in read) return read;
	return 'later' in read ? {is: kind.fresh, readOnly: true} : 'damaged';
}

/** A path like `won["5.3"].moves`. */
function fieldOf(path: readonly v.IssuePathItem[]): string {
	return path
		.map(({key}) => (/^[a-z]\w*$/iu.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`))
		.join('')
		.replace(/^\./u, '');
}
