import test from 'ava';
import {act, beginLevel, nextPart, type Play} from '../../src/game/index.js';
import type {Goal, Part} from '../../src/level/index.js';
import {begin, go, levelOf, say, schedule, standing} from '../support/plays.js';
import {open, stands} from '../support/stands.js';

const dictator = {protocol: 'dictator', n: 2, inputs: '10'} as const;
const race = {protocol: 'race-to-arbiter', n: 3, inputs: '010'} as const;
const afterMe = {protocol: 'after-me', n: 2, inputs: '01'} as const;
const dead = {protocol: 'initially-dead', n: 3, inputs: '011'} as const;
const majority = {protocol: 'first-majority', n: 3, inputs: '011'} as const;
const waiting = {protocol: 'wait-for-all', n: 3, inputs: '011'} as const;

stands('some process decides', {...dictator, goal: {kind: 'decision'}}, [
	['', open],
	['1:-', open],
	['0:-', /^won: p0 .*decided 1/u],
]);
stands('some process decides 0', {goal: {kind: 'decision', value: 0}}, [
	['1:-', open],
	['0:- 1:{"propose":0} 0:{"propose":0}', /^won: p0 .*decided 0/u],
	['1:- 0:{"propose":1} 1:{"propose":1}', /^lost: p1 has decided 1.*nobody can decide 0/u],
]);
stands('some process decides 1, and it is settled before that', {...dead, goal: {kind: 'decision', value: 1}}, [
	['0:- 1:{"from":0,"stage":1}', /^lost: (?!.*has decided).*nobody can decide 1/u],
]);
stands('p1 decides', {...dictator, goal: {kind: 'decision', process: 1}}, [
	['0:-', open],
	['0:- 1:1', /^won: p1 has decided 1/u],
]);
stands('p1 decides 1, which has decided 0', {...majority, goal: {kind: 'decision', process: 1, value: 1}}, [
	['0:- 1:{"from":0,"value":0} 2:{"from":1,"value":1}', /^lost: p1 has decided 0.*output register/u],
]);
stands('0 is decided without p1', {...race, goal: {kind: 'decision', value: 0, silent: [1]}}, [
	['1:-', /^lost: p1 has stepped.*without/u],
	['0:- 1:- 2:{"request":0}', /^lost: p1 has stepped/u],
	['0:- 2:{"request":0}', /^won: p2 has decided 0/u],
]);

test('what is asked for without p1 is out of reach where p1 alone could do it', t => {
	const part = {...race, inputs: 'choose', goal: {kind: 'decision', value: 1, silent: [1]}} as const;
	const chosen = (change: Partial<Part>): Play => act(begin({...part, ...change}), {do: 'choose', inputs: '010'});
	t.regex(standing(go(chosen({}), '0:-')), /^lost: .*nobody can decide 1/u);
	t.is(standing(go(chosen({goal: {kind: 'decision', value: 1}}), '0:-')), 'open');
});

stands('by the same schedule from two beginnings', {...race, inputs: '100', goal: {kind: 'decision', also: '110'}}, [
	['0:-', open],
	['0:- 2:{"request":1}', /^won: p2 has decided 1.*\b110\b.*p2 decide 1/u],
	['1:- 2:{"request":0}', /^lost: .*cannot be played from inputs 110/u],
]);
stands('a decision here that is none there', {inputs: '00', goal: {kind: 'decision', also: '01'}}, [
	['0:- 1:{"propose":0}', open],
]);

stands('agreement is broken', {...majority, goal: {kind: 'disagreement'}}, [
	['0:- 1:{"from":0,"value":0}', open],
	['0:- 1:{"from":0,"value":0} 2:{"from":0,"value":0}', open],
	['0:- 1:{"from":0,"value":0} 2:{"from":1,"value":1}', /^won: p1 has decided 0 and p2 has decided 1/u],
]);

