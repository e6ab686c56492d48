import test from 'ava';
import {choicesOf} from '../../src/ui/choices.js';
import {changeFrom, sessionFrom} from '../../src/ui/saved.js';
import {mergeProgress} from '../../src/store/progress.js';
import {aimOf, frontOf, type Session} from '../../src/ui/session.js';
import {begin, gallery, levels, levelWith, move, pack, press} from '../support/sessions.js';

const fresh = {format: 'bivalent-progress/1' as const, won: {}, left: {}};
const circle = levelWith({shown: 'moves'});

function front(session: Session): string {
	return frontOf(session).name;
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
	const watched = press(lost, 'w');
	t.is(watched.play.schedule.length, 0);
	t.is(watched.note, 'Your run from its beginning: r plays the next step of it.');
	t.is(press(watched, 'r', 'r', 'r').play.schedule.length, 3);
	t.is(front(press(watched, 'r', 'r', 'r')), 'lost');
	t.deepEqual(front(press(lost, 'esc')), 'map');
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
	t.is(press(play, 'f').note, 'f does nothing here; ? shows the keys that do.');
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

test('a page is scrolled, and never past its end', t => {
	const rules = press(begin(circle, 60, 20), 'enter', '?', ...Array.from({length: 50}, () => 'down'));
	const end = (frontOf(rules) as {scroll: number}).scroll;
	t.true(end > 0 && end < 50);
	t.is((frontOf(press(rules, 'up')) as {scroll: number}).scroll, end - 1);
	t.is((frontOf(press(rules, ...Array.from({length: 50}, () => 'up'))) as {scroll: number}).scroll, 0);
});

test('what is saved is what is opened again, with faults, help and wins', t => {
	const played = move(press(begin('1.5'), 'enter', 'h', 'f', '0'), 'p1 receives ∅');
	const saved = mergeProgress(fresh, changeFrom(played));
	const opened = sessionFrom(saved, pack);
	t.is(front(opened), 'welcome');
	t.deepEqual({...opened.play, undone: []}, {...played.play, undone: []});
	t.is(opened.aids, 1);
	t.is(front(press(opened, 'enter')), 'play');
	const over = sessionFrom(mergeProgress(fresh, changeFrom(press(begin('0.1'), 'enter', '1'))), pack);
	t.is(over.play.level.id, '0.2');
});

test('a first start opens the first level, and one with everything won the map', t => {
	t.is(front(sessionFrom(fresh, pack)), 'intro');
	const won = Object.fromEntries(levels.map(({id}) => [id, {moves: 1, unaided: true}]));
	t.is(front(sessionFrom({...fresh, won}, pack)), 'map');
});

test('the parts of a level are won one after the other, and the level with the last', t => {
	const first = press(begin('3.1'), 'enter');
	const done = move(first, 'p0 receives ∅', 'p1 receives a', 'p0 receives c');
	t.is(front(done), 'won');
	t.deepEqual(done.won, {});
	const second = press(done, 'n', 'enter');
	t.is(second.play.at, 1);
	const all = move(second, 'p1 receives ∅', 'p0 receives a', 'p1 receives c');
	t.deepEqual(all.won['3.1'], {moves: 6, unaided: true});
});

test('a true claim wins, and a wrong one costs the star', t => {
	t.is(front(press(begin('4.3'), 'enter', 'C', 'x')), 'won');
	const wrong = press(begin('4.2'), 'enter', 'C', 'x');
	t.is(front(wrong), 'lost');
	t.is(wrong.aids, 1);
	t.is(front(press(wrong, 'u')), 'play');
});

test('a closed level says what opens it, and U opens all', t => {
	const map = {...press(begin('4.3'), 'esc'), unlocked: false};
	const closed = press(map, 'enter');
	t.is(front(closed), 'map');
	t.regex(closed.note, /World 4 opens after 3\.4/u);
	t.is(front(press(map, 'U', 'enter')), 'intro');
});

test('hints: ours first, then where to look, then the move', t => {
	const play = press(begin('4.2'), 'enter', 'h', 'h', 'h');
	t.regex(play.hint, /Look at p\d/u);
	t.regex(press(play, 'h').hint, /^Let p\d receive/u);
});

test('looks are counted, and no more than the level allows', t => {
	const looked = press(begin('5.3'), 'enter', 'v');
	t.is(looked.looks, 1);
	t.regex(press(looked, '1', 'v').note, /No look is left/u);
});
