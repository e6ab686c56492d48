import {readFileSync} from 'node:fs';
import test from 'ava';
import {campaign, parOf, worldOf} from '../../src/level/index.js';
import {readPack} from '../../src/level/pack.js';
import {parseLevel, parseWorld} from '../../src/level/parse.js';

const {levels, worlds} = campaign();

test('the campaign: ids are unique and in order, and every level lies in a world that has a page', t => {
	const ids = levels.map(({id}) => id);
	t.is(new Set(ids).size, ids.length);
	t.deepEqual(
		ids.toSorted((a, b) => a.localeCompare(b, 'en', {numeric: true})),
		ids,
	);
	for (const level of levels) t.is(worlds.find(({number}) => number === worldOf(level))?.title, level.world, level.id);
	for (const {number, about} of worlds) t.not(about, '', `world ${number} has no page`);
	t.is(new Set(worlds.map(({number}) => number)).size, worlds.length);
});

test('the campaign: every level has a text, an idea, and at least one hint of ours', t => {
	for (const {id, idea, parts} of levels) {
		t.true(parts[0].text.length > 0, id);
		t.true(parts[0].hints.length > 0, id);
		t.not(idea, '', id);
	}
});

test('the campaign: every word that a level introduces is in the glossary, with that level', t => {
	const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');
	const rows = glossary.split('\n').flatMap(line => {
		const cells = line.split(' | ');
		return line.startsWith('| **') && cells.length === 4
			? [{words: cells[0]!, level: cells[3]!.replace(/ *\|$/u, '')}]
			: [];
	});
	const taught = levels.flatMap(({id, introduces}) => introduces.map(({term}) => ({term, id})));
	for (const {term, id} of taught)
		t.is(rows.find(({words}) => words.includes(`**${term}**`))?.level, id, `${term} of level ${id}`);
	const ids = new Set(taught.map(({id}) => id));
	for (const {words, level} of rows) t.true(level === '' || ids.has(level), words);
});

const good = `---
id: "9.9"
title: T
world: W
idea: i
protocol: dictator
n: 2
inputs: "10"
goal: {kind: decision}
shown: none
hints: [one]
solution: {schedule: "0:-"}
par: 1
source: "FLP85"
---
One.

Two
lines.
`;

/** The good level with further lines in its head. */
function goodWith(...lines: readonly string[]): string {
	return good.replace('source:', () => `${lines.join('\n')}\nsource:`);
}

/** What is said of a file that is no level. */
function flaw(file: string): string {
	const parsed = parseLevel('x.md', file);
	return parsed.ok ? 'nothing' : parsed.error;
}

test('a level is read; paragraphs are joined, and what its head leaves out is filled in', t => {
	const parsed = parseLevel('x.md', good);
	t.true(parsed.ok);
	if (!parsed.ok) return;
	const {parts, ...level} = parsed.value;
	t.deepEqual(level, {
		id: '9.9',
		title: 'T',
		world: 'W',
		idea: 'i',
		introduces: [],
		uses: [],
		claims: false,
		easy: false,
		source: 'FLP85',
	});
	t.deepEqual(parts, [
		{
			protocol: 'dictator',
			n: 2,
			inputs: '10',
			faults: 'none',
			opening: [],
			goal: {kind: 'decision'},
			won: null,
			within: null,
			shown: 'none',
			looks: null,
			solution: {schedule: [{process: 0, message: null}], after: 0},
			par: 1,
			exact: true,
			told: true,
			decoys: [],
			text: ['One.', 'Two lines.'],
			hints: ['one'],
		},
	]);
	t.deepEqual(parseLevel('x.md', good.replaceAll('\n', '\r\n')), parsed);
});