const toZero = '0:- 1:{"propose":0} 0:{"propose":0}';
stands('0-valent', {goal: {kind: 'valence', valence: 'zero'}}, [
	['0:-', open],
	[toZero, /^won: .*0-valent/u],
]);
stands('univalent', {goal: {kind: 'valence', valence: 'univalent'}}, [
	['0:-', open],
	[toZero, /^won: .*0-valent/u],
]);
stands('1-valent', {goal: {kind: 'valence', valence: 'one'}}, [[toZero, /^lost: .*0-valent.*never be 1-valent/u]]);
stands('bivalent', {goal: {kind: 'valence', valence: 'bivalent'}}, [
	['', /^won: .*bivalent/u],
	[toZero, /^lost: .*0-valent.*never be bivalent/u],
]);
stands('stuck', {...afterMe, goal: {kind: 'valence', valence: 'stuck'}}, [
	['0:-', open],
	['0:- 1:-', /^won: .*stuck/u],
	['0:- 1:{"knock":0}', /^lost: .*decided 0.*never be stuck/u],
]);
stands('0-valent, in After Me', {...afterMe, goal: {kind: 'valence', valence: 'zero'}}, [
	['0:- 1:-', /^lost: .*stuck.*never be 0-valent/u],
]);
stands('0-valent, and nobody has decided', {...dead, goal: {kind: 'valence', valence: 'zero', undecided: true}}, [
	['0:- 1:{"from":0,"stage":1}', /^won: .*0-valent.*nobody has decided/u],
]);
stands('0-valent before a decision', {goal: {kind: 'valence', valence: 'zero', undecided: true}}, [
	[toZero, /^lost: .*has decided 0.*before/u],
]);
stands('0-valent by the schedules without p1', {...race, goal: {kind: 'valence', valence: 'zero', silent: 1}}, [
	['0:-', /^won: .*without p1.*0-valent/u],
	['0:- 1:-', open],
]);
stands('0-valent by all schedules', {...race, goal: {kind: 'valence', valence: 'zero'}}, [['0:-', open]]);
stands('bivalent without p1, once p1 has spoken', {...race, goal: {kind: 'valence', valence: 'bivalent', silent: 1}}, [
	['0:-', open],
	['0:- 1:-', /^won: .*without p1.*bivalent/u],
]);

const picture: Goal = {kind: 'picture', states: [{process: 1, stepped: 2}], buffer: [{to: 1, message: 1, count: 1}]};
stands('a picture, with steps counted', {...dictator, goal: picture}, [
	['0:- 1:-', open],
	['0:- 1:- 1:-', /^won: .*picture/u],
	['0:- 1:- 1:1', open],
	['0:- 1:- 1:- 1:-', /^lost: p1 has stepped more than 2 times/u],
]);
stands('a picture: steps of the opening count', {...dictator, opening: schedule('0:- 1:-'), goal: picture}, [
	['1:-', /^won/u],
	['1:- 1:-', /^lost: p1 has stepped more than 2 times/u],
]);
for (const [what, states, buffer, how] of [
	['the output', [{process: 0, output: 1}], [], /^won/u],
	['another output', [{process: 0, output: null}], [], open],
	['no output yet', [{process: 1, output: null}], [], /^won/u],
	['the program counter', [{process: 0, pc: 'done'}], [], /^won/u],
	['another program counter', [{process: 1, pc: 'done'}], [], open],
	['the storage', [{process: 1, storage: null}], [], /^won/u],
	['another storage', [{process: 1, storage: 0}], [], open],
	['what waits for p1', [], [{to: 1, count: 1}], /^won/u],
	['what does not wait for p0', [], [{to: 0, count: 0}], /^won/u],
	['what waits for anybody', [], [{message: 1, count: 1}], /^won/u],
	['fewer than wait', [], [{to: 1, count: 0}], open],
	['one of two that match', [{process: 0, output: 1}], [{message: 0, count: 1}], open],
] as const)
	stands(`a picture of ${what}`, {...dictator, goal: {kind: 'picture', states, buffer}}, [['0:-', how]]);

