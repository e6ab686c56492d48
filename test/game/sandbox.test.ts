import test from 'ava';
import {Breach, type Protocol} from '../../src/flp/index.js';
import {
	act,
	allowedFaults,
	beginSandbox,
	blindPlaces,
	detailOf,
	faultyIn,
	goalText,
	historyOf,
	isCatalogued,
	isSandbox,
	isUpToShift,
	levelName,
	loopTermsOf,
	mayDeclare,
	mixedInputs,
	offersOf,
	partOf,
	type Play,
	sandboxId,
	standingOf,
	storageLabel,
} from '../../src/game/index.js';
import {parseLevel} from '../../src/level/parse.js';
import {findProtocol} from '../../src/protocols/index.js';
import {createSpaces, judgedStanding} from '../../src/solver/index.js';
import {levels} from '../support/sessions.js';
import {schedule} from '../support/plays.js';

const afterYou = findProtocol('after-you')!;
const waitForAll = findProtocol('wait-for-all')!;

function sandbox(protocol: Protocol, inputs: string, faults: 'none' | 'any' = 'any'): Play {
	return beginSandbox({protocol, inputs, faults, shown: 'moves'});
}

/** The play after these events. */
function after(play: Play, events: string): Play {
	return schedule(events).reduce((now, event) => act(now, {do: 'move', event}), play);
}

test('a sandbox is never won nor lost, whatever is played and said: not by a decision, a settled question, a closed loop', t => {
	const spaces = createSpaces(afterYou);
	const begun = sandbox(afterYou, '01');
	const loop = after(begun, '0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}');
	const decided = after(begun, '0:- 1:{"propose":0} 0:{"propose":0}');
	t.is(historyOf(decided).pictures.at(-1)?.configuration.states[0]?.output, 0);
	for (const play of [begun, loop, decided, act(loop, {do: 'say', statement: {close: 2}})]) {
		t.deepEqual(judgedStanding(play, spaces), {is: 'open'});
		t.deepEqual(standingOf(play, blindPlaces(play), null), {is: 'open'});
	}
	t.regex(goalText(partOf(begun), afterYou), /^None: play what you like\.$/u);
});

test('in a sandbox all but one may be declared faulty, each once; undo takes them back one by one', t => {
	const begun = sandbox(waitForAll, '011');
	t.true(mayDeclare(begun));
	const two = after(act(act(begun, {do: 'declare', process: 2}), {do: 'declare', process: 0}), '1:-');
	t.deepEqual(faultyIn(two), [2, 0]);
	t.is(act(two, {do: 'declare', process: 1}), two, 'the last one is left');
	t.deepEqual(
		offersOf(two, null).map(({event}) => event.process),
		[1],
	);
	const one = act(begun, {do: 'declare', process: 2});
	t.true(mayDeclare(one));
	t.false(mayDeclare(one, 2));
	t.is(act(one, {do: 'declare', process: 2}), one, 'nobody is faulty twice');
	t.deepEqual(faultyIn(act(act(two, {do: 'undo'}), {do: 'undo'})), [2]);
	t.deepEqual(act(act(act(two, {do: 'rewind'}), {do: 'redo'}), {do: 'redo'}).faults, two.faults);
	t.false(mayDeclare(sandbox(waitForAll, '011', 'none')));
	t.deepEqual([begun, one].map(allowedFaults), ['none', 'one']);
	t.deepEqual(loopTermsOf(two)?.faulty, [2, 0]);
});

test('a protocol of a file is kept by undo and by starting again, and is not taken for one of the catalogue with its name', t => {
	const mine: Protocol = {...afterYou, title: 'Mine', processes: {min: 2, max: 3, default: 2}};
	const play = after(sandbox(mine, '01'), '0:-');
	for (const action of ['undo', 'restart', 'rewind'] as const) t.is(act(play, {do: action}).protocol, mine);
	t.true(isCatalogued(afterYou));
	t.false(isCatalogued(mine));
	t.not(sandboxId(mine), sandboxId(afterYou));
});

test('round numbers that rise bring one back where the protocol declares that they are alike', t => {
	const paxos = findProtocol('paxos')!;
	t.true(isUpToShift(sandbox(paxos, '010')));
	t.is(loopTermsOf(sandbox(paxos, '010'))?.rounds, paxos.rounds);
	t.false(isUpToShift(sandbox(afterYou, '01')));
});

