import {existsSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import envPaths from 'env-paths';
import * as v from 'valibot';
import {readText, writeText} from './files.js';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is remembered of a player: version 1 of the file. */
const shape = v.object({
	format: v.literal('bivalent-progress/1'),
	/** by level: the fewest moves, and whether it was won once without a hint */
	won: v.record(v.string(), v.object({moves: count, unaided: v.boolean()})),
	/** where play stopped */
	current: v.optional(
		v.object({
			level: v.string(),
			inputs: v.nullable(v.string()),
			schedule: v.string(),
			faults: v.array(v.object({process: count, after: count})),
			hints: count,
		}),
	),
});
export type Progress = v.InferOutput<typeof shape>;

/** Nothing won yet. */
const fresh: Progress = {format: 'bivalent-progress/1', won: {}};

/** The user's state directory (`XDG_STATE_HOME` is honoured). */
export function stateFolder(): string {
	return envPaths('bivalent', {suffix: ''}).log;
}

function progressFile(): string {
	return join(stateFolder(), 'progress.json');
}

/** Reads progress. A damaged file is set aside, and `setAside` names it; a file of a later version is left alone, and `readOnly` says so. */
export function readProgress(file = progressFile()): {
	readonly progress: Progress;
	readonly setAside?: string;
	readonly readOnly?: true;
} {
	if (!existsSync(file)) return {progress: fresh};
	let json: unknown;
	try {
		json = JSON.parse(readText(file));
	} catch {
		json = undefined;
	}
	const read = v.safeParse(shape, json);
	if (read.success) return {progress: read.output};
	const {format} = (json ?? {}) as {format?: unknown};
	if (typeof format === 'string' && /^bivalent-progress\/\d+$/u.test(format) && format !== fresh.format)
		return {progress: fresh, readOnly: true};
	const setAside = asideName(file);
	renameSync(file, setAside);
	return {progress: fresh, setAside};
}

function asideName(file: string): string {
	for (let number = 1; ; number++) {
		const name = `${file}.damaged-${number}`;
		if (!existsSync(name)) return name;
	}
}

/** Writes progress whole or not at all. @throws BadFile */
export function writeProgress(progress: Progress, file = progressFile()): void {
	writeText(file, `${JSON.stringify(progress, null, 2)}\n`);
}
