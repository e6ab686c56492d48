import test from 'ava';
import {canonicalText, type Event, makeEvent, othersOf, type StepView} from '../../src/flp/index.js';
import {beginLevel, type History, historyOf, type Play, type Without, withoutPower} from '../../src/game/index.js';
import {campaign, type Power, powers} from '../../src/level/index.js';
import {flipPart} from '../support/loops.js';
import {findPowers, findProtocol} from '../../src/protocols/index.js';

const parts = [flipPart(), ...campaign().levels.find(({id}) => id === '7.4')!.parts];

/** A loop of the campaign, by its protocol: the run, and where the loop begins. */
function loopOf(name: string): {readonly play: Play; readonly run: History; readonly close: number} {
	const {goal, ...part} = parts.find(({protocol}) => protocol === name)!;
	const level = campaign().levels.find(({id}) => id === '7.4')!;
	const play = beginLevel({...level, parts: [{goal, ...part}]});
	return {play, run: historyOf(play), close: goal.kind === 'power' ? goal.close : -1};
}

function without(name: string, power: Power): Without {
	const {play, run, close} = loopOf(name);
	return withoutPower(play.protocol, run, close, power);
}

function eventsOf({moves}: History): Event[] {
	return moves.map(({event}) => event);
}

/** The views of a run's steps. */
function viewsOf({inputs, moves, pictures}: History): StepView[] {
	const n = inputs.length;
	return moves.map(({event: {process: self, message}}, move) => ({
		self,
		n,
		others: othersOf(self, n),
		state: pictures[move]!.configuration.states[self]!,
		message,
	}));
}

for (const [name, expected] of [
	['ben-or-flip', ['decides', 'undecided', 'absent']],
	['ben-or-heads', ['decides', 'decides', 'absent']],
	['paxos-duel', ['absent', 'decides', 'absent']],
	['rotating-coordinator', ['absent', 'decides', 'decides']],
] as const) {
	test(`the loop of ${name}, without each power`, t => {
		t.deepEqual(
			powers.map(power => without(name, power).is),
			expected,
		);
	});
}

test('it goes as before until it is left, and ends where somebody decides', t => {
	for (const [name, power] of [
		['ben-or-flip', 'coin'],
		['paxos-duel', 'delay'],
		['rotating-coordinator', 'alarm'],
	] as const) {
		const {run, close} = loopOf(name);
		const answer = without(name, power);
		t.is(answer.is, 'decides');
		if (answer.is !== 'decides') return;
		const {history, same, process, value} = answer;
		t.deepEqual(eventsOf(history).slice(0, close + same), eventsOf(run).slice(0, close + same));
		t.notDeepEqual(
			history.pictures[close + same + 1]?.text,
			run.pictures[close + same + 1]?.text,
			'and no longer than that',
		);
		const decided = history.pictures.map(({configuration: {states}}) => states.map(({output}) => output));
		t.is(decided.at(-1)![process], value);
		t.true(decided.slice(0, -1).every(outputs => outputs.every(output => output === null)));
	}
});

test('no message is delayed: once the loop begins, the oldest one is received, and ∅ only where none waits', t => {
	const {close} = loopOf('paxos-duel');
	const answer = without('paxos-duel', 'delay');
	if (answer.is !== 'decides') return t.fail();
	for (const [move, {event}] of answer.history.moves.entries()) {
		if (move < close) continue;
		const [oldest] = answer.history.pictures[move]!.configuration.buffer;
		t.is(makeEvent(event), makeEvent({process: oldest?.to ?? event.process, message: oldest?.value ?? null}));
	}
});

test('no false alarm is raised: nobody who waits takes a ∅-step', t => {
	const {close} = loopOf('rotating-coordinator');
	const answer = without('rotating-coordinator', 'alarm');
	if (answer.is !== 'decides') return t.fail();
	const alarms = (history: History, from: number): number =>
		viewsOf(history)
			.slice(from)
			.filter(({message, state}) => message === null && state.pc === 'waits').length;
	t.is(alarms(answer.history, close), 0);
	t.true(alarms(loopOf('rotating-coordinator').run, close) > 3);
});

test('one coin shows its other face, and every other step is the protocol’s own', t => {
	const {play, close} = loopOf('ben-or-flip');
	const answer = without('ben-or-flip', 'coin');
	if (answer.is !== 'decides') return t.fail();
	const {history, same} = answer;
	const otherwise = viewsOf(history).flatMap((view, move) =>
		canonicalText(play.protocol.step(view) as never) === canonicalText(history.moves[move]!.step as never)
			? []
			: [move],
	);
	t.deepEqual(otherwise, [close + same]);
});

test('a loop that does not use a power goes round without it', t => {
	const {play, run} = loopOf('ben-or-flip');
	const last = run.moves.length - 1;
	t.is(findPowers('ben-or-flip').otherFace!(viewsOf(run)[last]!), undefined, 'no coin in its last move');
	t.deepEqual(withoutPower(play.protocol, run, last, 'coin'), {is: 'unused'});
});

test('the other face of a coin that flips a 1 is heads, and where the rules of both coins differ, one is tossed', t => {
	const [flip, heads] = ['ben-or-flip', 'ben-or-heads'].map(name => findProtocol(name)!);
	let differ = 0;
	for (const view of viewsOf(loopOf('ben-or-flip').run)) {
		const [one, other] = [flip!, heads!].map(protocol => canonicalText(protocol.step(view) as never));
		if (one === other) continue;
		differ++;
		t.is(canonicalText(findPowers('ben-or-flip').otherFace!(view) as never), other!);
		t.is(canonicalText(findPowers('ben-or-heads').otherFace!(view) as never), one!);
	}
	t.true(differ > 2);
	t.deepEqual(findPowers('paxos'), {});
});
