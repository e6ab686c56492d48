import test from 'ava';
import {makeSchedule} from '../../src/flp/index.js';
import type {Progress} from '../../src/store/progress.js';
import {reduce} from '../../src/ui/reduce.js';
import {changeFrom, sessionFrom} from '../../src/ui/saved.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {findScreen, frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {unknownPlaces} from '../../src/ui/tree.js';
import {treeDrawing} from '../../src/ui/tree-drawing.js';
import {begin, levelWith, pack, press} from '../support/sessions.js';

const shown = levelWith({shown: 'moves'});

/** Three ways: p0, p1, p0, p1 without a message · p0, p1 and then a · p0 twice. */
const three = press(begin(shown), 'enter', '1', '3', '2', '4', 'u', 'u', '1', 'u', 'u', '2', 'B', 'u', '1', 't');

/** The drawing as one sees it. */
function drawing(session: Session, ascii = false): string[] {
	const {header, lines} = treeDrawing(session, {ascii});
	return [header, ...lines.map(({before, chosen, after}) => before + chosen + after)].map(line => line.trimEnd());
}

test('the tree is drawn from left to right, with signs, letters, a bookmark and where one is', t => {
	t.deepEqual(drawing(three), [
		' C0    C1    C2    C3    C4',
		' ◐─0:∅─◐─1:∅─◐─0:b─◐─1:∅─◐',
		'       │     ╰─1:a─◐',
		'       ├─0:∅─◐1',
		'       ╰─1:a[◐]',
	]);
	t.deepEqual(
		drawing(three, true).slice(1),
		['(01)0:∅(01)1:∅(01)0:b(01)1:∅(01)', '        │      ╰──1:a(01)', '        ├──0:∅(012', '        ╰──1:a[01]'].map(
			line => line.replace('(012', '(011'),
		),
	);
	const hidden = press(begin(levelWith({shown: 'none', goal: {kind: 'disagreement'}})), 'enter', '1', 't');
	t.is(drawing(hidden)[1], ' ·─0:∅[·]', 'where a level shows no valence, the tree shows none');
});

test('the arrows walk along a way, on to the one that it leaves, and from way to way', t => {
	const at = (session: Session): readonly [number, number] => {
		const {row, at: step} = findScreen(session, 'tree')!;
		return [row, step];
	};
	t.deepEqual(at(three), [3, 2]);
	t.deepEqual(at(press(three, 'left')), [0, 1]);
	t.deepEqual(at(press(three, 'left', 'right', 'right', 'right', 'right')), [0, 4]);
	t.is(press(three, 'right').note, 'Nobody went on from here yet; enter takes you there.');
	t.is(press(three, 'left', 'left', 'left').note, 'This is the beginning.');
	t.deepEqual(at(press(three, 'up')), [2, 2]);
	t.deepEqual(at(press(three, 'up', 'up', 'up')), [0, 3]);
	t.deepEqual(at(press(three, 'down')), [0, 2]);
	t.deepEqual(at(press(three, '1')), [2, 2]);
	t.is(press(three, '4').note, 'There is no bookmark 4; B sets one.');
});

test('enter goes there, nothing is lost, and redo plays on along that way', t => {
	const there = press(three, 'down', 'left', 'right', 'enter');
	t.is(frontOf(there).name, 'play');
	t.is(makeSchedule(there.play.schedule), '0:- 1:-');
	t.regex(there.note, /^You are in C2 now; r plays on along this way\. Your other ways are kept \(t\)\.$/u);
	t.is(makeSchedule(press(there, 'r', 'r').play.schedule), '0:- 1:- 0:{"propose":1} 1:-');
	t.is(there.tried, three.tried);
	const elsewhere = press(there, '4', 't');
	t.is(drawing(elsewhere).length, 6, 'what is played from there is a way of its own');
});

test('the chosen configuration is compared with where one is, or with another that one chose for it', t => {
	const words = (session: Session): string => sentencesOf(session, entriesOf(session)).join(' ');
	t.notRegex(words(three), /Beside/u);
	t.regex(
		words(press(three, 'up')),
		/Beside C2, where you are The ways part in C1: here p0 received nothing; there p1/u,
	);
	const same = press(three, 'up', 'left', 'c', '1');
	t.regex(words(same), /They are the same configuration, though the schedules/u);
	t.regex(words(same), /It lies 1 step after that one, on the same way\./u);
	t.regex(words(three), /Way 4 of 4, 2 moves, leaves way 1 in C1\./u);
	t.is(press(three, 'up', 'c').note, 'What you choose is compared with C2 now.');
	const inputs = press(
		begin(levelWith({inputs: 'choose', shown: 'present'})),
		'enter',
		'enter',
		'1',
		'u',
		'u',
		'0',
		'enter',
		'1',
		't',
		'up',
	);
	t.regex(words(inputs), /They begin with other inputs: 00 here, 10 there\./u);
});