test('a further part has goal, solution, par, decoys, text and hints of its own, and all else from the first', t => {
	const parsed = parseLevel(
		'x.md',
		goodWith(
			'faults: one',
			'opening: "1:-"',
			'looks: 2',
			'within: 5',
			'then:',
			'  - {goal: {kind: never-decides}, solution: {schedule: "1:-", faulty: 0}, best-known: 3, text: "a\\n\\nb"}',
			'  - {goal: {kind: decision}, solution: {schedule: "0:-"}, par: 1, n: 3, inputs: "101", opening: "", faults: none, shown: moves, looks: 0, within: 2, hints: [two]}',
		),
	);
	t.true(parsed.ok, parsed.ok ? '' : parsed.error);
	if (!parsed.ok) return;
	const [first, second, third] = parsed.value.parts;
	t.like(second, {
		protocol: 'dictator',
		n: 2,
		inputs: '10',
		faults: 'one',
		opening: first.opening,
		shown: 'none',
		looks: 2,
		within: null,
		goal: {kind: 'never-decides'},
		par: 3,
		exact: false,
		decoys: [],
		text: ['a', 'b'],
		hints: [],
	});
	t.like(third, {n: 3, inputs: '101', faults: 'none', opening: [], shown: 'moves', looks: 0, within: 2});
	t.deepEqual([third?.text, third?.hints], [[], ['two']]);
	t.is(first.within, 5);
	t.is(parOf(parsed.value), 5);
});

test('a par is not told where the player may claim', t => {
	const claim = good.replace('{schedule: "0:-"}', '{claim: refuted}').replace('par: 1', 'par: 0');
	for (const [file, told] of [
		[good, true],
		[goodWith('claims: true'), false],
		[claim, true],
	] as const) {
		const parsed = parseLevel('x.md', file);
		t.is(parsed.ok ? parsed.value.parts[0].told : parsed.error, told);
	}
});

const then = 'then: [{goal: {kind: decision}, solution: {schedule: "0:-"}, par: 1}]';

