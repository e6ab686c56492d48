import test from 'ava';
import {faultyIn, historyOf} from '../../src/game/index.js';
import {askLaid, chosenCase, foreverOf} from '../../src/ui/ask-page.js';
import {isPaid} from '../../src/ui/inquiry.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {isFar, isLeftOut, sample} from '../support/long.js';
import {begin, gallery, levels, levelWith, press, untold} from '../support/sessions.js';

const circle = levelWith({shown: 'present', looks: null});
const potato = levelWith({protocol: 'hot-potato', n: 3, inputs: '000', faults: 'one', goal: {kind: 'never-decides'}});

function textOf(session: Session): string {
	return askLaid(session, {ascii: false})
		.map(({name, text}) => `${name}${text}`)
		.join('\n');
}

/** The session after as many steps of redo. */
function again(session: Session, steps: number): Session {
	return press(session, ...Array.from({length: steps}, () => 'r'));
}

test('to ask costs the star, after a warning; what is paid for is paid for', t => {
	const play = untold(press(begin(circle), 'enter', '1'));
	const warned = press(play, 'p');
	t.is(frontOf(warned).name, 'play');
	t.is(
		warned.note,
		'To ask the engine costs the star for playing unaided, as a hint does. Press p again, and it answers.',
	);
	t.is(warned.inquired.answer, null, 'nothing is asked before that is clear');
	const asked = press(warned, 'p');
	t.is(frontOf(asked).name, 'ask');
	t.is(asked.aids, 1);
	const back = press(asked, 'p');
	t.is(frontOf(back).name, 'play', 'the key that brought it takes it away');
	t.is(press(back, 'p').aids, 1);
	const why = press(back, 'w');
	t.false(isPaid(why), 'why is another question');
	t.is(press(why, 'w', 'esc', 'p').aids, 2);
	t.is(press(back, '1', 'p').aids, 2, 'another configuration is another question');
});

test('a proof has its stem and its loop, and is walked by redo until it has come back', t => {
	const asked = press(begin(circle), 'enter', '1', 'p');
	t.regex(textOf(asked), /^PROVED: with no fault, an admissible run from C1 stays open for ever\n/u);
	t.regex(textOf(asked), /The judge has\s+accepted\s+it\./u);
	const one = chosenCase(asked);
	if (one?.is !== 'proved') return t.fail();
	const walk = press(asked, 'enter');
	t.is(frontOf(walk).name, 'play');
	t.regex(walk.note, /^r plays the next step: /u);
	t.is(walk.play.schedule.length, 1, 'nothing is played by itself');
	const round = again(walk, one.stem.length + one.loop.length);
	const {pictures} = historyOf(round.play);
	t.is(pictures.at(-1)!.text, pictures[1 + one.stem.length]!.text);
	return t.is(again(round, 1).note, 'There is nothing to redo.');
});

test('where a fault may be declared, a proof with a fault declares it where its loop begins', t => {
	const asked = press(begin(potato), 'enter', 'p', 'j');
	const one = chosenCase(asked);
	if (one?.is !== 'proved') return t.fail();
	t.deepEqual(one.faulty, [0]);
	const walk = press(asked, 'enter');
	const loop = again(walk, one.stem.length + 1);
	t.deepEqual(faultyIn(loop.play), [0]);
	t.is(loop.play.schedule.length, one.stem.length);
	t.deepEqual(faultyIn(again(loop, one.loop.length).play), [0]);
	const declared = press(begin(potato), 'enter', 'f', '0', 'p');
	t.deepEqual(
		foreverOf(declared)?.cases.map(({faulty}) => faulty),
		[[0]],
		'who is declared faulty is, and nobody else',
	);
	return t.regex(textOf(declared), /if p0 is faulty/u);
});

