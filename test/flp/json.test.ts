import test from 'ava';
import {canonicalText, freshCopy, NotJson} from '../../src/flp/index.js';

test('keys are in the order of their UTF-16 code units, numbers and nesting as JSON writes them', t => {
	t.is(
		canonicalText({b: 1, a: [true, null, 'x y'], '\u{1F600}': 0, '\uFFFD': 0, 10: 1, 9: 1}),
		'{"10":1,"9":1,"a":[true,null,"x y"],"b":1,"\u{1F600}":0,"\uFFFD":0}',
	);
});

test('−0 is 0', t => {
	t.is(canonicalText([-0]), '[0]');
});

test('strings are kept code unit for code unit, also lone surrogates', t => {
	t.is(JSON.parse(canonicalText('\uD800')), '\uD800');
});

test('a key named __proto__ survives a copy', t => {
	const copy = freshCopy(JSON.parse('{"__proto__": 1}'));
	t.is(canonicalText(copy), '{"__proto__":1}');
});

const cycle: unknown[] = [];
cycle.push(cycle);
const holes: unknown[] = [1];
holes.length = 3;
class Own {}
class List extends Array<number> {}
const deep = (): unknown => {
	let value: unknown = 0;
	for (let i = 0; i < 100_000; i++) value = [value];
	return value;
};

for (const [what, value, path] of [
	['undefined inside', {a: undefined}, 'a'],
	['NaN', [Number.NaN], '[0]'],
	['an infinity', {a: {b: Number.NEGATIVE_INFINITY}}, 'a.b'],
	['a bigint', 1n, ''],
	['a function', () => 0, ''],
	['a symbol', Symbol('s'), ''],
	['a hole', holes, ''],
	['a cycle', cycle, '[0]'],
	['an instance', new Own(), ''],
	['a Map', new Map(), ''],
	['a list of a class of its own', {a: List.of(1)}, 'a'],
	['an object whose prototype has no name', Object.create(Object.create(null)), ''],
	['a hidden property', Object.defineProperty({a: 1}, 'b', {value: 1}), ''],
	['a hidden property of a list', Object.defineProperty([1], 'b', {value: 1}), ''],
	['a function further in', [{a: () => 0}], '[0].a'],
	['a Date', {at: new Date(0)}, 'at'],
	[
		'a getter',
		{
			get a() {
				return 1;
			},
		},
		'',
	],
	['a symbol as key', {[Symbol('k')]: 1}, ''],
	['an array with a property', Object.assign([1], {x: 1}), ''],
	['what is nested too deeply', deep(), ''],
] as const) {
	test(`not JSON: ${what}`, t => {
		const error = t.throws(() => canonicalText(value), {instanceOf: NotJson});
		t.is(error?.path, path);
	});
}
