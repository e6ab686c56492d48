import test from 'ava';
import {Breach, holdToModel, type Protocol, type StepView} from '../../src/flp/index.js';

const good = {
	name: 'a-b',
	title: 'T',
	summary: 'S',
	processes: {min: 2, max: 3, default: 2},
	start: () => ({pc: 's', storage: null}),
	step: () => ({}),
};
const view: StepView = {
	self: 1,
	n: 2,
	others: [0],
	state: {input: 0, output: null, pc: 's', storage: {k: [1]}},
	message: {m: 1},
};

test('a protocol that keeps to the model is answered for, with fresh values', t => {
	const protocol = holdToModel({
		...good,
		step: (v: StepView) => ({storage: v.message, send: [{to: -0, message: 'x'}], decide: -0, pc: undefined}),
	});
	t.deepEqual(protocol.step(view), {storage: {m: 1}, send: [{to: 0, message: 'x'}], decide: 0});
	t.deepEqual(protocol.start({self: 0, n: 2}), {pc: 's', storage: null});
});

const exports: readonly (readonly [string, unknown, RegExp])[] = [
	['nothing', undefined, /default export is missing/u],
	['a number', 7, /default export is missing or no object/u],
	['a name that is not kebab-case', {...good, name: 'A B'}, /kebab-case/u],
	['no title', {...good, title: undefined}, /title is missing; it must be a text/u],
	['no step', {...good, step: 1}, /step is 1; it must be a function/u],
	['no start', {...good, start: undefined}, /start is missing/u],
	['too few processes', {...good, processes: {min: 1, max: 3, default: 2}}, /2 ≤ min ≤ default ≤ max/u],
	['a default out of range', {...good, processes: {min: 2, max: 3, default: 4}}, /2 ≤ min/u],
	['a fractional minimum', {...good, processes: {min: 2.5, max: 3, default: 3}}, /integers/u],
	['no processes', {...good, processes: undefined}, /processes are missing/u],
	['show that is no object', {...good, show: 1}, /show is 1/u],
	['a label that is no function', {...good, show: {message: {to: 'a'}}}, /show\.message is \{"to":"a"\}; it must be/u],
	['ignores that are no function', {...good, ignores: 'x'.repeat(200)}, /ignores is "x{79}…; it must be a function/u],
	['rounds that are no object', {...good, rounds: new Map()}, /rounds are not a plain object but a Map; they/u],
	[
		'rounds that are a function',
		{...good, rounds: () => 0},
		/rounds are a function; they must be \{period, of, shift\}/u,
	],
	[
		'rounds without shift',
		{...good, rounds: {period: 1, of: () => [], deep: [Symbol('s')]}},
		/something that is not JSON/u,
	],
	['a period of 0', {...good, rounds: {period: 0, of: () => [], shift: () => 0}}, /period is 0; it must be/u],
];
for (const [what, raw, says] of exports) {
	test(`malformed export: ${what}`, t => {
		t.regex(t.throws(() => holdToModel(raw), {instanceOf: Breach})!.message, says);
	});
}

let calls = 0;
class Own {
	pc = 'x';
}
const steps: readonly (readonly [string, (v: never) => unknown, RegExp])[] = [
	[
		'returns nothing',
		() => undefined,
		/step returned nothing; it must return an object with pc, storage, send, decide/u,
	],
	['returns null', () => null, /step is null; it must be an object/u],
	['returns a promise', async () => ({}), /not a plain object but a Promise/u],
	['returns an instance', () => new Own(), /not a plain object/u],
	['returns a text', () => 'pc', /step/u],
	['an unknown field', () => ({PC: 'x'}), /field "PC"/u],
	['pc that is null', () => ({pc: null}), /pc null; it must be a text/u],
	['storage with undefined inside', () => ({storage: {a: undefined}}), /storage\.a is undefined/u],
	['storage that is NaN', () => ({storage: Number.NaN}), /storage is NaN/u],
	['storage that is a Map', () => ({storage: new Map()}), /not a plain object but a Map/u],
	['sends that are null', () => ({send: null}), /send null; it must be a list/u],
	['sends with a hole', () => ({send: Object.assign([], {length: 2})}), /holes/u],
	['a send with an unknown field', () => ({send: [{to: 0, message: 1, from: 1}]}), /field "from"/u],
	[
		'a destination out of range',
		() => ({send: [{to: 2, message: 1}]}),
		/sends to 2; a destination is a process, 0 … 1/u,
	],
	['a destination that is text', () => ({send: [{to: '0', message: 1}]}), /sends to "0"/u],
	['null as a message', () => ({send: [{to: 0, message: null}]}), /sends null as a message/u],
	['no message', () => ({send: [{to: 0}]}), /message is undefined/u],
	['a bigint as a message', () => ({send: [{to: 0, message: 1n}]}), /a bigint/u],
	['a decision that is text', () => ({decide: '1'}), /decision is 0 or 1/u],
	['decide null', () => ({decide: null}), /decide null/u],
	[
		'an exception',
		() => {
			throw new Error('oops');
		},
		/threw an exception \(oops\)/u,
	],
	[
		'an exception that is no error',
		() => {
			throw 'a text of its own' as unknown as Error;
		},
		/threw an exception \(.*a text of its own.*\)/u,
	],
	[
		'an exception that cannot be shown',
		() => {
			throw Object.create(null);
		},
		/threw an exception \(it threw what cannot be shown\)/u,
	],
	[
		'a value in the place of an object in its argument',
		(v: {state: {storage: unknown}}) => {
			v.state.storage = 1;
			return {};
		},
		/changes its argument/u,
	],
	[
		'an argument that is made computed',
		(v: object) => {
			Object.defineProperty(v, 'self', {get: () => 1, enumerable: true});
			return {};
		},
		/changes its argument/u,
	],
	[
		'an argument with a hidden property',
		(v: object) => {
			Object.defineProperty(v, 'seen', {value: 1});
			return {};
		},
		/changes its argument/u,
	],
	[
		'an argument with another prototype',
		(v: {state: object}) => {
			Object.setPrototypeOf(v.state, new Own());
			return {};
		},
		/changes its argument/u,
	],
	[
		'a changed argument',
		(v: {state: {storage: {k: number[]}}}) => {
			v.state.storage.k.push(2);
			return {};
		},
		/changes its argument/u,
	],
	[
		'a change that leads to an exception',
		(v: {others: number[]}) => {
			v.others.pop();
			throw new Error('later');
		},
		/changes its argument/u,
	],
	[
		'a new field in its argument',
		(v: {x?: number}) => {
			v.x = 1;
			return {};
		},
		/changes its argument/u,
	],
	[
		'a getter',
		() => ({
			get pc() {
				return `x${calls++}`;
			},
		}),
		/hidden or computed property/u,
	],
	[
		'a proxy that throws',
		() =>
			new Proxy(
				{},
				{
					ownKeys() {
						throw new Error('no keys');
					},
				},
			),
		/cannot be read \(no keys\)/u,
	],
];
for (const [what, step, says] of steps) {
	test(`breach in a step: ${what}`, t => {
		const error = t.throws(() => holdToModel({...good, step}).step(view), {instanceOf: Breach})!;
		t.regex(error.message, says);
		t.true(
			error.message.startsWith(
				'protocol a-b breaks the model: process 1 in state {"input":0,"output":null,"pc":"s","storage":{"k":[1]}} receiving {"m":1}: ',
			),
			error.message,
		);
		t.false(error.message.includes('\n'));
	});
}

test('breach in a step: a second decision; the same again is harmless', t => {
	const protocol = holdToModel({...good, step: () => ({decide: 1})});
	t.regex(
		t.throws(() => protocol.step({...view, state: {...view.state, output: 0}}), {instanceOf: Breach})!.message,
		/write-once/u,
	);
	t.deepEqual(protocol.step({...view, state: {...view.state, output: 1}}), {decide: 1});
});

test('breach in start: another answer when asked again, a field too many, no text', t => {
	let asked = 0;
	for (const [start, says] of [
		[() => ({pc: 's', storage: asked++}), /asked a second time/u],
		[() => ({pc: 's', storage: 0, output: null}), /field "output"/u],
		[() => ({pc: 1, storage: 0}), /pc 1/u],
		[() => ({pc: 's'}), /storage is undefined/u],
	] as const) {
		t.regex(
			t.throws(() => holdToModel({...good, start} as unknown as Protocol).start({self: 0, n: 2}), {instanceOf: Breach})!
				.message,
			says,
		);
	}
});

const rounds = {
	period: 1,
	of: () => [1],
	shift: (x: unknown) => x,
};
const state = {input: 0, output: null, pc: 's', storage: 1} as const;
for (const [what, declared, asked, says] of [
	['null of a message', {shift: () => null}, {m: 1}, /made null of a message/u],
	['another input of a state', {shift: () => ({...state, input: 1})}, state, /changes a register/u],
	['a pc that is no text', {shift: () => ({...state, pc: 1})}, state, /gave pc 1; it must be a text/u],
	['no state of a state', {shift: () => 7}, state, /rounds\.shift/u],
] as const) {
	test(`breach in rounds.shift: ${what}`, t => {
		const protocol = holdToModel({...good, rounds: {...rounds, ...declared}});
		t.regex(t.throws(() => protocol.rounds!.shift(asked, 1), {instanceOf: Breach})!.message, says);
	});
}

test('breach in rounds.of and in ignores: an answer of another kind', t => {
	const protocol = holdToModel({...good, rounds: {...rounds, of: () => [0.5]}, ignores: () => 'yes'});
	t.regex(
		t.throws(() => protocol.rounds!.of({m: 1}), {instanceOf: Breach})!.message,
		/of gave \[0\.5\]; it must be a list/u,
	);
	const asked = {self: 0, n: 2, state, message: 'm'.repeat(4000)};
	const {message} = t.throws(() => protocol.ignores!(asked), {instanceOf: Breach})!;
	t.regex(message, /ignores gave "yes"; it must be true or false/u);
	t.true(message.length < 1500);
});
