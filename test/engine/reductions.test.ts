import test from 'ava';
import {judgeCertificate} from '../../src/certificate/index.js';
import {find} from '../../src/engine/index.js';
import {
	Breach,
	isState,
	type Json,
	type ProcessState,
	type Protocol,
	type Rounds,
	type Step,
	type StepView,
} from '../../src/flp/index.js';
import {prove} from '../../src/verdict/index.js';

/** Round numbers in the field `round` of storage and messages. */
const rounds: Rounds = {
	period: 1,
	of: x => roundOf(x),
	shift: (x, by) => shifted(x, by),
};

function roundOf(x: ProcessState | Json): number[] {
	const holder = (isState(x) ? x.storage : x) as {round?: number} | null;
	return typeof holder === 'object' && holder?.round !== undefined ? [holder.round] : [];
}

function shifted(x: ProcessState | Json, by: number): ProcessState | Json {
	const raise = (value: Json): Json =>
		roundOf(value).length === 0 ? value : {...(value as {round: number}), round: (value as {round: number}).round + by};
	return isState(x) ? {...x, storage: raise(x.storage)} : raise(x);
}

function two(name: string, rest: Pick<Protocol, 'start' | 'step'> & Partial<Protocol>): Protocol {
	return {name, title: name, summary: name, processes: {min: 2, max: 2, default: 2}, rounds, ...rest};
}

const at = (round: number): Json => ({round});

/**
 * p0 always has the letters of its round and of the next one, and receives the older one: in the quotient the letter named 1 waits everywhere and
 * is never received. Truly each letter is received one round later. ∅ decides 1, the younger letter first decides 0.
 */
const ticker = two('ticker', {
	start: ({self}) => ({pc: 'start', storage: self === 0 ? at(0) : null}),
	step({self, state, message}) {
		if (self !== 0 || state.output !== null) return {};
		const {round} = state.storage as {round: number};
		if (state.pc === 'start') return {pc: 'on', send: [round, round + 1].map(letter => ({to: 0, message: at(letter)}))};
		if (message === null) return {decide: 1};
		const {round: letter} = message as {round: number};
		if (letter !== round) return {decide: 0};
		return {storage: at(round + 1), send: [{to: 0, message: at(round + 2)}]};
	},
});

/**
 * p0 goes up and down between a round and the next, while a letter two rounds up waits for it: in the quotient that letter has another name in
 * each configuration, so that none waits everywhere. Truly it starves. Its delivery decides, one way or the other.
 */
const swing = two('swing', {
	start: ({self}) => ({pc: 'start', storage: self === 0 ? {round: 0, up: false} : null}),
	step({self, state, message}) {
		if (self !== 0 || state.output !== null) return {};
		const {round, up} = state.storage as {round: number; up: boolean};
		if (state.pc === 'start') return {pc: 'on', send: [{to: 0, message: at(round + 2)}]};
		if (message !== null) return {decide: up ? 1 : 0};
		return {storage: {round: up ? round - 1 : round + 1, up: !up}};
	},
});

/** p1 steps only by receiving noise, which it ignores: its ∅ decides 0. p0 turns a switch and makes noise; the letter that it keeps alive decides 1 when the switch is on. */
const noise = two('noise', {
	start: ({self}) => ({pc: 'start', storage: self === 0 ? {on: false} : null}),
	step({self, state, message}) {
		if (state.output !== null) return {};
		if (self === 1) return message === 'noise' ? {} : {decide: 0};
		const {on} = state.storage as {on: boolean};
		if (state.pc === 'start') return {pc: 'on', send: [{to: 0, message: 'letter'}]};
		if (message === null) return {storage: {on: !on}, send: [{to: 1, message: 'noise'}]};
		return on ? {decide: 1} : {send: [{to: 0, message: 'letter'}]};
	},
	rounds: undefined as never,
	ignores: ({self, message}) => self === 1 && message === 'noise',
});
delete (noise as {rounds?: Rounds}).rounds;

const ask = {n: 2, inputs: ['01'], faults: 'none', maxConfigurations: 1000} as const;

test('a letter that waits under one name and is received under another is received', t => {
	const report = prove(ticker, {name: 'ticker', bivalent: 'x'}, ask, {judgeLimit: 1000});
	t.is(report.verdict, 'proved');
	t.true(report.certificate!.shift > 0);
	t.deepEqual(judgeCertificate(ticker, report.certificate!), {valid: true});
	t.deepEqual(report.assumes, ['rounds']);
});

test('a letter that waits under changing names and is never received starves', t => {
	const report = prove(swing, {name: 'swing', bivalent: 'x'}, ask, {judgeLimit: 1000});
	t.is(report.verdict, 'refuted');
	t.true(report.complete);
	t.deepEqual(find(swing, {...ask, reductions: false}).vectors[0]!.cases[0]!.verdict, 'refuted');
});

test('a delivery that is dropped is a step', t => {
	const report = prove(noise, {name: 'noise', bivalent: 'x'}, ask, {judgeLimit: 1000});
	t.is(report.verdict, 'proved');
	t.deepEqual(report.reductions, ['ignores']);
	t.deepEqual(report.assumes, []);
	t.true(report.certificate!.loop.some(({process, message}) => process === 1 && message === 'noise'));
});

const honest: Pick<Protocol, 'start' | 'step'> = {start: view => ticker.start(view), step: view => ticker.step(view)};
/** The ticker's step; when it goes on to the next round it sends a letter of the old one, too. */
function littering(view: StepView): Step {
	const step = ticker.step(view);
	return view.self === 0 && step.storage !== undefined
		? {...step, send: [...(step.send ?? []), {to: 0, message: at(roundOf(view.state)[0]!)}]}
		: step;
}

