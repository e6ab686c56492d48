import {createHash} from 'node:crypto';
import {existsSync, readFileSync, renameSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import {BadFile, sayRefusal} from './bad-file.js';
import {writeText} from './files.js';
import {withLock} from './lock.js';

const whole = 'must be a whole number, 0 or more';
const count = v.pipe(v.number(whole), v.safeInteger(whole), v.minValue(0, whole));
const text = v.string('must be a text');
const yesOrNo = v.boolean('must be true or false');
const inputs = v.nullable(v.string('must be a text or null'));
const faults = v.pipe(
	v.array(v.object({process: count, after: count}, 'must be {process, after}'), 'must be a list of {process, after}'),
	v.readonly(),
);

const win = v.object(
	{
		/** the fewest */
		moves: count,
		/** once without help */
		unaided: yesOrNo,
		/** of the latest win of a level that asks for a loop: its run, and the configuration where the loop begins */
		loop: v.exactOptional(v.object({inputs: text, schedule: text, close: count}, 'must be {inputs, schedule, close}')),
	},
	'must be {moves, unaided}',
);
/** a run of a part: what was played, from which inputs */
const trail = v.object({inputs: text, schedule: text, faults}, 'must be {inputs, schedule, faults}');
const left = v.object(
	{
		part: count,
		/** made in the parts before */
		moves: count,
		/** the inputs of the part before */
		last: v.optional(inputs, null),
		inputs,
		schedule: text,
		faults,
		aids: count,
		looks: count,
		/** what else was tried in the part */
		tried: v.exactOptional(v.array(trail, 'must be a list of {inputs, schedule, faults}')),
		marks: v.exactOptional(
			v.array(
				v.object({...trail.entries, number: count}, 'must be {number, inputs, schedule, faults}'),
				'must be a list of {number, inputs, schedule, faults}',
			),
		),
	},
	'must be {part, moves, last, inputs, schedule, faults, aids, looks}',
);

/** Version 1 of the file. Its oldest files have the one level that was left in `current`. */
const shape = v.pipe(
	v.object({
		format: v.literal('bivalent-progress/1', 'must be "bivalent-progress/1"'),
		/** by level */
		won: v.record(v.string(), win, 'must be an object with a win for each level'),
		/** by level: where play of it stopped */
		left: v.optional(v.record(v.string(), left, 'must be an object with an entry for each level'), {}),
		/** the level that was played last */
		last: v.exactOptional(text),
		/** the player asked for everything to be open */
		unlocked: v.exactOptional(v.literal(true, 'must be true')),
		current: v.exactOptional(
			v.object({level: text, inputs, schedule: text, faults, hints: count}, 'must be where play stopped'),
		),
	}),
	v.transform(({current, ...progress}) => {
		if (current === undefined) return progress;
		const {level, hints, ...stopped} = current;
		const entry: v.InferOutput<typeof left> = {part: 0, moves: 0, last: null, ...stopped, aids: hints, looks: 0};
		return {last: level, ...progress, left: {[level]: entry, ...progress.left}};
	}),
);

/** What is remembered of a player. */
export type Progress = v.InferOutput<typeof shape>;

/** What one game has changed: levels won or won better, and for each level where play of it stopped, `null` when nothing is to be gone on with. */
export interface Change {
	readonly won: Readonly<Record<string, Readonly<v.InferOutput<typeof win>>>>;
	readonly left: Readonly<Record<string, Readonly<v.InferOutput<typeof left>> | null>>;
	readonly last?: string;
	readonly unlocked?: true;
}

/** What was read: a damaged file was set aside, and `setAside` names it; a file of a later version is left alone, and `readOnly` says so. */
export interface ReadProgress {
	readonly progress: Progress;
	readonly setAside?: string;
	readonly readOnly?: true;
}

/** Nothing won yet. */
const fresh: Progress = {format: 'bivalent-progress/1', won: {}, left: {}};

/** The user's state directory (`XDG_STATE_HOME` is honoured). */
export function stateFolder(): string {
	return envPaths('bivalent', {suffix: ''}).log;
}

/** The file for the campaign, or for a pack of levels, given by the real path of its folder. */
export function progressFile(pack?: string): string {
	if (pack === undefined) return join(stateFolder(), 'progress.json');
	const words = basename(pack)
		.toLowerCase()
		.match(/[a-z0-9]+/gu) ?? ['pack'];
	const hash = createHash('sha256').update(pack).digest('hex').slice(0, 8);
	return join(stateFolder(), 'packs', `${words.join('-').slice(0, 40)}-${hash}.json`);
}

/** Reads progress; where there is no file, nothing is won yet. @throws BadFile when what is there cannot be read, or is damaged and cannot be set aside */
export function readProgress(file = progressFile()): ReadProgress {
	const found = lookAt(file);
	return found === 'damaged' ? withLock(file, () => readLocked(file)) : found;
}

/** Adds what this game has changed to what is on the disk, where another game may have saved in the meantime. Returns both together. @throws BadFile: nothing was saved */
export function saveProgress(change: Change, file = progressFile()): Progress {
	return update(file, () => change);
}

/** Progress with a change: the better of two results counts, and what the change does not name stays. */
export function mergeProgress(disk: Progress, {won, left, last, unlocked}: Change): Progress {
	const merged: Progress = {...disk, won: {...disk.won}, left: {...disk.left}};
	for (const [level, {moves, unaided, loop = disk.won[level]?.loop}] of Object.entries(won)) {
		const before = disk.won[level];
		merged.won[level] = {
			moves: Math.min(moves, before?.moves ?? moves),
			unaided: unaided || before?.unaided === true,
			...(loop === undefined ? {} : {loop: {...loop}}),
		};
	}
	for (const [level, entry] of Object.entries(left))
		if (entry === null) delete merged.left[level];
		else merged.left[level] = {...entry};
	return {...merged, ...(last === undefined ? {} : {last}), ...(unlocked === undefined ? {} : {unlocked})};
}

/** Begins anew: the file is renamed, and its new name returned, `undefined` when there was none. @throws BadFile */
export function resetProgress(file = progressFile()): string | undefined {
	if (!existsSync(file)) return undefined;
	return withLock(file, () => (existsSync(file) ? rename(file, 'before-reset') : undefined));
}

/** The text of the progress, for `importProgress`. @throws BadFile */
export function exportProgress(file = progressFile()): string {
	const {progress, setAside, readOnly} = readProgress(file);
	if (readOnly === true)
		throw new BadFile(`${file} was saved by a later version of bivalent: only that can export it.`);
	if (setAside !== undefined)
		throw new BadFile(`${file} was damaged and is now ${setAside}: there is no progress to export.`);
	return textOf(progress);
}

/** Writes an exported text; an older export is replaced, and nothing else. @throws BadFile */
export function writeExport(exported: string, to: string): void {
	if (existsSync(to)) {
		const read = statSync(to).isFile() ? parse(readIfThere(to) ?? '') : {error: 'it is no file'};
		if ('error' in read) throw new BadFile(`${to} exists and is no progress of this version: ${read.error}.`);
	}
	writeText(to, exported);
}

/**
 * Adds an exported progress to what is there, where every better result stays, and every level that was left. Returns how many wins are new or
 * better. `name` stands for the text in errors. @throws BadFile that says what is wrong with the text, and when nothing was saved
 */
export function importProgress(exported: string, file = progressFile(), name = 'What was given'): number {
	const read = parse(exported);
	if ('later' in read) throw new BadFile(`${name} was saved by a later version of bivalent: only that can import it.`);
	if ('error' in read) throw new BadFile(`${name} is no progress: ${read.error}.`);
	const given = read.progress;
	let better = 0;
	update(file, disk => {
		better = Object.entries(given.won).filter(([level, {moves, unaided}]) => {
			const before = disk.won[level];
			return before === undefined || moves < before.moves || (unaided && !before.unaided);
		}).length;
		return {...given, left: {...given.left, ...disk.left}, ...(disk.last === undefined ? {} : {last: disk.last})};
	});
	return better;
}

function update(file: string, changeOf: (disk: Progress) => Change): Progress {
	return withLock(file, () => {
		const {progress, readOnly} = readLocked(file);
		if (readOnly === true) throw new BadFile(`${file} was saved by a later version of bivalent: nothing was saved.`);
		const merged = mergeProgress(progress, changeOf(progress));
		writeText(file, textOf(merged));
		return merged;
	});
}

/** Reads progress while nobody else changes it: what is damaged is what is set aside. */
function readLocked(file: string): ReadProgress {
	const found = lookAt(file);
	return found === 'damaged' ? {progress: fresh, setAside: rename(file, 'damaged')} : found;
}

function lookAt(file: string): ReadProgress | 'damaged' {
	const found = readIfThere(file);
	if (found === undefined) return {progress: fresh};
	const read = parse(found);
	if ('progress' in read) return read;
	return 'later' in read ? {progress: fresh, readOnly: true} : 'damaged';
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new BadFile(`Cannot read ${file}: ${sayRefusal(error)}.`);
	}
}

