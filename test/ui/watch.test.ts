import test from 'ava';
import {faultyIn, historyOf} from '../../src/game/index.js';
import {chosenCase} from '../../src/ui/ask-page.js';
import {reduce} from '../../src/ui/reduce.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {inSight, paceOf} from '../../src/ui/watch.js';
import type {Screen} from '../../src/ui/happening.js';
import {solution} from '../support/replays.js';
import {begin, levels, levelWith, press, shownAgain} from '../support/sessions.js';

const circle = levelWith({shown: 'present', looks: null});
const asked = press(begin(circle), 'enter', '1', 'p');
const watched = press(asked, 'l');
const one = chosenCase(asked);
if (one?.is !== 'proved') throw new Error('there is no proof to watch');
const {stem, loop} = one;

/** The session after so many steps that are taken by themselves. */
function after(session: Session, steps: number): Session {
	return Array.from({length: steps}).reduce<Session>(now => reduce(now, {on: 'watch', does: {is: 'tick'}}), session);
}

test('a proof plays itself on the play screen, lap after lap, and leaves the player’s own run alone', t => {
	t.is(frontOf(watched).name, 'watch');
	t.is(frontOf(inSight(watched)).name, 'play');
	t.regex(inSight(watched).note, /^On the way to the loop, which begins in C2\./u);
	const there = after(watched, stem.length);
	t.regex(inSight(there).note, /^In C2: the loop begins here\./u);
	const round = after(there, loop.length);
	t.is(inSight(round).note, `Lap 1, step ${loop.length} of ${loop.length}, back in C2: nobody has decided.`);
	const {pictures} = historyOf(inSight(round).play);
	t.is(pictures.at(-1)!.text, pictures[1 + stem.length]!.text);
	t.is(inSight(after(round, 1)).note, `Lap 2, step 1 of ${loop.length}: nobody has decided.`);
	t.is(
		inSight(after(round, 7 * loop.length)).note,
		`Lap 8, step ${loop.length} of ${loop.length}, back in C2: nobody has decided.`,
	);
	t.is(after(round, 99).play, watched.play);
});

test('there are three speeds, and a pause', t => {
	const paces = [press(watched, '-'), watched, press(watched, '+')].map(paceOf);
	t.deepEqual(
		paces,
		paces.toSorted((a, b) => b! - a!),
	);
	t.is(new Set(paces).size, 3);
	t.is(press(watched, '+', '+').note, 'It goes no faster.');
	t.is(press(watched, '-', '-').note, 'It goes no slower.');
	const paused = press(watched, ' ');
	t.is(paceOf(paused), null);
	t.regex(inSight(paused).note, /Paused\.$/u);
	t.is(paceOf(press(paused, ' ')), paceOf(watched));
	t.is(paceOf(asked), null);
});

test('at any step the player takes over, and redo goes on', t => {
	for (const [key, steps] of [
		['esc', stem.length + 1],
		['1', 0],
		['enter', stem.length + loop.length],
	] as const) {
		const mine = press(after(watched, steps), key);
		t.is(frontOf(mine).name, 'play');
		t.is(mine.play.schedule.length, 1 + steps);
		t.regex(mine.note, /^You play on, from C/u);
		const rest = stem.length + loop.length - steps;
		t.is(press(mine, ...Array.from({length: rest}, () => 'r')).play.schedule.length, 1 + stem.length + loop.length);
	}
});

test('who is faulty in a proof is declared where its loop begins, if one may', t => {
	const potato = levelWith({protocol: 'hot-potato', n: 3, inputs: '000', faults: 'one', goal: {kind: 'never-decides'}});
	const faulty = press(begin(potato), 'enter', 'p', 'j', 'l');
	t.is(frontOf(faulty).name, 'watch');
	t.deepEqual(faultyIn(press(after(faulty, 9), 'esc').play), [0]);
	const before = press(faulty, 'esc');
	t.deepEqual(faultyIn(before.play), []);
	t.deepEqual(faultyIn(press(before, 'r', 'r', 'r').play), [0]);
});

test('where nothing may move by itself, each step waits for a key', t => {
	const still = press({...asked, still: true}, 'l');
	t.is(paceOf(still), null);
	t.regex(inSight(still).note, /Space takes the next step\.$/u);
	const on = press(still, ' ', 'enter');
	t.is(inSight(on).play.schedule.length, 3);
	t.is(press(on, '+').note, '+ does nothing here; ? shows the keys that do.');
	const said = sentencesOf(on, entriesOf(on));
	t.regex(said[0]!, /^(?:Lap|In|On)/u);
	t.false(said.some(sentence => sentence.startsWith('Chosen')));
});

