import test from 'ava';
import {makeSchedule} from '../../src/flp/index.js';
import {beginLevel, historyOf, partOf, playLine, powerAnswer, type Statement} from '../../src/game/index.js';
import {mergeProgress, type Progress} from '../../src/store/progress.js';
import {choicesOf, moveRowsOf, shownHistory} from '../../src/ui/choices.js';
import {notebookLines} from '../../src/ui/notebook.js';
import {reduce} from '../../src/ui/reduce.js';
import {changeFrom, sessionFrom} from '../../src/ui/saved.js';
import {
	aimOf,
	beginSession,
	currentLook,
	draftOf,
	frontOf,
	keysOf,
	type Session,
	showsMoves,
} from '../../src/ui/session.js';
import {cornersOf, squareOf} from '../../src/ui/components/square.js';
import {pressed} from '../../src/ui/tables.js';
import type {Level} from '../../src/level/index.js';
import {flipPart} from '../support/loops.js';
import {begin, gallery, levels, levelWith, move, pack, press, sightOf, untold} from '../support/sessions.js';

const fresh: Progress = {format: 'bivalent-progress/1', won: {}, left: {}};
const circle = levelWith({shown: 'moves'});

function front(session: Session): string {
	return frontOf(session).name;
}

/** The id of the level that is chosen on the map. */
function chosenId(session: Session): string | undefined {
	const screen = frontOf(session);
	return screen.name === 'map' ? levels[screen.chosen]?.id : undefined;
}

/** The map of a player who has won these levels, each without help. */
function mapAt(id: string, ...won: readonly string[]): Session {
	const known = Object.fromEntries(won.map(one => [one, {moves: 99, unaided: true}]));
	return {...press(begin(id), 'esc'), unlocked: false, won: known};
}

/** Our own hints of a level's first part. */
function hintsOf(id: string): readonly string[] {
	return levels.find(level => level.id === id)!.parts[0].hints;
}

/** What a later start opens, after this. */
function reopened(session: Session): Session {
	return sessionFrom(mergeProgress(fresh, changeFrom(session)), pack);
}

test('a win brings its screen, and is remembered with its moves and whether it was unaided', t => {
	const won = press(begin('0.1'), 'enter', '1');
	t.is(front(won), 'won');
	t.deepEqual(won.won, {'0.1': {moves: 1, unaided: true}});
	const aided = press(begin('0.1'), 'enter', 'h', '2', '1');
	t.deepEqual(aided.won, {'0.1': {moves: 2, unaided: false}});
	const better = press(press(aided, 'R'), '1');
	t.deepEqual(better.won['0.1'], {moves: 1, unaided: false}, 'hints count until the level is left');
	const next = press(won, 'enter');
	t.is(next.play.level.id, '0.2');
	t.is(front(next), 'intro');
});

test('a loss offers a step back, the whole run once more, and the beginning', t => {
	const lost = press(begin(circle), 'enter', '1', '1', '2');
	t.is(front(lost), 'lost');
	t.is(press(lost, 'enter').play.schedule.length, 2);
	t.is(press(lost, 'R').play.schedule.length, 0);
	const watched = press(lost, 'a');
	t.is(watched.play.schedule.length, 0);
	t.is(watched.note, 'Your run from its beginning: r plays the next step of it.');
	t.is(press(watched, 'r', 'r', 'r').play.schedule.length, 3);
	t.is(front(press(watched, 'r', 'r', 'r')), 'lost');
	t.is(front(press(lost, 'l')), 'map');
	t.deepEqual(press(lost, 'esc').play, press(lost, 'enter').play, 'esc goes back to where one was');
});

test('inputs that lose can be chosen again', t => {
	const lost = press(begin('3.4'), 'enter', 'enter');
	t.is(front(lost), 'lost');
	const again = press(lost, 'enter');
	t.is(front(again), 'inputs');
	t.is(front(press(again, '0', 'enter')), 'won');
});

test('what cannot be done says why', t => {
	const play = press(begin(circle), 'enter');
	t.is(press(play, 'u').note, 'There is nothing to undo.');
	t.is(press(play, 'r').note, 'There is nothing to redo.');
	t.is(press(play, '9').note, 'There is no move 9; the last one here is 2.');
	t.is(press(play, 'left').note, 'Make a move first: then there is a configuration to come back to.');
	t.is(press(play, 'n').note, 'All moves are on this page.');
	const silent = press(begin('1.5'), 'enter', 'f', '0');
	t.is(press(silent, 'f').note, 'One fault is allowed, and p0 is faulty already (u takes it back).');
	t.is(press(play, 'f').note, 'Everybody works in this level: no fault is allowed.');
	t.is(press(begin('3.7'), 'enter', 'f').note, 'No fault is declared here: p1 is silent because you never choose it.');
});

test('the configuration to come back to is chosen on the lanes, and kept while one plays', t => {
	const two = press(begin(circle), 'enter', '1', '1');
	t.is(aimOf(two), null);
	const one = press(two, 'left');
	t.is(aimOf(one), 1);
	t.is(aimOf(press(one, '1')), 1);
	t.is(aimOf(press(one, 'left', 'left', 'left')), 0);
	t.is(aimOf(press(one, 'right')), null);
	t.is(aimOf(press(one, 'u', 'u')), null);
	t.is(aimOf(press(one, 'R', '1', '1')), null);
});

test('one who has come back is offered the loop, and may play on', t => {
	const back = gallery(80, 24)['play-loop']!;
	const [first] = choicesOf(back, 6);
	t.deepEqual(first, {close: 2});
	t.is(aimOf(back), 2);
	const on = press(back, '2');
	t.is(front(on), 'play');
	t.is(front(press(back, '1')), 'won');
});

