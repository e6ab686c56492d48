import test from 'ava';
import {faultyIn, historyOf} from '../../src/game/index.js';
import {chosenCase} from '../../src/ui/ask-page.js';
import {reduce} from '../../src/ui/reduce.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {inSight, paceOf} from '../../src/ui/watch.js';
import {begin, levelWith, press} from '../support/sessions.js';

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
