import test from 'ava';
import {judgeCertificate} from '../../src/certificate/index.js';
import {createLooker} from '../../src/engine/index.js';
import {parseSchedule, type Schedule} from '../../src/flp/index.js';
import {
	act,
	beginLevel,
	certificateOfLoop,
	faultyIn,
	historyOf,
	lanesOf,
	loopsToClose,
	mayDeclare,
	movesMade,
	offersOf,
	owedSince,
	type Play,
	standingOf,
	wrap,
} from '../../src/game/index.js';
import {campaign} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';

const circle = campaign().find(({id}) => id === '5.3')!;
const afterYou = findProtocol('after-you')!;
const looker = createLooker(afterYou, '01');

function schedule(text: string): Schedule {
	const parsed = parseSchedule(text);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

function played(text: string): Play {
	return schedule(text).reduce((play, event) => act(play, {do: 'move', event}), beginLevel(circle, afterYou));
}

test('a message gets a letter when it is sent, and keeps it in buffer and lanes', t => {
	const history = historyOf(played('0:- 1:{"propose":0} 0:{"propose":1}'));
	t.deepEqual(lanesOf(history), {
		header: ['C0', 'C1', 'C2', 'C3'],
		rows: [
			['', '∅▸a', '', 'b▸d'],
			['', '', 'a▸bc', ''],
		],
	});
	t.deepEqual(
		history.pictures.at(-1)!.buffer.map(({letter, sentBy}) => [letter, sentBy]),
		[
			['c', 2],
			['d', 3],
		],
	);
});

test('undo and redo have no limit; another move forgets what was undone, the same one does not', t => {
	const three = played('0:- 1:- 0:{"propose":1}');
	const back = act(act(act(act(three, {do: 'undo'}), {do: 'undo'}), {do: 'undo'}), {do: 'undo'});
	t.deepEqual(back.schedule, []);
	t.deepEqual(act(act(act(back, {do: 'redo'}), {do: 'redo'}), {do: 'redo'}), three);
	t.is(act(back, {do: 'move', event: {process: 0, message: null}}).undone.length, 2);
	t.is(act(back, {do: 'move', event: {process: 1, message: null}}).undone.length, 0);
	t.deepEqual(act(three, {do: 'restart'}), beginLevel(circle, afterYou));
});

test('a move that is not applicable changes nothing', t => {
	const play = played('0:-');
	t.is(act(play, {do: 'move', event: {process: 0, message: 'x'}}), play);
});

test('coming back owing something closes nothing, and does not end play', t => {
	const play = played('0:- 0:-');
	t.deepEqual(owedSince(historyOf(play), 1), {k: 1, processes: [1], letters: ['a'], back: true});
	t.deepEqual(loopsToClose(historyOf(play)), []);
	t.is(standingOf(act(play, {do: 'close', at: 1}), looker.look(play.schedule)).is, 'open');
});

test('a fair loop is offered, ends nothing by itself, wins when closed, and is a certificate that the judge accepts', t => {
	const play = played('0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}');
	const look = looker.look(play.schedule);
	t.deepEqual(loopsToClose(historyOf(play)), [2]);
	t.is(standingOf(play, look).is, 'open');
	const closed = act(play, {do: 'close', at: 2});
	t.is(standingOf(closed, null).is, 'open');
	t.is(standingOf(closed, look).is, 'won');
	t.deepEqual(judgeCertificate(afterYou, certificateOfLoop(closed, look, 'x')!), {valid: true});
	t.is(certificateOfLoop(play, look, 'x'), undefined);
});

const silent = campaign().find(({id}) => id === '1.5')!;
const dictator = findProtocol('dictator')!;

test('a process that was declared faulty steps no more, owes nothing and is owed nothing', t => {
	const begun = beginLevel(silent, dictator);
	t.true(mayDeclare(begun));
	const declared = act(begun, {do: 'declare', process: 0});
	t.deepEqual(faultyIn(declared), [0]);
	t.false(mayDeclare(declared));
	t.is(act(declared, {do: 'declare', process: 1}), declared);
	t.is(act(declared, {do: 'move', event: {process: 0, message: null}}), declared);
	t.deepEqual(
		offersOf(declared, null).map(({what}) => what),
		['p1 receives ∅', 'p2 receives ∅'],
	);
	const half = act(declared, {do: 'move', event: {process: 1, message: null}});
	t.deepEqual(owedSince(historyOf(half), 0, [0]), {k: 0, processes: [2], letters: [], back: true});
	t.deepEqual(loopsToClose(historyOf(half), [0]), []);
	const whole = act(half, {do: 'move', event: {process: 2, message: null}});
	t.deepEqual(loopsToClose(historyOf(whole), [0]), [0]);
	t.is(standingOf(whole, null).is, 'open');
	const closed = standingOf(act(whole, {do: 'close', at: 0}), null);
	t.is(closed.is, 'won');
	t.regex(closed.is === 'won' ? closed.because : '', /all that is owed without p0 arrives/u);
	t.deepEqual(loopsToClose(historyOf(whole)), []);
});

test('a declaration can be undone and done again, and costs no move', t => {
	const declared = act(beginLevel(silent, dictator), {do: 'declare', process: 0});
	t.is(movesMade(declared), 0);
	const back = act(declared, {do: 'undo'});
	t.deepEqual(back.faults, []);
	t.deepEqual(act(back, {do: 'redo'}), declared);
});

test('messages to a faulty process may pile up in a loop, and others may not', t => {
	const {level} = played('');
	const faulty = {...level, faults: 'one'} as typeof level;
	const begun = act(beginLevel(faulty, afterYou), {do: 'move', event: {process: 0, message: null}});
	const declared = act(begun, {do: 'declare', process: 1});
	t.deepEqual(owedSince(historyOf(declared), 0, [1]).back, false);
	const stepped = act(declared, {do: 'move', event: {process: 0, message: null}});
	t.deepEqual(owedSince(historyOf(stepped), 1, [1]), {k: 1, processes: [], letters: [], back: true});
});

test('whoever decides loses a level that asks for silence', t => {
	const decided = act(beginLevel(silent, dictator), {do: 'move', event: {process: 0, message: null}});
	const standing = standingOf(decided, null);
	t.regex(standing.is === 'lost' ? standing.because : '', /^p0 has decided 1\. Some process has decided/u);
});

test('what settles the question loses, with the reason', t => {
	const play = played('0:- 1:{"propose":0} 0:{"propose":0}');
	t.deepEqual(standingOf(play, null), {is: 'lost', because: 'The question is settled: somebody has decided 0.'});
});

test('moves say what they do', t => {
	const play = played('0:- 1:{"propose":0}');
	const offers = offersOf(play, looker.look(play.schedule));
	t.deepEqual(
		offers.map(({what, does, valence}) => [what, does, valence]),
		[
			['p0 receives b  propose 1', 'value 0→1, sends propose 1 → p1', 'bivalent'],
			['p0 receives c  propose 0', 'DECIDES 0, sends decided 0 → p1', 'zero'],
			['p0 receives ∅', 'nothing changes', 'bivalent'],
			['p1 receives ∅', 'nothing changes', 'bivalent'],
		],
	);
});

test('lines are broken between words', t => {
	t.deepEqual(wrap('one two three four', 9, '  '), ['one two', '  three', '  four']);
});
