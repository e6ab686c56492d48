import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {place} from '../support/places.js';
import {stateFolder} from '../../src/store/folders.js';
import {
	type Change,
	countsAbove,
	exportProgress,
	importProgress,
	mergeProgress,
	type Progress,
	progressFile,
	readProgress,
	resetProgress,
	saveProgress,
	writeExport,
} from '../../src/store/progress.js';

const nothing: Progress = {format: 'bivalent-progress/1', won: {}, left: {}};

/** A level that was left after some moves. */
function leftAt(schedule: string): Progress['left'][string] {
	return {part: 1, moves: 4, last: '00', inputs: '01', schedule, faults: [{process: 1, after: 2}], aids: 1, looks: 3};
}

const some: Progress = {
	format: 'bivalent-progress/1',
	won: {'0.1': {moves: 1, unaided: true}, '1.5': {moves: 7, unaided: false}},
	left: {'2.1': leftAt('0:- 1:-')},
	last: '2.1',
	unlocked: true,
	counts: {moves: 12, wins: 2},
};

/** The sentence of the BadFile that is thrown. */
function refusal(t: ExecutionContext, action: () => unknown): string {
	return t.throws(action, {name: 'BadFile'}).message;
}

const loop = {inputs: '01', schedule: '0:- 1:-', close: 1};

test('the loop of the latest win is kept, and stays where a later win closed none', t => {
	const kept = mergeProgress(some, {won: {'1.5': {moves: 9, unaided: false, loop}}, left: {}});
	t.deepEqual(kept.won['1.5'], {moves: 7, unaided: false, loop});
	const later = {...loop, close: 0};
	t.deepEqual(mergeProgress(kept, {won: {'1.5': {moves: 9, unaided: true, loop: later}}, left: {}}).won['1.5'], {
		moves: 7,
		unaided: true,
		loop: later,
	});
	t.deepEqual(mergeProgress(kept, {won: {'1.5': {moves: 2, unaided: false}}, left: {}}).won['1.5'], {
		moves: 2,
		unaided: false,
		loop,
	});
});

test('merge: the better result counts, null takes away, and what is not named stays', t => {
	const change: Change = {
		won: {'0.1': {moves: 3, unaided: false}, '1.5': {moves: 5, unaided: true}, '1.6': {moves: 2, unaided: false}},
		left: {'2.1': null, '3.4': leftAt('2:-')},
	};
	const before = structuredClone(some);
	t.deepEqual(mergeProgress(some, change), {
		...some,
		won: {'0.1': {moves: 1, unaided: true}, '1.5': {moves: 5, unaided: true}, '1.6': {moves: 2, unaided: false}},
		left: {'3.4': leftAt('2:-')},
	});
	t.deepEqual(some, before);
	t.deepEqual(mergeProgress(some, {won: {'1.5': {moves: 9, unaided: true}}, left: {}}).won['1.5'], {
		moves: 7,
		unaided: true,
	});
	t.deepEqual(mergeProgress(nothing, {won: {}, left: {}}), nothing);
	t.deepEqual(mergeProgress(nothing, {won: {}, left: {}, last: '1.1', unlocked: true}), {
		...nothing,
		last: '1.1',
		unlocked: true,
	});
});

test('two games that save in turn keep the wins and the mid-level plays of both', t => {
	const file = place(t);
	t.deepEqual(readProgress(file), {progress: nothing});
	saveProgress({won: {}, left: {'1.1': leftAt('0:-')}, last: '1.1'}, file);
	saveProgress({won: {'0.1': {moves: 1, unaided: true}}, left: {'2.1': leftAt('1:-')}, last: '2.1'}, file);
	saveProgress({won: {'1.1': {moves: 4, unaided: false}}, left: {'1.1': null, '1.2': leftAt('')}}, file);
	const merged = saveProgress({won: {}, left: {'2.1': leftAt('1:- 1:-')}}, file);
	t.deepEqual(merged, {
		format: 'bivalent-progress/1',
		won: {'0.1': {moves: 1, unaided: true}, '1.1': {moves: 4, unaided: false}},
		left: {'1.2': leftAt(''), '2.1': leftAt('1:- 1:-')},
		last: '2.1',
	});
	t.deepEqual(readProgress(file), {progress: merged});
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json']);
});

