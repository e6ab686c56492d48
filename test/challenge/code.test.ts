import {readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {makeCode, opening, parseCode, wantedId} from '../../src/challenge/index.js';
import type {Json} from '../../src/flp/index.js';
import {rows} from '../../src/challenge/deck.js';
import {drawInputs, drawProtocol, drawStatement, sources} from '../../src/challenge/draw.js';
import {difficulties} from '../../src/challenge/id.js';
import {drawFrom} from '../../src/challenge/random.js';
import type {Statement} from '../../src/challenge/statement.js';
import {createSpaces} from '../../src/solver/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {challengeOf} from '../support/drawing.js';
import {isLong} from '../support/long.js';

/** Statements of every kind, as they are drawn; whether they can be won is not asked. */
function drawn(number: number): Statement[] {
	return difficulties.flatMap(difficulty =>
		rows[difficulty].flatMap(({kind}, index) => {
			const draw = drawFrom(`${difficulty} ${kind} ${number}`);
			const [stage] = drawInputs(draw, drawProtocol(draw, sources[(number + index) % sources.length]!));
			if (stage === undefined) return [];
			const {start} = createSpaces(findProtocol(stage.protocol)!).space(stage.inputs);
			return drawStatement(draw, stage, start, kind, difficulty) ?? [];
		}),
	);
}

const statements = Array.from({length: 40}, (_, number) => drawn(number)).flat();
const codes = statements.map(makeCode);
const golden = Object.values(JSON.parse(readFileSync('test/challenge/golden.json', 'utf8')) as Record<string, string>);

test('a code carries a challenge of every kind, in one word, and any case', t => {
	t.deepEqual(new Set(statements.map(({goal}) => goal.kind)).size, 7);
	for (const [index, code] of codes.entries()) {
		t.regex(code, /^[0-9A-HJKMNP-TV-Z]+$/u);
		t.deepEqual(parseCode(code), {ok: true, value: statements[index]!});
		t.deepEqual(parseCode(code.toLowerCase()), {ok: true, value: statements[index]!});
		t.true(opening(code).ok);
	}
	const [code] = codes;
	const broken = ` ${code!.slice(0, 20)}\n  ${code!.slice(20)}\r\n`;
	t.deepEqual(parseCode(broken), parseCode(code!), 'as it is copied from a screen');
	t.deepEqual(wantedId(broken, 'easy'), {ok: true, value: code});
	const short = makeCode({
		...statements[0]!,
		protocol: 'after-me',
		n: 2,
		inputs: '01',
		opening: [],
		goal: {kind: 'stages', count: 2},
	});
	t.true(short.length < 60);
	for (const word of [short, short.toLowerCase(), ...codes, ...golden])
		t.deepEqual(wantedId(word, 'easy'), {ok: true, value: word.toUpperCase()}, 'however short, it is no seed');
	t.regex(JSON.stringify(wantedId(short.slice(1), 'easy')), /its checksum is wrong|some of it is missing/u);
	t.deepEqual(wantedId('week 5', 'easy'), {ok: true, value: 'v1:easy#week 5'});
	for (const nothing of ['', ' ', '\n'])
		t.deepEqual(wantedId(nothing, 'easy'), {ok: false, error: 'is empty; a seed is any text, like "week 5"'});
	t.is(new Set(codes).size, new Set(statements.map(one => JSON.stringify(one))).size);
});

test('a code of a protocol that is too large, or of a goal that cannot be reached by thinking, is no challenge', t => {
	for (const protocol of ['paxos', 'ben-or-flip', 'wait-for-all', 'always-zero']) {
		const n = findProtocol(protocol)!.processes.max;
		const code = makeCode({
			protocol,
			n,
			inputs: '1'.repeat(n),
			faults: 'none',
			shown: 'none',
			looks: null,
			claims: false,
			opening: [],
			goal: {kind: 'decision', value: 1, process: 0},
		});
		t.throws(() => challengeOf(code), {message: `${code} is no challenge`});
	}
});

test('a code of an event that never happens is no challenge, whatever is in its message', t => {
	const of = (protocol: string, n: number, message: Json): string =>
		makeCode({
			protocol,
			n,
			inputs: '01'.padEnd(n, '0'),
			faults: 'none',
			shown: 'none',
			looks: null,
			claims: true,
			opening: [],
			goal: {kind: 'pinned', event: {process: 0, message}},
		});
	// what no protocol sends, none of them knows how to show; some can be claimed to be impossible
	for (const [protocol, n] of [
		['initially-dead', 2],
		['always-zero', 2],
		['after-you', 2],
		['hot-potato', 3],
	] as const)
		for (const message of [
			{},
			[],
			7,
			'x'.repeat(1000),
			'\u202Eabc',
			'\u001B[2J',
			{decided: {a: 1}},
			{from: '\u0007'},
		]) {
			const code = of(protocol, n, message);
			t.throws(() => challengeOf(code), {message: `${code} is no challenge`});
		}
});

test('every damaged code is refused in one sentence', t => {
	const most = isLong ? 10_000 : 1000;
	const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	const draw = drawFrom('damage');
	for (let number = 0; number < most; number++) {
		const code = draw.pick(codes);
		const at = draw.below(code.length);
		const other = draw.pick([...digits].filter(digit => digit !== code[at]));
		const damaged = draw.pick([
			code.slice(0, at) + other + code.slice(at + 1),
			code.slice(0, at) + code.slice(at + 1),
			code.slice(0, at) + other + code.slice(at),
			code.slice(at + 1) + code.slice(0, at),
			code.slice(0, at),
			`${code.slice(0, at)}${draw.pick(['!', 'U', ' ', '\n', 'é', '\u0000'])}${code.slice(at + 1)}`,
		]);
		if (damaged === code) continue;
		const parsed = parseCode(damaged);
		t.false(parsed.ok, damaged);
		t.regex((parsed as {readonly error: string}).error, /^(?:is|has|does) [^\n.]+$/u);
	}
	fc.assert(
		fc.property(fc.string(), text => !parseCode(text).ok && !opening(`${text}:`).ok),
		{seed: 9, numRuns: 300},
	);
	// no more of it is looked at than a code or an ID may have
	for (const long of ['0'.repeat(10_000_000), `${':'.repeat(10_000_000)}#`, `v1:hard#${'x'.repeat(10_000_000)}`]) {
		t.false(parseCode(long).ok);
		const parsed = opening(long);
		t.false(parsed.ok);
		t.true((parsed as {readonly error: string}).error.length < 150);
	}
});
