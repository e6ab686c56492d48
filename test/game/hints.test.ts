import test from 'ava';
import {
	act,
	chanceText,
	computedRungs,
	decoyPlayed,
	hintText,
	type Play,
	playLine,
	scheduleText,
	type Statement,
	wantedOf,
} from '../../src/game/index.js';
import type {Decoy, Goal, Line, Part} from '../../src/level/index.js';
import {helpFor} from '../../src/solver/index.js';
import {begin, go, say, schedule, spacesOf} from '../support/plays.js';

const race = {protocol: 'race-to-arbiter', n: 3, inputs: '010'} as const;
const dictator = {protocol: 'dictator', n: 3, inputs: '100'} as const;
const circle = '0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}';

/** Both computed hints at a place, with what the solver sees from there. */
function hints(play: Play): string[] {
	const help = helpFor(play, spacesOf(play));
	return computedRungs.map(rung => hintText(play, help, rung));
}

const choose = {...race, inputs: 'choose', goal: {kind: 'beginning', valence: 'one'}} as const;
for (const [what, play, where, move] of [
	[
		'a message',
		go(begin({...race, goal: {kind: 'decision', value: 1}}), '0:- 1:-'),
		/^Look at p2, and at what waits for it\. From here it can be done in 1 move\.$/u,
		/^Let p2 receive b, request 1\.$/u,
	],
	[
		'∅',
		begin({...race, goal: {kind: 'critical'}}),
		/^Look at p(\d): what does it do when it receives nothing\? From here it can be done in 2 moves\.$/u,
		/^Let p[01] receive ∅\.$/u,
	],
	['inputs', begin(choose), /^Give 2 processes the input 1\.$/u, /^Choose the inputs 110\.$/u],
	[
		'inputs and moves',
		begin({...dictator, inputs: 'choose', goal: {kind: 'decision', value: 1}}),
		/^Give 1 process the input 1\. From here it can be done in 1 move\.$/u,
		/^Choose the inputs 100\.$/u,
	],
	[
		'a fault',
		begin({...dictator, faults: 'one', goal: {kind: 'never-decides'}}),
		/^Somebody should be silent from here on\. Who, and what would the others wait for\?$/u,
		/^Declare p0 faulty \(f\)\.$/u,
	],
	[
		'a fault later on',
		begin({
			protocol: 'two-phase-commit',
			n: 3,
			inputs: '111',
			faults: 'one',
			opening: schedule('1:-'),
			goal: {kind: 'never-decides'},
		}),
		/^Look at p2: what does it do when it receives nothing\? From here it can be done in 3 moves\.$/u,
		/^Let p2 receive ∅\.$/u,
	],
	[
		'a loop to close',
		go(begin({goal: {kind: 'fair-loop'}}), circle),
		/^You have come full circle\. Look at the first row\.$/u,
		/^Close the loop, back to C2\.$/u,
	],
	[
		'a decider to name',
		go(begin({...race, goal: {kind: 'critical', name: true}}), '0:- 1:-'),
		/^You are there\. Whose steps settle it\?$/u,
		/^p2 is the decider\.$/u,
	],
	[
		'a configuration to point at',
		begin({opening: schedule('0:- 1:-'), goal: {kind: 'point', that: 'bivalent', which: 'first'}}),
		/^Go through the run: what could still be decided, after each move\?$/u,
		/^Choose C0\.$/u,
	],
	[
		'nothing',
		go(begin({goal: {kind: 'decision'}}), '0:- 1:{"propose":0} 0:{"propose":0}'),
		/^It is done already\.$/u,
		/^It is done already\.$/u,
	],
	[
		'a step back',
		go(begin({goal: {kind: 'fair-loop'}}), '0:- 1:{"propose":0} 0:{"propose":0} 0:-'),
		/^From here it cannot be done any more\. 2 steps back \(u\) it still can\.$/u,
		/^From here it cannot be done any more\. 2 steps back \(u\) it still can\.$/u,
	],
	[
		'a claim',
		begin({protocol: 'hot-potato', n: 3, inputs: '000', goal: {kind: 'never-decides'}}),
		/^Are you sure that it can be done at all\?$/u,
		/^It cannot be done, whatever is played\. Claim so \(C\)\.$/u,
	],
] as const)
	test(`a hint at ${what}`, t => {
		const [first, second] = hints(play);
		t.regex(first!, where);
		t.regex(second!, move);
	});

