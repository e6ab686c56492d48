import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {createLooker} from '../../src/engine/index.js';
import {applyEvent, initialConfiguration, makeEvent, makeSchedule} from '../../src/flp/index.js';
import {nearestWay, played, judgedStanding} from '../../src/solver/index.js';
import {begin, go, spacesOf} from '../support/plays.js';
import {walk} from '../support/random-goals.js';
import {counting} from '../support/random/counting.js';
import {coinRounds} from '../support/random/coins.js';

const choices = fc.array(fc.nat(50), {maxLength: 12});

test('after any run, what a reduced graph says of valences is what the protocol itself says', t => {
	let compared = 0;
	fc.assert(
		fc.property(fc.oneof(counting, coinRounds), fc.nat(7), choices, ({protocol, n, finite}, number, numbers) => {
			if (!finite) return;
			const inputs = (number % 2 ** n).toString(2).padStart(n, '0');
			const {schedule} = walk(protocol, initialConfiguration(protocol, inputs), numbers);
			const plain = createLooker(protocol, inputs).look(schedule);
			const reduced = createLooker(protocol, inputs, {reduced: true}).look(schedule);
			if (reduced.valence === 'unknown') return; // beyond the window
			compared++;
			assert.equal(reduced.valence, plain.valence);
			assert.equal(reduced.open, plain.open);
			const known = new Map(plain.moves.map(({event, valence}) => [makeEvent(event), valence]));
			for (const {event, valence} of reduced.moves)
				if (valence !== 'unknown') assert.equal(known.get(makeEvent(event)), valence, makeEvent(event));
			for (const [way, value] of [
				[reduced.toZero, 0],
				[reduced.toOne, 1],
			] as const) {
				const end = [...schedule, ...(way ?? [])].reduce(
					(configuration, event) => applyEvent(protocol, configuration, event)!.after,
					initialConfiguration(protocol, inputs),
				);
				if (way !== null) assert.ok(end.states.some(({output}) => output === value));
			}
		}),
		{seed: 1985, numRuns: 120},
	);
	t.true(compared > 60, String(compared));
});

test('from wherever one is in the duel, a way to a loop up to a shift leads to one that the judge accepts', t => {
	const start = begin({protocol: 'paxos-duel', n: 3, inputs: '010', goal: {kind: 'fair-loop', shift: true}});
	let ways = 0;
	fc.assert(
		fc.property(choices, numbers => {
			const {schedule} = walk(start.protocol, initialConfiguration(start.protocol, '010'), numbers);
			const play = go(start, makeSchedule(schedule));
			const found = nearestWay(play, spacesOf(play));
			if (found.is !== 'way') return;
			ways++;
			assert.equal(judgedStanding(played(play, found), spacesOf(play)).is, 'won');
		}),
		{seed: 1985, numRuns: 25},
	);
	t.true(ways > 10, String(ways));
});
