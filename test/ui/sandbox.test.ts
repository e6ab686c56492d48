import test from 'ava';
import {Breach, type Protocol} from '../../src/flp/index.js';
import {closedAtOf, faultyIn, historyOf, movesMade, partOf} from '../../src/game/index.js';
import {catalogue, findProtocol} from '../../src/protocols/index.js';
import {createSpaces, reasonsFor} from '../../src/solver/index.js';
import {mergeProgress, type Progress} from '../../src/store/progress.js';
import {choicesOf} from '../../src/ui/choices.js';
import {inquiryOf, insightOf} from '../../src/ui/inquiry.js';
import {itemsOf} from '../../src/ui/items.js';
import {wantedLines} from '../../src/ui/owed-text.js';
import {pageOf} from '../../src/ui/pages.js';
import {reduce} from '../../src/ui/reduce.js';
import {fieldOf} from '../../src/ui/schedule.js';
import {provingPlay, setupRows} from '../../src/ui/sandbox.js';
import {changeFrom, sessionFrom} from '../../src/ui/saved.js';
import {currentLook, frontOf, type Session, showsMoves} from '../../src/ui/session.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {entriesOf} from '../../src/ui/tables.js';
import {plainTheme} from '../../src/ui/theme.js';
import {begin, levels, move, pack, press, untold} from '../support/sessions.js';

const fresh: Progress = {format: 'bivalent-progress/1', won: {}, left: {}};
const circle = ['p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'];

/** The map of somebody who has won nothing. */
const map = press(sessionFrom(fresh, pack), 'esc');

/** The sandbox of the protocol in this row of the list, with what is offered. */
function sandbox(row: number): Session {
	return press(map, 'x', ...Array.from({length: row}, () => 'j'), 'enter', 'enter');
}

function front(session: Session): string {
	return frontOf(session).name;
}

/** What the line of loops says. */
function loop(session: Session): string {
	return wantedLines(session)
		.map(({label, text}) => `${label} ${text}`)
		.join();
}

/** The rows of the setup, as label and value. */
function rows(session: Session): string[] {
	const screen = frontOf(session);
	return screen.name === 'setup' ? setupRows(screen).map(({label, value}) => `${label}: ${value}`) : [];
}

test('who has won nothing comes from the map to every protocol, to its inputs, and into play', t => {
	const list = press(map, 'x');
	t.is(front(list), 'sandboxes');
	t.deepEqual(
		itemsOf(list).map(({label}) => label),
		catalogue.map(({protocol}) => protocol.title),
	);
	const setup = press(list, 'j', 'j', 'enter');
	t.deepEqual(rows(setup), [
		'processes: 3   (2 to 6)',
		'input of p0: 0',
		'input of p1: 1',
		'input of p2: 0',
		'faults: may be declared',
	]);
	const play = press(setup, 'enter');
	t.is(front(play), 'play');
	t.is(play.play.protocol.name, 'wait-for-all');
	t.is(play.play.inputs, '010');
	t.is(front(press(play, 'esc')), 'setup');
	t.is(front(press(play, 'esc', 'esc', 'esc')), 'map');
	t.is(play.note, '');
});

test('processes, inputs and faults are chosen in their rows; what stays of the inputs is kept', t => {
	const setup = press(map, 'x', 'j', 'j', 'enter');
	const five = press(setup, 'right', 'right');
	t.deepEqual(
		rows(five)
			.slice(1, 6)
			.map(row => row.at(-1))
			.join(''),
		'01010',
	);
	t.is(rows(press(five, 'j', ' ', '4', 'k'))[5], 'input of p4: 1');
	t.is(rows(press(five, '4', 'g', 'left'))[1], 'input of p0: 0');
	t.is(rows(press(setup, 'left'))[0], 'processes: 2   (2 to 6)');
	t.is(rows(press(setup, 'left', 'left'))[0], 'processes: 6   (2 to 6)');
	const none = press(setup, 'G', 'right');
	t.is(rows(none).at(-1), 'faults: none');
	const play = press(none, 'enter');
	t.is(partOf(play.play).faults, 'none');
	t.regex(press(play, 'f').note, /You have chosen that nobody is faulty; esc leads/u);
	t.false(choicesOf(play, Infinity).some(choice => 'fault' in choice));
	const two = press(map, 'x', 'enter');
	t.deepEqual(rows(two), ['input of p0: 0', 'input of p1: 1', 'faults: may be declared'], 'it is for two only');
	t.is(front(press(two, '2')), 'setup');
});

