import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {
	act,
	asksForWord,
	beginLevel,
	isUpToShift,
	nextPart,
	partOf,
	type Play,
	playLine,
} from '../../src/game/index.js';
import {campaign, type Level} from '../../src/level/index.js';
import {type Found, helpFor, judgedStanding, nearestWay, played, type Spaces} from '../../src/solver/index.js';
import {canBeWon} from '../../src/solver/way.js';
import {shortestWin, taskOf} from '../support/brute.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {isFar, isLeftOut, isLong, sample} from '../support/long.js';
import {begin, go, spacesOf} from '../support/plays.js';
import {alongRun, anyDice, type Dice, randomPlay} from '../support/random-goals.js';

const times = isLong ? 20 : 1;

const race = {protocol: 'race-to-arbiter', n: 3, inputs: '010'} as const;

/** Every part of a level, before its first move; the parts before are played as our solution has it. */
function* partsOf(level: Level): Generator<Play> {
	for (let play: Play | undefined = beginLevel(level); play !== undefined; ) {
		yield play;
		play = nextPart(playLine(play, partOf(play).solution).play);
	}
}

/** Moves of the nearest win, `null` for none; anything less than an exact answer is told as it is. */
function lengthOf(found: Found): number | null | Found {
	return found.is === 'none' ? null : found.is === 'way' && found.exact ? found.way.schedule.length : found;
}

for (const level of sample(campaign().levels).filter(one => !isFar(one) && !isLeftOut(one))) {
	test(`${level.id}: no schedule wins sooner than the nearest way, and none wins where there is no way`, t => {
		for (const play of partsOf(level)) {
			const {solution, par, exact} = partOf(play);
			const word = asksForWord(partOf(play).goal);
			if (isUpToShift(play) && (word || !spacesOf(play).space(play.inputs!, true).complete)) {
				// there is no end of configurations: what is found is not said to be the nearest, unless it is a word
				const found = nearestWay(play, spacesOf(play));
				t.is(found.is === 'way' && found.exact, word);
				t.is(found.is, 'way');
				t.is(judgedStanding(played(play, found as Extract<Found, {is: 'way'}>), spacesOf(play)).is, 'won');
				// but of a loop that was begun the end is, where nothing was stale when it began
				for (const left of ['5.5', '5.7', '6.4', '7.3'].includes(level.id) ? [1, 5] : []) {
					const late = solution.schedule.slice(0, -left).reduce((now, event) => act(now, {do: 'move', event}), play);
					const end = nearestWay(late, spacesOf(play));
					t.true(end.is === 'way' && end.way.schedule.length <= left);
					t.is(judgedStanding(played(late, end as Extract<Found, {is: 'way'}>), spacesOf(play)).is, 'won');
				}
				continue;
			}
			const shortest = shortestWin(taskOf(play));
			t.deepEqual(lengthOf(nearestWay(play, spacesOf(play))), shortest);
			if (solution.claim === undefined && exact) t.is(shortest, par);
			if (solution.claim === 'refuted') t.is(shortest, null);
		}
	});
}

// only those that the naive enumerator is quick with
const files = [...new Set(expectedReports().map(({file}) => file))].filter(file => file !== 'initially-dead.mjs');
const protocols = await Promise.all(files.map(loadConformance));
const parts = campaign()
	.levels.flatMap(level => [...partsOf(level)])
	.filter(play => !isUpToShift(play) && !isLeftOut(play.level));

/** A random goal on a random protocol, or with `ofCampaign` a part of the campaign, from whatever inputs where they are to be chosen. */
function playFrom(dice: Dice, ofCampaign: boolean): Play {
	if (!ofCampaign) return randomPlay(protocols, dice);
	const play = parts[dice.protocol % parts.length]!;
	if (play.inputs !== null) return play;
	const {n} = partOf(play);
	return act(play, {do: 'choose', inputs: (dice.inputs % 2 ** n).toString(2).padStart(n, '0')});
}

test('random goals on random protocols: the nearest way is as long as the shortest schedule of all', t => {
	let won = 0;
	t.notThrows(() =>
		fc.assert(
			fc.property(anyDice, dice => {
				const play = playFrom(dice, false);
				const shortest = shortestWin(taskOf(play));
				if (shortest !== null && shortest > 0) won++;
				assert.deepEqual(lengthOf(nearestWay(play, spacesOf(play))), shortest);
			}),
			{seed: 85, numRuns: 150 * times},
		),
	);
	t.true(won > 30, `only ${won} goals that can be reached by a move`);
});

for (const [where, ofCampaign, seed, numRuns] of [
	['random goals', false, 1985, 60],
	['the campaign', true, 32, 20],
] as const) {
	test(`along random runs, ${where}: every way wins when it is gone, is the nearest, and a move is never worth more than one`, t => {
		t.notThrows(() =>
			fc.assert(
				fc.property(anyDice, dice => {
					let before: number | null = null;
					for (const play of alongRun(playFrom(dice, ofCampaign), dice)) {
						const spaces = spacesOf(play);
						const found = nearestWay(play, spaces);
						const length = shortestWin(taskOf(play));
						assert.deepEqual(lengthOf(found), length);
						if (before !== null) assert.ok((length ?? Infinity) >= before - 1);
						before = length ?? Infinity;
						if (found.is !== 'way') continue;
						assert.equal(judgedStanding(played(play, found), spaces).is, 'won');
						const [event] = found.way.schedule;
						if (event !== undefined && (found.way.faulty === null || found.way.after > 0))
							assert.equal(lengthOf(nearestWay(act(play, {do: 'move', event}), spaces)), length! - 1);
						// the level is over, and the player goes no further
						if (length === 0) break;
					}
				}),
				{seed, numRuns: numRuns * times},
			),
		);
	});

	test(`along random runs, ${where}: so many steps back there is a way again, and one step less is not enough`, t => {
		let backs = 0;
		t.notThrows(() =>
			fc.assert(
				fc.property(anyDice, dice => {
					for (const play of alongRun(playFrom(dice, ofCampaign), dice)) {
						const expected = backFrom(play);
						if (expected === null && partOf(play).inputs === 'choose') continue; // there is a test of its own for that
						const help = helpFor(play, spacesOf(play));
						if (expected === 0) assert.equal(help.is, 'way');
						else assert.deepEqual(help, {is: 'none', back: expected});
						if (expected !== null && expected > 0) backs++;
						if (shortestWin(taskOf(play)) === 0) break;
					}
				}),
				{seed: seed + 1, numRuns: numRuns * times},
			),
		);
		t.true(backs > numRuns / 5, `only ${backs} places from which one has to go back`);
	});
}

