import test from 'ava';
import {
	createLocals,
	createReductions,
	createSituations,
	explore,
	find,
	transitionsOf,
} from '../../src/engine/index.js';
import type {Protocol} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';

/** Whoever steps sends, so there is no end to its configurations. */
const flood: Protocol = {
	name: 'flood',
	title: 'Flood',
	summary: 'Everybody sends for ever.',
	processes: {min: 2, max: 3, default: 2},
	start: () => ({pc: 'go', storage: 0}),
	step: ({others, state}) => ({
		storage: ((state.storage as number) + 1) % 3,
		send: others.map(to => ({to, message: state.storage as number})),
	}),
};

test('a protocol that explodes ends in unknown, with figures, when there is no more room', t => {
	const most = 5_000_000;
	let asked = 0;
	const finding = find(flood, {
		n: 2,
		inputs: ['01'],
		faults: 'one',
		maxConfigurations: 1e12,
		roomFor(bytes) {
			asked = Math.max(asked, bytes);
			return bytes < most;
		},
	});
	const [vector] = finding.vectors;
	t.true(asked >= most);
	t.is(vector!.outOfRoom, true);
	t.false(vector!.complete);
	t.is(vector!.valence, 'unknown');
	t.true(vector!.configurations > 4000);
	t.true(vector!.transitions > vector!.configurations);
	t.is(vector!.counts.unknown, vector!.configurations);
	t.true(vector!.cases.every(({verdict}) => verdict === 'unknown'));
});

test('what is left out for want of room leads beyond; the rest is as it was', t => {
	const graphOf = (roomFor: () => boolean) => {
		const locals = createLocals(findProtocol('wait-for-all')!, 4);
		const situations = createSituations(locals, createReductions(locals, false));
		return explore(situations, '0111', {limit: 1_000_000, roomFor});
	};
	const whole = graphOf(() => true);
	const part = graphOf(() => false);
	t.true(whole.complete);
	t.false(part.complete);
	t.true(part.size > 0 && part.size < whole.size);
	let beyond = 0;
	for (let c = 0; c < part.size; c++) {
		const expected = transitionsOf(whole, c).map(transition => ({
			...transition,
			target: transition.target < part.size ? transition.target : -1,
		}));
		const found = transitionsOf(part, c);
		beyond += found.filter(({target}) => target === -1).length;
		t.deepEqual(found, expected);
	}
	t.true(beyond > 0);
});
