import test from 'ava';
import fc from 'fast-check';
import {makeCode, opening, parseCode} from '../../src/challenge/index.js';
import {drawStage, drawStatement, kinds, sources} from '../../src/challenge/draw.js';
import {difficulties} from '../../src/challenge/id.js';
import {drawFrom} from '../../src/challenge/random.js';
import type {Statement} from '../../src/challenge/statement.js';
import {createSpaces} from '../../src/solver/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {isLong} from '../support/long.js';

/** Statements of every kind, as they are drawn; whether they can be won is not asked. */
function drawn(number: number): Statement[] {
	return difficulties.flatMap(difficulty =>
		kinds[difficulty].flatMap((kind, index) => {
			const draw = drawFrom(`${difficulty} ${kind} ${number}`);
			const stage = drawStage(draw, (number + index) % sources.length);
			const {start} = createSpaces(findProtocol(stage.protocol)!).space(stage.inputs);
			return drawStatement(draw, stage, start, kind, difficulty) ?? [];
		}),
	);
}

const statements = Array.from({length: 40}, (_, number) => drawn(number)).flat();
const codes = statements.map(makeCode);

test('a code carries a challenge of every kind, in one word, and any case', t => {
	t.deepEqual(new Set(statements.map(({goal}) => goal.kind)).size, 7);
	for (const [index, code] of codes.entries()) {
		t.regex(code, /^[0-9A-HJKMNP-TV-Z]+$/u);
		t.deepEqual(parseCode(code), {ok: true, value: statements[index]!});
		t.deepEqual(parseCode(code.toLowerCase()), {ok: true, value: statements[index]!});
		t.true(opening(code).ok);
	}
	t.is(new Set(codes).size, new Set(statements.map(one => JSON.stringify(one))).size);
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
	t.false(parseCode('0'.repeat(100_000)).ok);
});