test('∅-steps that change nothing share a row where moves are many, and it opens', t => {
	const level = levelWith({protocol: 'wait-for-all', n: 5, inputs: '01101', goal: {kind: 'decision'}, shown: 'none'});
	const many = press(begin(level), 'enter', '1', '1');
	const choices = choicesOf(many, 6);
	const last = choices.at(-1)!;
	t.true('nothing' in last && last.nothing.length >= 2);
	const opened = press(
		{...many, stack: many.stack.with(-1, {name: 'play', chosen: choices.length - 1, aim: null, opened: false})},
		'enter',
	);
	t.true(choicesOf(opened, 6).length > choices.length);
	t.deepEqual(opened.play.schedule, many.play.schedule);
	t.false(choicesOf(opened, 6).some(choice => 'nothing' in choice));
});

test('pages of moves go round, and numbers name the rows of the page', t => {
	const five = gallery(80, 24)['play-five']!;
	const count = choicesOf(five, 5).length;
	t.true(count > 6);
	const paged = press(five, 'n');
	const {chosen} = frontOf(paged) as {chosen: number};
	t.true(chosen > 0);
	const choice = choicesOf(paged, chosen)[chosen]!;
	t.true('offer' in choice);
	const played = press(paged, '1');
	t.is(played.play.schedule.length, five.play.schedule.length + 1);
	let round = paged;
	for (let page = 0; page < 10 && (frontOf(round) as {chosen: number}).chosen !== 0; page++) round = press(round, 'n');
	t.is((frontOf(round) as {chosen: number}).chosen, 0);
});

/** What is said to a power that does not do. */
function answerTo({play}: Session, said: Extract<Statement, {power: unknown}>): string {
	return powerAnswer({...play, said});
}

test('a number plays the row that it stands before, also while something long is said', t => {
	const note = 'Something that is said in so many words that they take three lines of a screen. '.repeat(2).trim();
	for (const [columns, rows] of [
		[80, 24],
		[60, 20],
	] as const) {
		for (const [name, session] of Object.entries(gallery(columns, rows))) {
			if (front(session) !== 'play') continue;
			const said = {...session, note};
			const room = moveRowsOf(said);
			const {chosen} = frontOf(said) as {chosen: number};
			const first = Math.floor(chosen / room) * room;
			for (const [index, choice] of choicesOf(said, room)
				.slice(first, first + room)
				.entries()) {
				const number = 'point' in choice ? choice.point : index + 1;
				const after = press(said, String(number));
				const where = `${name} at ${columns}×${rows}: ${number}`;
				if ('offer' in choice) t.deepEqual(after.play.schedule.at(-1), choice.offer.event, where);
				else if ('nothing' in choice) t.like(frontOf(after), {name: 'play', opened: true}, where);
				else if ('claim' in choice) t.is(front(after), 'claim', where);
				else if ('fault' in choice) t.is(front(after), 'faults', where);
				else if ('power' in choice) t.true(front(after) === 'won' || after.note === answerTo(said, choice), where);
				else t.deepEqual(after.play.said, choice, where);
			}
		}
	}
});

test('a page is scrolled, and never past its end', t => {
	const rules = press(begin(circle, 60, 20), 'enter', '?', ...Array.from({length: 50}, () => 'down'));
	const end = (frontOf(rules) as {scroll: number}).scroll;
	t.true(end > 0 && end < 50);
	t.is((frontOf(press(rules, 'up')) as {scroll: number}).scroll, end - 1);
	t.is((frontOf(press(rules, ...Array.from({length: 50}, () => 'up'))) as {scroll: number}).scroll, 0);
});

test('what is saved is what is opened again, with faults, help and wins', t => {
	const played = move(press(begin('1.5'), 'enter', 'h', 'f', '0'), 'p1 receives ∅');
	const opened = reopened(played);
	t.is(front(opened), 'welcome');
	t.deepEqual({...opened.play, undone: []}, {...played.play, undone: []});
	t.is(opened.aids, 1);
	t.is(front(press(opened, 'enter')), 'play');
	const over = reopened(press(begin('0.1'), 'enter', '1'));
	t.is(over.play.level.id, '0.2');
	t.deepEqual(over.won, {'0.1': {moves: 1, unaided: true}});
	t.deepEqual(over.left, {}, 'of a level that is won nothing is left');
});

test('what is saved has the part, the inputs of the one before and its moves, and the looks', t => {
	const king = press(begin('1.4'), 'enter', '0', 'enter', '1', 'n', 'enter', '0', '1', '2', 'enter');
	t.like(king.play, {at: 1, inputs: '011', last: '100', before: 1});
	t.deepEqual(reopened(king).play, {...king.play, undone: []});
	const stones = press(begin('3.5'), 'enter', '2', 'enter', 'n');
	t.like(stones.play, {at: 1, inputs: null, last: '001'});
	const inputs = press(reopened(stones), 'enter');
	t.is(front(inputs), 'inputs');
	t.is(draftOf(inputs), '001', 'one begins with the stone that one stands on');
	const looked = press(begin('5.3'), 'enter', 'v', '1');
	t.is(reopened(looked).looks, 1);
	t.regex(press(reopened(looked), 'enter', 'v').note, /No look is left/u);
});