test('from the page of a protocol to its sandbox, and back', t => {
	const page = press(map, 'p', 'j', 'j', 'j', 'j', 'enter');
	const play = press(page, 'x', 'enter', '1');
	t.is(play.play.protocol.name, 'race-to-arbiter');
	t.is(movesMade(play.play), 1);
	t.is(front(press(play, 'esc', 'esc')), 'protocol');
});

test('the rules are those of what is chosen, or played', t => {
	const words = (session: Session): string =>
		pageOf(session, plainTheme)
			.map(({text}) => text)
			.join(' ');
	const setup = press(map, 'x', 'j', 'j', 'enter');
	t.is(words(press(setup, 'i')), words(press(setup, 'enter', 'i')));
	t.regex(words(press(setup, 'i')), /Everybody sends its input to everybody else/u);
});

test('hints and claims are not there; nothing costs a star, and nothing is won', t => {
	const play = sandbox(0);
	const keys = new Set(entriesOf(play).flatMap(entry => entry.keys));
	for (const key of ['h', 'H', 'C']) t.false(keys.has(key), key);
	for (const {word} of entriesOf(play)) t.notRegex(word, /\bstar\b/u);
	const why = press(untold(play), 'w');
	t.is(front(why), 'why');
	t.is(why.note, '');
	t.is(front(press(untold(play), 'p')), 'ask');
	t.is(front(press(untold(play), 'v', 'g')), 'around');
	t.is(press(play, 'w', 'esc', 'p').aids, 0);
	const decided = move(play, 'p0 receives ∅', 'p1 receives a', 'p0 receives b', 'p1 receives ∅');
	t.is(front(decided), 'play');
	t.deepEqual(changeFrom(decided).won, {});
});

test('valences are shown here and after each move, until they are hidden, also where the engine has looked before', t => {
	const play = move(sandbox(0), 'p0 receives ∅');
	t.true(showsMoves(play));
	t.is(currentLook(play)?.valence, 'bivalent');
	const hidden = press(play, 'v');
	t.false(showsMoves(hidden));
	t.is(partOf(hidden.play).shown, 'none');
	t.is(currentLook(hidden)?.valence, 'bivalent', 'it is not asked again');
	t.true(showsMoves(press(hidden, 'v')));
	t.is(partOf(press(hidden, 'esc', 'right', 'enter').play).shown, 'none', 'the next run begins as this one was');
});

test('coming back is told, with what is owed; a fair loop says so, offers nothing, and can be saved while all is open', t => {
	const play = sandbox(0);
	t.is(loop(play), 'LOOP this is C0, where the run begins');
	t.is(loop(move(play, 'p0 receives ∅')), 'LOOP C1 is new: you have not been here');
	const again = move(play, 'p0 receives ∅', 'p0 receives ∅');
	t.is(loop(again), 'LOOP C1 again, but the loop is not fair: p1 must step; a must be received');
	t.is(provingPlay(again), null);
	t.is(loop(press(again, 'left', 'left')), 'LOOP to come back to C0: p1 must step');
	const fair = move(play, ...circle);
	t.is(loop(fair), 'LOOP C2 again: a fair loop, what you did since can be repeated for ever');
	t.false(choicesOf(fair, Infinity).some(choice => 'close' in choice));
	t.is(closedAtOf(provingPlay(fair)!), 2);
	t.true(entriesOf(fair).some(({keys}) => keys.includes('s')));
	t.is(press(fair, 's').note, 'The judge is looking at it.');
	const decided = move(
		play,
		'p0 receives ∅',
		'p1 receives a',
		'p0 receives c',
		'p1 receives d',
		'p0 receives b',
		'p0 receives ∅',
		'p1 receives ∅',
	);
	t.regex(loop(decided), /C5 again: a fair loop/u);
	t.is(provingPlay(decided), null, 'somebody has decided');
	const blocked = press(sandbox(2), '1', 'f', '1', 'f', '2', '1');
	t.regex(loop(blocked), /C1 again: a fair loop/u);
	t.is(provingPlay(blocked), null, 'two are faulty, and nothing is open');
	t.false(entriesOf(blocked).some(({keys}) => keys.includes('s')));
});

test('all but one may be faulty, with a word on FLP85; then the engine is not asked about for ever', t => {
	const one = press(sandbox(2), 'f', '1');
	t.is(one.note, '');
	t.deepEqual(
		itemsOf(press(one, 'f')).map(({label}) => label),
		['p0', 'p2'],
	);
	const two = press(one, 'f', '0');
	t.is(two.note, '2 are faulty now. FLP85 allows one: what it proves is not about such runs.');
	t.regex(press(two, 'f').note, /All but one are faulty already/u);
	t.is(front(press(two, 'p')), 'play');
	t.regex(press(two, 'p').note, /one faulty process at most \(FLP85\).*u takes one back/u);
	t.deepEqual(faultyIn(press(two, 'u').play), [1]);
	t.is(front(press(two, 'u', 'p')), 'ask');
	t.is(front(press(two, 'w')), 'why');
});

