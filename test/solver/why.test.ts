import test from 'ava';
import type {Part} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {answerClaim, judgedStanding} from '../../src/solver/index.js';
import {enumerate} from '../support/naive.js';
import {begin, say, schedule, spacesOf} from '../support/plays.js';

const race = {protocol: 'race-to-arbiter', n: 3, inputs: '010'} as const;
const waitForAll = {protocol: 'wait-for-all', n: 3, inputs: '011'} as const;

const reasons: readonly (readonly [what: string, part: Partial<Part>, why: string])[] = [
	[
		'a register that is written',
		{
			protocol: 'first-majority',
			n: 3,
			inputs: '011',
			opening: schedule('0:- 1:{"from":0,"value":0}'),
			goal: {kind: 'decision', process: 1, value: 1},
		},
		'Everywhere p1 has decided 0, and an output register is written once.',
	],
	[
		'a value that nobody decides',
		{protocol: 'always-zero', n: 2, inputs: '11', goal: {kind: 'decision', value: 1}},
		'In 3 of the 4 somebody has decided 0, and in the others nobody has decided.',
	],
	[
		'a process that decides nothing without the others',
		{...waitForAll, goal: {kind: 'decision', process: 1, silent: [0]}},
		'In none of the 7 that can come without p0 has p1 decided.',
	],
	['agreement', {...waitForAll, goal: {kind: 'disagreement'}}, 'Whoever has decided, has decided alike.'],
	[
		'loops that owe steps and messages',
		{protocol: 'hot-potato', n: 3, inputs: '000', goal: {kind: 'never-decides'}},
		'Every loop that leaves everybody undecided owes something: in 2 p0 never steps, in one p2 never steps and in one p0 never receives “whistle”.',
	],
	[
		'the other request first',
		{
			...race,
			opening: schedule('0:- 1:-'),
			goal: {
				kind: 'configuration',
				schedule: schedule('2:{"request":0} 2:{"request":1}'),
				begins: schedule('2:{"request":1}')[0]!,
			},
		},
		'After p2 receives “request 1” none of the 8 that can come is the one that is asked for.',
	],
	[
		'a letter that is not yet written',
		{
			...waitForAll,
			goal: {
				kind: 'configuration',
				schedule: schedule('0:- 1:{"from":0,"value":0}'),
				begins: schedule('1:{"from":0,"value":0}')[0]!,
			},
		},
		'Not even the first event is applicable where you begin: what p1 is to receive has not been sent.',
	],
	[
		'a beginning',
		{protocol: 'dictator', n: 2, inputs: 'choose', goal: {kind: 'beginning', valence: 'bivalent'}},
		'00 and 01 are 0-valent and 10 and 11 are 1-valent.',
	],
	[
		'a valence',
		{protocol: 'dictator', n: 2, inputs: '10', goal: {kind: 'valence', valence: 'bivalent'}},
		'In the 3 the valence is always 1-valent.',
	],
	[
		'a pinned event',
		{...race, opening: schedule('0:-'), goal: {kind: 'pinned', event: schedule('2:{"request":0}')[0]!}},
		'The event can be played in 6 configurations, and what it leads to is always decided.',
	],
	[
		'two deciders',
		{...race, goal: {kind: 'critical', deciders: 2}},
		'1 configuration is critical, and the decider there is p2.',
	],
	['an edge', {protocol: 'dictator', n: 2, inputs: '10', goal: {kind: 'critical'}}, 'None of them is critical.'],
	[
		'a picture',
		{protocol: 'dictator', n: 2, inputs: '10', goal: {kind: 'picture', states: [{process: 0, output: 0}]}},
		'',
	],
];

for (const [what, part, why] of reasons)
	test(`a claim that is true is told why: ${what}`, t => {
		const play = begin(part);
		t.like(answerClaim(play, spacesOf(play)), {verdict: 'refuted', why});
		const standing = judgedStanding(say(play, {claim: 'refuted'}), spacesOf(play));
		t.true(standing.is === 'won' && standing.because.endsWith(why), JSON.stringify(standing));
	});

test('the figures in a reason are those of the naive enumerator', t => {
	const decided = (name: string, inputs: string): number[] => {
		const places = [...enumerate(findProtocol(name)!, inputs).places.values()];
		return [places.filter(place => place.decided.size > 0).length, places.length];
	};
	t.deepEqual(decided('always-zero', '11'), [3, 4]);
	t.is(decided('dictator', '10')[1], 3);
	const letter = '{"request":0}';
	const {places} = enumerate(findProtocol('race-to-arbiter')!, '010');
	const leads = [...places.values()].flatMap(({events}) =>
		events.filter(event => event.process === 2 && event.message === letter),
	);
	t.is(leads.length, 6);
	t.true(leads.every(({to}) => places.get(to)!.decided.size > 0));
});
