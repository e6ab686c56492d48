import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {isFar, isLong, sample} from '../support/long.js';
import {bivalent, bivalentEach, session} from '../support/program.js';
import {replay} from '../../src/game/index.js';
import {campaign} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {schedule} from '../support/plays.js';

/** A folder with these files, by name. */
function folder(t: ExecutionContext, files: Readonly<Record<string, string>>): string {
	const made = mkdtempSync(join(tmpdir(), 'bivalent-levels-'));
	t.teardown(() => rmSync(made, {recursive: true}));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(join(made, name, '..'), {recursive: true});
		writeFileSync(join(made, name), text);
	}
	return made;
}

const good = `---
id: "9.1"
title: A decree
world: Tests
idea: what was decided has to be heard
protocol: dictator
n: 3
inputs: "100"
goal: {kind: decision, process: 1}
shown: none
solution: {schedule: '0:- 1:1'}
par: 2
uses: [step]
hints: [Who must hear of it?]
easy: true
source: FLP85 §2
---
Text.
`;

interface PartEntry {
	readonly protocol: string;
	readonly n: number;
	readonly inputs: string;
	readonly opening: string;
	readonly goal: {readonly kind: string; readonly text: string};
	readonly par: number;
	readonly solution: {readonly schedule: string; readonly inputs?: string; readonly claim?: string};
}

interface Entry extends PartEntry {
	readonly id: string;
	readonly world: string;
	readonly title: string;
	readonly then?: readonly PartEntry[];
}

const listed = bivalentEach([['levels', '--json'], ['levels']]);

test('levels --json: every level in playing order, and every solution replays', t => {
	const {status, out, err} = listed[0]!;
	t.is(status, 0);
	t.is(err, '');
	const entries = JSON.parse(out) as Entry[];
	const {levels} = campaign();
	t.deepEqual(
		entries.map(({id, world, title}) => ({id, world, title})),
		levels.map(({id, world, title}) => ({id, world, title})),
	);
	t.like(entries[0], {
		id: '0.1',
		world: 'The model',
		title: 'One small step',
		protocol: 'dictator',
		n: 2,
		inputs: '10',
		goal: {kind: 'decision', text: 'Make some process decide.'},
		par: 1,
		solution: {schedule: '0:-'},
	});
	for (const entry of entries) {
		const level = levels.find(({id}) => id === entry.id)!;
		t.is(
			entry.par,
			level.parts.reduce((sum, {par}) => sum + par, 0),
		);
		const parts = [entry, ...(entry.then ?? [])];
		t.is(parts.length, level.parts.length);
		for (const [index, {protocol, n, inputs, opening, goal, solution}] of parts.entries()) {
			const part = level.parts[index]!;
			t.deepEqual({protocol, n, inputs}, {protocol: part.protocol, n: part.n, inputs: part.inputs});
			t.is(goal.kind, part.goal.kind);
			t.true(goal.text.length > 0);
			const events = schedule(`${opening} ${solution.schedule}`);
			const chosen = inputs === 'choose' ? (solution.inputs ?? '0'.repeat(n)) : inputs;
			t.is(replay(findProtocol(protocol)!, chosen, events).moves.length, events.length, `${entry.id} does not replay`);
			if (solution.claim === undefined && index > 0)
				t.is(entry.then![index - 1]!.par, events.length - schedule(opening).length, entry.id);
		}
	}
});

test('levels: a line for each, under its world', t => {
	const {status, out} = listed[1]!;
	t.is(status, 0);
	t.regex(out, /^World 0 {3}The model\n {2}0\.1 {2}One small step +par +1 {2}you choose whose step is next$/mu);
	const {levels, worlds} = campaign();
	let from = 0;
	const lines = worlds.flatMap(({number, title}) => [
		`World ${number}   ${title}`,
		...levels.filter(({id}) => id.startsWith(`${number}.`)).map(({id, title: own}) => `  ${id}  ${own}`),
	]);
	for (const line of lines) {
		const at = out.indexOf(line, from);
		t.true(at >= from, `${line} is not there, or not in its place`);
		from = at;
	}
});

test('levels check: the campaign is all right', t => {
	// a third of them, and none of the four that take longest: all are checked in the long run, and wherever the whole of .ci/run is
	const {levels} = campaign();
	const some = sample(levels).filter(level => !isFar(level));
	const files = readdirSync('levels', {recursive: true, encoding: 'utf8'})
		.filter(file => file.endsWith('.md') && !file.endsWith('world.md'))
		.filter(file => some.some(({id}) => basename(file).startsWith(`${id}-`)))
		.map(file => join('levels', file));
	const {status, out, err} = bivalent('levels', 'check', ...(isLong ? [] : files));
	t.is(status, 0, out);
	t.is(err, '');
	t.regex(out, new RegExp(`^${isLong ? levels.length : some.length} levels: all are what they say\\.$`, 'mu'));
});