test('a hint where the engine does not know', t => {
	for (const rung of computedRungs)
		t.is(hintText(begin({}), {is: 'unknown'}, rung), 'The engine cannot see a way from here, nor that there is none.');
});

test('of two letters with the same words the hint names one for the right process', t => {
	const play = go(begin({protocol: 'wait-for-all', n: 3, inputs: '011', goal: {kind: 'decision', process: 2}}), '0:-');
	const way = {inputs: null, schedule: schedule('2:{"from":0,"value":0}'), faulty: null, after: 0, said: null};
	t.is(hintText(play, {is: 'way', way}, 'the move'), 'Let p2 receive b, p0 has 0.');
});

test('whether it can still be done', t => {
	const chance = (play: Play): string => chanceText(helpFor(play, spacesOf(play)));
	const loop = begin({goal: {kind: 'fair-loop'}});
	t.is(chance(loop), 'Yes: from here it can be done. The engine knows a way in 6 moves.');
	t.is(chance(go(loop, circle)), 'Yes: one thing is left to do, and it is no move.');
	t.is(
		chance(go(loop, '0:- 1:{"propose":0} 0:{"propose":0}')),
		'No. From here it cannot be done any more. 1 step back (u) it still can.',
	);
	t.is(chance(begin({goal: {kind: 'disagreement'}})), 'No, and not from the beginning either, whatever is played.');
	t.is(chanceText({is: 'unknown'}), 'The engine does not know: there is too much to look at.');
});

const same: Goal = {kind: 'configuration', schedule: schedule('0:- 1:-'), begins: [1]};
const pinned: Goal = {kind: 'pinned', event: {process: 0, message: {propose: 0}}};
const three = {protocol: 'wait-for-all', n: 3, inputs: '011'} as const;
for (const [what, part, events, wanted] of [
	['events', {...dictator, goal: {kind: 'events', events: schedule('0:- 1:1 1:-')}}, '0:-', ['LEFT: p1 decree 1 ∅']],
	['no more events', {...dictator, goal: {kind: 'events', events: schedule('0:- 1:1')}}, '0:- 1:1', ['LEFT: nothing']],
	['the same event twice', {...dictator, goal: {kind: 'events', events: schedule('1:- 1:-')}}, '1:-', ['LEFT: p1 ∅']],
	[
		'a configuration, before the first move',
		{...three, goal: same},
		'',
		['THEIRS: p0 ∅ · p1 ∅', 'YOURS: no move yet   differs in p0, p1, the buffer'],
	],
	[
		'a configuration, half the way',
		{...three, goal: same},
		'1:-',
		['THEIRS: p0 ∅ · p1 ∅', 'YOURS: p1 ∅   differs in p0, the buffer'],
	],
	[
		'a configuration, where it is the same',
		{...three, goal: same},
		'1:- 0:-',
		['THEIRS: p0 ∅ · p1 ∅', 'YOURS: p1 ∅ · p0 ∅   the same!'],
	],
	['a first stage', {goal: {kind: 'stages', count: 2}}, '', ['QUEUE: p0 p1   stage 1 of 2 ends when p0 steps']],
	[
		'a second stage',
		{goal: {kind: 'stages', count: 2}},
		'0:-',
		['QUEUE: p1 p0   stage 2 of 2 ends when p1 receives a'],
	],
	[
		'a stage that does not end with ∅',
		{goal: {kind: 'stages', count: 2}},
		'0:- 1:-',
		['QUEUE: p1 p0   stage 2 of 2 ends when p1 receives a'],
	],
	[
		'no more stages',
		{goal: {kind: 'stages', count: 1}},
		'0:-',
		['QUEUE: p1 p0   stage 1 of 1 ends when p1 receives a'],
	],
	[
		'a pinned event that waits',
		{opening: schedule('0:- 1:{"propose":0}'), goal: pinned},
		'',
		['PINNED: c  propose 0 → p0: play it last'],
	],
	['a pinned event that does not wait', {goal: pinned}, '', ['PINNED: propose 0 → p0: play it last']],
	[
		'a pinned ∅',
		{goal: {kind: 'pinned', event: {process: 1, message: null}}},
		'',
		['PINNED: p1 receives ∅: play it last'],
	],
	[
		'the same from other inputs',
		{...race, inputs: '100', goal: {kind: 'decision', also: '110'}},
		'0:-',
		['ALSO: from 110 by the same schedule: nobody has decided'],
	],
	[
		'a decision from other inputs',
		{...race, inputs: '100', goal: {kind: 'decision', also: '110'}},
		'0:- 2:{"request":1}',
		['ALSO: from 110 by the same schedule: p2 has decided 1'],
	],
	[
		'what cannot be played from other inputs',
		{...race, inputs: '100', goal: {kind: 'decision', also: '110'}},
		'0:- 1:- 2:{"request":0}',
		['ALSO: from 110: move 3 cannot be played there'],
	],
	['a decision', {goal: {kind: 'decision'}}, '', []],
	['a loop', {goal: {kind: 'fair-loop'}}, '', []],
	[
		'what a claim is about',
		{...dictator, goal: {kind: 'claim', of: {kind: 'events', events: schedule('0:-')}}},
		'',
		['LEFT: p0 ∅'],
	],
	['inputs', choose, '', []],
] as const satisfies readonly (readonly [string, Partial<Part>, string, readonly string[]])[])
	test(`what is still wanted: ${what}`, t => {
		t.deepEqual(
			wantedOf(go(begin(part), events)).map(({label, text}) => `${label}: ${text.replaceAll(/[“”]/gu, '')}`),
			wanted,
		);
	});