test('a file with `current` is read: it becomes the level that was left and played last', t => {
	const file = place(t);
	const {won} = some;
	const current = {level: '5.3', inputs: null, schedule: '0:-', faults: [], hints: 2};
	writeFileSync(file, JSON.stringify({format: 'bivalent-progress/1', won, current}));
	const left = {'5.3': {part: 0, moves: 0, last: null, inputs: null, schedule: '0:-', faults: [], aids: 2, looks: 0}};
	t.deepEqual(readProgress(file), {progress: {format: 'bivalent-progress/1', won, left, last: '5.3'}});
	writeFileSync(file, JSON.stringify({format: 'bivalent-progress/1', won}));
	t.deepEqual(readProgress(file), {progress: {...nothing, won}});
});

test('what was counted is added, whoever counted it, and counters of others stay', t => {
	const file = place(t);
	saveProgress({won: {}, left: {}, counts: {moves: 3, jokes: 1}}, file);
	t.deepEqual(saveProgress({won: {}, left: {}}, file).counts, {moves: 3, jokes: 1});
	t.deepEqual(saveProgress({won: {}, left: {}, counts: {moves: 2, wins: 1}}, file).counts, {
		moves: 5,
		jokes: 1,
		wins: 1,
	});
	t.deepEqual(countsAbove({moves: 3, wins: 2}, {moves: 5, wins: 2, losses: 1}), {moves: 2, losses: 1});
});

test('a level that was left without the inputs of the part before has none', t => {
	const file = place(t);
	const {last: _, ...entry} = leftAt('0:-');
	writeFileSync(file, JSON.stringify({...nothing, left: {'2.1': entry}}));
	t.deepEqual(readProgress(file), {progress: {...nothing, left: {'2.1': {...leftAt('0:-'), last: null}}}});
});

test('a damaged file is set aside when it is read, and when it is saved over', t => {
	const file = place(t);
	writeFileSync(file, 'first');
	t.deepEqual(readProgress(file), {progress: nothing, setAside: `${file}.damaged-1`});
	t.false(existsSync(file));
	writeFileSync(file, '{"format": "bivalent-progress/1", "won": {"0.1": 3}}');
	saveProgress({won: {}, left: {}, last: '0.1'}, file);
	t.is(readFileSync(`${file}.damaged-1`, 'utf8'), 'first');
	t.regex(readFileSync(`${file}.damaged-2`, 'utf8'), /"0\.1": 3/u);
	t.deepEqual(readProgress(file), {progress: {...nothing, last: '0.1'}});
	writeFileSync(file, '');
	t.is(
		refusal(t, () => exportProgress(file)),
		`${file} was damaged and is now ${file}.damaged-3: there is no progress to export.`,
	);
});

test('a file of a later version is left as it is', t => {
	const file = place(t);
	const text = '{"format": "bivalent-progress/2", "won": 7}';
	writeFileSync(file, text);
	t.deepEqual(readProgress(file), {progress: nothing, readOnly: true});
	t.regex(
		refusal(t, () => saveProgress({won: {}, left: {}}, file)),
		/later version of bivalent: nothing was saved\.$/u,
	);
	t.regex(
		refusal(t, () => importProgress(exportProgress(place(t)), file)),
		/nothing was saved\.$/u,
	);
	t.regex(
		refusal(t, () => exportProgress(file)),
		/later version/u,
	);
	t.regex(
		refusal(t, () => importProgress(text, place(t), 'old.json')),
		/^old\.json was saved by a later version/u,
	);
	t.is(readFileSync(file, 'utf8'), text);
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json']);
});

test('a folder in the place of the file, or a file in the place of its folder, is one sentence', t => {
	const file = place(t);
	mkdirSync(file);
	for (const action of [() => readProgress(file), () => saveProgress({won: {}, left: {}}, file)])
		t.is(refusal(t, action), `Cannot read ${file}: it is a folder.`);
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json']);
	const below = join(place(t), 'progress.json');
	writeFileSync(join(below, '..'), '');
	t.is(
		refusal(t, () => readProgress(below)),
		`Cannot read ${below}: a part of its path is no folder.`,
	);
	t.true(refusal(t, () => saveProgress({won: {}, left: {}}, below)).startsWith(`Cannot write ${below}: `));
});

