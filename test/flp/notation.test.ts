import test from 'ava';
import fc from 'fast-check';
import {canonicalText, type Event, type Json, makeEvent, makeSchedule, parseSchedule} from '../../src/flp/index.js';

const events: fc.Arbitrary<Event[]> = fc.array(
	fc.record({
		process: fc.nat(20),
		message: fc.oneof(
			fc.constant(null),
			fc.jsonValue().map(value => (value === null ? 0 : (value as Json))),
		),
	}),
);

test('what is made is read back, and holds no blank but between events', t => {
	fc.assert(
		fc.property(events, schedule => {
			const text = makeSchedule(schedule);
			const parsed = parseSchedule(text);
			t.true(parsed.ok && canonicalText(parsed.value) === canonicalText(schedule));
			t.is(text === '' ? 0 : text.split(' ').length, schedule.length);
		}),
		{seed: 1985},
	);
});

test('blanks inside strings are written \\u0020', t => {
	t.is(makeEvent({process: 2, message: {'a b': 'c d'}}), '2:{"a\\u0020b":"c\\u0020d"}');
});

test('what a terminal takes for a command is written as JSON can write it, and read back', t => {
	const event: Event = {process: 0, message: '\u001B[2J\u007F\u009B2J'};
	const text = makeEvent(event);
	t.is(text, '0:"\\u001b[2J\\u007f\\u009b2J"');
	t.deepEqual(parseSchedule(text), {ok: true, value: [event]});
});

test('reading is wider than writing', t => {
	const parsed = parseSchedule(' 0:∅\n\t1:{ "b" : 1, "a": "x y" }  12:-1 3:- 0:"-"');
	t.deepEqual(parsed, {
		ok: true,
		value: [
			{process: 0, message: null},
			{process: 1, message: {b: 1, a: 'x y'}},
			{process: 12, message: -1},
			{process: 3, message: null},
			{process: 0, message: '-'},
		],
	});
});

for (const [text, says] of [
	['0:null', /event 1 .* write 0:- for ∅/u],
	['0:- 1:', /event 2 \(at character 5\) has nothing after its colon/u],
	['0', /event 1 .* does not begin with a process and a colon/u],
	['01:-', /does not begin with a process/u],
	['0:{"a":1', /one JSON value/u],
	['0:{"a":1}1:-', /not followed by a blank/u],
	['0:--', /one JSON value/u],
	['-1:-', /does not begin with a process/u],
] as const) {
	test(`refused: ${text}`, t => {
		const parsed = parseSchedule(text);
		t.false(parsed.ok);
		t.regex(parsed.ok ? '' : parsed.error, says);
	});
}