for (const [change, says] of [
	[['---\nid', 'id'], /^x\.md:1: a level begins with a head/u],
	[['id: "9.9"', 'id: nine'], /^x\.md:2: id must be a world and a number/u],
	[['id: "9.9"', 'id: 9.9'], /^x\.md:2: id must be a text in quotes/u],
	[['par: 1\n', ''], /^x\.md:\d+: par is missing; a goal has either par \(the shortest win\) or best-known$/u],
	[['par: 1', 'par: 1\nbest-known: 2'], /^x\.md:13: par .* a goal has either par .* or best-known$/u],
	[['par: 1', 'par: -1'], /^x\.md:13: par must be a whole number, 0 or more$/u],
	[['par: 1', 'best-known: two'], /^x\.md:13: best-known must be a whole number, 0 or more$/u],
	[['par: 1', 'par: 1\npart: 2'], /^x\.md:\d+: part is not a field of a level/u],
	[['idea: i\n', ''], /^x\.md:\d+: idea is missing$/u],
	[['idea: i', 'idea: ""'], /^x\.md:5: idea must not be empty$/u],
	[['n: 2', 'n: 1'], /^x\.md:7: n must be a whole number, 2 or more$/u],
	[['kind: decision', 'kind: fun'], /^x\.md:9: goal.* must be of kind decision, .* or claim$/u],
	[['kind: decision', 'kind: decision, value: 2'], /^x\.md:9: goal\.value must be 0 or 1/u],
	[['kind: decision', 'kind: decision, valu: 1'], /^x\.md:9: goal\.valu is not a field/u],
	[['kind: decision', 'kind: decision, also: "1x"'], /^x\.md:9: goal\.also must be one digit 0 or 1 a process/u],
	[['kind: decision', 'kind: valence, valence: open'], /^x\.md:9: goal\.valence must be one of bivalent, zero, /u],
	[['kind: decision', 'kind: stages, count: 0'], /^x\.md:9: goal\.count must be a whole number, 1 or more$/u],
	[['kind: decision', 'kind: pinned, event: "0:- 1:-"'], /^x\.md:9: goal\.event must be one event/u],
	[['kind: decision', 'kind: claim, of: {kind: claim}'], /^x\.md:9: goal\.of.* must be of kind decision, /u],
	[['kind: decision', 'kind: point, that: critical, which: middle'], /^x\.md:9: goal\.which must be first or last$/u],
	[
		['kind: decision', 'kind: picture'],
		/^x\.md:9: goal is a picture without a pattern; it must have states or buffer$/u,
	],
	[['kind: decision', 'kind: picture, states: [], buffer: []'], /^x\.md:9: goal is a picture without a pattern/u],
	[['kind: decision', 'kind: picture, buffer: [{to: 1}]'], /^x\.md:9: goal\.buffer\.0\.count is missing$/u],
	[
		['kind: decision', 'kind: beginning, valence: bivalent'],
		/^x\.md:9: goal asks for a beginning; inputs must be choose$/u,
	],
	[
		['kind: decision', 'kind: configuration, schedule: "0:-", begins: 0'],
		/^x\.md:9: goal\.begins must be an event, or a list of processes$/u,
	],
	[['schedule: "0:-"', 'schedule: "0:"'], /^x\.md:12: solution\.schedule must be a schedule, but /u],
	[['{schedule: "0:-"}', '0:-'], /^x\.md:12: solution must be like /u],
	[['schedule: "0:-"', 'schedule: "2:-"'], /^x\.md:12: solution names p2; there are only 2 processes$/u],
	[['schedule: "0:-"', 'name: 3'], /^x\.md:12: solution names p3; there are only 2 processes$/u],
	[['schedule: "0:-"', 'faulty: 0'], /^x\.md:12: solution may declare a fault only where faults is one$/u],
	[['schedule: "0:-"', 'inputs: "11"'], /^x\.md:12: solution may choose inputs only where inputs is choose$/u],
	[['schedule: "0:-"', 'claim: unknown'], /^x\.md:12: solution\.claim must be proved or refuted$/u],
	[['"10"', '"101"'], /^x\.md:8: inputs has 3 digits; it must have one for each of the 2 processes$/u],
	[['"10"', '10'], /^x\.md:8: inputs must be one digit 0 or 1 a process, in quotes, like "01", or choose$/u],
	[
		[
			'"10"\ngoal: {kind: decision}\nshown: none\nhints: [one]\nsolution: {',
			'choose\ngoal: {kind: decision}\nshown: none\nhints: [one]\nsolution: {inputs: "1", ',
		],
		/^x\.md:12: solution with inputs 1 has 1 digits; it must have one for each of the 2 processes$/u,
	],
	[['kind: decision', 'kind: power'], /^x\.md:9: goal\.close is missing$/u],
	[
		['kind: decision', 'kind: power, close: 0'],
		/^x\.md:9: goal closes a loop at a configuration that is not before the last one of the opening$/u,
	],
	[
		['goal: {kind: decision}', 'opening: "0:-"\nfaults: one\ngoal: {kind: power, close: 0}'],
		/^x\.md:11: goal asks about a run that has been played; inputs must be given, and faults none$/u,
	],
	[['kind: decision', 'kind: power, close: 0, level: five'], /^x\.md:9: goal\.level must be a level, like "5\.5"$/u],
	[['kind: decision', 'kind: power, close: 0, yours: true'], /^x\.md:9: goal\.yours is not a field/u],
	[['kind: decision', 'kind: claim, of: {kind: attack}'], /^x\.md:9: goal\.of.* must be of kind decision, /u],
	[['schedule: "0:-"', 'power: luck'], /^x\.md:12: solution\.power must be one of coin, delay, alarm$/u],
	[
		['schedule: "0:-"', 'attack: luck'],
		/^x\.md:12: solution\.attack must be one of nontriviality, agreement, silence$/u,
	],
	[['shown: none', 'shown: all'], /^x\.md:10: shown must be none, present or moves/u],
	[['hints: [one]', 'hints: []'], /^x\.md:11: hints must have at least one hint$/u],
	[['hints: [one]\n', ''], /^x\.md:\d+: hints is missing$/u],
	[['par: 1', 'par: 1\nclaims: 1'], /^x\.md:14: claims must be true or false$/u],
	[['par: 1', 'par: 1\neasy: often'], /^x\.md:14: easy must be true or false$/u],
	[['par: 1', 'par: 1\nwithin: 0'], /^x\.md:14: within must be a whole number, 1 or more$/u],
	[['par: 1', 'par: 1\nlooks: few'], /^x\.md:14: looks must be a whole number, 0 or more$/u],
	[['par: 1', 'par: 1\nfaults: two'], /^x\.md:14: faults must be none or one$/u],
	[['par: 1', 'par: 1\nintroduces: [{term: t}]'], /^x\.md:14: introduces\.0\.meaning is missing$/u],
	[['par: 1', 'par: 1\nuses: step'], /^x\.md:14: uses must be a list of terms$/u],
	[['par: 1', 'par: 1\ndecoys: {says: s}'], /^x\.md:14: decoys must be a list of /u],
	[['par: 1', 'par: 1\ndecoys: [{schedule: "1:-"}]'], /^x\.md:14: decoys\.0\.says is missing$/u],
	[
		['par: 1', 'par: 1\ndecoys: [{schedule: "4:-", says: s}]'],
		/^x\.md:14: decoys names p4; there are only 2 processes$/u,
	],
	[
		['par: 1', 'par: 1\ndecoys: [{faulty: 1, says: s}]'],
		/^x\.md:14: decoys may declare a fault only where faults is one$/u,
	],
	[
		['par: 1', 'par: 1\ndecoys: [{inputs: "01", says: s}]'],
		/^x\.md:14: decoys may choose inputs only where inputs is choose$/u,
	],
	[['par: 1', 'par: 1\nthen: {goal: {kind: decision}}'], /^x\.md:14: then must be a list of further goals$/u],
	[['par: 1', `par: 1\n${then.replace(', par: 1', '')}`], /^x\.md:14: then\.0\.par is missing; a goal has either par/u],
	[
		['par: 1', `par: 1\n${then.replace('par: 1', 'par: 1, n: 3')}`],
		/^x\.md:14: then\.0\.inputs has 2 digits; .* of the 3 processes$/u,
	],
	[
		['par: 1', `par: 1\n${then.replace('0:-', '7:-')}`],
		/^x\.md:14: then\.0\.solution names p7; there are only 2 processes$/u,
	],
	[
		['par: 1', `par: 1\n${then.replace('par: 1', 'par: 1, title: t')}`],
		/^x\.md:14: then\.0\.title is not a field of a level$/u,
	],
	[
		['par: 1', `par: 1\n${then.replace('kind: decision', 'kind: critical, deciders: 0')}`],
		/^x\.md:14: then\.0\.goal\.deciders must be a whole number, 1 or more$/u,
	],
	[['title: T', 'title: [T'], /^x\.md:\d+: the head is not YAML/u],
	[['title: T', 'title: T\ntitle: U'], /^x\.md:4: the head is not YAML/u],
] as const) {
	const name = change[1] === '' ? `without ${change[0].trim()}` : change[1].replaceAll('\n', ' ');
	test(`a malformed level names file, line, field: ${name}`, t => {
		const file = good.replace(change[0], () => change[1]);
		t.not(file, good);
		t.regex(flaw(file), says);
	});
}