test('levels check: a level that is what it says, as a file and in a folder', t => {
	const made = folder(t, {'deep/one.md': good});
	const [inFolder, asFile, told] = bivalentEach([
		['levels', 'check', made, '--json'],
		['levels', 'check', join(made, 'deep/one.md'), '--json'],
		['levels', 'check', made],
	]);
	for (const {status, out} of [inFolder!, asFile!]) {
		t.is(status, 0);
		t.deepEqual(JSON.parse(out), [{id: '9.1', ok: true, problems: []}]);
	}
	t.deepEqual(told, {status: 0, out: '9.1  ok\n1 level: it is what it says.\n', err: ''});
});

test('levels check: what is wrong with a level is told, and exit 1', t => {
	const made = folder(t, {
		'bad.md': good.replace('par: 2', 'par: 4'),
		'good.md': good.replace('9.1', '9.2').replace('idea: ', 'idea: so '),
		'odd.md': good.replace('9.1', '9.3').replace('idea: ', 'idea: or ').replace('[step]', '[step, stranger]'),
	});
	const [told, json] = bivalentEach([
		['levels', 'check', made],
		['levels', 'check', '--json', made],
	]);
	t.deepEqual(told, {
		status: 1,
		out: [
			'9.1  its solution takes 2 moves, and par is 4',
			'9.1  par is 4, but it can be won in 2: 0:- 1:1',
			'9.2  ok',
			// levels of one’s own may use the words of the campaign, and no others
			'9.3  uses stranger, which no earlier level introduces',
			'2 of 3 have problems.\n',
		].join('\n'),
		err: '',
	});
	t.is(json!.status, 1);
	const checked = JSON.parse(json!.out) as {id: string; ok: boolean; problems: string[]}[];
	t.deepEqual(
		checked.map(({id, ok}) => [id, ok]),
		[
			['9.1', false],
			['9.2', true],
			['9.3', false],
		],
	);
	t.regex(checked[0]!.problems.join('\n'), /par is 4/u);
});

const malformed = [
	[
		'a field that is wrong',
		{'one.md': good.replace('par: 2', 'par: two')},
		/one\.md:12: par must be a whole number, 0 or more\.$/u,
	],
	['a field that is missing', {'one.md': good.replace('par: 2\n', '')}, /one\.md:\d+: par is missing/u],
	['a file that is no level', {'one.md': 'Just text.'}, /one\.md:1: a level begins with a head/u],
	[
		'a level that is there twice',
		{'one.md': good, 'two.md': good},
		/two\.md:1: level 9\.1 is in .*one\.md already\.$/u,
	],
	['a world that is wrong', {'one.md': good, 'world.md': '---\nnumber: nine\n---\n'}, /world\.md:2: number must be/u],
	['a folder without a level', {'notes.txt': good}, /^There is no level in /u],
] as const satisfies readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[];

test('levels check: what is no level is one plain sentence and exit 2', t => {
	const nowhere = /^Cannot read nosuch\.md: there is no such file\.$/u;
	const cases = [
		...malformed.map(([what, files, says]) => [what, [folder(t, files)], says] as const),
		['a path that is not there', ['nosuch.md'], nowhere],
		['the same, asked for as JSON', ['nosuch.md', '--json'], nowhere],
	] as const;
	const ran = bivalentEach(cases.map(([, args]) => ['levels', 'check', ...args]));
	for (const [row, [what, , says]] of cases.entries()) {
		const {status, out, err} = ran[row]!;
		t.is(status, 2, what);
		t.is(out, '', what);
		t.regex(err.trimEnd(), says, what);
		t.is(err.trimEnd().split('\n').length, 1, err);
	}
});

test('a folder may have links in a circle and pipes in it: links to folders are not followed, and a pipe is no file', t => {
	const circle = folder(t, {'a/one.md': good});
	for (const name of ['b', 'c']) symlinkSync('.', join(circle, name));
	const check = {args: ['levels', 'check', circle]};
	const [well, , pipe] = session([check, {shell: `mkfifo '${join(circle, 'pipe.md')}'`}, check]);
	t.deepEqual(well, {status: 0, out: '9.1  ok\n1 level: it is what it says.\n', err: ''});
	t.deepEqual(pipe, {status: 2, out: '', err: `Cannot read ${join(circle, 'pipe.md')}: it is no file.\n`});
});
