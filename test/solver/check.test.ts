import test from 'ava';
import {type PackFile, readPack} from '../../src/level/pack.js';
import {findProtocol} from '../../src/protocols/index.js';
import {type Checked, checkLevels} from '../../src/solver/index.js';

/** Fields of a level file that are otherwise than in a good one, as YAML; `null` leaves one out. */
type Change = Readonly<Record<string, string | null>>;

const good: Readonly<Record<string, string>> = {
	id: '"1.1"',
	title: 'A decree',
	world: 'Tests',
	idea: 'what was decided has to be heard',
	protocol: 'dictator',
	n: '3',
	inputs: '"100"',
	goal: '{kind: decision, process: 1}',
	shown: 'none',
	solution: "{schedule: '0:- 1:1'}",
	par: '2',
	decoys: "[{schedule: '0:-', says: p0 has}, {schedule: '1:-', says: p1 has heard nothing}]",
	introduces: '[{term: decree, meaning: what p0 tells}]',
	uses: '[step]',
	hints: '[Who must hear of it?]',
	source: 'FLP85 §2',
};

/** A level file: the good one, changed, perhaps with further parts. */
function level(change: Change = {}, path = 'a.md', further = '[]'): PackFile {
	const fields = Object.entries({...good, ...change}).flatMap(([key, value]) =>
		value === null ? [] : `${key}: ${value}`,
	);
	return {path, text: `---\n${fields.join('\n')}\nthen: ${further}\n---\nOne paragraph.\n`};
}

/** A second level, which repeats nothing of the first. */
function second(change: Change = {}): PackFile {
	return level({id: '"1.2"', idea: 'another', introduces: '[]', uses: '[]', ...change}, 'b.md');
}

function world(change: Change = {}): PackFile {
	const fields = Object.entries({number: '1', title: 'Tests', test: '"1.1"', ...change});
	return {
		path: 'world.md',
		text: `---\n${fields.map(([key, value]) => `${key}: ${value}`).join('\n')}\n---\nAbout.\n`,
	};
}

function checked(files: readonly PackFile[], known: readonly string[] = ['step']): Checked[] {
	const pack = readPack(files);
	if (!pack.ok) throw new Error(pack.error);
	return [...checkLevels(pack.value, known)];
}

/** All problems, each behind what it is a problem of. */
function problems(files: readonly PackFile[]): string[] {
	return checked(files).flatMap(({id, problems: all}) => all.map(problem => `${id} ${problem}`));
}

test('good levels have no problems', t => {
	t.deepEqual(checked([level(), second(), world()]), [
		{id: '1.1', ok: true, problems: []},
		{id: '1.2', ok: true, problems: []},
	]);
});

const potato: Change = {
	protocol: 'hot-potato',
	inputs: '"000"',
	goal: '{kind: never-decides}',
	solution: '{claim: refuted}',
	par: '0',
	decoys: '[]',
};
const stuck: Change = {protocol: 'after-me', n: '2', inputs: '"01"', goal: '{kind: valence, valence: stuck}'};
const longer = "{schedule: '1:- 0:- 1:1'}";

