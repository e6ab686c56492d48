import test from 'ava';
import {createAtlas} from '../../src/certificate/index.js';
import {createLooker, SelfContradiction} from '../../src/engine/index.js';
import {allInputs, configurationText, makeEvent} from '../../src/flp/index.js';
import {act, beginLevel, nextPart, partOf, type Place, type Play, playLine} from '../../src/game/index.js';
import {campaign} from '../../src/level/index.js';
import {answerClaim, createSpaces, judgedStanding, type Spaces, nearestWay} from '../../src/solver/index.js';
import {secondSpace, spaceOf} from '../../src/solver/space.js';
import {findProtocol} from '../../src/protocols/index.js';
import {loadConformance} from '../support/conformance.js';
import {enumerate} from '../support/naive.js';
import {isLeftOut} from '../support/long.js';
import {begin, go, say, spacesOf} from '../support/plays.js';

const claims: Play[] = campaign().levels.flatMap(level => {
	const plays: Play[] = [];
	for (let play: Play | undefined = beginLevel(level); play !== undefined; ) {
		if (partOf(play).solution.claim !== undefined && !isLeftOut(level)) plays.push(play);
		play = nextPart(playLine(play, partOf(play).solution).play);
	}
	return plays;
});

test('the campaign has claims that are true', t => {
	t.true(claims.length >= 8);
});

for (const play of claims) {
	const {level, at, protocol} = play;
	test(`${level.id}, part ${at + 1}: what is said to be impossible is refuted, and wherever the player is, the claim wins`, t => {
		const {n, inputs} = partOf(play);
		const vectors = inputs === 'choose' ? allInputs(n) : [inputs];
		const configurations = vectors.reduce((sum, vector) => sum + enumerate(protocol, vector).places.size, 0);
		t.like(answerClaim(play, spacesOf(play)), {verdict: 'refuted', configurations});
		const chosen = inputs === 'choose' ? act(play, {do: 'choose', inputs: '1'.repeat(n)}) : play;
		// the first two are one where no inputs are chosen
		for (const here of new Set([play, chosen, go(chosen, '0:- 1:-')])) {
			t.is(judgedStanding(say(here, {claim: 'refuted'}), spacesOf(play)).is, 'won');
			t.is(judgedStanding(say(here, {claim: 'proved'}), spacesOf(play)).is, 'lost');
		}
	});
}

/** A finder that does not see the events of a process. */
function blindTo(play: Play, process: number): Spaces {
	const spaces = spacesOf(play);
	const blind = (place: Place): Place => ({
		...place,
		next: () =>
			place
				.next()
				.filter(({event}) => event.process !== process)
				.map(({event, place: to}) => ({event, place: to === undefined ? undefined : blind(to)})),
	});
	return {
		looker: inputs => spaces.looker(inputs),
		space: inputs => ({...spaces.space(inputs), start: blind(spaces.space(inputs).start)}),
	};
}

const dictator = {protocol: 'dictator', n: 2, inputs: '10'} as const;
for (const [what, play] of [
	['a decision', begin({...dictator, goal: {kind: 'decision'}})],
	['a decision from some inputs', begin({...dictator, inputs: 'choose', goal: {kind: 'decision', value: 1}})],
	['a valence', begin({...dictator, n: 3, inputs: '100', goal: {kind: 'picture', buffer: [{to: 2, count: 1}]}})],
] as const)
	test(`a finder that does not see some events is contradicted: ${what}`, t => {
		t.is(answerClaim(play, spacesOf(play)).verdict, 'proved');
		t.throws(() => answerClaim(play, blindTo(play, 0)), {
			instanceOf: SelfContradiction,
			message: /the judge does not agree that 9\.9 cannot be won/u,
		});
	});

/** A finder that looks at another protocol. */
function lookingAt(name: string): Spaces {
	return createSpaces(findProtocol(name)!);
}