test('a proof whose faulty process is declared already is walked and watched to its end', t => {
	const proved = press(sandbox(8), 'f', '2', 'p');
	t.is(front(proved), 'ask');
	const walked = press(proved, 'enter', ...Array.from({length: 12}, () => 'r'));
	t.is(walked.play.undone.length, 0, 'redo comes to the end of the loop');
	t.deepEqual(faultyIn(walked.play), [2]);
	t.deepEqual(faultyIn(press(proved, 'l', 'u').play), [2]);
});

test('a sandbox is remembered by its protocol, and the level before it is where the game goes on', t => {
	const played = move(sandbox(0), 'p0 receives ∅', 'p1 receives ∅');
	const faulty = press(press(played, 'f'), '0');
	const progress = mergeProgress(mergeProgress(fresh, {...changeFrom(map), last: '0.1'}), changeFrom(faulty));
	t.is(progress.last, '0.1');
	t.deepEqual(Object.keys(progress.left), ['sandbox after-you']);
	const later = press(sessionFrom(progress, pack), 'enter', 'esc', 'esc');
	t.is(front(later), 'map');
	const list = press(later, 'x');
	t.is(itemsOf(list)[0]?.label, 'After You   left after 2 moves');
	t.is(itemsOf(list)[1]?.label, 'After Me');
	const back = press(list, 'enter', 'enter');
	t.is(back.note, 'You have been here: your moves are kept. R, while you play, starts again.');
	t.deepEqual(back.play.schedule, played.play.schedule);
	t.deepEqual(faultyIn(back.play), [0]);
	const others = press(list, 'enter', 'right', 'enter');
	t.is(movesMade(others.play), 0, 'other inputs are another run');
	t.is(others.note, '');
	t.deepEqual(mergeProgress(progress, changeFrom(others)).left, {}, 'and this is what is kept then');
	const again = press(back, 'R', 'esc');
	t.true(
		entriesOf(again).some(({word}) => word === 'go on where you left it'),
		'what was tried is kept (t)',
	);
	t.is(press(again, 'enter').tried.trails.length, 1);
	t.true(entriesOf(press(again, 'right')).some(({word}) => word === 'begin with these'));
});

test('a level that was left in the middle is not lost by a sandbox, nor a sandbox by a level', t => {
	const level = move(press(begin('5.3'), 'enter'), 'p0 receives ∅');
	const away = press(level, 'esc', 'esc', 'x', 'enter', 'enter', '1');
	t.is(movesMade(away.play), 1);
	t.deepEqual(Object.keys(changeFrom(away).left).toSorted(), ['5.3', 'sandbox after-you']);
	const home = press(away, 'esc', 'esc', 'esc', 'enter', 'enter');
	t.is(home.play.level.id, '5.3');
	t.is(movesMade(home.play), 1);
	t.deepEqual(Object.keys(changeFrom(home).left).toSorted(), ['5.3', 'sandbox after-you']);
	t.is(itemsOf(press(home, 'esc', 'esc', 'x'))[0]?.label, 'After You   left after 1 move');
	t.is(frontOf(press(away, 'esc', 'esc', 'esc', 'x')).name, 'sandboxes');
	t.like(frontOf(press(sandbox(4), 'esc', 'esc', 'esc', 'x')), {chosen: 4}, 'the one that was played last');
	t.true(levels.some(({id}) => id === '5.3'));
});

/** After You, but that p1 breaks the model when it hears something. */
const broken: Protocol = {
	...findProtocol('after-you')!,
	title: 'Mine',
	step(view) {
		if (view.self === 1 && view.message !== null) throw new Breach('step gave decide 2', {protocol: 'after-you'});
		return findProtocol('after-you')!.step(view);
	},
};

/** The sandbox of a protocol out of a file, with an engine that has not answered. */
function own(protocol: Protocol, inputs: string): Session {
	const happen = reduce({...map, own: protocol, stack: []}, {on: 'sandbox', does: {is: 'setup', protocol, inputs}});
	return reduce(happen, {on: 'sandbox', does: {is: 'begin'}});
}