test('every level that was left is kept, and each goes on where it was', t => {
	const first = press(begin('0.2'), 'enter', '1');
	const second = press(first, 'esc', 'esc', 'left', 'enter', 'enter', '2');
	t.is(second.play.level.id, '0.1');
	t.deepEqual(Object.keys(second.left), ['0.2']);
	const back = press(second, 'esc', 'esc', 'right', 'enter');
	t.is(back.note, 'You have been here: your moves are kept. R, while you play, starts again.');
	t.is(front(back), 'intro');
	t.deepEqual(back.play.schedule, first.play.schedule);
	t.is(makeSchedule(press(back, 'esc', 'left', 'enter').play.schedule), '1:-');
	const saved = mergeProgress(fresh, changeFrom(back));
	t.deepEqual(Object.keys(saved.left).toSorted(), ['0.1', '0.2']);
	t.is(saved.last, '0.2');
	t.like(reopened(back).play, {level: {id: '0.2'}, schedule: first.play.schedule});
	t.is(press(back, 'enter', 'R').play.schedule.length, 0);
	t.is(press(press(back, 'enter', 'R'), 'esc', 'esc', 'enter').note, '', 'nothing was left to go on with');
});

test('a level that is won begins afresh when it is chosen again, and help no longer counts', t => {
	const won = press(begin('0.1'), 'enter', 'h', '1');
	t.false(won.won['0.1']!.unaided);
	const again = press(won, 'esc', 'enter');
	t.like(again, {note: '', aids: 0});
	t.deepEqual(press(again, 'enter', '1').won['0.1'], {moves: 1, unaided: true});
});

test('a first start opens the first level, and one with everything won the map', t => {
	const first = sessionFrom(fresh, pack);
	t.is(front(first), 'intro');
	t.is(first.play.level.id, '0.1');
	t.deepEqual(changeFrom(first), {won: {}, left: {'0.1': null}, last: '0.1'}, 'nothing to remember yet');
	const won = Object.fromEntries(levels.map(({id}) => [id, {moves: 1, unaided: true}]));
	t.is(front(sessionFrom({...fresh, won}, pack)), 'map');
});

test('a schedule that no longer fits its level is opened as far as it does', t => {
	const left = {
		part: 0,
		moves: 0,
		last: null,
		inputs: '01',
		schedule: '0:- 1:{"propose":7} 0:-',
		faults: [{process: 1, after: 1}],
		aids: 9,
		looks: 0,
	};
	const opened = sessionFrom({...fresh, left: {'5.3': left}, last: '5.3'}, pack);
	t.is(opened.play.level.id, '5.3');
	t.is(makeSchedule(opened.play.schedule), '0:- 0:-');
	t.deepEqual(opened.play.faults, []);
	t.is(opened.aids, 9);
	t.is(sessionFrom({...fresh, left: {'5.3': {...left, part: 7}}, last: '5.3'}, pack).play.at, 0);
	t.is(sessionFrom({...fresh, left: {'5.3': {...left, schedule: 'x'}}, last: '5.3'}, pack).play.schedule.length, 0);
	const choosing = sessionFrom({...fresh, left: {'3.4': {...left, inputs: '0x', schedule: ''}}, last: '3.4'}, pack);
	t.is(choosing.play.inputs, null);
	t.is(sessionFrom({...fresh, left: {'77.7': left}, last: '77.7'}, pack).at, 0);
});

test('an answer of the engine that nobody waits for any more is not taken for another', t => {
	const one = press(begin(circle), 'enter', '1');
	const lost = {is: 'lost', because: 'x'} as const;
	const keys = {place: 'somewhere else', said: 'somewhere else'};
	const late = reduce(one, {on: 'sight', keys, sight: {look: one.sight!.look, standing: lost}});
	t.is(front(late), 'play');
	t.is(currentLook(late), null);
	t.deepEqual(late.sightOf, keys);
});

test('the parts of a level are won one after the other, and the level with the last', t => {
	const first = press(begin('3.1'), 'enter');
	const done = move(first, 'p0 receives ∅', 'p1 receives a', 'p0 receives c');
	t.is(front(done), 'won');
	t.deepEqual(done.won, {});
	const between = press(done, 'n');
	t.is(front(between), 'intro');
	t.like(between.play, {at: 1, before: 3, schedule: []});
	const second = press(between, 'enter');
	const all = move(second, 'p1 receives ∅', 'p0 receives a', 'p1 receives c');
	t.is(front(all), 'won');
	t.deepEqual(all.won['3.1'], {moves: 6, unaided: true});
	t.is(press(all, 'n').play.level.id, '3.2');
	t.is(press(second, '1', 'R').play.at, 1, 'it is the part that begins again');
});

test('help in one part counts for the level; hints, looks and the hint in sight are fresh in the next', t => {
	const aided = press(begin('3.1'), 'enter', 'h');
	const next = press(move(aided, 'p0 receives ∅', 'p1 receives a', 'p0 receives c'), 'n');
	t.like(next, {aids: 1, hint: '', looks: 0, hinted: {own: 0}});
	const all = move(press(next, 'enter'), 'p1 receives ∅', 'p0 receives a', 'p1 receives c');
	t.deepEqual(all.won['3.1'], {moves: 6, unaided: false});
});

test('a part that has no text begins with its moves', t => {
	const level = levels.find(({id}) => id === '3.1')!;
	const [first, second] = level.parts;
	const silent = begin({...level, parts: [first, {...second!, text: []}]});
	const done = move(press(silent, 'enter'), 'p0 receives ∅', 'p1 receives a', 'p0 receives c');
	t.is(front(press(done, 'n')), 'play');
	t.is(press(done, 'n').play.at, 1);
});