/** After how many undos the naive solver sees a way; `null` when not even from the beginning. */
function backFrom(play: Play): number | null {
	let now = play;
	for (let back = 0; ; back++) {
		if (shortestWin(taskOf(now)) !== null) return back;
		const {schedule, faults} = now;
		// inputs that were chosen may be chosen otherwise: there is always the beginning
		if (schedule.length === partOf(now).opening.length && faults.length === 0)
			return partOf(now).inputs === 'choose' && shortestWin(taskOf({...now, inputs: null})) !== null ? back + 1 : null;
		const declaredLast = faults.at(-1)?.after === schedule.length;
		now = declaredLast ? {...now, faults: []} : {...now, schedule: schedule.slice(0, -1)};
	}
}

const circle = '0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}';

test('a loop that is half closed is gone on with, and one that can be closed is closed', t => {
	const play = begin({goal: {kind: 'fair-loop'}});
	const half = nearestWay(go(play, '0:- 1:- 0:{"propose":1} 1:{"propose":0}'), spacesOf(play));
	t.deepEqual(half.is === 'way' && half.way.said, {close: 2});
	t.is(lengthOf(half), 2);
	const whole = nearestWay(go(play, circle), spacesOf(play));
	t.deepEqual(whole, {
		is: 'way',
		exact: true,
		way: {inputs: null, schedule: [], faulty: null, after: 0, said: {close: 2}},
	});
});

test('a fault is declared where the loop begins, once, and not again when it was declared', t => {
	const part = {
		protocol: 'two-phase-commit',
		n: 3,
		inputs: '111',
		faults: 'one',
		goal: {kind: 'never-decides'},
	} as const;
	const play = begin(part);
	const found = nearestWay(play, spacesOf(play));
	t.like(found.is === 'way' ? found.way : {}, {faulty: 0, after: 2});
	t.is(lengthOf(found), 4);
	const declared = nearestWay(act(play, {do: 'declare', process: 0}), spacesOf(play));
	t.is(lengthOf(declared), 4);
	t.is(declared.is === 'way' ? declared.way.faulty : 0, null);
	t.deepEqual(nearestWay(act(go(play, '1:- 2:-'), {do: 'declare', process: 1}), spacesOf(play)), {is: 'none'});
	t.deepEqual(nearestWay(begin({...part, faults: 'none'}), spacesOf(play)), {is: 'none'});
});

test('inputs are part of the way where they are to be chosen, and the nearest are taken', t => {
	const play = begin({inputs: 'choose', goal: {kind: 'decision', value: 1}});
	const found = nearestWay(play, spacesOf(play));
	t.is(found.is === 'way' && found.way.inputs, '11');
	t.is(lengthOf(found), 2);
	t.is(lengthOf(nearestWay(act(play, {do: 'choose', inputs: '01'}), spacesOf(play))), 3);
});

test('a way has no more moves than one has', t => {
	const play = (within: number): Play => begin({...race, within, goal: {kind: 'critical', name: true}});
	t.is(lengthOf(nearestWay(play(2), spacesOf(play(2)))), 2);
	t.deepEqual(nearestWay(play(1), spacesOf(play(1))), {is: 'none'});
	t.deepEqual(nearestWay(go(play(2), '2:-'), spacesOf(play(2))), {is: 'none'});
});

test('a way to a loop has no more moves than one has', t => {
	const play = begin({within: 5, goal: {kind: 'fair-loop'}});
	t.deepEqual(nearestWay(play, spacesOf(play)), {is: 'none'});
	t.false(canBeWon(play, spacesOf(play)));
	const free = begin({goal: {kind: 'fair-loop'}});
	t.true(canBeWon(free, spacesOf(free)));
});

test('a way has no more moves than one has, also where the goal was reached too late', t => {
	const play = go(begin({protocol: 'dictator', n: 2, inputs: '10', within: 1, goal: {kind: 'decision'}}), '1:- 0:-');
	t.deepEqual(nearestWay(play, spacesOf(play)), {is: 'none'});
});

test('there is an end to looking back where no inputs will do', t => {
	let asked = 0;
	const play = begin({...race, inputs: 'choose', goal: {kind: 'disagreement'}});
	const spaces = spacesOf(play);
	const counting: Spaces = {
		looker: inputs => spaces.looker(inputs),
		space(inputs) {
			if (asked++ > 1000) throw new Error('it looks back and back');
			return spaces.space(inputs);
		},
	};
	t.deepEqual(helpFor(play, counting), {is: 'none', back: null});
	t.deepEqual(helpFor(go(act(play, {do: 'choose', inputs: '010'}), '0:-'), counting), {is: 'none', back: null});
});