stands('given events', {...dictator, goal: {kind: 'events', events: schedule('1:1 0:- 1:-')}}, [
	['0:-', open],
	['0:- 1:1 1:-', /^won: .*events/u],
	['1:- 0:- 1:1', /^won/u],
	['0:- 0:-', /^lost: .*not one of those given.*used already/u],
	['1:- 1:-', /^lost: .*not one of those given/u],
	['1:- 0:- 1:1 1:-', /^lost: .*not one of those given/u],
]);

const corner: Goal = {kind: 'configuration', schedule: schedule('0:- 1:-'), begins: [1]};
stands('the same configuration, beginning with a step of p1', {...waiting, goal: corner}, [
	['0:-', /^lost: .*not begin/u],
	['0:- 1:-', /^lost: .*not begin/u],
	['1:-', open],
	['1:- 0:-', /^won: .*one configuration/u],
	['1:- 0:{"from":1,"value":1}', open],
]);
const event: Goal = {...corner, begins: {process: 1, message: {from: 0, value: 0}}};
stands('the same configuration, beginning with an event', {...waiting, opening: schedule('0:-'), goal: event}, [
	['1:-', /^lost: .*not begin/u],
	['1:{"value":0,"from":0}', open],
]);
stands('the configuration after the opening is no way to it', {...waiting, goal: {...corner, schedule: []}}, [
	['', open],
]);

const beside: Goal = {kind: 'beginning', valence: 'bivalent', beside: '000'};
for (const [goal, inputs, how] of [
	[{kind: 'beginning', valence: 'bivalent'}, '010', /^won: .*\b010\b.*bivalent/u],
	[{kind: 'beginning', valence: 'bivalent'}, '001', /^lost: .*\b001\b.*0-valent/u],
	[{kind: 'beginning', valence: 'univalent'}, '110', /^won: .*\b110\b.*1-valent/u],
	[beside, '010', /^won: .*\b010\b/u],
	[beside, '001', /^lost: .*\b001\b.*0-valent/u],
	[beside, '011', /^lost: 011 is not adjacent to 000.*\b2 inputs/u],
	[beside, '000', /^lost: 000 is not adjacent to 000.*\b0 inputs/u],
] as const satisfies readonly (readonly [Goal, string, RegExp])[]) {
	test(`${JSON.stringify(goal)}: inputs ${inputs}`, t => {
		const play = begin({...race, inputs: 'choose', goal});
		t.is(standing(play), 'open');
		t.regex(standing(act(play, {do: 'choose', inputs})), how);
	});
}

test('a beginning beside that of the part before', t => {
	const goal: Goal = {kind: 'beginning', valence: 'bivalent', beside: 'last'};
	const level = levelOf(
		{...race, inputs: 'choose', goal: {...goal, beside: undefined}},
		{...race, inputs: 'choose', goal},
	);
	const second = nextPart(act(beginLevel(level), {do: 'choose', inputs: '101'}))!;
	t.regex(standing(act(second, {do: 'choose', inputs: '100'})), /^won/u);
	t.regex(standing(act(second, {do: 'choose', inputs: '010'})), /^lost: 010 is not adjacent to 101.*\b3 inputs/u);
});

test('a beginning is judged where the run begins, not where it leads', t => {
	const play = act(begin({...race, inputs: 'choose', goal: {kind: 'beginning', valence: 'one'}}), {
		do: 'choose',
		inputs: '100',
	});
	t.regex(standing(play), /^lost/u);
	t.regex(standing(go(play, '0:- 2:{"request":1}')), /^lost/u);
});

