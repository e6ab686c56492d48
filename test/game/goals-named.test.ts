import test from 'ava';
import {act, goalName, goalText, partOf, powerAnswer} from '../../src/game/index.js';
import {campaign} from '../../src/level/index.js';
import {begin, say, schedule, spacesOf, standing} from '../support/plays.js';
import {nearestWay} from '../../src/solver/way.js';
import {flipPart} from '../support/loops.js';
import {open, stands} from '../support/stands.js';

const benOr = flipPart();
const [, duel] = campaign().levels.find(({id}) => id === '7.4')!.parts;

stands('a power', benOr, [
	['', open],
	[
		'',
		/^won: .*predict the coin .*after 7 moves, in C10: the coin of p0 .*In C21 p1 decides 0\. So this loop needs that power\. /u,
		{power: 'coin'},
	],
	['', open, {power: 'delay'}],
	['', open, {power: 'alarm'}],
	['', open, {point: 3}],
]);
stands('a power, from the first move', duel!, [
	['', /^won: .*is left from the first move, in C5: what has waited/u, {power: 'delay'}],
]);
stands('a power, where the run is no loop', {...duel!, goal: {kind: 'power', close: 4}}, [
	['', open, {power: 'delay'}],
]);
stands(
	'a power, where somebody has decided',
	{opening: schedule('0:- 1:{"propose":0} 0:{"propose":0} 0:- 1:-'), goal: {kind: 'power', close: 3}},
	[['', open, {power: 'delay'}]],
);

test('what is said to a power that does not do: the protocol has none, or it goes round all the same', t => {
	const answer = (power: 'coin' | 'delay' | 'alarm', part = benOr): string => powerAnswer(say(begin(part), {power}));
	t.regex(answer('alarm'), /^Nobody suspects anybody in this protocol/u);
	t.regex(answer('coin', duel!), /^No coin is tossed in this protocol/u);
	t.regex(answer('delay'), /300 moves later nobody has decided: as far as was replayed, it still goes round\.$/u);
	const last = benOr.opening.length - 1;
	t.regex(answer('coin', {...benOr, goal: {kind: 'power', close: last}}), /^No coin is tossed in this loop/u);
	t.is(powerAnswer(begin(benOr)), '');
});

test('where a word is asked for, nobody moves', t => {
	const play = begin(benOr);
	t.is(act(play, {do: 'move', event: {process: 0, message: null}}), play);
	const attack = begin({goal: {kind: 'attack'}});
	t.is(act(attack, {do: 'move', event: {process: 0, message: null}}), attack);
});

test('whose loop it is, is told', t => {
	const text = (part: typeof benOr): string => goalText(part, begin(part).protocol);
	t.regex(text(benOr), /^A loop of ours: C3 /u);
	const yours = {...benOr, goal: {kind: 'power', close: 3, level: '5.7', yours: true}} as const;
	t.regex(text(yours), /^Your own loop, from 5\.7: C3 /u);
	t.regex(goalName(yours.goal, begin(benOr).protocol), /^Your loop from C3/u);
});

const attack = {goal: {kind: 'attack'}, n: 3, inputs: '011'} as const;
stands('an attack on First Majority', {...attack, protocol: 'first-majority'}, [
	['', open],
	['', /^won: You have chosen well\. .*schedule of 3 moves/u, {attack: 'agreement'}],
	[
		'',
		/^lost: That attack fails\. From inputs 011, 2 moves .* 0\. From inputs 011, 2 moves .* 1\.$/u,
		{attack: 'nontriviality'},
	],
	[
		'',
		/^lost: That attack fails\. .*without p0 2 moves .*without p1 2 moves .*without p2 2 moves/u,
		{attack: 'silence'},
	],
]);
stands('an attack on Wait for All', {...attack, protocol: 'wait-for-all'}, [
	['', /^lost: .*Whoever has decided, has decided alike/u, {attack: 'agreement'}],
	['', /^lost: .*From inputs 011, 4 moves lead to a decision 0\. From inputs 111, .* 1\.$/u, {attack: 'nontriviality'}],
	['', /^won: .*No schedule without p0 lets anybody decide\./u, {attack: 'silence'}],
]);
stands('an attack on Always Zero', {...attack, protocol: 'always-zero'}, [
	['', /^won: .*No schedule lets anybody decide 1\./u, {attack: 'nontriviality'}],
	['', /^lost/u, {attack: 'silence'}],
]);

test('the nearest win is the first attack that succeeds', t => {
	for (const [protocol, said] of [
		['first-majority', 'agreement'],
		['wait-for-all', 'silence'],
		['always-zero', 'nontriviality'],
	] as const) {
		const play = begin({...attack, protocol});
		const found = nearestWay(play, spacesOf(play));
		t.deepEqual(found.is === 'way' && found.way.said, {attack: said});
	}
	const dead = begin({...attack, protocol: 'initially-dead'});
	t.is(nearestWay(dead, spacesOf(dead)).is, 'none', 'Theorem 2: it keeps all three');
	t.is(standing(say(dead, {attack: 'silence'})).slice(0, 5), 'lost:');
	t.is(partOf(dead).goal.kind, 'attack');
});