test('before the inputs are chosen there is no tree, and after a loss there is', t => {
	const choosing = press(begin('3.4'), 'enter');
	t.is(frontOf(press(choosing, 't')).name, 'inputs');
	t.regex(reduce(choosing, {on: 'tree', does: {is: 'open'}}).note, /before the inputs are chosen/u);
	const lost = press(begin(shown), 'enter', '1', '1', '2');
	t.is(frontOf(lost).name, 'lost');
	const back = press(lost, 't', 'left', 'enter');
	t.is(frontOf(back).name, 'play');
	t.is(back.play.schedule.length, 2);
});

test('what was tried, with its bookmarks, is there again in the next game', t => {
	const tried = press(begin('1.5'), 'enter', '1', 'B', 'u', 'f', '0', '1', 'u');
	const {left, last} = changeFrom(tried);
	t.deepEqual(left['1.5']!.tried, [
		{inputs: '100', schedule: '0:-', faults: []},
		{inputs: '100', schedule: '1:-', faults: [{process: 0, after: 0}]},
	]);
	t.deepEqual(left['1.5']!.marks, [{number: 1, inputs: '100', schedule: '0:-', faults: []}]);
	const progress = JSON.parse(JSON.stringify({format: 'bivalent-progress/1', won: {}, left, last})) as Progress;
	const again = sessionFrom(progress, pack);
	t.deepEqual(
		new Set(again.tried.trails.map(trail => JSON.stringify(trail))),
		new Set(tried.tried.trails.map(trail => JSON.stringify(trail))),
	);
	t.deepEqual(again.tried.marks, tried.tried.marks);
	const odd = {...left['1.5']!, tried: [{inputs: '0x', schedule: 'no', faults: []}], marks: []};
	t.is(sessionFrom({...progress, left: {'1.5': odd}}, pack).tried.trails.length, 1, 'what cannot be gone is left out');
	const single = press(begin('1.5'), 'enter', '1');
	t.deepEqual(Object.keys(changeFrom(single).left['1.5']!).includes('tried'), false);
});

test('the valences of ways that were tried in an earlier game are asked for, and only what the level shows', t => {
	const tried = press(begin('5.3'), 'enter', '1', '3', '2', 'u', '1');
	const {left, last} = changeFrom(tried);
	const again = sessionFrom(
		{format: 'bivalent-progress/1', won: {}, left: left as Progress['left'], last: last!},
		pack,
	);
	t.deepEqual(again.valences, {});
	t.deepEqual(unknownPlaces(again), []);
	const open = reduce(press(again, 'c'), {on: 'tree', does: {is: 'open'}});
	t.is(unknownPlaces(open).length, 4);
	t.regex(drawing(press(again, 'c', 't')).join('\n'), /◐─0:∅─◐─1:∅─◐─0:b─◐/u);
	const hidden = press(begin(levelWith({shown: 'none', goal: {kind: 'disagreement'}})), 'enter', '1', 't');
	t.deepEqual(unknownPlaces(hidden), []);
});

test('a bookmark keeps its way, however many are tried after it', t => {
	const marked = press(begin('5.3'), 'enter', '2', 'B', 'u');
	const ways = Array.from({length: 24}, (_, ones) => ['1', ...Array.from({length: ones}, () => '3'), '2', 'B', 'B']);
	const many = ways.reduce((now, way) => press(now, ...way, 'R'), marked);
	const {left, last} = changeFrom(many);
	const again = sessionFrom(
		{format: 'bivalent-progress/1', won: {}, left: left as Progress['left'], last: last!},
		pack,
	);
	const found = press(again, 'c', 't', '1');
	t.is(frontOf(found).name, 'tree');
	t.true(drawing(found).length > 1);
	t.is(makeSchedule(press(found, 'enter').play.schedule), '1:-');
});

test('where no moves are made there is no tree', t => {
	for (const level of ['3.8', '6.3', '7.4'])
		t.regex(press(begin(level), 'enter', 't').note, /^No move is made in this level/u);
});