test('a true claim wins, and a wrong one costs the star', t => {
	const right = press(begin('4.3'), 'enter', 'C', 'x');
	t.is(front(right), 'won');
	t.deepEqual(right.won['4.3'], {moves: 0, unaided: true});
	const wrong = press(begin('4.2'), 'enter', 'C', 'x');
	t.is(front(wrong), 'lost');
	t.is(wrong.aids, 1);
	const back = press(wrong, 'u');
	t.is(front(back), 'play');
	t.is(back.play.said, null);
	const won = move(back, 'p2 receives ∅', 'p1 receives d', 'p1 receives a');
	t.deepEqual(won.won['4.2'], {moves: 3, unaided: false});
	t.is(press(wrong, 'h').aids, 2, 'a hint after it counts once');
});

test('a claim is made from its row or its key, also before inputs are chosen; one may think better of it', t => {
	const play = press(begin('4.3'), 'enter');
	const row = choicesOf(play, 6).findIndex(choice => 'claim' in choice);
	const asked = press(play, String(row + 1));
	t.is(front(asked), 'claim');
	t.is(front(press(asked, 'n')), 'play');
	t.is(press(asked, 'n').aids, 0);
	t.is(front(press(asked, 'enter')), 'won');
	const inputs = press(begin('3.6'), 'enter');
	t.is(front(inputs), 'inputs');
	t.is(front(press(inputs, 'C', 'x')), 'won');
	const wrong = press(begin('3.4'), 'enter', 'C', 'x');
	t.is(front(wrong), 'lost');
	t.is(front(press(wrong, 'u')), 'inputs');
	t.is(front(press(begin('0.1'), 'enter', 'C')), 'play', 'no claims are allowed there');
});

test('where a claim is asked for, that it can be done is one', t => {
	const of = {kind: 'decision', value: 0} as const;
	const asked = press(begin(levelWith({goal: {kind: 'claim', of}})), 'enter', 'C');
	t.is(front(asked), 'claim');
	t.is(front(press(asked, 'y')), 'won');
	t.is(front(press(asked, 'x')), 'lost');
	t.is(press(press(begin('4.3'), 'enter', 'C'), 'y').note, 'y does nothing here; ? shows the keys that do.');
});

test('a claim that the engine cannot judge is taken back, and costs nothing', t => {
	const level = levelWith(
		{protocol: 'wait-for-all', n: 5, inputs: '01101', goal: {kind: 'disagreement'}},
		{claims: true},
	);
	const claimed = press(begin(level), 'enter', 'C', 'x');
	t.is(claimed.note, 'The engine is checking your claim.');
	t.is(front(claimed), 'play');
	const told = reduce(claimed, {
		on: 'sight',
		keys: keysOf(claimed.play),
		sight: {look: null, standing: {is: 'open'}},
	});
	t.is(told.note, 'The engine cannot tell: there is too much to look at. Your claim costs nothing.');
	t.like(told, {aids: 0, play: {said: null}});
	t.is(front(told), 'play');
});

test('on the map one goes along a world and from world to world, and comes round', t => {
	const map = mapAt('0.1');
	t.is(chosenId(map), '0.1');
	t.is(chosenId(press(map, 'right', 'right')), '0.3');
	const last = levels.filter(({id}) => id.startsWith('0.')).at(-1)!.id;
	t.is(chosenId(press(map, 'left')), last);
	t.is(chosenId(press(map, 'left', 'right')), '0.1');
	t.is(chosenId(press(map, 'down')), '1.1');
	t.is(chosenId(press(map, 'right', 'down', 'up')), '0.2');
	t.is(chosenId(press(map, 'left', 'down', 'down')), '2.3', 'a shorter world has no such column');
	t.is(chosenId(press(map, ...pack.worlds.map(() => 'down'))), '0.1');
	t.is(chosenId(press(map, 'up')), levels.find(({id}) => Number(id.split('.')[0]) === pack.worlds.at(-1)!.number)?.id);
});

test('n chooses the next level that is open and not won', t => {
	t.is(chosenId(press(mapAt('0.1'), 'n')), '0.2');
	t.is(chosenId(press(mapAt('0.1', '0.2'), 'n')), '0.3');
	t.is(chosenId(press(mapAt('0.3', '0.1', '0.2', '0.3'), 'n', 'n', 'n')), '0.4', 'no further than what is open');
	const all = levels.map(({id}) => id);
	t.is(press(mapAt('0.1', ...all), 'n').note, 'Every level that is open is won.');
});

test('in a world that is open, a level opens when all but one of those before it are won', t => {
	const third = press(mapAt('0.3'), 'enter');
	t.is(front(third), 'map');
	t.is(third.note, '0.3 opens when all but one of the levels before it are won; 0.1 is next. Or test out (t).');
	t.is(front(press(mapAt('0.2'), 'enter')), 'intro', 'one may be left out');
	t.is(front(press(mapAt('0.3', '0.2'), 'enter')), 'intro');
	t.is(front(press(mapAt('0.4', '0.2'), 'enter')), 'map');
});

test('a closed level says what opens it, and U opens all', t => {
	const map = mapAt('4.3');
	const closed = press(map, 'enter');
	t.is(front(closed), 'map');
	t.is(closed.note, 'World 4 opens after 3.4. Who knows it already can test out (t).');
	t.is(front(press(mapAt('4.1', '3.4'), 'enter')), 'intro');
	t.false(press(map, 'U', 'enter').unlocked, 'not unasked');
	const all = press(map, 'U', 'y');
	t.is(front(all), 'map');
	t.is(press(all, 'U').note, 'Every level is open already.');
	t.is(all.note, 'Every level is open now.');
	t.is(front(press(all, 'enter')), 'intro');
	t.true(reopened(all).unlocked);
});

