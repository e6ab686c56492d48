import test from 'ava';
import {judgeCertificate} from '../../src/certificate/index.js';
import {createLooker} from '../../src/engine/index.js';
import {parseSchedule, type Schedule} from '../../src/flp/index.js';
import {
	act,
	beginLevel,
	certificateOfLoop,
	debtsText,
	faultyIn,
	historyOf,
	lanesOf,
	loopAt,
	loopsToClose,
	mayDeclare,
	movesMade,
	nextPart,
	offersOf,
	owesNothing,
	type Play,
	replay,
	type Standing,
	standingOf,
	wrap,
} from '../../src/game/index.js';
import {campaign, type Level} from '../../src/level/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {createSpaces, judgedStanding} from '../../src/solver/index.js';
import {begin, go} from '../support/plays.js';

const {levels} = campaign();
const circle = levels.find(({id}) => id === '5.3')!;
const afterYou = findProtocol('after-you')!;
const looker = createLooker(afterYou, '01');

/** How a play stands, with all that the engine knows. */
function judged(play: Play): Standing {
	return judgedStanding(play, createSpaces(play.protocol));
}

function schedule(text: string): Schedule {
	const parsed = parseSchedule(text);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

function played(text: string): Play {
	return schedule(text).reduce((play, event) => act(play, {do: 'move', event}), beginLevel(circle));
}

test('a run is the same whatever was replayed before it', t => {
	const all = schedule('0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}');
	const [first, second] = [all[0]!, all[1]!];
	const stops = [first, all[4]!, second];
	const runs = ['01', '10'].flatMap(inputs =>
		[all, all.slice(0, 2), [second, first], [first, ...all], stops, []].map(events => ({inputs, events})),
	);
	for (const before of runs) {
		for (const {inputs, events} of runs) {
			replay(afterYou, before.inputs, before.events);
			t.deepEqual(replay(afterYou, inputs, events), replay({...afterYou}, inputs, events));
		}
	}
	t.is(replay(afterYou, '01', all).moves.length, all.length);
	t.is(replay(afterYou, '01', stops).moves.length, 1);
});

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
	const again = act(three, {do: 'restart'});
	t.deepEqual({...again, undone: []}, beginLevel(circle));
	t.deepEqual(act(act(act(again, {do: 'redo'}), {do: 'redo'}), {do: 'redo'}), three, 'a restart can be taken back');
});

test('a move that is not applicable changes nothing', t => {
	const play = played('0:-');
	t.is(act(play, {do: 'move', event: {process: 0, message: 'x'}}), play);
});

test('coming back owing something closes nothing, and does not end play', t => {
	const play = played('0:- 0:-');
	t.deepEqual(loopAt(historyOf(play), 1), {k: 1, processes: [1], letters: ['a'], back: 0});
	t.deepEqual(loopsToClose(historyOf(play)), []);
	t.is(judged(act(play, {do: 'say', statement: {close: 1}})).is, 'open');
});

test('a fair loop is offered, ends nothing by itself, wins when closed, and is a certificate that the judge accepts', t => {
	const play = played('0:- 1:- 0:{"propose":1} 1:{"propose":0} 0:{"propose":0} 1:{"propose":1}');
	const look = looker.look(play.schedule);
	t.deepEqual(loopsToClose(historyOf(play)), [2]);
	t.is(judged(play).is, 'open');
	const closed = act(play, {do: 'say', statement: {close: 2}});
	t.is(standingOf(closed, [], null).is, 'open', 'nothing is won before the engine has looked');
	t.is(judged(closed).is, 'won');
	t.deepEqual(judgeCertificate(afterYou, certificateOfLoop(closed, look, {name: 'after-you', bivalent: 'x'})!), {
		valid: true,
	});
	t.is(certificateOfLoop(play, look, {name: 'after-you', bivalent: 'x'}), undefined);
});

const silent = levels.find(({id}) => id === '1.5')!;

test('a process that was declared faulty steps no more, owes nothing and is owed nothing', t => {
	const begun = beginLevel(silent);
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
	t.deepEqual(loopAt(historyOf(half), 0, {faulty: [0]}), {k: 0, processes: [2], letters: [], back: 0});
	t.deepEqual(loopsToClose(historyOf(half), {faulty: [0]}), []);
	const whole = act(half, {do: 'move', event: {process: 2, message: null}});
	t.deepEqual(loopsToClose(historyOf(whole), {faulty: [0]}), [0]);
	t.is(judged(whole).is, 'open');
	const closed = judged(act(whole, {do: 'say', statement: {close: 0}}));
	t.is(closed.is, 'won');
	t.regex(closed.is === 'won' ? closed.because : '', /all that is owed without p0 arrives/u);
	t.deepEqual(loopsToClose(historyOf(whole)), []);
});

test('a declaration can be undone and done again, and costs no move', t => {
	const declared = act(beginLevel(silent), {do: 'declare', process: 0});
	t.is(movesMade(declared), 0);
	const back = act(declared, {do: 'undo'});
	t.deepEqual(back.faults, []);
	t.deepEqual(act(back, {do: 'redo'}), declared);
});

