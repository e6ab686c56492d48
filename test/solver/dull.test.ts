import test from 'ava';
import {type Event, makeSchedule} from '../../src/flp/index.js';
import {act, placesAlong, type Play} from '../../src/game/index.js';
import type {Goal, Part} from '../../src/level/index.js';
import {dullPlayers, winsDully} from '../../src/solver/dull.js';
import {begin, levelOf, schedule, spacesOf} from '../support/plays.js';

/** The first moves of a dull player, until he gives up. */
function movesOf(at: number, part: Partial<Part>, count = 5): string {
	let play: Play = begin(part);
	for (let made = 0; made < count; made++) {
		const here = placesAlong(spacesOf(play).space(play.inputs!).start, play.schedule).at(-1)!;
		const event: Event | undefined = dullPlayers[at]!.move(play, made, here);
		if (event === undefined) return `${makeSchedule(play.schedule)} and gives up`;
		play = act(play, {do: 'move', event});
	}
	return makeSchedule(play.schedule);
}

/** Which of the three win. */
function winners(...parts: readonly Partial<Part>[]): boolean[] {
	return dullPlayers.map(player => winsDully(levelOf(...parts), player, spacesOf));
}

const race = {protocol: 'race-to-arbiter', n: 3, inputs: '010', shown: 'moves'} as const;
const dictator = {protocol: 'dictator', n: 2, inputs: '10', shown: 'moves'} as const;
const afterMe = {protocol: 'after-me', n: 2, inputs: '01', shown: 'moves'} as const;

test('one plays only ∅, each process in its turn', t => {
	t.is(movesOf(0, race), '0:- 1:- 2:- 0:- 1:-');
	t.is(movesOf(0, dictator, 3), '0:- 1:- 0:-');
});

test('one plays the first move of the list: what waited longest, and ∅ of p0 where nothing waits', t => {
	t.is(movesOf(1, race), '0:- 2:{"request":0} 0:{"verdict":0} 1:{"verdict":0} 2:{"request":1}');
	t.is(movesOf(1, {...race, opening: schedule('1:- 0:-')}, 1), '1:- 0:- 2:{"request":1}');
});

test('one plays the first move after which both decisions are possible, and gives up where there is none', t => {
	t.is(movesOf(2, race), '0:- 0:- 0:- 0:- 0:-');
	t.is(movesOf(2, {shown: 'moves'}, 3), '0:- 1:{"propose":0} 0:{"propose":1}');
	t.is(movesOf(2, afterMe), ' and gives up');
});

test('he knows a move again in whatever order its message has its fields', t => {
	const listening = {
		protocol: 'initially-dead',
		n: 3,
		inputs: '011',
		shown: 'moves',
		opening: schedule('1:- 2:- 0:-'),
	} as const;
	t.is(movesOf(2, listening, 1).replace(makeSchedule(listening.opening), ''), ' 0:{"from":1,"stage":1}');
});

test('he sees where a move leads as the level shows it, and plays the first move where it does not', t => {
	const blind = '0:- 2:{"request":0} 0:{"verdict":0}';
	t.is(movesOf(2, {...race, shown: 'none'}, 3), blind);
	t.is(movesOf(2, {...race, shown: 'present', looks: 0}, 3), blind);
	t.is(movesOf(2, {...race, shown: 'present', looks: 1}, 3), blind);
	t.is(movesOf(2, {...race, shown: 'present', looks: 2}, 3), '0:- 0:- 2:{"request":0}');
	t.is(movesOf(2, {...race, shown: 'present', looks: null}, 3), '0:- 0:- 0:-');
});

const steps = (stepped: number): Goal => ({kind: 'picture', states: [{process: 0, stepped}]});
for (const [what, part, expected] of [
	['a step of p0', {...dictator, goal: {kind: 'decision'}}, [true, true, false]],
	['a message', {...dictator, goal: {kind: 'decision', process: 1}}, [false, true, false]],
	['the other message', {...race, goal: {kind: 'decision', value: 1}}, [false, false, false]],
	['∅ and ∅', {...afterMe, goal: {kind: 'valence', valence: 'stuck'}}, [true, false, false]],
	[
		'∅, before it settles anything',
		{...race, goal: {kind: 'picture', states: [{process: 0, stepped: 3}], buffer: [{to: 2, count: 1}]}},
		[false, false, true],
	],
	['as many moves as three times par and eight', {...race, goal: steps(4), par: 1}, [true, true, true]],
	['one round more than that', {...race, goal: steps(5), par: 1}, [false, true, true]],
	['one round more, and par is higher', {...race, goal: steps(5), par: 2}, [true, true, true]],
	[
		'a loop that closes by itself',
		{...afterMe, opening: schedule('0:- 1:- 0:{"knock":1} 1:{"knock":0}'), goal: {kind: 'never-decides'}},
		[true, false, false],
	],
	['a fault', {...dictator, faults: 'one', goal: {kind: 'never-decides'}}, [false, false, false]],
	['a claim', {...race, goal: {kind: 'disagreement'}}, [false, false, false]],
	['a decider to name', {...race, goal: {kind: 'critical', name: true}}, [false, false, false]],
	['inputs 000', {...race, inputs: 'choose', goal: {kind: 'beginning', valence: 'zero'}}, [true, true, true]],
	['other inputs', {...race, inputs: 'choose', goal: {kind: 'beginning', valence: 'one'}}, [false, false, false]],
	[
		'the first configuration',
		{...race, opening: schedule('0:- 1:-'), goal: {kind: 'point', that: 'bivalent', which: 'first'}},
		[true, true, true],
	],
	[
		'the last configuration',
		{...race, opening: schedule('0:- 1:-'), goal: {kind: 'point', that: 'bivalent', which: 'last'}},
		[false, false, false],
	],
] as const satisfies readonly (readonly [string, Partial<Part>, readonly boolean[]])[])
	test(`who wins what asks for ${what}`, t => {
		t.deepEqual(winners(part), [...expected]);
	});

test('who wins a level wins all its parts', t => {
	const easy = {...dictator, goal: {kind: 'decision'}} as const;
	t.deepEqual(winners(easy, easy), [true, true, false]);
	t.deepEqual(winners(easy, {...dictator, goal: {kind: 'decision', process: 1}}), [false, true, false]);
	t.deepEqual(winners({...dictator, goal: {kind: 'decision', process: 1}}, easy), [false, true, false]);
});
