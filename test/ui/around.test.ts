import test from 'ava';
import {makeSchedule} from '../../src/flp/index.js';
import {type History, historyOf} from '../../src/game/index.js';
import {type AroundScreen, chosenStep, rowOf, type Seen, seenAround, stepsOf} from '../../src/ui/around.js';
import {mapRowsOf} from '../../src/ui/around-map.js';
import {aroundLayout, nameOf} from '../../src/ui/around-page.js';
import {walkedAround} from '../../src/ui/around.js';
import {insightOf, isPaid} from '../../src/ui/inquiry.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {isFar, sample} from '../support/long.js';
import {begin, gallery, levels, levelWith, move, press, untold} from '../support/sessions.js';

const free = levelWith({shown: 'moves'});
const hidden = levelWith({shown: 'none'});
const looking = levelWith({shown: 'present', looks: 2});

/** After You where both have proposed: one can go round. */
function proposed(): Session {
	return move(press(begin(free), 'enter'), 'p0 receives ∅', 'p1 receives ∅');
}

function seenOf(session: Session): Seen {
	return seenAround(session)!;
}

function screenOf(session: Session): AroundScreen {
	return frontOf(session) as AroundScreen;
}

/** Where one is: its name, and how many steps from the middle. */
function spotOf(session: Session): readonly [string, number] {
	const seen = seenOf(session);
	return [nameOf(seen, seen.screen.chosen), seen.around.places[seen.screen.chosen]!.layer];
}

/** The run up to the configuration with this number. */
function runTo({play}: Session, number: number): History {
	return historyOf({...play, schedule: play.schedule.slice(0, number)});
}

/** What is told of the chosen configuration. */
function toldOf(session: Session): string {
	return aroundLayout({...session, rows: 40, columns: 120}, seenOf(session), {ascii: false})
		.told.map(({label, lines}) => `${label} ${lines.join(' ')}`)
		.join('\n');
}

function mapOf(session: Session, rows = 40): string[] {
	return mapRowsOf(seenOf(session), session.play, {rows, columns: session.columns}, {ascii: false}).map(
		({label, left, cells, right}) =>
			`${label}|${left}${cells.map(({mark, before, after}) => `${before}${mark}${after}`).join('')}${right}`,
	);
}

test('where the level shows where moves lead, or lets look as often as one likes, the map is free; else it costs the star once, after a warning', t => {
	const played = (level: Parameters<typeof begin>[0]): Session => untold(press(begin(level), 'enter', '1'));
	for (const level of [free, levelWith({shown: 'present', looks: null})]) {
		const opened = press(played(level), 'g');
		t.is(frontOf(opened).name, 'around');
		t.like(opened, {aids: 0, note: ''});
	}
	for (const level of [hidden, looking]) {
		const asked = press(played(level), 'g');
		t.is(frontOf(asked).name, 'play');
		t.regex(asked.note, /shows more than the level does: it costs the star.*Press g again/u);
		t.like(asked, {aids: 0, inquired: {answer: null}});
		const paid = press(asked, 'g');
		t.is(frontOf(paid).name, 'around');
		t.like(paid, {aids: 1, note: ''});
		t.true(isPaid(paid));
		t.is(press(paid, 'down', ' ', 'esc', '1', 'g').aids, 1, 'one map is all maps of the level');
	}
	const word = (session: Session): string => entriesOf(session).find(({keys}) => keys.includes('g'))!.word;
	t.regex(word(played(hidden)), /\(it costs a star\)$/u);
	t.notRegex(word(played(free)), /star/u);
});

test('where a critical configuration is to be found, the map would find it, and is not free', t => {
	const play = untold(press(begin('4.4'), 'enter'));
	t.is(frontOf(press(play, 'g')).name, 'play');
	t.is(press(play, 'g', 'g').aids, 1);
	const point = untold(press(begin('3.8'), 'enter'));
	t.is(frontOf(press(point, 'g')).name, 'play');
});

test('the map stands in layers around the present configuration, below the run', t => {
	const map = press(proposed(), 'g');
	t.deepEqual(mapOf(map).slice(0, 4), ['C0| ◐c ', 'C1| ◐c▸', 'C2 now|[◐c]', '1 step|▸◐  ▸◐  ']);
	t.is(mapOf(map).length, 2 + seenOf(map).around.layers.length);
	t.is(mapOf(map, 3).length, 3);
	t.true(
		mapOf(map, 3).some(row => row.includes('[')),
		'the chosen one is in sight',
	);
	t.is(
		aroundLayout({...map, columns: 120}, seenOf(map), {ascii: false}).summary.join(' '),
		'From C2, 20 configurations can be reached: 6 open, none critical; 1 open loop of 6.',
	);
});