test('who wins a world’s test without help knows the world: it is done, and what it opens is open', t => {
	const asked = press(mapAt('1.2', '0.5'), 't');
	t.is(front(asked), 'intro');
	t.is(asked.play.level.id, '1.7');
	const tested = move(press(asked, 'enter'), 'p1 receives ∅', 'p2 receives ∅');
	const won = press(move(press(tested, 'f', '0'), 'p1 receives ∅', 'p2 receives ∅'), '1');
	t.is(front(won), 'won');
	const map = press(won, 'esc');
	t.is(front(press(map, 'left', 'enter')), 'intro', 'all of the world is open');
	t.is(front(press(map, 'right', 'down', 'enter')), 'intro', 'so is the one that opens after 1.2');
	const aided = {...map, won: {'0.5': {moves: 1, unaided: true}, '1.7': {moves: 4, unaided: false}}};
	t.is(front(press(aided, 'left', 'enter')), 'map', 'with help it does not count');
	t.is(front(press(aided, 'right', 'down', 'enter')), 'map');
});

test('looks are counted, and no more than the level allows; they show where the moves lead from there only', t => {
	const before = press(begin('5.3'), 'enter');
	t.false(showsMoves(before));
	const looked = press(before, 'v');
	t.is(looked.looks, 1);
	t.is(looked.aids, 0, 'a look is no help');
	t.true(showsMoves(looked));
	const twice = press(looked, 'v');
	t.is(twice.note, 'You are looking already: each move says where it leads.');
	t.is(twice.looks, 1);
	const on = press(looked, '1');
	t.false(showsMoves(on));
	const none = press(on, 'v');
	t.is(none.note, 'No look is left: this level allows 1.');
	t.false(showsMoves(none));
	t.true(showsMoves(press(on, 'u')), 'what was looked at can be seen again');
	t.is(press(on, 'R').looks, 1, 'to start again gives no look back');
	const free = press(begin(levelWith({shown: 'present', looks: null})), 'enter', 'v', '1', 'v', '1', 'v');
	t.is(free.looks, 3);
	const none0 = press(begin(levelWith({shown: 'present', looks: 0})), 'enter', 'v');
	t.is(none0.note, 'No look is allowed in this level.');
	for (const shown of ['moves', 'none'] as const)
		t.is(press(begin(levelWith({shown})), 'enter', 'v').note, 'v does nothing here; ? shows the keys that do.');
});

test('hints: ours first, then where to look, then the move; after another move at where to look again', t => {
	const hints = hintsOf('4.2');
	t.is(hints.length, 2);
	let play = press(begin('4.2'), 'enter', 'h');
	t.is(play.hint, hints[0]!);
	play = press(play, 'h');
	t.is(play.hint, hints[1]!);
	play = press(play, 'h');
	t.is(play.hint, 'Look at p2: what does it do when it receives nothing? From here it can be done in 3 moves.');
	play = press(play, 'h');
	t.is(play.hint, 'Let p2 receive ∅.');
	t.is(press(play, 'h').hint, play.hint, 'there is no more to say');
	t.is(play.aids, 4);
	const moved = move(play, 'p2 receives ∅');
	t.is(moved.hint, '');
	const next = press(moved, 'h');
	t.is(next.hint, 'Look at p1, and at what waits for it. From here it can be done in 2 moves.');
	t.is(press(next, 'h').hint, 'Let p1 receive d, I am p2.');
	const back = press(next, 'u', 'h');
	t.is(back.hint, 'Look at p2: what does it do when it receives nothing? From here it can be done in 3 moves.');
});

test('where it cannot be done any more, a hint says so and how far back it still can', t => {
	const lost = move(press(begin('4.2'), 'enter', 'h', 'h'), 'p1 receives a');
	t.is(front(lost), 'lost');
	const hinted = press(lost, 'h');
	t.is(front(hinted), 'lost');
	t.is(hinted.hint, 'From here it cannot be done any more. 1 step back (u) it still can.');
	const never = press(begin('4.3'), 'enter', 'h', 'h', 'h');
	t.is(never.hint, 'Are you sure that it can be done at all?');
	t.is(press(never, 'h').hint, 'It cannot be done, whatever is played. Claim so (C).');
	const inputs = press(begin('3.4'), 'enter', 'h', 'h');
	t.is(front(inputs), 'inputs');
	t.is(inputs.hint, 'Give 1 process the input 1.');
	t.is(press(inputs, 'h').hint, 'Choose the inputs 010.');
});

test('a decoy that is no loss yet gets its answer when the engine has looked, and keeps it until the next key', t => {
	const [decoy] = levels.find(({id}) => id === '0.1')!.parts[0].decoys;
	const played = press(begin('0.1'), 'enter', '2');
	t.is(front(played), 'play');
	t.is(played.note, decoy!.says);
	t.is(press(played, 'd', 'd').note, '');
	t.is(press(played, '2').note, '', 'one move more is another line');
	t.is(played.aids, 0);
});

test('help that comes when the player has moved on is not shown, and help that nobody asked for neither', t => {
	const asked = reduce(reduce(press(begin('4.2'), 'enter', 'h', 'h'), {on: 'hint'}), {on: 'note', note: ''});
	t.like(asked.wish, {for: 'hint'});
	const answer = {on: 'helped', key: asked.wish!.key, wish: 'hint', help: {is: 'unknown'}} as const;
	t.is(reduce(asked, answer).hint, 'The engine cannot see a way from here, nor that there is none.');
	t.is(reduce(asked, {...answer, key: 'somewhere else'}), asked);
	t.is(reduce(asked, {...answer, wish: 'chance'}), asked);
	const moved = reduce(asked, {on: 'action', action: {do: 'move', event: {process: 2, message: null}}});
	const late = reduce(moved, answer);
	t.is(late.hint, '');
	t.is(late.wish, null);
	const stopped = reduce(asked, {on: 'stopped', held: true, note: 'Stopped.'});
	t.is(stopped.wish, null);
	t.is(reduce(stopped, answer), stopped);
});

