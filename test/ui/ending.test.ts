import test from 'ava';
import {endlessRun, isEnd} from '../../src/ui/ending.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {begin, levels, move, pack, press} from '../support/sessions.js';

const all = Object.fromEntries(levels.map(({id}) => [id, {moves: 6, unaided: true}]));

/** The last level as it is won by a claim. */
function lastWon(won: Session['won']): Session {
	const last = levels.at(-1)!;
	const session = {...begin(last.id), won};
	return {
		...session,
		play: {...session.play, at: last.parts.length - 1},
		stack: [...session.stack, {name: 'won', chosen: 0}],
	};
}

test('after the last level comes the end, if every world is done, and the map if one is not', t => {
	t.is(frontOf(press(lastWon(all), 'n')).name, 'ending');
	const {'3.4': _, '3.8': __, ...some} = all;
	const without = Object.fromEntries(Object.entries(some).map(([id, {moves}]) => [id, {moves, unaided: false}]));
	t.is(frontOf(press(lastWon(without), 'n')).name, 'map');
	t.false(isEnd({pack, won: without, unlocked: true}));
	t.false(
		isEnd({pack: {...pack, worlds: pack.worlds.slice(0, 1), levels: levels.slice(0, 8)}, won: all, unlocked: true}),
	);
});

test('from the map one comes back to it, and from it to the study', t => {
	const map = {...press(begin('5.3'), 'esc'), won: all};
	const end = press(map, 'e');
	t.is(frontOf(end).name, 'ending');
	t.is(frontOf(press(end, 'enter')).name, 'study');
	t.is(frontOf(press(end, 'l')).name, 'map');
	t.true(press(end, 'q').done);
	t.regex(press({...map, won: {}}, 'e').note, /e does nothing here/u);
});

test('the run that goes on is the player’s own where one was kept, and ours where none was, or where it is none', t => {
	const rows = ['p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'];
	const won = press(move(press(begin('5.3'), 'enter'), ...rows), '1');
	t.is(frontOf(won).name, 'won');
	const own = endlessRun(won)!;
	t.like(own, {own: true, close: 2});
	t.is(own.history.moves.length, 6);
	const ours = endlessRun({pack, won: {}})!;
	t.false(ours.own);
	t.is(ours.history.pictures[ours.close]!.text, ours.history.pictures.at(-1)!.text);
	const spoilt = {...won.won['5.3']!, loop: {...won.won['5.3']!.loop!, schedule: '0:-', close: 0}};
	t.false(endlessRun({pack, won: {'5.3': spoilt}})!.own);
});