test('what is exported is what is imported', t => {
	const [from, to] = [place(t), place(t)];
	t.is(importProgress(exportProgress(from), to), 0);
	t.deepEqual(readProgress(to), {progress: nothing});
	saveProgress(some as Change, from);
	t.is(importProgress(exportProgress(from), to), 2);
	t.deepEqual(readProgress(to), {progress: some});
	t.is(exportProgress(to), exportProgress(from));
	t.is(importProgress(exportProgress(from), to), 0);
});

test('an import loses nothing that is there', t => {
	const file = place(t);
	const here: Progress = {
		format: 'bivalent-progress/1',
		won: {'0.1': {moves: 2, unaided: false}, '1.5': {moves: 3, unaided: true}, '3.4': {moves: 9, unaided: false}},
		left: {'2.1': leftAt('1:-'), '3.4': leftAt('')},
		last: '3.4',
		counts: {moves: 7, wins: 2, losses: 5},
	};
	writeFileSync(file, JSON.stringify(here));
	t.is(importProgress(JSON.stringify({...some, left: {...some.left, '4.1': leftAt('2:-')}}), file), 1);
	t.deepEqual(readProgress(file).progress, {
		...here,
		won: {...here.won, '0.1': {moves: 1, unaided: true}},
		left: {...here.left, '4.1': leftAt('2:-')},
		unlocked: true,
		counts: {moves: 12, wins: 2, losses: 5},
	});
});

const junk: readonly (readonly [unknown, string])[] = [
	[[], 'its format is missing'],
	[null, 'it must be a JSON object with format, won and left'],
	[{format: 'bivalent-certificate/1'}, 'its format must be "bivalent-progress/1"'],
	[{format: 'bivalent-progress/1'}, 'its won is missing'],
	[{...some, won: 3}, 'its won must be an object with a win for each level'],
	[{...some, won: {'5.3': {moves: -1, unaided: true}}}, 'its won["5.3"].moves must be a whole number, 0 or more'],
	[{...some, won: {'5.3': {moves: 1.5, unaided: true}}}, 'its won["5.3"].moves must be a whole number, 0 or more'],
	[{...some, won: {'5.3': {moves: 1}}}, 'its won["5.3"].unaided is missing'],
	[{...some, left: {'2.1': {...leftAt(''), inputs: 1}}}, 'its left["2.1"].inputs must be a text or null'],
	[{...some, left: {'2.1': {...leftAt(''), last: 0}}}, 'its left["2.1"].last must be a text or null'],
	[{...some, left: {'2.1': {...leftAt(''), part: -1}}}, 'its left["2.1"].part must be a whole number, 0 or more'],
	[
		{...some, left: {'2.1': {...leftAt(''), faults: [{process: 'p1', after: 2}]}}},
		'its left["2.1"].faults[0].process must be a whole number, 0 or more',
	],
	[{...some, unlocked: 'yes'}, 'its unlocked must be true'],
	[{...some, last: 4}, 'its last must be a text'],
	[{...some, counts: {moves: -1}}, 'its counts.moves must be a whole number, 0 or more'],
];
for (const [value, says] of junk) {
	test(`an import that is no progress says so: ${says} (${JSON.stringify(value).slice(0, 70)})`, t => {
		const file = place(t);
		t.is(
			refusal(t, () => importProgress(JSON.stringify(value), file, 'mine.json')),
			`mine.json is no progress: ${says}.`,
		);
		t.false(existsSync(file));
	});
}

test('an import that is no JSON says so', t => {
	t.regex(
		refusal(t, () => importProgress('{', place(t))),
		/^What was given is no progress: it is not JSON \(.+\)\.$/u,
	);
});

test('a reset puts the file aside, from where it can be imported', t => {
	const file = place(t);
	t.is(resetProgress(file), undefined);
	for (const number of [1, 2]) {
		saveProgress(some as Change, file);
		t.is(resetProgress(file), `${file}.before-reset-${number}`);
		t.deepEqual(readProgress(file), {progress: nothing});
	}
	t.is(importProgress(readFileSync(`${file}.before-reset-1`, 'utf8'), file), 2);
	t.deepEqual(readProgress(file), {progress: some});
	t.is(readdirSync(join(file, '..')).length, 3);
});