const pinned: Goal = {kind: 'pinned', event: {process: 0, message: {propose: 0}}};
stands('a pinned event', {opening: schedule('0:- 1:{"propose":0}'), goal: pinned}, [
	['', open],
	['0:-', open],
	['0:{"propose":0}', /^lost: (?!.*before).*pinned.*only 0/u],
	['0:{"propose":1} 0:{"propose":0}', /^won: .*pinned/u],
]);
stands(
	'a pinned event, and somebody has decided',
	{...majority, goal: {kind: 'pinned', event: {process: 2, message: {from: 0, value: 0}}}},
	[['0:- 1:{"from":0,"value":0}', /^lost: .*before the pinned.*somebody has decided/u]],
);
stands(
	'a pinned event, too late',
	{...dead, opening: schedule('0:-'), goal: {kind: 'pinned', event: {process: 2, message: {stage: 1, from: 0}}}},
	[
		['1:{"from":0,"stage":1}', /^lost: .*before the pinned.*only 0/u],
		['2:{"from":0,"stage":1}', /^lost: (?!.*before).*pinned.*only 0/u],
	],
);
stands('a pinned ∅', {...afterMe, goal: {kind: 'pinned', event: {process: 1, message: null}}}, [
	['0:- 1:-', /^lost: (?!.*before).*pinned.*nothing can be decided/u],
]);

stands('a critical configuration', {...race, goal: {kind: 'critical'}}, [
	['0:-', open],
	['0:- 1:-', /^won: .*p2 is the decider/u],
	['0:- 2:{"request":0}', /^lost: .*0-valent.*critical/u],
]);
stands('a critical configuration, and its decider named', {...race, goal: {kind: 'critical', name: true}}, [
	['0:- 1:-', open],
	['0:- 1:-', /^won: .*p2 alone/u, {name: 2}],
	['0:- 1:-', /^lost: p0 is not the decider/u, {name: 0}],
	['0:-', /^lost: .*not critical.*still open/u, {name: 2}],
]);
stands('two deciders', {...afterMe, goal: {kind: 'critical', deciders: 2}}, [['', /^won: .*deciders are p0 and p1/u]]);
stands('one decider, where there are two', {...afterMe, goal: {kind: 'critical', deciders: 1}}, [['', open]]);
stands('two deciders, where there is one', {...race, goal: {kind: 'critical', deciders: 2}}, [['0:- 1:-', open]]);
stands('one of two deciders named', {...afterMe, goal: {kind: 'critical', name: true}}, [['', /^lost/u, {name: 0}]]);

test('who names one of two deciders is not told that no step of his settles anything', t => {
	const play = begin({...afterMe, goal: {kind: 'critical', name: true}});
	t.notRegex(standing(say(play, {name: 0})), /no step of p0 settles anything/u);
});

test('who names a decider where it is settled is not told of a step after which it is open', t => {
	const play = go(begin({...race, goal: {kind: 'critical', name: true}}), '0:- 2:{"request":0}');
	t.notRegex(standing(say(play, {name: 2})), /still open/u);
});

stands('one stage: nothing waited for its first process', {goal: {kind: 'stages', count: 1}}, [
	['', open],
	['1:-', open],
	['0:-', /^won: 1 stage\b/u],
	['1:- 0:-', /^won: 1 stage/u],
]);
stands('two stages: a message waits for the second process', {goal: {kind: 'stages', count: 2}}, [
	['0:- 1:-', open],
	['0:- 0:-', open],
	['0:- 1:{"propose":0}', /^won: 2 stages/u],
	['1:- 0:- 1:-', open],
	[toZero, /^lost: .*settled.*stage/u],
]);
const heard = {...dead, opening: schedule('1:- 2:-'), goal: {kind: 'stages', count: 1}} as const;
stands('a stage ends with the message that waited longest', heard, [
	['0:{"from":2,"stage":1}', open],
	['0:-', open],
	['0:{"from":2,"stage":1} 0:{"from":1,"stage":1}', /^won: 1 stage/u],
	['0:{"from":1,"stage":1}', /^won: 1 stage/u],
]);