/** One thing is broken, and these problems, no others, are named. */
for (const [what, change, named] of [
	[
		'a par that is too big',
		{par: '3'},
		[/solution takes 2 moves, and par is 3$/u, /par is 3, but it can be won in 2: 0:- 1:1$/u],
	],
	[
		'a par that is too small',
		{par: '1'},
		[/solution takes 2 moves, and par is 1$/u, /par is 1, but it takes 2 moves$/u],
	],
	[
		'a solution that goes a long way round',
		{solution: longer, par: '3'},
		[/par is 3, but it can be won in 2: 0:- 1:1$/u],
	],
	['a solution that does not win', {solution: "{schedule: '0:- 2:1'}"}, [/its solution does not win$/u]],
	[
		'a solution that loses',
		{
			goal: '{kind: decision, process: 1, value: 1}',
			inputs: '"choose"',
			solution: "{inputs: '000', schedule: '0:- 1:0'}",
			decoys: '[]',
		},
		[/its solution does not win: .*nobody can decide 1|its solution does not win: p1 has decided 0/u],
	],
	[
		'a solution with a move that cannot be made',
		{solution: "{schedule: '1:1 0:- 1:1'}"},
		[/its solution has a move that cannot be made$/u],
	],
	[
		'a goal that is reached at once',
		{goal: '{kind: decision, process: 1}', opening: "'0:- 1:1'", solution: '{}', par: '0', decoys: '[]'},
		[/is won before the first move$/u],
	],
	['an opening that cannot be played', {opening: "'1:1'"}, [/its opening stops at event 1, which is not applicable$/u]],
	[
		'an opening that cannot be played to its end',
		{opening: "'0:- 1:1 1:1 1:-'"},
		[/its opening stops at event 3, which is not applicable$/u],
	],
	['a decoy that wins', {decoys: "[{schedule: '0:- 1:1', says: no}]"}, [/decoy 1 wins$/u]],
	[
		'a decoy that cannot be played',
		{decoys: "[{schedule: '0:-', says: a}, {schedule: '1:1', says: b}]"},
		[/decoy 2 has a move that cannot be made$/u],
	],
	[
		'a decoy that is there twice',
		{decoys: "[{schedule: '0:-', says: a}, {schedule: '1:-', says: b}, {schedule: '0:-', says: c}]"},
		[/decoy 3 does not get its answer$/u],
	],
	[
		'a word that no level introduces',
		{uses: '[step, stranger]'},
		[/uses stranger, which no earlier level introduces$/u],
	],
	['a word that it introduces itself', {uses: '[decree]'}, [/uses decree, which no earlier level introduces$/u]],
	['a protocol that is not there', {protocol: 'nobody'}, [/there is no protocol nobody$/u]],
	['too many processes', {protocol: 'after-you'}, [/after-you is for 2 to 2 processes, not 3$/u]],
	[
		'too few processes',
		{protocol: 'race-to-arbiter', n: '2', inputs: '"10"'},
		[/race-to-arbiter is for 3 to 5 processes, not 2$/u],
	],
	[
		'a claim that is not true',
		{claims: 'true', solution: '{claim: refuted}', par: '0'},
		[/its solution does not win: It can be done/u, /its solution claims refuted, and the engine says proved$/u],
	],
	[
		'the other claim, that is not true',
		{...potato, claims: 'true', solution: '{claim: proved}'},
		[/its solution does not win: It cannot be done/u, /its solution claims proved, and the engine says refuted$/u],
	],
	['a claim where none may be made', potato, [/its solution is a claim, and claims is not true$/u]],
	[
		'a shortest win that is called the best known',
		{par: null, 'best-known': '2'},
		[/best-known is the shortest win; say par instead$/u],
	],
	[
		'a best known win that is not the shortest',
		{par: null, 'best-known': '3', solution: longer},
		[/par is 3, but it can be won in 2: 0:- 1:1$/u],
	],
	[
		'a win by ∅ alone',
		{...stuck, id: '"3.1"', solution: "{schedule: '0:- 1:-'}", decoys: '[]'},
		[/is won by a player who plays only ∅ \(/u],
	],
	[
		'a win by the first moves',
		{id: '"3.1"', shown: 'moves'},
		[/is won by a player who always plays the first move \(/u],
	],
	[
		'a win by staying bivalent',
		{
			protocol: 'race-to-arbiter',
			inputs: '"010"',
			id: '"3.1"',
			shown: 'moves',
			goal: '{kind: picture, states: [{process: 0, stepped: 3}], buffer: [{to: 2, count: 1}]}',
			solution: "{schedule: '0:- 0:- 0:-'}",
			par: '3',
			decoys: '[]',
		},
		[/is won by a player who plays the first move that stays bivalent \(/u],
	],
	['the title of another world', {world: 'Elsewhere'}, [/is in the world Elsewhere, which is called Tests$/u]],
] as const satisfies readonly (readonly [string, Change, readonly RegExp[]])[])
	test(`it is named, and nothing else: ${what}`, t => {
		const number = 'id' in change ? '3' : '1';
		const found = problems([level(change), world({number, test: `"${number}.1"`})]);
		t.is(found.length, named.length, found.join('\n'));
		for (const [index, problem] of found.entries()) t.regex(problem, named[index]!);
	});

const never: Change = {goal: '{kind: disagreement}', decoys: '[]'};

test('it is named: a goal that cannot be reached', t => {
	const [first, then] = problems([level(never)]);
	t.regex(first!, /its solution does not win$/u);
	t.regex(then!, /cannot be won/u);
});

test('of a goal that cannot be reached it is not said that one should say best-known', t => {
	t.is(problems([level(never)]).length, 2);
});

for (const [what, change] of [
	['a claim where it may be made', {...potato, claims: 'true'}],
	['a goal that asks for a claim', {...potato, goal: '{kind: claim, of: {kind: never-decides}}'}],
	['a dull player who may win', {id: '"3.1"', easy: 'true'}],
	['a dull player who wins where no thought is asked for yet', {id: '"2.1"'}],
] as const satisfies readonly (readonly [string, Change])[])
	test(`no problem: ${what}`, t => {
		t.deepEqual(problems([level(change)]), []);
	});

const two = (goal: string): string => `[{goal: {kind: decision}, solution: {schedule: '0:-'}, par: 1}, ${goal}]`;
for (const [what, goal, named] of [
	[
		'its par',
		"{goal: {kind: decision}, solution: {schedule: '0:-'}, par: 2}",
		/^1\.1 part 3: its solution takes 1 move, and par is 2$/u,
	],
	[
		'its solution',
		"{goal: {kind: decision}, solution: {schedule: '1:-'}, par: 1}",
		/^1\.1 part 3: its solution does not win$/u,
	],
	[
		'its protocol',
		"{protocol: nobody, goal: {kind: decision}, solution: {schedule: '0:-'}, par: 1}",
		/^1\.1 part 3: there is no protocol nobody$/u,
	],
	[
		'its decoy',
		"{goal: {kind: decision}, solution: {schedule: '0:-'}, par: 1, decoys: [{schedule: '0:-', says: x}]}",
		/^1\.1 part 3: decoy 1 wins$/u,
	],
] as const)
	test(`a problem of a further part names the part: ${what}`, t => {
		const found = problems([level({}, 'a.md', two(goal))]);
		t.true(found.length > 0);
		for (const problem of found) t.regex(problem, /^1\.1 part 3: /u);
		t.regex(found[0]!, named);
	});

test('inputs of a part are those that our solution of the part before chose', t => {
	const stone: Change = {
		protocol: 'race-to-arbiter',
		inputs: 'choose',
		goal: '{kind: beginning, valence: zero}',
		solution: "{inputs: '001'}",
		par: '0',
		decoys: '[]',
	};
	const next = (inputs: string): string =>
		`[{goal: {kind: beginning, valence: bivalent, beside: last}, solution: {inputs: '${inputs}'}, par: 0}]`;
	t.deepEqual(problems([level(stone, 'a.md', next('101'))]), []);
	t.regex(
		problems([level(stone, 'a.md', next('100'))])[0]!,
		/part 2: its solution does not win: 100 is not adjacent to 001/u,
	);
});

for (const [what, files, named] of [
	[
		'a word that a later level introduces',
		[level({uses: '[stone]'}), second({introduces: '[{term: stone, meaning: m}]'})],
		/^1\.1 uses stone, which no earlier level introduces$/u,
	],
	[
		'a word that two levels introduce',
		[level(), second({introduces: '[{term: decree, meaning: m}]'})],
		/^1\.2 introduces decree, which an earlier level has introduced$/u,
	],
	[
		'protocol, kind of goal and idea that two levels share',
		[level(), second({idea: good['idea']!, goal: '{kind: decision, process: 1, value: 1}'})],
		/^1\.2 shares protocol, kind of goal and idea with 1\.1$/u,
	],
	[
		'a world whose test is not there',
		[level(), world({test: '"1.9"'})],
		/^world 1 its test is 1\.9, and there is no such level in it$/u,
	],
	[
		'a world whose test is in another',
		[level(), second({id: '"2.1"'}), world({test: '"2.1"'})],
		/^world 1 its test is 2\.1, and there is no such level in it$/u,
	],
	[
		'a world that no level opens',
		[level(), world({after: '"0.9"'})],
		/^world 1 it opens after 0\.9, and there is no such level or world$/u,
	],
	[
		'a world that no world opens',
		[level(), world({after: 'world 5'})],
		/^world 1 it opens after world 5, and there is no such level or world$/u,
	],
] as const)
	test(`it is named, and nothing else: ${what}`, t => {
		const found = problems(files);
		t.is(found.length, 1, found.join('\n'));
		t.regex(found[0]!, named);
		t.is(checked(files).filter(({ok}) => !ok).length, 1);
	});

test('words may be used after the level that introduces them, and worlds open after what is there', t => {
	t.deepEqual(problems([level(), second({uses: '[decree, step]'}), world({after: '"1.2"'})]), []);
	t.deepEqual(problems([level(), second({id: '"2.1"'}), world({after: 'world 2'})]), []);
	t.deepEqual(
		problems([level(), second({goal: '{kind: events, events: "0:- 1:1"}', idea: good['idea']!, decoys: '[]'})]),
		[],
	);
});

test('a level on a protocol file is on what that file has, in all its parts, and is named by its path from the level', t => {
	const further = "[{goal: {kind: decision, process: 2}, solution: {schedule: '0:- 2:1'}, par: 2}]";
	const read = readPack([level({protocol: './own.mjs'}, 'a/b.md', further)]);
	if (!read.ok) throw new Error(read.error);
	t.deepEqual(
		read.value.levels[0]!.parts.map(({protocol}) => protocol),
		['a/own.mjs', 'a/own.mjs'],
	);
	const own = {...findProtocol('dictator')!, name: 'own'};
	t.deepEqual(
		[...checkLevels(read.value, ['step'], new Map([['a/own.mjs', own]]))],
		[{id: '1.1', ok: true, problems: []}],
	);
	t.deepEqual(
		[...checkLevels(read.value, ['step'])].flatMap(one => one.problems),
		['part 1: there is no protocol a/own.mjs', 'part 2: there is no protocol a/own.mjs'],
	);
	const stray = readPack([
		level(
			{protocol: './own.mjs'},
			'a.md',
			"[{protocol: dictator, goal: {kind: decision}, solution: {schedule: '0:-'}, par: 1}]",
		),
	]);
	t.regex(stray.ok ? '' : stray.error, /^a\.md:18: then\.0\.protocol is another one; a level on a protocol file/u);
});