test('a refutation tells its loops, what they owe and what paying does, never alone; each can be walked', t => {
	const asked = press(begin(potato), 'enter', 'p');
	const text = textOf(asked).replaceAll(/\s+/gu, ' ');
	t.regex(text, /^REFUTED: with no fault, no admissible run from C0 stays open for ever/u);
	t.regex(text, /There are 4 loops to go round in, and each owes:/u);
	t.regex(text, /p2 never steps\. Every step that p2 could take leads out of the loop, still open\./u);
	t.regex(text, /p0 never receives “whistle”\. Of 3 deliveries of “whistle”, 2 decide 0 and 1 decides 1\./u);
	t.regex(
		text,
		/The adversary need not keep it open: if p\d is faulty, there is an admissible run from here in which nobody ever decides\./u,
	);
	t.regex(text, /The judge has looked again, and agrees\./u);
	const one = chosenCase(asked);
	if (one?.is !== 'refuted') return t.fail();
	for (const [index, {way, round}] of one.loops.entries()) {
		const walk = press(asked, String(index + 1));
		const there = again(walk, way.length);
		const came = again(there, round.length);
		t.is(came.play.schedule.length, way.length + round.length);
		t.is(historyOf(came.play).pictures.at(-1)!.text, historyOf(there.play).pictures.at(-1)!.text);
	}
	return t.is(press(asked, '9').note, '9 does nothing here; ? shows the keys that do.');
});

test('where a configuration is settled, that is why', t => {
	const text = textOf(gallery(80, 24)['ask-settled']!).replaceAll(/\s+/gu, ' ');
	t.regex(
		text,
		/REFUTED: with no fault, no admissible run from C3 stays open for ever C3 is not open: it is ○ 0-valent\./u,
	);
	t.regex(text, /In every admissible run from here somebody decides\. Elsewhere the protocol pays \(Theorem 1\)/u);
});

test('p works in every level that is played, and the answer is a page that can be read and heard', t => {
	for (const {id, parts} of sample(levels.filter(level => !isFar(level) && !isLeftOut(level)))) {
		if (parts[0].n > 3) continue;
		const begun = press(begin(id), 'enter', 'enter');
		const played = frontOf(begun).name === 'play' ? begun : press(begin(id), 'enter');
		if (frontOf(played).name !== 'play') continue;
		const asked = press(played, 'p');
		t.is(frontOf(asked).name, 'ask', id);
		for (let chosen = 0; chosen < (foreverOf(asked)?.cases.length ?? 0); chosen++) {
			const one = press(asked, ...Array.from({length: chosen}, () => 'j'));
			for (const {name, text} of askLaid(one, {ascii: false})) t.true(`${name}${text}`.length <= 74, `${id}: ${text}`);
			t.false(
				sentencesOf(one, entriesOf(one)).some(sentence => sentence.includes('▸')),
				id,
			);
			const walked = press(one, 'enter');
			t.true(['play', 'ask'].includes(frontOf(walked).name), id);
		}
	}
});

test('what rests on round numbers being alike says so, and only that', t => {
	const assumed = /It assumes that the protocol treats all round numbers alike/u;
	const duel = levels.find(({parts: [{goal}]}) => goal.kind === 'fair-loop' && goal.shift === true)!;
	const begun = press(begin(duel.id), 'enter');
	t.is(frontOf(begun).name, 'play');
	const asked = press(begun, 'p');
	t.true(foreverOf(asked)?.assumesRounds);
	t.regex(textOf(asked).replaceAll(/\s+/gu, ' '), assumed);
	t.notRegex(textOf(press(begin(circle), 'enter', 'p')).replaceAll(/\s+/gu, ' '), assumed);
});

test('after a loss the engine is asked from before the move that lost, and one comes back to the loss', t => {
	const lost = press(begin(levelWith({shown: 'moves'})), 'enter', '1', '1', '2');
	t.is(frontOf(lost).name, 'lost');
	const asked = press(lost, 'p');
	t.like(frontOf(asked), {name: 'ask', at: 2});
	t.is(chosenCase(asked)?.is, 'proved');
	t.is(frontOf(press(asked, 'esc')).name, 'lost');
	t.is(asked.play, lost.play);
	const walked = press(asked, 'enter');
	t.is(frontOf(walked).name, 'play');
	t.is(walked.play.schedule.length, 2);
	t.regex(press(asked, 'l').note, /^Take the last move back first/u);
	const claimed = press(begin('4.1'), 'enter', 'C', 'x');
	t.is(frontOf(claimed).name, 'lost');
	t.like(frontOf(press(claimed, 'p')), {name: 'ask', at: claimed.play.schedule.length});
});
