import test from 'ava';
import {find, SelfContradiction} from '../../src/engine/index.js';
import type {Protocol} from '../../src/flp/index.js';
import {act, type Play} from '../../src/game/index.js';
import type {Goal} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {judgedStanding} from '../../src/solver/index.js';
import {begin, beginWith, cutSpaces, go, say, schedule, standing, told} from '../support/plays.js';
import {open, stands} from '../support/stands.js';

const dictator = {protocol: 'dictator', n: 2, inputs: '10'} as const;
const race = {protocol: 'race-to-arbiter', n: 3, inputs: '010'} as const;
const afterMe = {protocol: 'after-me', n: 2, inputs: '01'} as const;
const dead = {protocol: 'initially-dead', n: 3, inputs: '011'} as const;
const potato = {protocol: 'hot-potato', n: 3, inputs: '000'} as const;

const toZero = '0:- 1:{"propose":0} 0:{"propose":0}';

const circle = '0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}';
stands('a fair loop', {goal: {kind: 'fair-loop'}}, [
	[circle, open],
	[circle, /^won: C2 and C6 are the same.*every message arrives/u, {close: 2}],
	[circle, open, {close: 0}],
	[circle, open, {close: 6}],
	['0:- 0:-', open, {close: 1}],
	[toZero, /^lost: .*settled.*has decided 0/u],
	[toZero, /^lost: .*settled/u, {close: 0}],
]);
const twoWaits = `${circle} 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}`;
stands('a fair loop on which somebody waits', {goal: {kind: 'fair-loop', passes: {pc: 'wait'}}}, [
	[circle, /^won: C2 and C6 are the same/u, {close: 2}],
	[twoWaits, /^won: C2 and C10 are the same/u, {close: 2}],
]);
for (const [where, passes] of [
	['the start', {pc: 'start'}],
	['the end, of p0', {pc: 'done', process: 0}],
	['the start, of p1', {pc: 'start', process: 1}],
] as const)
	stands(`a fair loop past ${where}, where it never comes`, {goal: {kind: 'fair-loop', passes}}, [
		[circle, open, {close: 2}],
	]);
stands('a fair loop, settled before anybody decides', {...dead, goal: {kind: 'fair-loop'}}, [
	['0:- 1:{"from":0,"stage":1}', /^lost: .*settled.*only 0/u],
]);
stands('a fair loop where nothing is left', {...afterMe, goal: {kind: 'fair-loop'}}, [
	['0:- 1:-', /^lost: .*nobody can decide/u],
	['0:- 1:- 0:{"knock":1} 1:{"knock":0} 0:- 1:-', /^lost/u, {close: 4}],
]);
stands('never a decision', {...potato, goal: {kind: 'never-decides'}}, [
	['0:- 1:"potato" 0:"potato" 0:-', open, {close: 1}],
	['2:- 0:- 1:"potato" 0:"potato" 0:- 2:-', open, {close: 2}],
	['2:- 0:"whistle"', /^lost: p0 has decided 1.*deciding run/u],
]);
stands('never a decision, though it is settled', {...afterMe, goal: {kind: 'never-decides'}}, [
	['0:- 1:- 0:{"knock":1} 1:{"knock":0} 0:- 1:-', /^won: C4 and C6 are the same/u, {close: 4}],
]);

test('a fair loop without the process that was declared faulty', t => {
	const begun = begin({...dictator, n: 3, inputs: '100', faults: 'one', goal: {kind: 'never-decides'}});
	const silent = act(begun, {do: 'declare', process: 0});
	t.is(standing(say(go(begun, '1:- 2:-'), {close: 0})), 'open');
	t.is(standing(say(go(silent, '1:-'), {close: 0})), 'open');
	t.regex(standing(say(go(silent, '1:- 2:-'), {close: 0})), /^won: .*without p0/u);
});

/** The duel of Paxos with two processes, played as the engine's proof has it, up to the end of its loop. */
function duel(
	goal: Goal,
	protocol: Protocol = findProtocol('paxos-duel')!,
): {play: Play; close: number; shift: number} {
	const {vectors} = find(protocol, {n: 2, inputs: ['01'], faults: 'none', maxConfigurations: 2000});
	const {stem, loop, shift} = vectors[0]!.cases[0]!.proof!;
	const begun = beginWith(protocol, {inputs: '01', goal});
	const play = [...stem, ...loop].reduce((now, event) => act(now, {do: 'move', event}), begun);
	return {play, close: stem.length, shift};
}

test('a loop that rises is none; up to a shift it is one, and the judge agrees', t => {
	const {play, close, shift} = duel({kind: 'fair-loop', shift: true});
	const spaces = cutSpaces(play, 20_000);
	t.is(shift, 2);
	t.is(told(judgedStanding(play, spaces)), 'open');
	t.regex(
		told(judgedStanding(say(play, {close}), spaces)),
		/^won: C\d+ and C\d+ are the same but for round numbers.*higher by 2/u,
	);
	t.is(told(judgedStanding(say(play, {close: close - 1}), spaces)), 'open');
	for (const kind of ['fair-loop', 'never-decides'] as const)
		t.is(told(judgedStanding(say(duel({kind}).play, {close}), spaces)), 'open');
});

