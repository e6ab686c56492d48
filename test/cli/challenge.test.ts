import test from 'ava';
import {bivalent} from '../support/program.js';

test('without a terminal a challenge is printed, with its code; today’s has the date for its seed', t => {
	const {status, out, err} = bivalent('challenge', 'v1:easy#1');
	t.is(status, 0);
	t.is(err, '');
	t.regex(out, /^v1:easy#1 Lamps \w+ {3}\(world Challenges\)\n/u);
	t.regex(out, /\nGOAL {7}\S/u);
	const code = /\nCode: (\S+)\n$/u.exec(out)![1]!;
	t.true(bivalent('challenge', code).out.includes(`Code: ${code}`));
	t.is(bivalent('challenge', '1', '--difficulty', 'easy').out, out, 'a seed alone will do');
	const before = new Date().toISOString().slice(0, 10);
	const today = bivalent('challenge', '--json');
	const after = new Date().toISOString().slice(0, 10);
	const {id} = JSON.parse(today.out) as {readonly id: string};
	t.true([before, after].map(day => `v1:medium#${day}`).includes(id));
});

test('as JSON it tells protocol, rules and goal, and its solution only when that is asked for', t => {
	const read = (...args: string[]): Record<string, unknown> =>
		JSON.parse(bivalent('challenge', 'v1:easy#1', '--json', ...args).out) as Record<string, unknown>;
	t.like(read(), {
		format: 'bivalent-challenge/1',
		id: 'v1:easy#1',
		n: 3,
		inputs: '100',
		par: 2,
		goal: {kind: 'critical'},
	});
	t.false('solution' in read());
	t.like(read('--solve')['solution'], {claim: null, faulty: null});
	t.regex(bivalent('challenge', 'v1:easy#1', '--solve').out, /\nTHE ENGINE 2 moves: \S+ \S+\n/u);
});

test('what is no challenge is refused in a line', t => {
	for (const [id, says] of [
		['v2:hard#7', /^"v2:hard#7" is of the generator's version v2; this one is v1\.\n$/u],
		['v1:hard#', /^"v1:hard#" has no seed after the #\.\n$/u],
		['x'.repeat(80), /^"x{40}" is no code: /u],
		['v1:hard#a\u0007', /cannot be written on a line\.\n$/u],
	] as const) {
		const {status, out, err} = bivalent('challenge', id);
		t.is(status, 2, id);
		t.is(out, '');
		t.regex(err, says);
	}
});