test('an export replaces an older export, and nothing else', t => {
	const file = place(t);
	saveProgress(some as Change, file);
	const to = join(file, '..', 'mine.json');
	writeExport(exportProgress(place(t)), to);
	writeExport(exportProgress(file), to);
	t.deepEqual(JSON.parse(readFileSync(to, 'utf8')), some);
	writeFileSync(to, 'a letter');
	t.true(refusal(t, () => writeExport('', to)).startsWith(`${to} exists and is no progress of this version: `));
	t.is(readFileSync(to, 'utf8'), 'a letter');
	t.regex(
		refusal(t, () => writeExport('', join(file, '..'))),
		/: it is no file\.$/u,
	);
});

test('the campaign and every pack have a file of their own', t => {
	t.is(progressFile(), join(stateFolder(), 'progress.json'));
	const pack = progressFile('/home/ada/My Levels (2)');
	t.regex(pack.slice(stateFolder().length), /^\/packs\/my-levels-2-[0-9a-f]{8}\.json$/u);
	t.not(progressFile('/home/bob/My Levels (2)'), pack);
	t.is(progressFile('/home/ada/My Levels (2)'), pack);
	t.regex(progressFile('/home/ada/水平'), /\/pack-[0-9a-f]{8}\.json$/u);
});

const win = {moves: 5, unaided: false, par: 4};
const challenges = {won: {'v1:easy#7': win}, days: ['2026-01-30'], difficulty: 'easy'};

test('challenges: two games keep the wins and the days of both; the better win counts, and the difficulty that was chosen last', t => {
	const file = place(t);
	saveProgress({won: {}, left: {}, challenges}, file);
	const {progress} = readProgress(file);
	t.deepEqual(progress, {...nothing, challenges});
	const other = {
		won: {'v1:easy#7': {...win, moves: 9, unaided: true}, 'v1:hard#7': {...win, moves: 0, par: 0}},
		days: ['2026-01-29', '2026-01-30'],
	};
	t.deepEqual(saveProgress({won: {}, left: {}, challenges: other}, file).challenges, {
		won: {'v1:easy#7': {moves: 5, unaided: true, par: 4}, 'v1:hard#7': {...win, moves: 0, par: 0}},
		days: ['2026-01-29', '2026-01-30'],
		difficulty: 'easy',
	});
	t.is(
		saveProgress({won: {}, left: {}, challenges: {...other, difficulty: 'hard'}}, file).challenges?.difficulty,
		'hard',
	);
	t.deepEqual(saveProgress({won: {}, left: {}}, file).challenges?.days, ['2026-01-29', '2026-01-30']);
});

test('challenges are exported and imported with the rest, twice the same; what is no day or no win is named', t => {
	const [from, to] = [place(t), place(t)];
	saveProgress({won: {}, left: {}, challenges}, from);
	saveProgress(
		{won: {}, left: {}, challenges: {won: {'v1:easy#7': {...win, moves: 4}}, days: [], difficulty: 'hard'}},
		to,
	);
	const exported = exportProgress(from);
	t.is(importProgress(exported, to), 0);
	t.deepEqual(readProgress(to).progress.challenges, {
		won: {'v1:easy#7': {...win, moves: 4}},
		days: ['2026-01-30'],
		difficulty: 'hard',
	});
	t.is(importProgress(exported.replace('#7', '#8'), to), 1);
	t.is(importProgress(exported.replace('#7', '#8'), to), 0);
	const says = (change: object): string =>
		refusal(t, () => importProgress(JSON.stringify({...nothing, challenges: {...challenges, ...change}}), to, 'x'));
	t.is(says({days: ['31.1.2026']}), 'x is no progress: its challenges.days[0] must be a date like 2026-01-31.');
	t.is(
		says({won: {a: {...win, par: -1}}}),
		'x is no progress: its challenges.won.a.par must be a whole number, 0 or more.',
	);
	t.is(says({won: 7}), 'x is no progress: its challenges.won must be an object with a win for each challenge.');
});

test('what is kept by a name that every object has is as good as by any other', t => {
	const file = place(t);
	const hostile = JSON.stringify({...nothing, challenges: {won: {toString: win, valueOf: win}, days: []}});
	t.is(importProgress(hostile, file), 2);
	t.is(importProgress(hostile, file), 0);
	const {progress, setAside} = readProgress(file);
	t.is(setAside, undefined);
	t.deepEqual(progress.challenges?.won, {toString: win, valueOf: win} as unknown as typeof challenges.won);
});