test('messages to a faulty process may pile up in a loop, and others may not', t => {
	const faulty: Level = {...circle, parts: [{...circle.parts[0], faults: 'one'}]};
	const begun = act(beginLevel(faulty), {do: 'move', event: {process: 0, message: null}});
	const declared = act(begun, {do: 'declare', process: 1});
	t.is(loopAt(historyOf(declared), 0, {faulty: [1]}).back, null);
	const stepped = act(declared, {do: 'move', event: {process: 0, message: null}});
	t.deepEqual(loopAt(historyOf(stepped), 1, {faulty: [1]}), {k: 1, processes: [], letters: [], back: 0});
});

test('whoever decides loses a level that asks for silence', t => {
	const decided = act(beginLevel(silent), {do: 'move', event: {process: 0, message: null}});
	const standing = judged(decided);
	t.regex(standing.is === 'lost' ? standing.because : '', /^p0 has decided 1\. Some process has decided/u);
});

test('what settles the question loses, with the reason', t => {
	const play = played('0:- 1:{"propose":0} 0:{"propose":0}');
	t.deepEqual(judged(play), {is: 'lost', because: 'The question is settled: somebody has decided 0.'});
});

test('what the player says is taken back by undo, and forgotten with the next move', t => {
	const play = played('0:- 0:-');
	const said = act(play, {do: 'say', statement: {close: 1}});
	t.deepEqual(act(said, {do: 'undo'}), play);
	t.is(act(said, {do: 'move', event: {process: 1, message: null}}).said, null);
});

test('inputs that are chosen can be taken back, and an opening can not', t => {
	const beginning = beginLevel(levels.find(({id}) => id === '1.4')!);
	t.is(beginning.inputs, null);
	t.is(act(beginning, {do: 'undo'}), beginning);
	t.is(act(beginning, {do: 'move', event: {process: 0, message: null}}), beginning);
	const chosen = act(beginning, {do: 'choose', inputs: '010'});
	t.is(chosen.inputs, '010');
	t.deepEqual(act(chosen, {do: 'undo'}), beginning);
	t.deepEqual(act(act(chosen, {do: 'move', event: {process: 0, message: null}}), {do: 'restart'}), beginning);
	const opened = beginLevel(levels.find(({id}) => id === '0.4')!);
	t.is(opened.schedule.length, 2);
	t.is(movesMade(opened), 0);
	t.is(act(opened, {do: 'undo'}), opened);
});

test('a further part begins afresh, but for the inputs of the one before and the moves that the others took', t => {
	const first = act(act(beginLevel(levels.find(({id}) => id === '1.4')!), {do: 'choose', inputs: '100'}), {
		do: 'move',
		event: {process: 0, message: null},
	});
	const second = nextPart(first)!;
	t.like(second, {at: 1, inputs: null, schedule: [], faults: [], undone: [], said: null, last: '100', before: 1});
	t.deepEqual(act(act(second, {do: 'choose', inputs: '011'}), {do: 'restart'}), second);
	t.is(nextPart(second), undefined);
	t.is(nextPart(beginLevel(circle)), undefined);
});

test('moves say what they do', t => {
	const play = played('0:- 1:{"propose":0}');
	const offers = offersOf(play, looker.look(play.schedule));
	t.deepEqual(
		offers.map(({what, does, valence}) => [what, does, valence]),
		[
			['p0 receives b  propose 1', 'value 0→1, sends “propose 1” → p1', 'bivalent'],
			['p0 receives c  propose 0', 'DECIDES 0, sends “decided 0” → p1', 'zero'],
			['p0 receives ∅', 'nothing changes', 'bivalent'],
			['p1 receives ∅', 'nothing changes', 'bivalent'],
		],
	);
});

test('lines are broken between words', t => {
	t.deepEqual(wrap('one two three four', 9, '  '), ['one two', '  three', '  four']);
});

test('a loop that has to pass somewhere owes that, too', t => {
	const terms = {passes: {pc: 'hold'}};
	const tossing = go(begin({protocol: 'hot-potato', n: 3, inputs: '000'}), '0:- 1:"potato"');
	t.deepEqual(loopAt(historyOf(tossing), 1, terms), {
		k: 1,
		processes: [0, 2],
		letters: [],
		passage: {pc: 'hold'},
		back: null,
	});
	t.is(debtsText(loopAt(historyOf(tossing), 1, terms)), 'p0, p2 must step; some process must be at hold');
	t.is(debtsText({processes: [], letters: [], passage: {pc: 'hold', process: 0}}), 'p0 must be at hold');
	t.false(owesNothing({processes: [], letters: [], passage: {pc: 'hold'}}));
	const held = go(tossing, '0:"potato"');
	t.is(loopAt(historyOf(held), 1, terms).passage, undefined);
	t.deepEqual(loopAt(historyOf(held), 1, {passes: {pc: 'hold', process: 1}}).passage, {pc: 'hold', process: 1});
	// where it begins is where it ends, and only the end counts
	t.deepEqual(loopAt(historyOf(held), 3, terms).passage, {pc: 'hold'});
});