test('a file that breaks the model in mid-play is told in a sentence; every other move can be made', t => {
	const pick = (session: Session, index: number): Session => reduce(session, {on: 'pick', index, rows: Infinity});
	const one = pick(own(broken, '01'), 0);
	t.is(movesMade(one.play), 1);
	const told = pick(one, 0);
	t.is(told.note, 'protocol after-you breaks the model: step gave decide 2.');
	t.is(movesMade(told.play), 1);
	t.is(movesMade(pick(told, 2).play), 2);
	const forced = reduce(one, {on: 'action', action: {do: 'move', event: {process: 1, message: {propose: 0}}}});
	t.is(forced.note, told.note, 'nor does it matter how one comes to it');
	t.is(historyOf(forced.play).moves.length, 1);
	t.is(front(press({...one, stack: [...one.stack]}, 'esc')), 'setup');
});

test('a file that breaks the model in a pasted schedule is told in the field; what was tried of it is kept while one plays', t => {
	const pasted = press(own(broken, '01'), 'y', 'v');
	const field = reduce(pasted, {on: 'schedule', does: {is: 'paste', text: '0:- 1:{"propose":0}'}});
	t.is(
		fieldOf(field)?.comes,
		'Event 2, 1:{"propose":0}, cannot happen: protocol after-you breaks the model: step gave decide 2.',
	);
	const good = reduce(reduce(pasted, {on: 'schedule', does: {is: 'paste', text: '0:- 1:-'}}), {
		on: 'schedule',
		does: {is: 'play'},
	});
	t.is(movesMade(good.play), 2);
	const back = press(good, 'u', 'u', 'esc', 'enter');
	t.is(back.tried.trails[0]?.steps.length, 2);
	t.is(front(press(back, 't')), 'tree');
});

test('an answer of the engine that the game’s own process cannot follow is a sentence, too', t => {
	const why = press(own(broken, '01'), 'w');
	const key = inquiryOf(why)!.key;
	const is = {
		why: reasonsFor({...why.play, protocol: findProtocol('after-you')!}, createSpaces(findProtocol('after-you')!)),
	};
	const told = reduce(why, {on: 'inquire', does: {is: 'answer', answer: {key, is}}});
	t.is(front(told), 'why');
	t.is(insightOf(told), 'protocol after-you breaks the model: step gave decide 2.');
});

test('a file that has no beginning for so many processes is told where they are chosen', t => {
	const shy: Protocol = {
		...findProtocol('wait-for-all')!,
		start(view) {
			if (view.n === 3) throw new Breach('start gave pc 1', {protocol: 'wait-for-all'});
			return findProtocol('wait-for-all')!.start(view);
		},
	};
	const setup = press(own(shy, '01'), 'esc', 'right', 'enter');
	t.is(front(setup), 'setup');
	t.is(setup.note, 'protocol wait-for-all breaks the model: start gave pc 1.');
	t.is(setup.play.inputs, '01', 'what was played before is still there');
});

test('a file comes first in the list, has its own rules, is not taken for the catalogue’s, and is not remembered', t => {
	const play = reduce(own(broken, '01'), {on: 'pick', index: 0, rows: Infinity});
	const list = press(play, 'esc', 'esc');
	t.true(list.done, 'it was opened by itself');
	const chosen = reduce({...play, stack: [{name: 'map', chosen: 0}]}, {on: 'sandbox', does: {is: 'choose'}});
	t.is(itemsOf(chosen)[0]?.label, 'Mine (your file)   left after 1 move');
	t.is(itemsOf(chosen)[1]?.label, 'After You');
	t.deepEqual(
		pageOf(press(play, 'i'), plainTheme).map(({text}) => text),
		['This protocol is your own: its rules are in its file.'],
	);
	t.deepEqual(changeFrom(play).left, {});
	t.is(changeFrom(play).last, undefined);
});

test('read aloud, a sandbox says what is chosen, where one is, and what a loop owes', t => {
	const spoken = (session: Session): string => sentencesOf(session, entriesOf(session)).join(' ');
	t.regex(spoken(press(map, 'x', 'j')), /^Sandbox: with which protocol\? Chosen, 2 of 20: After Me\. /u);
	const setup = press(map, 'x', 'j', 'j', 'enter', 'j');
	t.regex(spoken(setup), /^Sandbox, Wait for all\. Inputs 0 1 0\. Chosen, 2 of 5: input of p0, 0\./u);
	const left = press(setup, 'enter', '1', 'esc');
	t.regex(spoken(left), /left after 1 move: enter goes on there/u);
	const fair = spoken(move(sandbox(0), ...circle));
	t.regex(fair, /Loop: C2 again: a fair loop, what you did since can be repeated for ever\./u);
	t.regex(fair, /Goal: None: play what you like\. 6 moves made\./u);
	t.notRegex(fair, /\bpar\b|\bstar\b/u);
});