test('a sandbox has a name and no number; a level has both', t => {
	const play = sandbox(afterYou, '01');
	t.true(isSandbox(play));
	t.is(levelName(play.level), 'Sandbox');
	t.is(levelName(levels[0]!), '0.1 One small step');
	t.deepEqual([2, 3, 5].map(mixedInputs), ['01', '010', '01010']);
});

test('a move that breaks the model is told, is none that can be made, and spoils no other', t => {
	const broken: Protocol = {
		...afterYou,
		step(view) {
			if (view.self === 1 && view.message !== null) throw new Breach('step gave decide 2', {protocol: 'after-you'});
			return afterYou.step(view);
		},
	};
	const play = after(sandbox(broken, '01'), '0:-');
	const offers = offersOf(play, null);
	t.deepEqual(
		offers.map(({what, breach}) => [what, breach !== undefined]),
		[
			['p1 receives a  propose 0', true],
			['p0 receives ∅', false],
			['p1 receives ∅', false],
		],
	);
	t.is(offers[0]?.breach, 'protocol after-you breaks the model: step gave decide 2.');
	const [chosen] = detailOf(play, offers[0]!.event, null);
	t.deepEqual(chosen?.lines, [offers[0]?.breach]);
	t.is(historyOf(after(play, '1:-')).moves.length, 2);
	const crashing: Protocol = {
		...afterYou,
		step() {
			throw new TypeError('ours');
		},
	};
	t.throws(() => offersOf(sandbox(crashing, '01'), null), {instanceOf: TypeError}, 'a mistake of ours is not hidden');
});

test('labels of a protocol of one’s own are one line, and nothing that a terminal would take for a command', t => {
	const loud: Protocol = {
		...afterYou,
		show: {message: () => 'a\n  b\u001B[2J\u202E\u2028', storage: value => JSON.stringify({value, more: 1}, null, 1)},
	};
	const play = after(sandbox(loud, '01'), '0:-');
	const [first, , last] = offersOf(play, null);
	t.is(first?.what, 'p1 receives a  a   b·[2J··');
	t.regex(last!.does, /^\{ "value": null/u);
	for (const {what, does} of offersOf(play, null)) t.notRegex(what + does, /\p{Cc}/u);
});

test('storage without a label is told field by field, and a change that a label hides is a change', t => {
	const counting: Protocol = {
		...waitForAll,
		start: () => ({pc: 'a', storage: {value: null, acks: [0, 1], 'the end': 'far; away'}}),
		step: ({state: {pc, storage}}) => {
			const remembered = storage as {acks: readonly number[]};
			return pc === 'a'
				? {pc: 'b', storage: {...remembered, acks: [1], value: 0}}
				: {storage: {...remembered, 'the end': 'near'}};
		},
		show: {},
	};
	const play = sandbox(counting, '010');
	t.is(offersOf(play, null)[0]!.does, 'acks [0,1]→[1]; value –→0, a→b');
	t.is(storageLabel(counting, {value: null, acks: [0, 1], 'the end': 'far'}), 'acks [0,1]; "the end" "far"; value –');
	t.deepEqual(
		[null, {}, [1], 'x', {a: null}, {a: '–'}].map(value => storageLabel(counting, value)),
		['–', '{}', '[1]', '"x"', 'a –', 'a "–"'],
	);
	const hiding = {...counting, show: {storage: () => 'secret'}};
	t.deepEqual(
		offersOf(after(sandbox(hiding, '010'), '0:-'), null).map(({does, changes}) => [does, changes]),
		[
			['its storage changes', true],
			['its storage changes, a→b', true],
			['its storage changes, a→b', true],
		],
	);
});

test('no level file is free, and none allows more faults than the paper', t => {
	const file = `---
id: "1.1"
title: T
world: W
idea: i
protocol: dictator
n: 2
inputs: "10"
goal: {kind: decision}
faults: one
shown: none
hints: [one]
solution: {schedule: "0:-"}
par: 1
source: FLP85
---
Text.
`;
	t.true(parseLevel('x.md', file).ok);
	for (const [good, bad, says] of [
		['kind: decision', 'kind: free', /^x\.md:9: goal\.kind must be of kind decision/u],
		['faults: one', 'faults: any', /^x\.md:10: faults must be none or one/u],
	] as const) {
		const read = parseLevel('x.md', file.replace(good, bad));
		t.regex(read.ok ? '' : read.error, says);
	}
});