test('down walks by the chosen step, up back again, tab chooses another step, a number walks by it', t => {
	const map = press(proposed(), 'g');
	t.deepEqual(spotOf(map), ['C2', 0]);
	const down = press(map, 'down');
	t.deepEqual(spotOf(down), ['C2+1', 1]);
	t.deepEqual(spotOf(press(down, 'down')), ['C2+2', 2]);
	t.deepEqual(spotOf(press(down, 'down', 'up')), ['C2+1', 1]);
	t.deepEqual(spotOf(press(down, 'up', 'up', 'up')), ['C0', -2], 'and on along the run');
	t.is(press(down, 'up', 'up', 'up', 'up').note, 'This is where the run begins.');
	t.deepEqual(spotOf(press(map, 'up', 'up', 'down', 'down')), ['C2', 0], 'down the run again');
	const other = press(map, 'tab');
	t.is(chosenStep(seenOf(other)), 1);
	t.is(chosenStep(seenOf(press(other, 'tab'))), 0);
	t.deepEqual(screenOf(press(other, 'down')).chosen, screenOf(press(map, '2')).chosen);
	t.not(screenOf(press(other, 'down')).chosen, screenOf(down).chosen);
	t.is(press(map, '9').note, 'There is no step 9 from here.');
	const step = stepsOf(seenOf(down).around, screenOf(down).chosen);
	t.is(screenOf(press(down, '1')).chosen, step[0]!.to as number);
});

test('right and left go along a layer, Home to the middle, and the ends say so', t => {
	const map = press(proposed(), 'g', 'down', 'down');
	const row = rowOf(seenOf(map), 2);
	t.true(row.length > 2);
	const end = press(map, ...Array<string>(row.length).fill('right'));
	t.is(screenOf(end).chosen, row.at(-1)!);
	t.is(end.note, 'This is the last one at this distance.');
	t.is(screenOf(press(end, 'left')).chosen, row.at(-2)!);
	t.is(press(map, ...Array<string>(row.length).fill('left')).note, 'This is the first one at this distance.');
	t.is(screenOf(press(end, 'home')).chosen, 0);
	t.is(press(end, 'home', 'home').note, 'You are in the middle, and that is where you play.');
	t.is(press(end, 'home', 'right').note, 'There is no other one at this distance.');
	t.deepEqual(screenOf(press(end, 'up')).trail, []);
	const {around} = seenOf(end);
	t.is(
		screenOf(press(end, 'up')).chosen,
		around.places[row.at(-1)!]!.before!.place,
		'who came along goes up a shortest schedule',
	);
});

test('enter plays there: moves are made and count, undo takes them back, and on the run later moves are taken back', t => {
	const map = press(proposed(), 'g', 'down', 'down');
	const jumped = press(map, 'enter');
	t.is(frontOf(jumped).name, 'play');
	t.is(jumped.play.schedule.length, 4);
	t.is(jumped.note, 'In C4, by 2 moves: u takes them back one by one.');
	t.is(press(jumped, 'u', 'u').play.schedule.length, 2);
	t.is(makeSchedule(press(jumped, 'u', 'u', 'r', 'r').play.schedule), makeSchedule(jumped.play.schedule));
	const again = press(jumped, 'g', 'up', 'up', 'up');
	t.deepEqual(spotOf(again), ['C1', -3]);
	const back = press(again, 'enter');
	t.is(back.play.schedule.length, 1);
	t.is(back.note, 'Back in C1: r plays your moves again.');
	t.is(makeSchedule(press(back, 'r', 'r', 'r').play.schedule), makeSchedule(jumped.play.schedule));
	t.is(press(jumped, 'g', 'enter').note, 'You are there.');
	t.is(jumped.aids, 1, 'to be taken there shows the way');
	const warned = press(untold(map), 'enter');
	t.is(frontOf(warned).name, 'around');
	t.regex(warned.note, /costs the star for playing unaided\. Press enter again/u);
	t.is(frontOf(press(warned, 'enter')).name, 'play');
	t.is(press(untold(press(proposed(), 'g', 'down')), 'enter').aids, 0, 'one move is a move');
	t.is(jumped.counts['moves'], map.counts['moves']! + 2);
});