const nothing: Line = {schedule: [], after: 0};

test('a line is played in its order: inputs, moves, the fault after so many of them, and what is said', t => {
	const line: Line = {inputs: '100', schedule: schedule('0:- 1:- 1:-'), faulty: 0, after: 1, claim: 'refuted'};
	const {play, whole} = playLine(begin({...race, inputs: 'choose', faults: 'one', goal: {kind: 'critical'}}), line);
	t.true(whole);
	t.like(play, {inputs: '100', schedule: line.schedule, faults: [{process: 0, after: 1}], said: {claim: 'refuted'}});
});

for (const [what, line, said] of [
	['a decider', {...nothing, name: 1}, {name: 1}],
	['a configuration', {...nothing, point: 0}, {point: 0}],
	['nothing', nothing, null],
] as const satisfies readonly (readonly [string, Line, Statement | null])[])
	test(`a line that says ${what}`, t => {
		t.deepEqual(playLine(begin({}), line), {play: {...begin({}), said}, whole: true});
	});

test('a line closes a loop as soon as one can be closed, and the earliest', t => {
	const loop = begin({...dictator, faults: 'one', goal: {kind: 'never-decides'}});
	const line: Line = {schedule: schedule('1:- 2:- 1:- 2:-'), faulty: 0, after: 0};
	t.deepEqual(playLine(loop, line).play.said, {close: 0});
	t.is(playLine(loop, {...line, schedule: schedule('1:-')}).play.said, null);
	t.is(playLine(begin({...dictator, goal: {kind: 'decision'}}), {...line, faulty: undefined}).play.said, null);
});

for (const [what, part, line] of [
	['a message that does not wait', {}, {schedule: schedule('0:"x" 1:-'), after: 0}],
	['a step of one that is faulty', {faults: 'one'}, {schedule: schedule('1:- 0:- 1:-'), faulty: 0, after: 1}],
	['a fault where none is allowed', {}, {schedule: schedule('1:-'), faulty: 0, after: 0}],
	['a move before inputs are chosen', {inputs: 'choose'}, {schedule: schedule('1:-'), after: 0}],
] as const satisfies readonly (readonly [string, Partial<Part>, Line])[])
	test(`a line is not whole with ${what}`, t => {
		const {play, whole} = playLine(begin(part), line);
		t.false(whole);
		t.true(play.schedule.every(({process}) => process === 1));
	});

