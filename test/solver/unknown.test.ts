import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import type {Protocol} from '../../src/flp/index.js';
import {act, partOf} from '../../src/game/index.js';
import {answerClaim, helpFor, judgedStanding, nearestWay, played} from '../../src/solver/index.js';
import {shortestWin, taskOf} from '../support/brute.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {isLong} from '../support/long.js';
import {begin, beginWith, cutSpaces, go, schedule, spacesOf} from '../support/plays.js';
import {anyDice, randomPlay} from '../support/random-goals.js';

const times = isLong ? 20 : 1;
const files = [...new Set(expectedReports().map(({file}) => file))].filter(file => file !== 'initially-dead.mjs');
const protocols = await Promise.all(files.map(loadConformance));

test('where the exploration was cut short, a way wins, and that there is none is said only where there is none', t => {
	const answers = {way: 0, none: 0, unknown: 0};
	t.notThrows(() =>
		fc.assert(
			fc.property(anyDice, fc.integer({min: 1, max: 40}), (dice, most) => {
				const play = randomPlay(protocols, dice);
				const {goal, within} = partOf(play);
				// these have tests of their own
				if (goal.kind === 'point' || within !== null) return;
				const spaces = cutSpaces(play, most);
				const found = nearestWay(play, spaces);
				const shortest = shortestWin(taskOf(play));
				answers[found.is]++;
				if (found.is === 'none') assert.equal(shortest, null);
				if (found.is !== 'way') return;
				assert.ok(shortest !== null && shortest <= found.way.schedule.length);
				assert.equal(judgedStanding(played(play, found), spaces).is, 'won');
			}),
			{seed: 22, numRuns: 400 * times},
		),
	);
	t.true(Math.min(...Object.values(answers)) > 30, JSON.stringify(answers));
});

test('what lies beyond what was explored is unknown: a way, the help, a claim', t => {
	const play = begin({goal: {kind: 'disagreement'}});
	const spaces = cutSpaces(play, 5);
	t.deepEqual(nearestWay(play, spaces), {is: 'unknown'});
	t.deepEqual(helpFor(play, spaces), {is: 'unknown'});
	t.deepEqual(answerClaim(play, spaces), {verdict: 'unknown', configurations: 5});
	t.deepEqual(judgedStanding(act(play, {do: 'say', statement: {claim: 'refuted'}}), spaces), {is: 'open'});
	t.is(nearestWay(play, spacesOf(play)).is, 'none');
	t.deepEqual(nearestWay(begin({goal: {kind: 'fair-loop'}}), cutSpaces(play, 3)), {is: 'unknown'});
	const far = go(play, '0:- 1:- 0:- 0:- 1:-');
	t.deepEqual(nearestWay(far, cutSpaces(far, 2)), {is: 'unknown'});
});

test('a loop that was found where the exploration was cut short may not be the nearest', t => {
	const play = begin({protocol: 'paxos-duel', goal: {kind: 'never-decides'}, faults: 'one'});
	const found = nearestWay(play, cutSpaces(play, 200));
	t.is(found.is, 'way');
	t.false(found.is === 'way' && found.exact);
});

/** p0 goes to and fro, p1 decides. */
const swing: Protocol = {
	name: 'swing',
	title: 'Swing',
	summary: 'p0 swings, p1 decides.',
	processes: {min: 2, max: 2, default: 2},
	start: () => ({pc: 'left', storage: null}),
	step: ({self, state}) => (self === 0 ? {pc: state.pc === 'left' ? 'right' : 'left'} : {decide: 0}),
};

test('a win is called the nearest only where nothing nearer can lie beyond what was explored', t => {
	const play = go(beginWith(swing, {inputs: '00', goal: {kind: 'decision'}}), '0:-');
	const found = nearestWay(play, cutSpaces(play, 3));
	t.deepEqual(found.is === 'way' && found.way.schedule, schedule('0:- 1:-'));
	t.is(shortestWin(taskOf(play)), 1);
	t.false(found.is === 'way' && found.exact);
});

for (const [what, part] of [
	['beginning', {inputs: 'choose', goal: {kind: 'beginning', valence: 'zero'}}],
	['point', {inputs: '00', goal: {kind: 'point', that: 'zero', which: 'first'}}],
	['configuration of a valence', {inputs: '11', within: 1, goal: {kind: 'valence', valence: 'one'}}],
] as const)
	test(`where valences are not known, whether there is a ${what} is not known`, t => {
		const play = begin(part);
		t.not(shortestWin(taskOf(play)), null);
		t.deepEqual(nearestWay(play, cutSpaces(play, 4)), {is: 'unknown'});
	});

test('a win from other inputs is not called the nearest where some inputs were not looked at to the end', t => {
	const play = begin({protocol: 'dictator', n: 2, inputs: 'choose', goal: {kind: 'decision', process: 1}});
	const cut = cutSpaces(play, 1);
	const whole = spacesOf(play);
	const spaces = {
		looker: (inputs: string) => (inputs === '00' ? cut : whole).looker(inputs),
		space: (inputs: string) => (inputs === '00' ? cut : whole).space(inputs),
	};
	const found = nearestWay(play, spaces);
	t.deepEqual(found.is === 'way' && found.way.schedule, schedule('0:- 1:0'));
	t.false(found.is === 'way' && found.exact);
});