test('a loop that rises is not won where the judge finds that round numbers matter', t => {
	const {play, close} = duel({kind: 'fair-loop', shift: true});
	const {protocol} = play;
	const turning: Protocol = {
		...protocol,
		step: view => (/"b":\d{4}/u.test(JSON.stringify(view.message)) ? {} : protocol.step(view)),
	};
	const spaces = cutSpaces(play, 20_000);
	t.throws(() => judgedStanding(say({...play, protocol: turning}, {close}), spaces), {
		instanceOf: SelfContradiction,
		message: /the judge rejects a loop that was closed/u,
	});
});

const told4 = schedule(
	'1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":0} 1:{"propose":1} 0:{"decided":0}',
);
stands('the last bivalent configuration', {opening: told4, goal: {kind: 'point', that: 'bivalent', which: 'last'}}, [
	['', open],
	['', /^won: C4\b.*bivalent/u, {point: 4}],
	['', /^lost: Not C3\b.*bivalent.*a later one/u, {point: 3}],
	['', /^lost: Not C5\b.*0-valent/u, {point: 5}],
	['', open, {point: 8}],
]);
stands('the first 0-valent configuration', {opening: told4, goal: {kind: 'point', that: 'zero', which: 'first'}}, [
	['', /^won: C5\b.*0-valent/u, {point: 5}],
	['', /^lost: Not C6\b.*an earlier one/u, {point: 6}],
	['', /^lost: Not C4\b.*bivalent/u, {point: 4}],
]);
const edge = schedule('0:- 1:- 3:- 2:- 3:{"request":1} 0:{"verdict":1}');
stands(
	'the critical configuration',
	{...race, n: 4, inputs: '0100', opening: edge, goal: {kind: 'point', that: 'critical'}},
	[
		['', /^won: C4 is critical/u, {point: 4}],
		['', /^lost: Not C5\b.*not even open/u, {point: 5}],
		['', /^lost: Not C2\b.*step leads .*open configuration/u, {point: 2}],
	],
);

stands('within two moves', {...dictator, within: 2, goal: {kind: 'decision'}}, [
	['1:-', open],
	['1:- 1:-', /^lost: You had 2 moves/u],
	['1:- 0:-', /^won/u],
]);
stands('within six moves, and a loop is still to be closed', {within: 6, goal: {kind: 'fair-loop'}}, [
	[circle, open],
	[circle, /^won/u, {close: 2}],
	[`${circle} 0:-`, /^lost: You had 6 moves/u],
]);
stands(
	'within two moves, and the decider is still to be named',
	{...race, within: 2, goal: {kind: 'critical', name: true}},
	[
		['0:- 1:-', open],
		['0:- 1:-', /^won/u, {name: 2}],
	],
);

test('what comes after the moves that one had does not win', t => {
	t.regex(standing(go(begin({...dictator, within: 1, goal: {kind: 'decision'}}), '1:- 0:-')), /^lost: You had 1 move/u);
});

stands(
	'what can never be done is for the player to find out',
	{...race, inputs: '000', goal: {kind: 'decision', value: 1}},
	[
		['', open],
		['0:- 2:{"request":0}', open],
	],
);

test('what can never be done from inputs that the player chose is told after the first move', t => {
	const play = begin({...race, inputs: 'choose', goal: {kind: 'decision', value: 1}});
	const zeros = act(play, {do: 'choose', inputs: '000'});
	t.is(standing(zeros), 'open');
	t.regex(standing(go(zeros, '1:-')), /^lost: .*nobody can decide 1/u);
	t.is(standing(act(play, {do: 'choose', inputs: '100'})), 'open');
});

const right = /^won: .*cannot be done.*\b28 configurations.*judge/u;
stands('a claim about what cannot be done', {...potato, goal: {kind: 'never-decides'}}, [
	['', right, {claim: 'refuted'}],
	['2:- 0:"whistle"', right, {claim: 'refuted'}],
	['', /^lost: .*cannot be done.*\b28 configurations/u, {claim: 'proved'}],
]);
stands('a claim about what can be done', {goal: {kind: 'fair-loop'}}, [
	['', /^lost: It can be done(?!.*not enough)/u, {claim: 'refuted'}],
	[toZero, /^lost: It can be done(?!.*not enough)/u, {claim: 'refuted'}],
	['', /^lost: It can be done.*not enough/u, {claim: 'proved'}],
]);
stands(
	'a goal that asks for a claim, and it cannot be done',
	{...potato, goal: {kind: 'claim', of: {kind: 'fair-loop'}}},
	[
		['', open],
		['', right, {claim: 'refuted'}],
		['', /^lost: It cannot be done/u, {claim: 'proved'}],
	],
);

for (const [claim, how] of [
	['proved', /^won: .*it can be done/u],
	['refuted', /^lost: It can be done(?!.*not enough)/u],
] as const)
	for (const of of [{kind: 'decision'}, {kind: 'fair-loop'}] as const)
		test(`a goal that asks for a claim about a ${of.kind}, and it can be done: ${claim}`, t => {
			t.regex(standing(say(begin({goal: {kind: 'claim', of}}), {claim})), how);
		});

test('a claim that the engine cannot answer stands open', t => {
	const play = say(begin({goal: {kind: 'fair-loop'}}), {claim: 'refuted'});
	t.is(told(judgedStanding(play, cutSpaces(play, 3))), 'open');
});