test('a line is not whole when its fault is to be declared after more moves than it has', t => {
	const {play, whole} = playLine(begin({faults: 'one'}), {schedule: schedule('1:-'), faulty: 0, after: 2});
	t.deepEqual(play.faults, []);
	t.false(whole);
});

const decoys: readonly Decoy[] = [
	{schedule: schedule('0:-'), after: 0, says: 'one step'},
	{schedule: schedule('0:- 1:-'), after: 0, says: 'two'},
	{schedule: schedule('0:- 1:-'), after: 0, faulty: 1, says: 'two, and p1 was faulty from the start: never'},
	{schedule: schedule('0:- 0:-'), after: 1, faulty: 1, says: 'a fault between'},
	{schedule: schedule('0:- 0:-'), after: 2, faulty: 1, says: 'a fault at the end'},
	{schedule: [], after: 0, claim: 'refuted', says: 'a claim'},
	{schedule: [], after: 0, name: 1, says: 'a name'},
	{schedule: [], after: 0, point: 0, says: 'a point'},
];
const fault = (play: Play): Play => act(play, {do: 'declare', process: 1});
const trap = begin({faults: 'one', opening: schedule('1:-'), decoys});
for (const [what, play, says] of [
	['nothing played', trap, undefined],
	['one move', go(trap, '0:-'), 'one step'],
	['two moves', go(trap, '0:- 1:-'), 'two'],
	['other moves', go(trap, '1:-'), undefined],
	['one move too many', go(trap, '0:- 1:- 1:-'), undefined],
	['a fault between two moves', go(fault(go(trap, '0:-')), '0:-'), 'a fault between'],
	['a fault after two moves', fault(go(trap, '0:- 0:-')), 'a fault at the end'],
	['a fault at the beginning', go(fault(trap), '0:- 0:-'), undefined],
	['no fault', go(trap, '0:- 0:-'), undefined],
	['another fault', act(go(trap, '0:- 0:-'), {do: 'declare', process: 0}), undefined],
	['a claim', say(trap, {claim: 'refuted'}), 'a claim'],
	['the other claim', say(trap, {claim: 'proved'}), undefined],
	['a claim after a move', say(go(trap, '0:-'), {claim: 'refuted'}), undefined],
	['a name', say(trap, {name: 1}), 'a name'],
	['another name', say(trap, {name: 0}), undefined],
	['a point', say(trap, {point: 0}), 'a point'],
] as const)
	test(`the decoy that was played: ${what}`, t => {
		t.is(decoyPlayed(play)?.says, says);
	});

test('decoys of inputs: those that were chosen count, and a decoy without inputs is for all', t => {
	const chosen = begin({
		...race,
		inputs: 'choose',
		decoys: [
			{...nothing, inputs: '001', says: 'these'},
			{schedule: schedule('0:-'), after: 0, says: 'any'},
		],
	});
	t.is(decoyPlayed(chosen), undefined);
	t.is(decoyPlayed(act(chosen, {do: 'choose', inputs: '001'}))?.says, 'these');
	t.is(decoyPlayed(act(chosen, {do: 'choose', inputs: '011'})), undefined);
	t.is(decoyPlayed(go(act(chosen, {do: 'choose', inputs: '011'}), '0:-'))?.says, 'any');
});

test('a schedule in words: what waits goes by its letter, what is not yet sent by its text', t => {
	const play = go(begin({}), '0:- 1:{"propose":0}');
	t.is(
		scheduleText(play, schedule('0:{"propose":1} 1:{"propose":1} 1:- 0:{"propose":0}')),
		'p0 b · p1 “propose 1” ∅ · p0 c',
	);
	const twins = go(begin({protocol: 'race-to-arbiter', n: 4, inputs: '0010'}), '0:- 1:-');
	t.is(scheduleText(twins, schedule('3:{"request":0} 3:{"request":0}')), 'p3 a b');
	t.is(scheduleText(play, []), '');
});