/** A letter from before the round in which its receiver is. */
function isOld({self, state, message}: Pick<StepView, 'self' | 'state'> & {readonly message: Json | null}): boolean {
	const {round: letter} = (message ?? {}) as {round?: number};
	return (
		self === 0 && letter !== undefined && state.pc === 'on' && state.output === null && letter < roundOf(state)[0]!
	);
}

/** A state with one mark more at its program counter. */
function marked(x: ProcessState | Json): ProcessState | Json {
	return isState(x) ? {...x, pc: `${x.pc}'`} : x;
}

function late(state: ProcessState): boolean {
	return (roundOf(state)[0] ?? 0) > 500;
}

for (const [what, protocol, says] of [
	[
		'a delivery that is ignored and does something',
		two('bad', {...honest, ignores: ({self}) => self === 0}),
		/ignores says that this delivery makes no difference, and step does something/u,
	],
	[
		'a step that depends on the round',
		two('bad', {
			...honest,
			step: view =>
				view.self === 0 && ((view.state.storage as {round: number} | null)?.round ?? 0) > 500 ? {} : ticker.step(view),
		}),
		/round numbers raised by .* rounds must not matter/u,
	],
	[
		'an ignored delivery that does something in a late round',
		two('bad', {
			...honest,
			step: view => (isOld(view) ? (late(view.state) ? {decide: 1} : {}) : littering(view)),
			ignores: isOld,
		}),
		/with all round numbers raised by 1000 this delivery, which is ignored, does something/u,
	],
	[
		'what is ignored in early rounds alone',
		two('bad', {
			...honest,
			step: view => (isOld(view) ? {} : littering(view)),
			ignores: view => isOld(view) && !late(view.state),
		}),
		/with all round numbers raised by 1000 ignores answers otherwise/u,
	],
	[
		'a step that sends something else in a late round',
		two('bad', {...honest, step: view => ({...ticker.step(view), ...(late(view.state) ? {send: []} : {})})}),
		/with all round numbers raised by 1000 step sends something else/u,
	],
	[
		'what is ignored in late rounds alone',
		two('bad', {...honest, ignores: view => view.self === 0 && late(view.state)}),
		/with all round numbers raised by 1000 ignores answers otherwise/u,
	],
	[
		'a shift by 0 that shifts',
		two('bad', {...honest, rounds: {...rounds, shift: (x, by) => shifted(x, by === 0 ? 1 : by)}}),
		/rounds\.shift by 0 changes it/u,
	],
	[
		'shifts that do not add up',
		two('bad', {
			...honest,
			rounds: {...rounds, shift: (x, by) => (by === 0 || !isState(x) ? shifted(x, by) : marked(shifted(x, by)))},
		}),
		/rounds\.shift by .* and then by .* is not the shift by/u,
	],
	[
		'a shift of what holds no round number',
		two('bad', {
			...honest,
			rounds: {
				...rounds,
				shift: (x, by) => (by === 0 || roundOf(x).length > 0 || !isState(x) ? shifted(x, by) : marked(x)),
			},
		}),
		/rounds\.shift changes it, though it holds no round number/u,
	],
	[
		'a round number made of nothing',
		two('bad', {start: () => ({pc: 'a', storage: null}), step: () => ({storage: at(0)})}),
		/with all round numbers raised by 1 step leads to another state/u,
	],
	[
		'a shift that shifts nothing',
		two('bad', {...honest, rounds: {...rounds, shift: x => x}}),
		/rounds\.shift by 1 does not add 1 to each/u,
	],
	['a period of 0', two('bad', {...honest, rounds: {...rounds, period: 0}}), /rounds\.period is 0/u],
	[
		'round numbers that are none',
		two('bad', {...honest, rounds: {...rounds, of: () => [0.5]}}),
		/it must be a list of integers/u,
	],
	[
		'ignores that does not say',
		two('bad', {...honest, ignores: () => 'no' as never}),
		/ignores gave "no"; it must be true or false/u,
	],
	[
		'a round below the first one',
		two('bad', {
			start: () => ({pc: 'a', storage: at(0)}),
			step: ({state}) => ({storage: at((state.storage as {round: number}).round - 1)}),
		}),
		/lower than any in the initial configuration/u,
	],
] as const) {
	test(`${what} is an error that shows where`, t => {
		const error = t.throws(() => find(protocol, ask), {instanceOf: Breach, message: says});
		t.regex(error?.message ?? '', /protocol bad breaks the model/u);
	});
}

test('what is ignored now must be ignored later', t => {
	const fickle = two('fickle', {
		start: () => ({pc: 'a', storage: null}),
		step({self, state, message}) {
			if (self === 1) return state.pc === 'a' ? {pc: 'b', send: [{to: 0, message: 'x'}]} : {};
			return message === null && state.pc === 'a' ? {pc: 'b'} : {};
		},
		ignores: ({self, state}) => self === 0 && state.pc === 'a',
	});
	t.throws(() => find(fickle, ask), {instanceOf: Breach, message: /in the later state .* it says otherwise/u});
});

test('a certificate whose steps depend on the round is rejected', t => {
	const {certificate} = prove(ticker, {name: 'ticker', bivalent: 'x'}, ask, {judgeLimit: 1000});
	const turning = {
		...ticker,
		step: (view: Parameters<Protocol['step']>[0]) =>
			view.self === 0 && ((view.state.storage as {round: number} | null)?.round ?? 0) > 500 ? {} : ticker.step(view),
	};
	t.like(judgeCertificate(turning, certificate!), {valid: false, code: 'rounds-matter'});
	t.like(judgeCertificate({...ticker, rounds: {...rounds, period: 1000}}, certificate!), {
		valid: false,
		code: 'shift-is-no-period',
	});
});
