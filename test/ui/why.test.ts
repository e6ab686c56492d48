import test from 'ava';
import {lanesText} from '../../src/game/index.js';
import {makeSchedule} from '../../src/flp/index.js';
import {insightOf, isPaid} from '../../src/ui/inquiry.js';
import {keyBar} from '../../src/ui/keys.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {entriesOf} from '../../src/ui/tables.js';
import {whyLaid} from '../../src/ui/why-page.js';
import {isFar, sample} from '../support/long.js';
import {begin, gallery, levels, levelWith, move, press, untold} from '../support/sessions.js';

const circle = levelWith({shown: 'present', looks: null});
const hidden = levelWith({shown: 'none', goal: {kind: 'disagreement'}});

function textOf(session: Session): string {
	return whyLaid(session, {ascii: false})
		.map(({name, text}) => `${name}${text}`)
		.join('\n');
}

test('where the level shows the valence, to see what it rests on is free; the schedules cost the star, after a warning', t => {
	const play = press(untold(begin(circle)), 'enter', '1');
	const free = press(play, 'w');
	t.is(frontOf(free).name, 'why');
	t.like(free, {aids: 0, note: ''});
	t.regex(textOf(free), /C1 is ◐ bivalent\n.*All\n21 configurations/u);
	t.notRegex(textOf(free), /▸|p\d/u, 'no schedule');
	const warned = press(free, 'w');
	t.is(
		warned.note,
		'The schedules cost the star for playing unaided, as a hint does. Press w again, and you have them.',
	);
	t.like(warned, {aids: 0});
	t.false(isPaid(warned));
	const paid = press(warned, 'w');
	t.like(paid, {aids: 1, note: ''});
	t.regex(textOf(paid), /To a decision 0: 2 steps, and no fewer\np1 a · p0 “propose 0”\n/u);
	t.regex(textOf(paid), /without p0 {3}✕ stuck/u);
	t.is(frontOf(press(paid, 'w')).name, 'play', 'the key that brought it takes it away');
	t.like(press(paid, 'esc', 'w'), {aids: 1}, 'what is paid for is paid for');
	t.true(isPaid(press(paid, 'esc', 'w')));
	const on = press(paid, 'esc', '1', 'w');
	t.false(isPaid(on), 'another configuration is another question');
	t.is(press(on, 'w').aids, 2);
});

test('where no valence is shown all of it costs the star, and nothing is asked before that is clear', t => {
	const play = press(untold(begin(hidden)), 'enter', '1');
	const warned = press(play, 'w');
	t.is(frontOf(warned).name, 'play');
	t.regex(warned.note, /^The schedules cost the star/u);
	t.is(warned.inquired.answer, null);
	const paid = press(warned, 'w');
	t.is(frontOf(paid).name, 'why');
	t.is(paid.aids, 1);
	t.regex(textOf(paid), /To a decision 1: 3 steps/u);
	const hinted = press(play, 'h');
	t.is(frontOf(press(hinted, 'w')).name, 'play', 'who was told what a hint costs is told what this costs');
	t.is(frontOf(press(hinted, 'h', 'w')).name, 'why', 'who has had a hint has nothing more to lose');
});

test('of a configuration with one valence it is said that no schedule leads to the other decision, and how many were looked at', t => {
	const zero = press(begin(hidden), 'enter', '1', '1', '2', 'w');
	const text = textOf(zero);
	t.regex(text, /C3 is ○ 0-valent\n0 can be decided, and 1 cannot any more\./u);
	t.regex(text, /To a decision 0: it is made already/u);
	t.regex(
		text,
		/To a decision 1: no schedule\nNobody has decided 1 in any of the \d+ configurations that can be reached\./u,
	);
});

test('where one points at a configuration of the run, it is that one’s valence that is explained', t => {
	const point = press(begin('3.8'), 'enter', 'down', 'w');
	const screen = frontOf(point);
	t.true(screen.name === 'why' && screen.at === 1);
	t.regex(textOf(point), /^C1 is /u);
	t.true(isPaid(point));
});

test('w works in every level that is played, and the answer is a page that can be read', t => {
	for (const {id, parts} of sample(levels.filter(one => !isFar(one)))) {
		if (parts[0].n > 4) continue;
		const begun = press(begin(id), 'enter', 'enter');
		const played = frontOf(begun).name === 'play' ? begun : press(begin(id), 'enter');
		if (frontOf(played).name !== 'play') continue;
		const opened = press(played, 'w');
		const why = isPaid(opened) ? opened : press(opened, 'w');
		t.is(frontOf(why).name, 'why', id);
		t.like(insightOf(why), {why: [{without: []}]}, id);
		for (const {name, text} of whyLaid(why, {ascii: false})) t.true(`${name}${text}`.length <= 74, `${id}: ${text}`);
	}
});

test('the page scrolls as far as it goes, and stands below help', t => {
	const why = gallery(60, 20)['why']!;
	const end = press(why, 'G');
	const {scroll} = frontOf(end) as {scroll: number};
	t.true(scroll > 0);
	t.is(press(end, 'down').note, 'This is the end of it.');
	t.is(frontOf(press(why, '?')).name, 'help');
	t.regex(
		keyBar(entriesOf(gallery(80, 24)['why-free']!), 78, 0, key => key),
		/w the schedules \(a star\)/u,
	);
});

test('for a screen reader the runs are said, and no drawing', t => {
	const why = gallery(80, 24)['why']!;
	const said = sentencesOf(why, entriesOf(why));
	t.true(said.some(sentence => sentence.startsWith('The run: p')));
	t.false(said.some(sentence => sentence.includes('▸')));
});

test('lanes begin with the configuration that is explained, and tell the letters in them only', t => {
	const {play} = move(press(begin(circle), 'enter'), 'p0 receives ∅', 'p1 receives ∅', 'p0 receives b');
	t.is(makeSchedule(play.schedule), '0:- 1:- 0:{"propose":1}');
	t.is(
		lanesText(play.protocol, '01', play.schedule, {columns: 60, since: 2}),
		['    C2  C3', 'p0      b▸c', 'p1', 'b propose 1 → p0, c propose 1 → p1'].join('\n'),
	);
});

test('after a loss and after a win the last configuration is explained, and one comes back to where one was', t => {
	const lost = press(begin(circle), 'enter', '1', '1', '2');
	t.is(frontOf(lost).name, 'lost');
	t.regex(textOf(press(lost, 'w')), /C3 is ○ 0-valent/u);
	t.is(frontOf(press(lost, 'w', 'esc')).name, 'lost');
	const won = press(begin('0.1'), 'enter', '1');
	t.is(frontOf(press(won, 'w')).name, 'why');
	t.is(frontOf(press(won, 'w', 'esc')).name, 'won');
});

test('before the inputs are chosen, those that one has in mind are explained; that always costs the star', t => {
	const choosing = press(untold(begin('3.4')), 'enter', '1');
	t.is(frontOf(choosing).name, 'inputs');
	const warned = press(choosing, 'w');
	t.is(frontOf(warned).name, 'inputs');
	t.regex(warned.note, /^The schedules cost the star/u);
	const told = press(warned, 'w');
	t.is(told.aids, 1);
	t.regex(textOf(told), /^C0, from the inputs 010, is /u);
	t.is(press(told, 'esc').play.inputs, null);
	const other = press(told, 'esc', '0', 'w');
	t.regex(textOf(other), /^C0, from the inputs 110, is /u);
	t.is(other.aids, 2);
});