test('more help tells whether it can still be done; all of it costs the star, once', t => {
	const asked = press(begin('4.2'), 'enter', 'H');
	t.is(front(asked), 'aid');
	t.is(asked.aids, 0, 'to open the list costs nothing');
	const told = press(asked, 'w');
	t.is(front(told), 'play');
	t.is(told.note, 'Yes: from here it can be done. The engine knows a way in 3 moves.');
	t.is(told.aids, 1);
	t.is(press(told, 'H', 'h').hint, hintsOf('4.2')[0]!);
	const lost = press(move(press(begin('4.2'), 'enter'), 'p1 receives ∅', 'p1 receives a'), 'H', 'w');
	t.is(front(lost), 'lost');
	t.is(lost.note, 'No. From here it cannot be done any more. 1 step back (u) it still can.');
	const never = press(begin('4.3'), 'enter', 'H', 'w');
	t.is(never.note, 'No, and not from the beginning either, whatever is played.');
	const won = move(told, 'p2 receives ∅', 'p1 receives d', 'p1 receives a');
	t.deepEqual(won.won['4.2'], {moves: 3, unaided: false});
});

test('a solution is shown behind a question: the level begins again, and redo plays it', t => {
	const asked = press(begin(circle), 'enter', '1', 'H', 's');
	t.is(front(asked), 'solution');
	t.like(frontOf(asked), {chosen: 0});
	const refused = press(asked, 'enter');
	t.is(front(refused), 'aid');
	t.is(refused.aids, 0);
	t.is(refused.play.schedule.length, 1);
	const shown = press(asked, 'y');
	t.is(front(shown), 'play');
	t.is(shown.note, 'r plays the next step of a solution. At its end: close the loop, back to C2.');
	t.like(shown, {aids: 1, play: {schedule: []}});
	const end = press(shown, ...Array.from({length: 6}, () => 'r'));
	t.is(end.play.schedule.length, 6);
	t.is(front(press(end, '1')), 'won');
	t.like(press(end, '1').won['5.3'], {moves: 6, unaided: false, loop: {inputs: '01', close: 2}});
});

test('a solution has its fault, its inputs, and what is to be said', t => {
	const silent = press(begin('1.5'), 'enter', 'H', 's', 'y', 'r');
	t.deepEqual(silent.play.faults, [{process: 0, after: 0}]);
	const won = press(silent, 'r', 'r', '1');
	t.is(front(won), 'won');
	t.is(press(begin('3.4'), 'enter', 'H', 's', 'y').note, 'The solution: choose the inputs 010.');
	t.is(press(begin('4.3'), 'enter', 'H', 's', 'y').note, 'The solution: claim that it cannot be done (C).');
	t.is(press(begin('3.8'), 'enter', 'H', 's', 'y').note, 'The solution: choose C3.');
	const king = press(begin('1.4'), 'enter', 'H', 's', 'y');
	t.is(king.play.inputs, '100');
	t.is(front(press(king, 'r')), 'won', 'the inputs are chosen, and redo goes on');
});

test('the notebook has the words of levels that are won or in front, and what can be proved', t => {
	const names = (session: Session): (string | undefined)[] => notebookLines(session).map(({name}) => name);
	const texts = (session: Session): string =>
		notebookLines(session)
			.map(({text}) => text)
			.join('\n');
	const first = begin('0.1');
	t.is(front(press(first, 'b')), 'notebook');
	t.is(front(press(first, 'b', 'b')), 'intro');
	t.deepEqual(
		names(first).filter(name => name !== undefined),
		['process', 'step'],
	);
	const all = levels.flatMap(({introduces}) => introduces);
	t.regex(texts(first), new RegExp(`^${all.length - 2} words more to come, each where you need it first\\.$`, 'mu'));
	t.regex(texts(first), /^one turn of one process; .* · FLP85 §2 · level 0\.1$/mu);
	const later = {...begin('3.3'), won: {'0.1': {moves: 1, unaided: false}}};
	t.deepEqual(
		names(later).filter(name => name !== undefined),
		['Lemma 2', 'process', 'step', 'stuck'],
	);
	t.regex(texts(later), /^A protocol that keeps agreement .* · FLP85 §3, Lemma 2 · world 3$/mu);
	const done = {...later, won: {'3.6': {moves: 10, unaided: true}}};
	t.regex(texts(done), /Lemma 2 · you have done its steps$/mu);
	t.true(
		names(done).includes('  step 4') && !names(later).includes('  step 1'),
		'the proof is told to who has done it',
	);
	const whole = {...first, won: Object.fromEntries(levels.map(({id}) => [id, {moves: 1, unaided: true}]))};
	t.notRegex(texts(whole), /more to come/u);
	t.is(
		names(whole).filter(name => name !== undefined && !/^(?:(?:Lemma|Theorem)| {2}step) \d$/u.test(name)).length,
		all.length,
	);
});

