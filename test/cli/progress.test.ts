import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, relative} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {bivalentEach, type Ran} from '../support/program.js';

/** A player with a home folder of their own, which is removed after the test. */
interface Player {
	readonly home: string;
	/** where the program says that the progress is kept */
	readonly file: string;
	/** Runs `bivalent progress …`. */
	readonly progress: (...args: readonly string[]) => Ran;
	/** Runs it with each of these arguments, one after the other. */
	readonly progressEach: (all: readonly (readonly string[])[]) => readonly Ran[];
}

/** where that is in the home folder, asked once */
let within: string | undefined;

function player(t: ExecutionContext): Player {
	const home = mkdtempSync(join(tmpdir(), "bivalent it's "));
	t.teardown(() => rmSync(home, {recursive: true}));
	const env = {HOME: home, XDG_STATE_HOME: join(home, 'state')};
	const progressEach = (all: readonly (readonly string[])[]): readonly Ran[] =>
		bivalentEach(
			all.map(args => ['progress', ...args]),
			{env},
		);
	const progress = (...args: readonly string[]): Ran => progressEach([args])[0]!;
	within ??= relative(home, /kept in (.+)\.\n$/u.exec(progress().out)![1]!);
	const file = join(home, within);
	mkdirSync(dirname(file), {recursive: true});
	return {home, file, progress, progressEach};
}

const left = {part: 0, moves: 0, last: null, inputs: '01', schedule: '0:-', faults: [], aids: 0, looks: 0};
const some = {
	format: 'bivalent-progress/1',
	won: {'0.1': {moves: 1, unaided: true}, '1.5': {moves: 7, unaided: false}},
	left: {'2.1': left},
	last: '2.1',
};

test('alone it says in one line how many levels are won, and where that is kept', t => {
	const {home, file, progress} = player(t);
	t.true(file.startsWith(home));
	t.deepEqual(progress(), {status: 0, out: `No level is won yet; your progress is kept in ${file}.\n`, err: ''});
	t.deepEqual(readdirSync(dirname(file)), []);
	const challenges = {won: {'v1:easy#7': {moves: 3, unaided: true, par: 3}}, days: []};
	writeFileSync(file, JSON.stringify({...some, challenges}));
	t.is(progress().out, `2 levels and 1 challenge won; your progress is kept in ${file}.\n`);
});

test('export prints, or writes a file, and never over a file of another kind', t => {
	const {home, file, progress} = player(t);
	t.deepEqual(JSON.parse(progress('export').out), {format: 'bivalent-progress/1', won: {}, left: {}});
	writeFileSync(file, JSON.stringify(some));
	t.deepEqual(JSON.parse(progress('export').out), some);
	const to = join(home, 'mine.json');
	t.deepEqual(progress('export', to), {status: 0, out: `Your progress is written to ${to}.\n`, err: ''});
	t.is(progress('export', to).status, 0);
	t.deepEqual(JSON.parse(readFileSync(to, 'utf8')), some);
	writeFileSync(to, 'a letter');
	const refused = progress('export', to);
	t.is(refused.status, 2);
	t.is(refused.out, '');
	t.regex(refused.err, /mine\.json exists and is no progress of this version: it is not JSON .*\n$/u);
	t.is(readFileSync(to, 'utf8'), 'a letter');
});

test('import says how many levels are won now, and how many of them are new or better', t => {
	const {home, file, progress} = player(t);
	writeFileSync(
		file,
		JSON.stringify({...some, won: {'0.1': {moves: 1, unaided: true}, '3.4': {moves: 2, unaided: true}}}),
	);
	const from = join(home, 'mine.json');
	writeFileSync(from, JSON.stringify(some));
	t.deepEqual(progress('import', from), {status: 0, out: 'Levels won now: 3 (new or better: 1).\n', err: ''});
	t.is(progress('import', from).out, 'Levels won now: 3 (new or better: 0).\n');
	t.deepEqual(JSON.parse(progress('export').out), {...some, won: {...some.won, '3.4': {moves: 2, unaided: true}}});
});

test('reset says how to get the old progress back, as a shell takes it', t => {
	const {file, progress} = player(t);
	t.deepEqual(progress('reset'), {status: 0, out: 'There is no progress to reset.\n', err: ''});
	writeFileSync(file, JSON.stringify(some));
	const {status, out} = progress('reset');
	t.is(status, 0);
	t.true(out.startsWith(`The old progress is now ${file}.before-reset-1; to get it back: bivalent progress import '`));
	t.false(existsSync(file));
	const given = /bivalent progress import (.+)\n$/u.exec(out)![1]!;
	const path = spawnSync('sh', ['-c', `printf %s ${given}`], {encoding: 'utf8'}).stdout;
	t.is(progress('import', path).out, 'Levels won now: 2 (new or better: 2).\n');
	t.deepEqual(JSON.parse(progress('export').out), some);
});

test('damaged progress is set aside and told, and no export of nothing is written over a good one', t => {
	const {home, file, progress} = player(t);
	const to = join(home, 'mine.json');
	writeFileSync(to, JSON.stringify(some));
	writeFileSync(file, '{');
	const refused = progress('export', to);
	t.is(refused.status, 2);
	t.is(refused.err, `${file} was damaged and is now ${file}.damaged-1: there is no progress to export.\n`);
	t.deepEqual(JSON.parse(readFileSync(to, 'utf8')), some);
	writeFileSync(file, '{');
	const {status, out, err} = progress('import', to);
	t.is(status, 0);
	t.is(out, 'Levels won now: 2 (new or better: 2).\n');
	t.is(err, `Your progress could not be read; the damaged file is now ${file}.damaged-2.\n`);
});

test('progress of a later version is left as it is', t => {
	const {home, file, progressEach} = player(t);
	const from = join(home, 'mine.json');
	writeFileSync(from, JSON.stringify(some));
	writeFileSync(file, '{"format": "bivalent-progress/2"}');
	for (const {status, out, err} of progressEach([[], ['export'], ['export', from], ['import', from], ['reset']])) {
		t.is(status, 2);
		t.is(out, '');
		t.regex(err, /was saved by a later version of bivalent: .*\.\n$/u);
	}
	t.deepEqual(readdirSync(dirname(file)), ['progress.json']);
	t.is(readFileSync(file, 'utf8'), '{"format": "bivalent-progress/2"}');
});

test('bad input is one plain sentence and exit 2', t => {
	const {file, progressEach} = player(t);
	const told = (...cases: readonly (readonly [says: RegExp, ...args: readonly string[]])[]): void => {
		const ran = progressEach(cases.map(([, ...args]) => args));
		for (const [row, [says, ...args]] of cases.entries()) {
			const {status, out, err} = ran[row]!;
			t.is(status, 2, args.join(' '));
			t.is(out, '');
			t.regex(err, says);
			t.is(err.trimEnd().split('\n').length, 1, err);
		}
	};
	told(
		[/There is no "bivalent progress exprot": give export, import or reset, or nothing\./u, 'exprot'],
		[/unknown option '--all'/u, 'reset', '--all'],
		[/too many arguments/u, 'export', 'a', 'b'],
		[/missing required argument 'file'/u, 'import'],
		[/Cannot read nosuch\.json: there is no such file\./u, 'import', 'nosuch.json'],
		[/package\.json is no progress: its format is missing\./u, 'import', 'package.json'],
		[/package\.json exists and is no progress of this version: its format is missing\./u, 'export', 'package.json'],
	);
	mkdirSync(file);
	const isFolder = /Cannot read .*progress\.json: it is a folder\./u;
	told([isFolder], [isFolder, 'export'], [isFolder, 'reset']);
});