test('a configuration of the run that can be reached again is that one: enter takes moves back', t => {
	const round = press(gallery(80, 24)['around-run']!, 'home');
	const {around} = seenOf(round);
	const second = around.path[2]!;
	t.true(around.places[second]!.layer >= 0);
	t.is(around.path.at(-1), 0);
	const there = walkedAround(round, {is: 'follow', step: 0});
	const on = around.path.findIndex((place, number) => number > 2 && place === screenOf(there).chosen);
	t.is(nameOf(seenOf(there), screenOf(there).chosen), `C${on}`);
	const [last] = runTo(there, on).moves.slice(-1);
	t.regex(toldOf(there), new RegExp(`^C${on} ◐ bivalent, open\\n`, 'u'));
	for (const {letter} of last!.sent)
		t.regex(toldOf(there), new RegExp(`BUFFER .*\\b${letter} propose`, 'u'), 'the letters of then');
	t.is(press(there, 'enter').play.schedule.length, on);
});

test('the map can be drawn around another configuration, also by a step to one that is not drawn, and jumps lead there', t => {
	const map = press(proposed(), 'g', 'down', 'down');
	const around = press(map, ' ');
	t.deepEqual(spotOf(around), ['C2+2', 0]);
	t.is(screenOf(around).off.length, 2);
	const off = press(begin(free), 'enter', 'g', 'down', ' ', '2', ' ');
	t.regex(
		mapOf(off).slice(0, 3).join(),
		/^C0 now\| ◐c ,C0\+1\| [◐○●]▸ ,C0\+2\|\[[◐○●]\] $/u,
		'what leads there stands above',
	);
	t.deepEqual(spotOf(press(off, 'up')), ['C0+1', -1]);
	t.deepEqual(spotOf(press(off, 'up', 'up', 'tab', 'down')), ['C0+1', 0], 'a step to one that is not drawn');
	const jumped = press(around, 'down', 'enter');
	t.is(jumped.play.schedule.length, 5);
	t.deepEqual(spotOf(press(around, 'home')), ['C2', 0]);
	t.is(press(around, 'home').note, 'Around C2 again, where you play.');
	t.is(press(around, ' ').note, 'You are in the middle.');
	const run = press(map, 'home', 'up', 'up');
	const left = press(run, 'tab', 'down');
	t.is(left.note, '');
	t.deepEqual(spotOf(left), ['C0+1', 0], 'a step off the run, before where one plays');
	const branched = press(left, 'enter');
	t.is(branched.note, 'In C1: 2 moves taken back, 1 made.');
	t.is(branched.play.schedule.length, 1);
	t.not(makeSchedule(branched.play.schedule), makeSchedule(proposed().play.schedule));
});

test('only what is open is drawn if one likes, and critical ones can be gone through', t => {
	const map = press(begin('4.4'), 'enter', 'g');
	const critical = press(map, '!');
	t.is(seenOf(critical).around.places[screenOf(critical).chosen]!.critical, true);
	t.regex(toldOf(critical), /◐ bivalent, critical, by p0 ∅ · p1 ∅\n Every step that changes anything settles it\./u);
	t.is(press(critical, '!').note, 'There is no other critical one here.');
	t.is(press(proposed(), 'g', '!').note, 'None of them is critical.');
	const only = press(map, 'o');
	t.is(mapOf(only).length, 3);
	t.true(mapOf(map).length > 3);
	t.false(mapOf(only).some(row => /[○●]/u.test(row)));
	t.regex(mapOf(press(critical, 'o', '1')).join('\n'), /\[[○●] \]|\[[○●]\]/u, 'where one is, is drawn in any case');
	t.deepEqual(mapOf(press(only, 'o')), mapOf(map));
});