const world = `---
number: 9
title: W
after: "8.1"
test: "9.9"
proves: {name: Lemma 9, statement: s, source: FLP85}
---
What it is
about.

And more.
`;

test('a world is read; what it proves and what opens it may be left out', t => {
	t.deepEqual(parseWorld('world.md', world), {
		ok: true,
		value: {
			number: 9,
			title: 'W',
			after: '8.1',
			test: '9.9',
			proves: {name: 'Lemma 9', statement: 's', source: 'FLP85', proof: []},
			about: 'What it is about. And more.',
		},
	});
	const short = world.replace(/after.*\n/u, '').replace(/proves.*\n/u, '');
	t.like(parseWorld('world.md', short), {ok: true, value: {after: null, proves: null}});
	t.like(parseWorld('world.md', world.replace('"8.1"', 'world 8')), {ok: true, value: {after: 'world 8'}});
});

for (const [change, says] of [
	[['---\nnumber', 'number'], /^w\.md:1: a world begins with a head/u],
	[['number: 9', 'number: nine'], /^w\.md:2: number must be a whole number, 0 or more$/u],
	[['title: W\n', ''], /^w\.md:\d+: title is missing$/u],
	[['"8.1"', '"eight"'], /^w\.md:4: after must be a level, like "1\.6", or a world, like world 5$/u],
	[['"9.9"', '9'], /^w\.md:5: test must be a text in quotes, like "1\.6"$/u],
	[['statement: s, ', ''], /^w\.md:6: proves\.statement is missing$/u],
	[['title: W', 'title: W\nlevels: 3'], /^w\.md:4: levels is not a field of a world$/u],
	[
		['What it is\nabout.\n\nAnd more.\n', ''],
		/^w\.md:\d+: below its head a world has a sentence on what it is about$/u,
	],
] as const) {
	const name = change[1] === '' ? `without ${change[0].trim().replaceAll('\n', ' ')}` : change[1].replaceAll('\n', ' ');
	test(`a malformed world names file, line, field: ${name}`, t => {
		const parsed = parseWorld(
			'w.md',
			world.replace(change[0], () => change[1]),
		);
		t.regex(parsed.ok ? 'nothing' : parsed.error, says);
	});
}