test('the first hint says what it costs and is given at the second asking; who does something else has declined', t => {
	const fresh = untold(begin('4.2'));
	const told = press(fresh, 'enter', 'h');
	t.like(told, {aids: 0, hint: '', note: 'A hint costs the star for playing unaided. Press h again, and you have it.'});
	t.is(press(told, 'h').hint, hintsOf('4.2')[0]!);
	t.like(press(told, '1', 'h'), {aids: 0, hint: '', note: told.note});
	t.like(press(told, 'p'), {aids: 0}, 'another help is another question');
	t.is(press(told, 'h', 'p').aids, 2, 'the star is gone: nothing more is to be told');
	t.is(press(fresh, 'enter', 'H', 'h').hint, hintsOf('4.2')[0]!, 'the page of help says it already');
	const safe = {...fresh, won: {'4.2': {moves: 3, unaided: true}}};
	t.is(press(safe, 'enter', 'h').hint, hintsOf('4.2')[0]!, 'that star was earned before');
});

test('inputs that were chosen are there again when one comes back, and where others are to be chosen', t => {
	const chosen = press(begin('1.4'), 'enter', '1', 'esc', 'enter');
	t.is(front(chosen), 'inputs');
	t.is(draftOf(chosen), '010');
	const second = press(begin('1.4'), 'enter', '0', 'enter', '1', 'n', 'enter');
	t.is(second.play.at, 1);
	t.is(front(second), 'inputs');
	t.is(draftOf(second), '100');
});

test('a fault can be declared from the list of moves, as long as one may be', t => {
	const play = press(begin('1.5'), 'enter');
	const row = choicesOf(play, Infinity).findIndex(choice => 'fault' in choice);
	const asked = press(play, String(row + 1));
	t.is(front(asked), 'faults');
	t.false(choicesOf(press(asked, '0'), Infinity).some(choice => 'fault' in choice));
});

test('of the configurations that one is back in, the one that owes least is proposed', t => {
	const idle = move(press(begin('1.5'), 'enter'), 'p1 receives ∅', 'p2 receives ∅', 'p1 receives ∅');
	t.is(aimOf(idle), 1, 'since C2 only p1 has stepped; since C1 p2 too; C0 is a longer way to the same debt');
	t.is(aimOf(move(press(idle, 'u', 'u', 'u', 'f', '0'), 'p1 receives ∅', 'p2 receives ∅', 'p1 receives ∅')), 0);
});

test('while a claim is checked no key takes it back by chance', t => {
	const asked = press(begin('1.2'), 'enter', 'C');
	const checking = reduce(asked, {on: 'action', action: {do: 'say', statement: {claim: 'refuted'}}});
	t.is(front(checking), 'play');
	t.deepEqual(checking.play.said, {claim: 'refuted'});
	const unanswered = (key: string): Session => {
		let now: Session = checking;
		pressed(
			now,
			{
				happen: happening => (now = reduce(now, happening)),
				save() {},
				copy() {},
				cancel() {},
				suspend() {},
				interrupt() {},
			},
			key,
		);
		return now;
	};
	for (const key of ['1', 'enter', 'R', 'h']) {
		t.deepEqual(unanswered(key).play, checking.play, key);
		t.is(unanswered(key).note, 'The engine is checking your claim; u takes it back.');
	}
	t.is(unanswered('u').play.said, null);
	t.is(front(unanswered('esc')), 'intro');
});

test('a claim takes no move, whatever was tried before it', t => {
	const won = press(begin('1.2'), 'enter', '1', '1', 'C', 'x');
	t.is(front(won), 'won');
	t.deepEqual(won.won['1.2'], {moves: 0, unaided: true});
	t.is(press(begin('3.6'), 'enter', 'enter', 'C', 'x', 'n').play.before, 0);
});

test('the corners of a square carry the valences that the player may see', t => {
	const played = press(begin('4.5'), 'enter', '1', '3', 'n', 'enter', '2', '2');
	t.is(front(played), 'won');
	const square = squareOf(played.play)!;
	t.deepEqual(cornersOf(played, square), {begin: 'bivalent', right: 'zero', below: 'one', end: 'stuck'});
	const blind = move(press(begin('2.1'), 'enter'), 'p1 receives ∅', 'p0 receives ∅');
	t.deepEqual(Object.values(cornersOf(blind, squareOf(blind.play)!)), [undefined, undefined, undefined, undefined]);
	const piles = levels.find(({id}) => id === '2.2')!;
	const seen = {...piles, parts: [{...piles.parts[0], shown: 'moves'}]} as Level;
	const wide = press(begin(seen), 'enter', 's');
	t.like(
		cornersOf(wide, squareOf(wide.play)!),
		{begin: 'bivalent', right: undefined},
		'a side of several steps is not looked at',
	);
});

test('after the last rung there is no more to tell', t => {
	const told = press(begin('4.2'), 'enter', 'h', 'h', 'h', 'h');
	t.is(told.note, '');
	t.is(press(told, 'h').note, 'There is no more to tell from here.');
});

test('a loop that comes full circle has its row at once, and it can be closed when the engine has looked', t => {
	const played = press(begin(circle), 'enter');
	const moved = move(played, 'p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d');
	const index = choicesOf(moved, Infinity).findIndex(
		choice => 'offer' in choice && choice.offer.what.startsWith('p1 receives c'),
	);
	const pending = reduce(moved, {on: 'pick', index, rows: Infinity});
	t.is(currentLook(pending), null);
	t.true('close' in choicesOf(pending, Infinity)[0]!);
	const early = reduce(pending, {on: 'pick', index: 0, rows: Infinity});
	t.deepEqual(early.play.said, {close: 2});
	const keys = keysOf(early.play);
	t.is(front(reduce(early, {on: 'sight', keys, sight: sightOf(early.play)!})), 'won');
	const shut = reduce(early, {on: 'sight', keys, sight: {look: null, standing: {is: 'open'}}});
	t.is(shut.note, 'That loop does not count: not everything in it is open.');
	t.is(shut.play.said, null);
	const stopped = reduce(pending, {on: 'stopped', held: true, note: ''});
	t.false(
		choicesOf(stopped, Infinity).some(choice => 'close' in choice),
		'nobody can tell',
	);
});