const silent = levels.find(({id}) => id === '1.5')!;
const replaying = shownAgain(begin('1.5'), solution(silent).parts);

test('a replay goes by itself to its end and stays there, with the engine’s word on it; the player’s own run stays as it is', t => {
	t.is(frontOf(replaying).name, 'replay');
	t.is(frontOf(inSight(replaying)).name, 'play');
	t.is(inSight(replaying).note, 'The beginning.');
	t.is(inSight(after(replaying, 1)).note, 'p0 is declared faulty: it takes no step from here on.');
	t.is(inSight(after(replaying, 2)).note, 'Move 1: p1 received ∅.');
	const there = press(after(replaying, 3), 'right');
	t.regex(inSight(there).note, /^The loop is closed: back in C0\. Won: C0 and C2 are the same configuration/u);
	t.is(paceOf(replaying), paceOf({...watched, settings: replaying.settings}));
	t.is(paceOf(there), null);
	t.is(after(there, 9), there);
	t.is(there.play, replaying.play);
	t.is(there.won, replaying.won);
	const told = sentencesOf(there, entriesOf(there));
	t.regex(told[0]!, /^The loop is closed/u);
	t.is(press(there, 'esc').play, replaying.play);
	t.is(frontOf(press(there, 'esc')).name, 'intro');
});

test('a replay is stepped in both directions, and from any step the player plays on; redo shows the rest', t => {
	const second = press(replaying, 'right', 'l', 'down');
	t.is(inSight(second).note, 'Move 2: p2 received ∅. Paused.');
	t.is(paceOf(second), null);
	const first = press(second, 'left');
	t.is(inSight(first).note, 'Move 1: p1 received ∅. Paused.');
	// the row that comes next is the chosen one
	const row = frontOf(inSight(first)) as Extract<Screen, {name: 'play'}>;
	t.is(row.chosen, 1);
	t.is(press(first, 'g', 'left').note, 'This is its beginning.');
	t.regex(inSight(press(first, 'end')).note, /^The loop is closed/u);
	t.is(inSight(press(first, 'end', ' ')).note, 'The beginning.');
	const mine = press(first, 'enter');
	t.is(frontOf(mine).name, 'play');
	t.deepEqual([mine.play.schedule.length, faultyIn(mine.play)], [1, [0]]);
	t.is(mine.note, 'You play on, from C1; r plays the next step of the replay.');
	t.is(press(mine, 'r').play.schedule.length, 2);
	t.deepEqual(faultyIn(press(press(replaying, 'enter'), 'r', 'r').play), [0]);
	// what was said is not said for him
	const end = press(replaying, 'end', 'enter');
	t.is(frontOf(end).name, 'play');
	t.is(end.play.said, null);
	const before = press(begin('1.5'), 'enter', '2', '1');
	const kept = press(shownAgain(before, solution(silent).parts), 'end', 'enter');
	t.is(kept.tried.trails.length, 2);
	const still = press({...replaying, still: true}, ' ');
	t.is(paceOf(still), null);
	t.is(inSight(still).note, 'p0 is declared faulty: it takes no step from here on. Space takes the next step.');
});

test('a replay of several parts goes from one to the next, inputs chosen and all; what does not fit is said where it ends', t => {
	const level = levels.find(({id}) => id === '3.5')!;
	const {parts} = solution(level);
	const whole = shownAgain(begin('3.5'), parts);
	t.true(level.parts.length > 1);
	const notes: string[] = [];
	for (let now = whole, step = 0; step < 20; step++) {
		notes.push(inSight(now).note);
		now = press(now, 'right');
	}
	t.true(notes.some(note => note.startsWith('The inputs are chosen: ')));
	t.regex(notes.at(-1)!, /Won: /u);
	const last = press(whole, 'end', 'enter');
	t.is(last.play.at, level.parts.length - 1);
	t.is(last.play.earlier.length, level.parts.length - 1);
	const flawed = shownAgain(begin('1.1'), [
		{...solution(levels.find(({id}) => id === '1.1')!).parts[0], moves: [{process: 0, message: 7}]},
	]);
	t.is(inSight(flawed).note, 'The beginning. Move 1: 0:7 cannot happen: in C0 nothing waits for p0.');
	const nothing = shownAgain(begin('1.1'), [{inputs: '000', moves: [], faults: [], said: null, loop: null}]);
	t.regex(inSight(nothing).note, /It has the inputs 000/u);
});
