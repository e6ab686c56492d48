import test from 'ava';
import {reduce} from '../../src/ui/reduce.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {statisticsLines} from '../../src/ui/statistics.js';
import {pageOf, pageRows} from '../../src/ui/pages.js';
import {plainTheme} from '../../src/ui/theme.js';
import {begin, gallery, levels, levelWith, move, press, untold} from '../support/sessions.js';
import {flipPart} from '../support/loops.js';

const shown = levelWith({shown: 'moves'});

/** What a session says under this name. */
function lineOf(session: Session, name: string): string {
	return statisticsLines(session).find(line => line.name === name)?.text ?? '';
}

test('moves count when the player makes them, not when redo does', t => {
	const played = press(begin(shown), 'enter', '1', '1');
	t.deepEqual(played.counts, {moves: 2});
	t.deepEqual(press(played, 'u', 'u', 'r', 'r').counts, {moves: 2});
	t.deepEqual(press(played, 'u', '1', 'R', '1').counts, {moves: 4});
});

test('a win counts once, and again when the level is played again', t => {
	const won = press(begin('0.1'), 'enter', '1');
	t.is(frontOf(won).name, 'won');
	t.deepEqual(won.counts, {moves: 1, wins: 1});
	t.deepEqual(press(won, '?', 'esc', ',', 'esc').counts, won.counts);
	t.deepEqual(press(won, 'R', '1').counts, {moves: 2, wins: 2});
});

test('a loss counts once: not when its level is opened again, nor when the run is shown', t => {
	const lost = press(begin(shown), 'enter', '1', '1', '2');
	t.is(frontOf(lost).name, 'lost');
	t.is(lost.counts['losses'], 1);
	const again = press(lost, 'l', 'enter', 'enter');
	t.is(frontOf(again).name, 'lost');
	t.is(again.counts['losses'], 1);
	const rewound = press(lost, 'a', 'r', 'r', 'r');
	t.is(frontOf(rewound).name, 'lost');
	t.is(rewound.counts['losses'], 1);
	t.is(press(lost, 'u', '2').counts['losses'], 2);
});

test('of a level in parts the last win is the level’s', t => {
	const part = press(begin('3.6'), 'enter', 'C', 'x');
	t.is(frontOf(part).name, 'won');
	t.deepEqual(part.counts, {right: 1});
});

test('claims are right or wrong; loops are closed', t => {
	t.deepEqual(press(begin('4.1'), 'enter', 'C', 'x').counts, {losses: 1, wrong: 1});
	const circle = move(
		press(begin(shown), 'enter'),
		'p0 receives ∅',
		'p1 receives ∅',
		'p0 receives b',
		'p1 receives a',
		'p0 receives d',
		'p1 receives c',
	);
	t.deepEqual(press(circle, '1').counts, {moves: 6, wins: 1, loops: 1});
	t.deepEqual(press(begin(levelWith(flipPart())), 'enter', '2').counts['moves'], undefined);
});

test('hints, looks, questions to the engine and certificates are counted when they are had', t => {
	const session = press(begin('5.3'), 'enter');
	const unwarned = untold(session);
	t.deepEqual(press(unwarned, 'h').counts, {});
	t.deepEqual(press(unwarned, 'h', 'h').counts, {hints: 1});
	t.is(press(session, 'h', 'h', 'h', 'h', 'h').counts['hints'], 4, 'after the fourth there is no more to tell');
	t.deepEqual(press(session, 'v', 'v').counts, {looks: 1});
	t.deepEqual(press(session, 'w', 'esc', 'p', 'esc').counts, {questions: 2});
	t.deepEqual(reduce(session, {on: 'note', note: 'Saved.', saved: true}).counts, {certificates: 1});
	t.deepEqual(reduce(session, {on: 'note', note: 'The disk is full.'}).counts, {});
});

test('what was counted goes on from level to level', t => {
	const next = press(begin('0.1'), 'enter', '1', 'enter', 'enter', '1');
	t.is(next.play.level.id, '0.2');
	t.is(next.counts['moves'], 2);
});

test('what is won is what the map says, by kinds of stars', t => {
	const [first, second, third] = levels;
	const won = {
		[first!.id]: {moves: 1, unaided: true},
		[second!.id]: {moves: 99, unaided: true},
		[third!.id]: {moves: 99, unaided: false},
	};
	const session = {...begin('0.1'), unlocked: false, won};
	t.is(lineOf(session, 'levels'), `3 of ${levels.length}`);
	t.is(lineOf(session, 'stars'), `6 of ${3 * levels.length}: 3 for a win, 1 in par, 2 unaided`);
	t.regex(lineOf(session, 'worlds'), /^0 of \d+ done$/u);
	const all = Object.fromEntries(levels.map(({id}) => [id, {moves: 0, unaided: true}]));
	const done = {...session, won: all};
	t.regex(lineOf(done, 'worlds'), /^(\d+) of \1 done$/u);
	t.regex(lineOf(done, 'proved'), /Lemma 1, /u);
	t.regex(lineOf(done, 'our best'), /in (\d+) of \1 levels whose par/u);
	t.regex(lineOf(session, 'our best'), /in 0 of \d+ levels/u);
});

test('who won before bivalent counted is told that the figures are younger', t => {
	const says = (session: Session): boolean =>
		statisticsLines(session).some(({text}) => text.startsWith('What you did before'));
	t.true(says({...begin('0.1'), won: {'0.1': {moves: 1, unaided: true}}}));
	t.false(says(press(begin('0.1'), 'enter', '1')));
});

test('everything stands on one screen at 80×24', t => {
	for (const name of ['statistics', 'statistics-new'] as const) {
		const session = gallery(80, 24)[name]!;
		t.true(pageOf(session, plainTheme).length <= pageRows(session), name);
	}
});
