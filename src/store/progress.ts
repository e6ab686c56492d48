import {createHash} from 'node:crypto';
import {existsSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import * as v from 'valibot';
import {BadFile} from './bad-file.js';
import {betterWin, betterWins, type ChallengesChange, challengesShape, mergeChallenges} from './challenges.js';
import {count, text, yesOrNo} from './fields.js';
import {writeText} from './files.js';
import {stateFolder} from './folders.js';
import {withLock} from './lock.js';
import {
	parseRecord,
	putAside,
	readIfThere,
	readRecord,
	type ReadRecord,
	type RecordKind,
	recordText,
	updateRecord,
} from './record.js';

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
const digit = v.pipe(count, v.minValue(1, 'must be a digit from 1 to 9'), v.maxValue(9, 'must be a digit from 1 to 9'));
/** a run of a part: what was played, from which inputs */
const trail = v.object({inputs: text, schedule: text, faults}, 'must be {inputs, schedule, faults}');
const left = v.object(
	{
		part: count,
		/** made in the parts before */
		moves: count,
		/** the inputs of the part before */
		last: v.optional(inputs, null),
		/** what was played in the parts before, as the code of a replay */
		earlier: v.exactOptional(text),
		inputs,
		schedule: text,
		faults,
		aids: count,
		looks: count,
		/** what else was tried in the part */
		tried: v.exactOptional(v.array(trail, 'must be a list of {inputs, schedule, faults}')),
		marks: v.exactOptional(
			v.array(
				v.object({...trail.entries, number: digit}, 'must be {number, inputs, schedule, faults}'),
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
		/** how often what happened, since it is counted */
		counts: v.exactOptional(v.record(v.string(), count, 'must be an object with a number for each counter')),
		challenges: v.exactOptional(challengesShape),
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
	/** what has come on top since the last change */
	readonly counts?: Readonly<Record<string, number>>;
	readonly challenges?: ChallengesChange;
}

/** What was read, as of any record. */
export type ReadProgress = {readonly progress: Progress} & Omit<ReadRecord<Progress>, 'is'>;

/** Where there is no file, nothing is won yet. */
const kind: RecordKind<Progress> = {
	format: 'bivalent-progress/1',
	shape,
	fresh: {format: 'bivalent-progress/1', won: {}, left: {}},
	fields: 'format, won and left',
};

/** The file for the campaign, or for a pack of levels, given by the real path of its folder. @throws BadFile where there is no place for it */
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
	const {is: progress, ...told} = readRecord(kind, file);
	return {progress, ...told};
}

/** Adds what this game has changed to what is on the disk, where another game may have saved in the meantime. Returns both together. @throws BadFile: nothing was saved */
export function saveProgress(change: Change, file = progressFile()): Progress {
	return updateRecord(kind, file, disk => mergeProgress(disk, change));
}

/** Progress with a change: the better of two results counts, what was counted is added, and what the change does not name stays. */
export function mergeProgress(disk: Progress, {won, left, last, unlocked, counts = {}, challenges}: Change): Progress {
	const merged: Progress = {...disk, won: {...disk.won}, left: {...disk.left}};
	for (const [level, {loop = disk.won[level]?.loop, ...win}] of Object.entries(won))
		merged.won[level] = {...betterWin(disk.won[level], win), ...(loop === undefined ? {} : {loop: {...loop}})};
	for (const [level, entry] of Object.entries(left))
		if (entry === null) delete merged.left[level];
		else merged.left[level] = {...entry};
	const sums: Record<string, number> = {...disk.counts};
	for (const [name, times] of Object.entries(counts))
		sums[name] = Math.min((sums[name] ?? 0) + times, Number.MAX_SAFE_INTEGER);
	return {
		...merged,
		...(last === undefined ? {} : {last}),
		...(unlocked === undefined ? {} : {unlocked}),
		...(Object.keys(sums).length === 0 ? {} : {counts: sums}),
		...(challenges === undefined ? {} : {challenges: mergeChallenges(disk.challenges, challenges)}),
	};
}

/** Begins anew: the file is renamed, and its new name returned, `undefined` when there was none. @throws BadFile */
export function resetProgress(file = progressFile()): string | undefined {
	if (!existsSync(file)) return undefined;
	return withLock(file, () => (existsSync(file) ? putAside(file, 'before-reset') : undefined));
}

/** The text of the progress, for `importProgress`. @throws BadFile */
export function exportProgress(file = progressFile()): string {
	const {progress, setAside, readOnly} = readProgress(file);
	if (readOnly === true)
		throw new BadFile(`${file} was saved by a later version of bivalent: only that can export it.`);
	if (setAside !== undefined)
		throw new BadFile(`${file} was damaged and is now ${setAside}: there is no progress to export.`);
	return recordText(progress);
}

/** Writes an exported text; an older export is replaced, and nothing else. @throws BadFile */
export function writeExport(exported: string, to: string): void {
	if (existsSync(to)) {
		const read = statSync(to).isFile() ? parseRecord(kind, readIfThere(to) ?? '') : {error: 'it is no file'};
		if ('error' in read) throw new BadFile(`${to} exists and is no progress of this version: ${read.error}.`);
	}
	writeText(to, exported);
}

/**
 * Adds an exported progress to what is there, where every better result stays, every level that was left, and the greater count of each kind: the
 * same file may be imported twice. Returns how many wins, of levels and of challenges, are new or better. `name` stands for the text in errors. @throws BadFile that says what is wrong with the text, and when nothing was saved
 */
export function importProgress(exported: string, file = progressFile(), name = 'What was given'): number {
	const read = parseRecord(kind, exported);
	if ('later' in read) throw new BadFile(`${name} was saved by a later version of bivalent: only that can import it.`);
	if ('error' in read) throw new BadFile(`${name} is no progress: ${read.error}.`);
	const given = read.is;
	let better = 0;
	updateRecord(kind, file, disk => {
		better = betterWins(disk.won, given.won) + betterWins(disk.challenges?.won, given.challenges?.won);
		return mergeProgress(disk, {
			...given,
			left: {...given.left, ...disk.left},
			...(disk.last === undefined ? {} : {last: disk.last}),
			...(given.challenges === undefined ? {} : {challenges: {...given.challenges, ...chosenIn(disk)}}),
			counts: countsAbove(disk.counts ?? {}, given.counts ?? {}),
		});
	});
	return better;
}

/** The difficulty that was chosen last, where one was. */
function chosenIn({challenges}: Progress): {readonly difficulty?: string} {
	return challenges?.difficulty === undefined ? {} : {difficulty: challenges.difficulty};
}

/** By how much some counts are above others; nothing where they are not. */
export function countsAbove(
	before: Readonly<Record<string, number>>,
	now: Readonly<Record<string, number>>,
): Record<string, number> {
	return Object.fromEntries(
		Object.entries(now).flatMap(([name, times]) => {
			const more = times - (before[name] ?? 0);
			return more > 0 ? [[name, more]] : [];
		}),
	);
}