/** Progress, or what is wrong with the text, as a sentence without a full stop. */
function parse(
	found: string,
): {readonly progress: Progress} | {readonly error: string} | {readonly error: string; readonly later: true} {
	let json: unknown;
	try {
		json = JSON.parse(found);
	} catch (error) {
		return {error: `it is not JSON (${(error as Error).message})`};
	}
	const read = v.safeParse(shape, json, {abortEarly: true});
	if (read.success) return {progress: read.output};
	const {format} = (json ?? {}) as {readonly format?: unknown};
	if (typeof format === 'string' && /^bivalent-progress\/\d+$/u.test(format) && format !== fresh.format)
		return {error: 'it was saved by a later version of bivalent', later: true};
	const [{path, input, message}] = read.issues;
	if (path === undefined) return {error: 'it must be a JSON object with format, won and left'};
	return {error: `its ${fieldOf(path)} ${input === undefined ? 'is missing' : message}`};
}

/** A path like `won["5.3"].moves`. */
function fieldOf(path: readonly v.IssuePathItem[]): string {
	return path
		.map(({key}) => (/^[a-z]\w*$/iu.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`))
		.join('')
		.replace(/^\./u, '');
}

function textOf(progress: Progress): string {
	return `${JSON.stringify(progress, null, 2)}\n`;
}

/** Renames a file to the first free one of `<file>.<word>-1`, `-2`, … and returns that name. @throws BadFile */
function rename(file: string, word: string): string {
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