/** The good level under another id. */
function file(path: string, id: string): {readonly path: string; readonly text: string} {
	return {path, text: good.replace('"9.9"', `"${id}"`)};
}

test('a pack is in the order of worlds and numbers, whatever its files are called; 2.9 comes before 2.10', t => {
	const read = readPack([
		file('a.md', '10.1'),
		file('b.md', '2.10'),
		file('c.md', '2.9'),
		file('deep/d.md', '2.1'),
		{path: 'deep/world.md', text: world.replace('number: 9', 'number: 10')},
	]);
	t.true(read.ok, read.ok ? '' : read.error);
	if (!read.ok) return;
	t.deepEqual(
		read.value.levels.map(({id}) => id),
		['2.1', '2.9', '2.10', '10.1'],
	);
	t.deepEqual(
		read.value.worlds.map(({number, title, after, test: shows}) => ({number, title, after, test: shows})),
		[
			{number: 2, title: 'W', after: null, test: '2.1'},
			{number: 10, title: 'W', after: '8.1', test: '9.9'},
		],
		'a world without a page is open from the start',
	);
	t.deepEqual(readPack([]), {ok: true, value: {levels: [], worlds: []}});
});

test('an id or a world that is there twice is told with both files', t => {
	t.deepEqual(readPack([file('a.md', '2.1'), file('b/c.md', '2.1')]), {
		ok: false,
		error: 'b/c.md:1: level 2.1 is in a.md already',
	});
	t.deepEqual(
		readPack([
			{path: 'world.md', text: world},
			{path: 'b/world.md', text: world},
		]),
		{ok: false, error: 'b/world.md:1: world 9 is in world.md already'},
	);
});

test('a file of a pack that is malformed is named', t => {
	const read = readPack([file('a.md', '2.1'), file('b.md', 'x')]);
	t.regex(read.ok ? '' : read.error, /^b\.md:2: id must be/u);
});

test('what cannot be a level is refused in one sentence: aliases, values that are no JSON, sizes, other encodings, control characters', t => {
	const head = (lines: string, body = 'Text.'): string =>
		`---\nid: "9.9"\ntitle: T\nworld: W\nidea: i\nprotocol: dictator\nn: 2\ninputs: "10"\nshown: none\nsolution: {schedule: '0:-'}\nhints: [h]\nsource: s\n${lines}\n---\n${body}\n`;
	const plain = 'goal: {kind: decision}\npar: 1';
	const refused = (text: string): string => {
		const parsed = parseLevel('x.md', text);
		return parsed.ok ? 'no error' : parsed.error;
	};
	t.is(refused(head(plain)), 'no error');
	t.is(refused(`\uFEFF${head(plain)}`), 'no error', 'a byte order mark is no harm');
	t.regex(
		refused(head('goal: {kind: decision}\npar: *nope')),
		/^x\.md:1: the head is not YAML that can be used: Unresolved alias/u,
	);
	for (const value of ['.nan', '.inf', '&a [*a]', '!!set {a}'])
		t.regex(
			refused(head(`goal: {kind: picture, states: [{process: 0, storage: ${value}}]}\npar: 1`)),
			/^x\.md:13: goal\.states\.0\.storage must be a JSON value$/u,
			value,
		);
	t.is(refused(head('goal: {kind: decision}\npar: 99999999999999999999')), 'x.md:14: par must be 10,000 at most');
	t.is(refused(head('goal: {kind: stages, count: 1000000}\npar: 1')), 'x.md:13: goal.count must be 1,000 at most');
	t.is(
		refused(head(`${plain}\nopening: '${'0:- '.repeat(1001).trim()}'`)),
		'x.md:15: opening must have 1000 events at most',
	);
	t.is(refused(head(`${plain}\nthen: [null]`)), 'x.md:15: then.0 must be fields with values');
	t.is(refused('---\n- 1\n---\nText.\n'), 'x.md:2: the head must be fields with values, like id: "5.3"');
	t.is(refused('-\0-\0-\0\n\0'), 'x.md:1: a level is a text in UTF-8, and this is not');
	t.is(refused(head(plain, 'A \u001b[2J')), 'x.md:1: the text below the head has control characters in it');
	t.is(
		refused(head(plain).replace('title: T', 'title: "\\e]0;x\\a"')),
		'x.md:3: title must not have control characters in it',
	);
});