/** 5.5, won as we win it, and then 7.4 after its first part. */
function duelWon(): Session {
	return press(move(press(begin('5.5'), 'enter'), ...rowsOf('5.5')), '1');
}

/** The rows of our solution of a level's first part. */
function rowsOf(id: string): string[] {
	const begun = beginLevel(levels.find(level => level.id === id)!);
	const {play} = playLine(begun, partOf(begun).solution);
	return historyOf(play).moves.map(({event, received}) => `p${event.process} receives ${received ?? '∅'}`);
}

test('the loop of a win is kept, stands in the place of ours where a level asks about it, and outlasts the game', t => {
	const won = duelWon();
	t.is(front(won), 'won');
	const {loop} = won.won['5.5']!;
	t.is(loop?.close, 5);
	const yours = {...loop!, inputs: '011'};
	const asked = (known: Session['won']): Level =>
		beginSession(
			{pack, won: known},
			levels.findIndex(({id}) => id === '7.4'),
		).play.level;
	t.like(asked(won.won).parts[1], {inputs: '010', goal: {yours: true, close: 5}});
	t.like(asked({'5.5': {moves: 17, unaided: true, loop: yours}}).parts[1], {inputs: '011', goal: {yours: true}});
	t.is((asked({}).parts[1]!.goal as {yours?: true}).yours, undefined);
	t.deepEqual(reopened(won).won['5.5'], won.won['5.5']);
	const again = press(move(press(won, 'R'), ...rowsOf('5.5')), '1');
	t.deepEqual(again.won['5.5']!.loop, loop);
});

test('a power that does not do is answered and taken back, and costs nothing; one that does wins', t => {
	const begun = press(begin(levelWith(flipPart())), 'enter');
	const absent = press(begun, '3');
	t.regex(absent.note, /^Nobody suspects anybody in this protocol/u);
	t.is(absent.play.said, null);
	t.is(front(absent), 'play');
	const undecided = press(absent, '2');
	t.regex(undecided.note, /300 moves later nobody has decided/u);
	t.is(undecided.aids, 0);
	const twice = press(undecided, '2');
	t.is(twice.note, undecided.note, 'said again it is answered again');
	t.is(twice.play.said, null);
	const won = press(undecided, '1');
	t.is(front(won), 'won');
	t.is(won.note, '');
});

test('three loops are asked about, one after the other', t => {
	const won = press(begin('7.4'), 'enter', '1');
	t.is(front(won), 'won');
	const second = press(won, 'enter', 'enter');
	t.is(second.play.protocol.name, 'paxos-duel');
	const third = press(press(second, '2'), 'enter', 'enter');
	t.is(third.play.protocol.name, 'rotating-coordinator');
	t.deepEqual(press(third, '3').won['7.4'], {moves: 0, unaided: true});
});

test('one walks along the run of a loop that is asked about', t => {
	const begun = press(begin('7.4'), 'enter');
	const whole = begun.play.schedule.length;
	t.is(shownHistory(begun).moves.length, whole);
	t.is(shownHistory(press(begun, 'left', 'left', 'right', 'left')).moves.length, whole - 2);
	t.is(shownHistory(press(begun, 'left', 'right')).moves.length, whole);
});

test('an attack that fails costs a star, one that succeeds leads to the moves', t => {
	const attack = levelWith({protocol: 'first-majority', n: 3, inputs: '011', shown: 'none', goal: {kind: 'attack'}});
	const failed = press(begin(attack), 'enter', '1');
	t.is(front(failed), 'lost');
	t.is(failed.aids, 1);
	const won = press(press(failed, 'u'), '2');
	t.is(front(won), 'won');
	t.is(Object.values(won.won)[0]?.unaided, false);
	t.is(Object.values(press(begin(attack), 'enter', '2').won)[0]?.unaided, true);
});

test('where another loop stands in the place of ours by now, nothing of the old run is played', t => {
	const id = '7.4';
	const part = {part: 1, moves: 0, last: '010', inputs: '010', faults: [], aids: 1, looks: 0};
	const at = levels.findIndex(level => level.id === id);
	const opening = levels[at]!.parts[1]!.opening;
	for (const schedule of [makeSchedule(opening), makeSchedule([...opening, ...opening]), '0:-']) {
		const opened = sessionFrom({...fresh, left: {[id]: {...part, schedule}}, last: id}, pack);
		t.is(opened.play.at, 1);
		t.deepEqual(opened.play.schedule, opening);
	}
});

test('a wrong claim costs its star whatever is in front when the answer comes', t => {
	for (const over of [',', '?', 'b']) {
		const begun = press(begin('4.1'), 'enter');
		const claimed = reduce(begun, {on: 'action', action: {do: 'say', statement: {claim: 'refuted'}}});
		const covered = reduce(claimed, {
			on: 'open',
			screen: over === ',' ? {name: 'settings', chosen: 0} : {name: over === '?' ? 'help' : 'notebook', scroll: 0},
		});
		const keys = keysOf(covered.play);
		const sight = sightOf(covered.play)!;
		const told = reduce(covered, {on: 'sight', keys, sight});
		t.is(told.aids, 1);
		t.is(front(press(told, 'esc')), 'lost');
		t.is(reduce(told, {on: 'sight', keys, sight}).aids, 1, 'once');
	}
});