const loops = ['fair-loop', 'never-decides'] as const;
for (const kind of loops) {
	test(`a finder that does not see a ${kind} is contradicted`, t => {
		const play = begin({goal: {kind}});
		t.is(answerClaim(play, spacesOf(play)).verdict, 'proved');
		const blind = lookingAt('always-zero');
		t.throws(() => answerClaim(play, blind), {instanceOf: SelfContradiction, message: /the judge does not agree/u});
		t.throws(() => judgedStanding(say(play, {claim: 'refuted'}), blind), {instanceOf: SelfContradiction});
	});

	test(`a finder that does not see a ${kind} without one process is contradicted`, t => {
		const faulty = begin({protocol: 'hot-potato', n: 3, inputs: '000', faults: 'one', goal: {kind}});
		t.is(answerClaim(faulty, spacesOf(faulty)).verdict, 'proved');
		t.throws(() => answerClaim(faulty, lookingAt('always-zero')), {instanceOf: SelfContradiction});
		// and where none may be faulty there is none
		const none = begin({protocol: 'hot-potato', n: 3, inputs: '000', goal: {kind}});
		t.is(answerClaim(none, spacesOf(none)).verdict, 'refuted');
	});

	test(`a finder that sees a ${kind} where there is none is contradicted`, t => {
		const play = begin({...dictator, inputs: '01', goal: {kind}});
		t.throws(() => answerClaim(play, lookingAt('after-you')), {
			instanceOf: SelfContradiction,
			message: /a way that the engine found to win 9\.9 does not win/u,
		});
	});
}

test('that no fair loop passes somewhere is more than the judge can look at, unless there is none at all', t => {
	const nowhere = begin({goal: {kind: 'fair-loop', passes: {pc: 'start'}}});
	t.is(nearestWay(nowhere, spacesOf(nowhere)).is, 'none');
	t.is(answerClaim(nowhere, spacesOf(nowhere)).verdict, 'unknown');
	const through = begin({goal: {kind: 'fair-loop', passes: {pc: 'wait'}}});
	t.is(answerClaim(through, spacesOf(through)).verdict, 'proved');
	const none = begin({protocol: 'hot-potato', n: 3, inputs: '000', goal: {kind: 'fair-loop', passes: {pc: 'hold'}}});
	t.is(answerClaim(none, spacesOf(none)).verdict, 'refuted');
});

test('whether a loop can be closed is asked from the end of the opening', t => {
	const open = begin({goal: {kind: 'fair-loop'}});
	const {schedule} = go(open, '0:- 1:{"propose":0} 0:{"propose":0}');
	const settled = begin({goal: {kind: 'fair-loop'}, opening: schedule});
	t.is(answerClaim(open, spacesOf(open)).verdict, 'proved');
	t.is(answerClaim(settled, spacesOf(settled)).verdict, 'refuted');
});

for (const file of [
	'after-me.mjs',
	'hot-potato.mjs',
	'first-majority.mjs',
	'random-05.mjs',
	'random-09.mjs',
	'random-14.mjs',
])
	test(`finder and judge see the same configurations, valences and events: ${file}`, async t => {
		const protocol = await loadConformance(file);
		const n = protocol.processes.default;
		const inputs = '011'.slice(0, n);
		const mine = spaceOf(createLooker(protocol, inputs));
		const theirs = secondSpace(createAtlas(protocol, inputs, 10_000)!);
		t.is(mine.size, theirs.size);
		const pairs = new Map([[mine.start.id, {a: mine.start, b: theirs.start}]]);
		const seen = new Set<number>();
		for (const {a, b} of pairs.values()) {
			seen.add(b.id);
			const views = [a, b].map(place => ({
				configuration: configurationText(place.configuration()),
				decided: [...place.decided()],
				open: place.open(),
				valences: [undefined, ...Array.from({length: n}, (_, p) => p)].map(p => place.valence(p)),
				events: place
					.next()
					.map(({event}) => makeEvent(event))
					.sort(),
			}));
			t.deepEqual(views[0], views[1]);
			for (const {event, place} of a.next()) {
				const other = b.next().find(next => makeEvent(next.event) === makeEvent(event))!.place!;
				const known = pairs.get(place!.id);
				if (known === undefined) pairs.set(place!.id, {a: place!, b: other});
				else t.is(known.b.id, other.id);
			}
		}
		t.is(pairs.size, mine.size);
		t.is(seen.size, mine.size);
		t.is(createAtlas(protocol, inputs, mine.size - 1), undefined);
	});

test('the judge answers for a loop as it is asked: from where, without whom, open or only undecided', t => {
	const after = createAtlas(findProtocol('after-me')!, '01', 100)!;
	const ask = {faulty: [], withoutFaulty: false} as const;
	t.false(after.answer(ask));
	t.true(after.answer({...ask, undecided: true}));
	t.false(
		after.answer({
			...ask,
			undecided: true,
			from: [
				{process: 0, message: null},
				{process: 1, message: {knock: 0}},
			],
		}),
	);
	const king = createAtlas(findProtocol('dictator')!, '100', 100)!;
	t.false(king.answer({...ask, undecided: true}));
	t.true(king.answer({...ask, faulty: [0], undecided: true}));
	t.false(king.answer({...ask, faulty: [1], undecided: true}));
});
