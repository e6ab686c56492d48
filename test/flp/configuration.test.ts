import test from 'ava';
import {
	allInputs,
	applicableEvents,
	applyEvent,
	configurationText,
	decisionsOf,
	initialConfiguration,
	makeEvent,
	type Protocol,
} from '../../src/flp/index.js';

/** On ∅ p0 sends 1 twice and 2 once to p1; p1 counts what it hears. */
const protocol: Protocol = {
	name: 'sends',
	title: 'Sends',
	summary: 'For tests.',
	processes: {min: 2, max: 2, default: 2},
	start: ({self}) => ({pc: `p${self}`, storage: 0}),
	step: ({self, state, message}) =>
		self === 0 && message === null
			? {send: [1, 2, 1].map(value => ({to: 1, message: value}))}
			: message === 2
				? {decide: 1}
				: message === 1
					? {storage: Number(state.storage) + 1}
					: {},
};
const first = initialConfiguration(protocol, '01');

test('initial configuration: initial states, inputs in place, empty buffer', t => {
	t.deepEqual(first, {
		states: [
			{input: 0, output: null, pc: 'p0', storage: 0},
			{input: 1, output: null, pc: 'p1', storage: 0},
		],
		buffer: [],
	});
});

test('equal copies are one event, ∅ is always applicable, and the oldest copy goes first', t => {
	const {after} = applyEvent(protocol, first, {process: 0, message: null})!;
	t.deepEqual(applicableEvents(after).map(makeEvent), ['0:-', '1:1', '1:2', '1:-']);
	const received = applyEvent(protocol, after, {process: 1, message: 1})!;
	t.is(received.received, 0);
	t.deepEqual(
		received.after.buffer.map(({value}) => value),
		[2, 1],
	);
});

test('an event whose message is not in the buffer is not applicable', t => {
	t.is(applyEvent(protocol, first, {process: 1, message: 1}), undefined);
	t.is(applyEvent(protocol, first, {process: 5, message: null}), undefined);
});

test('the buffer is a multiset: order does not count, copies do', t => {
	const with_ = (values: number[]) => configurationText({...first, buffer: values.map(value => ({to: 1, value}))});
	t.is(with_([1, 2]), with_([2, 1]));
	t.not(with_([1, 1]), with_([1]));
});

test('decisions are collected; inputs are listed in binary order', t => {
	const sent = applyEvent(protocol, first, {process: 0, message: null})!.after;
	t.deepEqual([...decisionsOf(applyEvent(protocol, sent, {process: 1, message: 2})!.after)], [1]);
	t.deepEqual(allInputs(2), ['00', '01', '10', '11']);
});