test('what is told: the way, where it is among the open ones, states, buffer, steps', t => {
	const map = press(proposed(), 'g');
	t.regex(
		toldOf(map),
		/^C2 ◐ bivalent, open\n Open: bivalent, and nobody has decided\. In loop 1 of 1: one can go round in 6 configurations\. None of its 2 steps settles it\.\nSTATES p0 x 0 y b wait value 0 · p1 x 1 y b wait value 1\nBUFFER a propose 0 → p1, b propose 1 → p0\nSTEPS ❯1 p0 b ▸◐ {3}2 p1 a ▸◐ {3}nothing changes: p0 ∅, p1 ∅$/u,
	);
	t.regex(toldOf(press(map, 'down')), /^C2\+1 ◐ bivalent, open, by p0 b\n.*1 of its 2 steps settles it\.\n/u);
	t.regex(toldOf(press(map, 'up')), / No open way leads back to it\./u);
	const zero = press(gallery(80, 24)['around']!, 'home', ...'down down down down down'.split(' '));
	t.regex(toldOf(zero), /Settled: nothing but [01] can be decided\./u);
});

test('what is not known is not said to be so', t => {
	const map = press(proposed(), 'g');
	const {key} = map.inquired.answer!;
	const {around} = seenOf(map);
	const cut = (steps: (typeof around.places)[number]['steps']): string => {
		const [middle, ...others] = around.places;
		const seen = {...around, complete: false, places: [{...middle!, loop: null, steps}, ...others]};
		return toldOf({...map, inquired: {...map.inquired, answer: {key, is: {around: seen}}}});
	};
	const [, one, other] = around.places[0]!.steps;
	const unknown = {...one!, to: 'beyond', valence: 'unknown', open: false} as const;
	const settled = {...other!, to: 'far', valence: 'zero', open: false} as const;
	t.regex(cut([unknown]), / No open way is known to lead back to it\. Its step is not known to settle it\.\n/u);
	t.regex(cut([unknown, unknown]), / None of its 2 steps is known to settle it\./u);
	t.regex(cut([unknown, settled]), / 1 of its 2 steps settles it, as far as is known\.\n/u);
	t.regex(cut([unknown, settled]), /▸\? not looked at {2} 2 \S+ \S+ ▸○ …/u);
});

test('on the screens after a loss and a win the map is a key away, and one plays on from it', t => {
	const lost = gallery(80, 24)['lost']!;
	const map = press(lost, 'g');
	t.is(frontOf(map).name, 'around');
	const back = press(map, 'up', 'up', 'enter');
	t.is(frontOf(back).name, 'play');
	t.is(back.play.schedule.length, lost.play.schedule.length - 2);
	t.is(frontOf(press(map, 'esc')).name, 'lost');
	t.is(frontOf(press(map, 'enter')).name, 'around', 'one is there');
	const won = {...gallery(80, 24)['won-loop']!, aids: 0};
	const after = press(won, 'g');
	t.is(frontOf(after).name, 'around');
	t.is(after.aids, 0, 'there is nothing to give away any more');
	const costly = press(move(press(begin('0.1'), 'enter')), '1', 'g');
	t.is(frontOf(costly).name, 'around');
	t.is(costly.aids, 0);
	t.is(press(gallery(80, 24)['lost-inputs']!, 'home').note, '', 'Home is still the first row');
});

test('where no move is made in a level one looks, and stays', t => {
	const point = press(begin('3.8'), 'enter', 'down', 'g');
	const map = frontOf(point).name === 'around' ? point : press(point, 'g');
	t.is(screenOf(map).at, 1);
	const stays = press(map, 'down', 'enter');
	t.is(stays.note, 'No move can be made in this level: look around, but stay where you are.');
	t.deepEqual(stays.play.schedule, map.play.schedule);
});

test('steps of a faulty process are not walked, and the opening is not taken back', t => {
	const faulty = press(begin('1.5'), 'enter', 'f', '0', 'g');
	const map = frontOf(faulty).name === 'around' ? faulty : press(faulty, 'g');
	for (const {steps} of seenOf(map).around.places) t.true(steps.every(({event}) => event.process !== 0));
	const opened = levelWith({shown: 'moves', opening: [{process: 0, message: null}]});
	const before = press(begin(opened), 'enter', 'g', 'up');
	t.deepEqual(spotOf(before), ['C0', -1]);
	t.is(press(before, 'enter').note, 'C0 is before your first move: what led on from it was played for you.');
});

test('while the engine looks, and where it has no answer, the map says so and nothing can be walked', t => {
	const busy = gallery(80, 24)['around-busy']!;
	t.is(insightOf(busy), null);
	t.is(walkedAround(busy, {is: 'follow', step: null}).note, 'The engine is looking.');
	t.true(sentencesOf(busy, []).includes('The engine is looking.'));
	const {inquired} = busy;
	const none: Session = {...press(proposed(), 'g'), inquired: {...inquired, answer: null}};
	const key = press(proposed(), 'g').inquired.answer!.key;
	const nowhere: Session = {...none, inquired: {...inquired, answer: {key, is: {around: null}}}};
	t.true(sentencesOf(nowhere, []).some(sentence => sentence.startsWith('The engine did not get this far')));
	t.is(walkedAround(nowhere, {is: 'jump'}), nowhere);
	const failed: Session = {...none, inquired: {...inquired, answer: {key, is: 'The engine was stopped.'}}};
	t.true(sentencesOf(failed, []).includes('The engine was stopped. c asks the engine again.'));
	t.is(insightOf(press(failed, 'c')) === null || typeof insightOf(press(failed, 'c')) === 'object', true);
});

test('every key of the map does what the bar says, in every level that is played', t => {
	for (const {id, parts} of sample(levels.filter(one => !isFar(one)))) {
		if (parts[0].n > 4) continue;
		const begun = press(begin(id), 'enter', 'enter');
		const played = frontOf(begun).name === 'play' ? begun : press(begin(id), 'enter');
		if (frontOf(played).name !== 'play') continue;
		const opened = press(played, 'g');
		const map = frontOf(opened).name === 'around' ? opened : press(opened, 'g');
		t.is(frontOf(map).name, 'around', id);
		t.truthy(seenAround(map), id);
		for (const {keys} of entriesOf(map)) {
			if (['q', '?', 'b', 'i', 'm', 'ctrl-z'].includes(keys[0]!)) continue;
			for (const key of keys) t.notRegex(press(map, key).note, /does nothing/u, `${id}: ${key}`);
		}
		const walked = press(map, 'down', 'right', 'down', 'tab', 'down', 'up');
		for (const columns of [60, 80]) {
			const seen = {...walked, columns, rows: columns === 60 ? 20 : 24};
			const {told, mapRows} = aroundLayout(seen, seenOf(seen), {ascii: false});
			t.true(mapRows >= 5);
			t.true(told.flatMap(({lines}) => lines).length < 9);
			for (const row of mapRowsOf(seenOf(seen), seen.play, {rows: mapRows, columns}, {ascii: false}))
				t.true(
					14 + row.cells.length * 4 + 1 + row.right.length <= columns - 2 || row.cells.length === 0,
					`${id}: ${row.label}`,
				);
		}
	}
});

test('a loop is counted among those that lie ahead, as in the summary', t => {
	const arbiter = levelWith({
		protocol: 'arbiter-26z4',
		n: 3,
		inputs: '101',
		goal: {kind: 'critical'},
		shown: 'moves',
		opening: [
			{process: 1, message: null},
			{process: 2, message: null},
			{process: 2, message: {from: 1, value: 0}},
			{process: 1, message: 'again'},
		],
	});
	const map = press(begin(arbiter), 'enter', 'g');
	const summary = aroundLayout(map, seenOf(map), {ascii: false}).summary.join(' ');
	t.regex(summary, /; 3 open loops of /u);
	t.true(seenOf(map).around.loops.length > 3, 'and others, to which no way leads');
	t.regex(toldOf(press(map, 'down')), /In loop 1 of 3: /u);
});

test('for a screen reader the chosen configuration comes first, then its steps', t => {
	const map = press(proposed(), 'g', 'down');
	const said = sentencesOf(map, entriesOf(map));
	t.is(said[0], 'Around C2, in 5.3, A level made for a test.');
	t.is(
		said[1],
		'Chosen: C2 plus 1, bivalent, open, by p0 b. Open: bivalent, and nobody has decided. In loop 1 of 1: one can go round in 6 configurations. 1 of its 2 steps settles it.',
	);
	t.regex(said[2]!, /^Chosen step, \d of 2: p\d \S+, then (?:bivalent|[01]-valent)/u);
	t.regex(said[3]!, /^Steps\. 1: .*\. 2: /u);
	t.regex(said[4]!, /^States: p0 x 0 y b wait value 1; p1 /u);
	t.regex(said[5]!, /^Buffer: /u);
	for (const sentence of said.slice(0, -1)) t.notRegex(sentence, /[▸◐○●✕❯·→∅\u00A0]/u);
});
