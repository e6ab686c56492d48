import test from 'ava';
import stringWidth from 'fast-string-width';
import {type Challenge, makeCode, replayOf} from '../../src/challenge/index.js';
import {parseSchedule} from '../../src/flp/index.js';
import {playAgain} from '../../src/game/index.js';
import {mergeProgress, type Progress} from '../../src/store/progress.js';
import {challengeOver} from '../../src/ui/challenge-opening.js';
import {drawsWanted} from '../../src/ui/challenges.js';
import {itemsOf} from '../../src/ui/items.js';
import {withKeptChallenges} from '../../src/ui/kept-challenges.js';
import {reduce} from '../../src/ui/reduce.js';
import {cardRows, resultText, unknownSigns} from '../../src/ui/result.js';
import {broken} from '../../src/ui/text-line.js';
import {challengeChangeFrom, changeFrom, sessionFrom} from '../../src/ui/saved.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {statisticsLines} from '../../src/ui/statistics.js';
import {streakOf, streakText} from '../../src/ui/streak.js';
import {entriesOf} from '../../src/ui/tables.js';
import {challengeFor} from '../support/challenges.js';
import {begin, levelWith, move, pack, press} from '../support/sessions.js';
import {isLong} from '../support/long.js';

const map = press(begin('0.1'), 'esc');
const easy = 'v1:easy#2026-01-31';
const code = makeCode(challengeFor(easy)!.statement);

/** Today's easy challenge, won in par. */
function winEasy(session: Session): Session {
	return move(session, 'p0 receives ∅', 'p1 receives a', 'p0 receives c', 'p1 receives d');
}

const playing = press(map, 'c', 'left', 't', 'enter');
const won = winEasy(playing);

/** The session with something drawn, or the reason why it is not. */
function drawn(session: Session, id: string, challenge: Challenge | string = challengeFor(easy)!): Session {
	return reduce(session, {on: 'challenge', does: {is: 'drawn', id, challenge}});
}

test('days in a row are counted in days of UTC, over the ends of months and years, and where clocks are changed', t => {
	const now = (days: readonly string[], today: string): number => streakOf(days, today).now;
	t.deepEqual(streakOf([], '2026-01-31'), {now: 0, longest: 0});
	t.deepEqual(streakOf(['2026-01-31'], '2026-01-31'), {now: 1, longest: 1});
	t.is(now(['2026-01-30'], '2026-01-31'), 1, 'today can still be won');
	t.is(now(['2026-01-29'], '2026-01-31'), 0, 'yesterday was not');
	t.is(now(['2025-12-30', '2025-12-31', '2026-01-01'], '2026-01-01'), 3);
	t.is(now(['2028-02-28', '2028-02-29', '2028-03-01'], '2028-03-01'), 3, 'a leap year');
	t.is(now(['2026-02-28', '2026-03-01'], '2026-03-01'), 2);
	for (const [days, today] of [
		[['2026-03-28', '2026-03-29', '2026-03-30'], '2026-03-31'],
		[['2026-10-24', '2026-10-25', '2026-10-26'], '2026-10-26'],
		[['2026-03-07', '2026-03-08', '2026-03-09'], '2026-03-09'],
	] as const)
		t.is(now(days, today), 3);
	t.deepEqual(streakOf(['2026-01-03', '2026-01-01', '2026-01-05', '2026-01-02', '2026-01-05'], '2026-01-05'), {
		now: 1,
		longest: 3,
	});
	t.is(now(['2026-02-02'], '2026-01-31'), 0, 'a day that is still to come');
	const apart = Array.from({length: isLong ? 200_000 : 1000}, (_, at) =>
		new Date(Date.UTC(1000, 0, 2 * at)).toISOString().slice(0, 10),
	);
	t.is(streakOf(apart, '2026-01-31').longest, 1, 'a file may hold very many');
	t.deepEqual(
		[0, 1, 12].map(days => streakText({now: days})),
		['', '1 day in a row', '12 days in a row'],
	);
});

test('c on the map leads to the challenges: the difficulty goes round, and today’s and the next one are to be drawn', t => {
	const choice = press(map, 'c');
	t.is(frontOf(choice).name, 'challenges');
	t.is(choice.challenges.difficulty, 'medium');
	t.deepEqual(drawsWanted(map), {ids: [], waits: false});
	t.deepEqual(drawsWanted({...choice, challenges: {...choice.challenges, drawn: {}}}), {
		ids: ['v1:medium#2026-01-31', 'v1:medium#483920'],
		waits: false,
	});
	t.is(press(choice, 'right').challenges.difficulty, 'hard');
	t.is(press(choice, 'right', 'right').challenges.difficulty, 'easy');
	t.is(press(choice, 'right', 'right', 'right').challenges.difficulty, 'medium');
	t.is(press(choice, 'left').challenges.difficulty, 'easy');
	t.deepEqual(
		itemsOf(choice).map(({label}) => label),
		['today’s, 2026-01-31', 'a random one', 'one by its ID, or its code'],
	);
	t.is(frontOf(press(choice, 'esc')).name, 'map');
});

test('a challenge opens when it is drawn: at once where it was prepared, later where not, and never over another screen', t => {
	t.is(frontOf(press(map, 'c', 'left', 't')).name, 'intro');
	const waiting = press(map, 'c', 'r');
	t.deepEqual(frontOf(waiting), {name: 'drawing', id: 'v1:medium#483920'});
	t.deepEqual(drawsWanted(waiting), {ids: ['v1:medium#483920'], waits: true});
	t.is(reduce(waiting, {on: 'challenge', does: {is: 'tried', tries: 12}}).challenges.tries, 12);
	const opened = drawn(waiting, 'v1:medium#483920');
	t.is(frontOf(opened).name, 'intro');
	t.is(opened.challenges.chance, '', 'the next one is another');
	const reading = drawn(press(waiting, '?'), 'v1:medium#483920');
	t.is(frontOf(reading).name, 'help');
	t.is(frontOf(press(reading, 'esc')).name, 'intro');
	const left = drawn(press(waiting, 'esc'), 'v1:medium#483920');
	t.is(frontOf(left).name, 'challenges');
	t.is(left.play, waiting.play);
});

test('what cannot be drawn is said where one was, and is tried again when it is asked for again', t => {
	const failed = drawn(press(map, 'c', 'i', ...'rain', 'enter'), 'v1:medium#rain', 'The engine has stopped.');
	t.deepEqual(frontOf(failed), {name: 'seek', text: 'rain'});
	t.is(failed.note, 'The engine has stopped.');
	t.deepEqual(frontOf(press(failed, 'enter')), {name: 'drawing', id: 'v1:medium#rain'});
	t.deepEqual(drawsWanted(press(failed, 'enter')), {ids: ['v1:medium#rain'], waits: true});
	const prepared = drawn(press(map, 'c'), 'v1:medium#483920', 'The engine has stopped.');
	t.false(drawsWanted(prepared).ids.includes('v1:medium#483920'), 'not again before somebody wants it');
});

test('an ID is typed or pasted in either form, or a seed alone; what is none is said in its place', t => {
	const field = press(map, 'c', 'i');
	const typed = (text: string): Session => reduce(field, {on: 'challenge', does: {is: 'type', text}});
	const opens = (session: Session): unknown => {
		const front = frontOf(press(session, 'enter'));
		return front.name === 'drawing' ? front.id : front.name;
	};
	t.is(opens(press(field, ...'v1:hard#q, ? and 7')), 'v1:hard#q, ? and 7', 'keys are characters there');
	t.is(opens(press(field, ...'rain')), 'v1:medium#rain');
	t.is(opens(press(field, 'right', ...'rain')), 'v1:hard#rain');
	t.is(opens(press(field, ...'rainy', 'backspace')), 'v1:medium#rain');
	t.is(opens(press(field, ...'rainy', 'ctrl-u')), 'seek');
	const broken = `${code.slice(0, 30).toLowerCase()}\r\n ${code.slice(30)}\n`;
	t.is(opens(typed(broken)), code, 'a code with what pasting does to it');
	t.is(opens(typed(`${resultText(won)}\r\n`)), 'intro', 'a result that somebody has shared');
	t.is(opens(typed(`Look!\nbivalent ${code}\n★★★`)), code);
	t.is(opens(typed('bivalent v1:hard#two words\n★★☆ in par')), 'v1:hard#two words');
	t.is(opens(typed('bivalent or not')), 'v1:medium#bivalent or not', 'which may be a seed');
	for (const [text, says] of [
		['v2:hard#7', "That is of the generator's version v2; this one is v1."],
		['v1:head#7', 'That has the difficulty head; there are easy, medium, hard.'],
		['v1:hard#', 'That has no seed after the #.'],
		[`${code.slice(0, -1)}0`, 'That is no code: its checksum is wrong, so a character is missing, or another one.'],
		['x'.repeat(5000), 'That is 5,000 characters long; a code has at most 4,000.'],
	] as const) {
		const session = typed(text);
		t.true(itemsOf(session).length === 0 && frontOf(session).name === 'seek');
		t.is(opens(session), 'seek', text);
		t.true(spokenOf(session).includes(says), spokenOf(session));
		t.is(press(session, 'enter').note, says);
	}
	t.regex(
		reduce(typed('x'.repeat(5000)), {on: 'challenge', does: {is: 'type', text: 'y'}}).note,
		/^No more than 5,000/u,
	);
	t.like(frontOf(reduce(press(map, 'c'), {on: 'challenge', does: {is: 'type', text: code}})), {
		name: 'seek',
		text: code,
	});
});

test('a win is kept: the best of it, and its day, if it is the challenge of that day', t => {
	t.is(frontOf(won).name, 'won');
	t.deepEqual(won.challenges.won, {[easy]: {moves: 4, unaided: true, par: 4}});
	t.deepEqual(won.challenges.days, ['2026-01-31']);
	t.deepEqual(won.won, {}, 'a challenge is no level');
	const later = {...playing, challenges: {...playing.challenges, day: '2026-02-01'}};
	t.deepEqual(winEasy(later).challenges.days, [], 'won after midnight');
	const byCode = press(press(map, 'c', 'i'), ...code, 'enter');
	t.deepEqual(frontOf(byCode), {name: 'drawing', id: code});
	const again = press(won, 'R');
	t.is(frontOf(again).name, 'play');
	const helped = move(
		{...playing, aids: 1},
		'p0 receives ∅',
		'p0 receives ∅',
		'p1 receives a',
		'p0 receives c',
		'p1 receives d',
	);
	t.deepEqual(helped.challenges.won[easy], {moves: 5, unaided: false, par: 4});
	t.deepEqual(
		winEasy(press(helped, 'R')).challenges.won[easy],
		{moves: 4, unaided: false, par: 4},
		'help stays paid for',
	);
	t.deepEqual(winEasy(again).challenges.days, ['2026-01-31']);
});

test('the result tells how it went and no move; where one may claim, not even how many', t => {
	t.is(resultText(won), `bivalent ${easy}\n★★★ 4 moves, par 4, no help, 1 day in a row\n◐◐◐○○`);
	t.is(
		resultText(won, true),
		`bivalent ${easy}\n3 of 3 stars, 4 moves, par 4, no help, 1 day in a row\n(01)(01)(01)(0)(0)`,
	);
	const claimed = press(map, 'c', 'right', 't', 'enter', 'C', 'x');
	t.is(frontOf(claimed).name, 'won');
	t.is(resultText(claimed), 'bivalent v1:hard#2026-01-31\n★★★ in par, no help, 1 day in a row');
	const medium = press(map, 'c', 't', 'enter', 'C', 'x');
	t.is(frontOf(medium).name, 'lost', 'it can be done');
	const done = move(press(medium, 'u'), 'p0 receives ∅', 'p1 receives a', 'p2 receives ∅');
	t.is(frontOf(done).name, 'won');
	t.is(resultText(done), 'bivalent v1:medium#2026-01-31\n★★☆ in par, help: 1, 1 day in a row');
});

test('ID, code and result are copied with a key, or shown with nothing around them', t => {
	t.deepEqual(
		cardRows(playing).map(({text}) => text),
		[easy, code],
	);
	t.deepEqual(
		cardRows(won).map(({text}) => text),
		[resultText(won), easy, code],
	);
	t.is(cardRows(press(begin('0.1'), 'enter')).length, 0);
	for (const session of [playing, won, press(map, 'c', 'left', 't'), press(map, 'c', 't', 'enter', 'C', 'x')])
		t.is(frontOf(press(session, 'I')).name, 'card');
	t.regex(press(playing, 'I', 'enter').note, /^Your terminal has it\. .* o shows it plainly\.$/u);
	const {note} = press(won, 'c');
	t.regex(note, /^Your terminal has it\./u);
	t.true(note.length <= 74, 'one row, as two would hide the end of the code');
	t.is(spokenOf(press(playing, 'I', 'j', 'o')).split('\n')[0], code);
	t.is(frontOf(press(playing, 'I', 'o', 'esc', 'I')).name, 'play');
	t.is(press(begin('0.1'), 'enter', 'I').note, 'I does nothing here; ? shows the keys that do.');
});

test('after a win another one, the same again, or back to the challenges, which tell how it stands', t => {
	t.deepEqual(frontOf(press(won, 'n')), {name: 'drawing', id: 'v1:easy#483920'});
	t.is(frontOf(press(won, 'n', 'esc')).name, 'challenges');
	const back = press(won, 'esc');
	t.is(frontOf(back).name, 'challenges');
	t.is(itemsOf(back)[0]!.label, 'today’s, 2026-01-31   won, 3 of 3 stars, in 4 moves');
	t.is(frontOf(press(won, 'l')).name, 'map');
	const lines = statisticsLines(press(won, 'l')).map(({name, text}) => `${name}: ${text}`);
	t.true(lines.includes('challenges: 1 won, 3 of 3 stars: 1 easy'));
	t.true(lines.includes('daily: won on 1 day, 1 in a row now, 1 at most'));
	t.true(statisticsLines(map).some(({text}) => text === 'none yet (c on the map)'));
});

test('what was left of a challenge is gone on with, from another pack, too; the level before stays where one goes on', t => {
	const left = press(playing, '1');
	const change = challengeChangeFrom(left);
	t.deepEqual(Object.keys(change.left), [easy]);
	t.deepEqual(change.won, {});
	const level = changeFrom(left);
	t.deepEqual(level.left, {});
	t.false('last' in level);
	const fresh: Progress = {format: 'bivalent-progress/1', won: {}, left: {}};
	const kept = mergeProgress(fresh, change);
	const next = press(withKeptChallenges(sessionFrom(fresh, pack), kept), 'esc');
	t.is(next.challenges.difficulty, 'easy', 'the difficulty is kept');
	const choice = press({...next, challenges: {...next.challenges, day: '2026-01-31'}}, 'c');
	t.is(itemsOf(choice)[0]!.label, 'today’s, 2026-01-31   left in C1');
	const opened = press(choice, 't');
	t.is(opened.play.schedule.length, 1);
	t.is(opened.note, 'You have been here: your moves are kept. R, while you play, starts again.');
	const tomorrow = {...choice, challenges: {...choice.challenges, day: '2026-02-01'}};
	t.is(itemsOf(tomorrow).at(-1)!.label, `go on with ${easy}   left in C1`);
	t.is(frontOf(press(tomorrow, 'c')).name, 'intro');
	const {[easy]: entry, ...others} = tomorrow.left;
	const odd = {'v1:easy#\u001B[31m': entry!, 'v1:easy#\u202E': entry!, 'v9:easy#x': entry!};
	const strange = {...tomorrow, left: {...others, ...odd}, play: map.play};
	t.notRegex(
		itemsOf(strange)
			.map(({label}) => label)
			.join(),
		/go on with/u,
		'what a file says is no ID by that',
	);
	t.deepEqual(challengeChangeFrom(winEasy(press(playing, 'R'))).left, {[easy]: null});
	t.is(
		withKeptChallenges(map, {...kept, challenges: {won: {}, days: [], difficulty: 'absurd'}}).challenges.difficulty,
		'easy',
	);
});

test('an ID is broken into lines without losing anything of it, however wide its signs are', t => {
	const seeds = ['日本'.repeat(50), 'a '.repeat(50), '👩‍👧'.repeat(20), 'x'.repeat(100), 'one two  three   '.repeat(5)];
	for (const id of seeds.map(seed => `v1:easy#${seed}`))
		for (const width of [20, 54, 60, 80]) {
			const lines = broken(id, width);
			t.is(lines.join(''), id);
			t.true(lines.every(line => stringWidth(line) <= width));
			t.true(lines.slice(0, -1).every(line => !line.endsWith(' ')));
		}
	const blanks = 'a'.padEnd(50);
	t.is(broken(`v1:${blanks}b`, 20).join(''), `v1:${blanks}b`);
	t.deepEqual(broken('words are broken between them', 20), ['words are broken', 'between them']);
});

/** What a screen reader is given. */
function spokenOf(session: Session): string {
	return sentencesOf(session, []).join('\n');
}

test('a replay of a challenge is shown over what is kept: it is help, and from there one comes to the challenges and the map', t => {
	const challenge = challengeFor(easy)!;
	const again = playAgain(challenge.level, replayOf(won.play)!.parts);
	const shown = challengeOver({...map, stack: [{name: 'map', chosen: 0}]}, {drawn: challenge, replay: again});
	t.deepEqual(
		shown.stack.map(({name}) => name),
		['map', 'challenges', 'intro', 'replay'],
	);
	t.true(cardRows(shown).some(({text}) => text === code));
	const taken = press(shown, 'right', 'right', 'enter');
	t.is(taken.play.schedule.length, 2);
	const finished = move(taken, 'p0 receives c', 'p1 receives d');
	t.is(frontOf(finished).name, 'won');
	t.regex(resultText(finished), /^bivalent v1:easy#2026-01-31\n★★☆ 4 moves, par 4, help: 1/u);
	t.is(frontOf(press(finished, 'esc')).name, 'challenges');
	t.is(press(finished, 'l').pack, pack);
});

test('the words that a goal needs are told where the level with them is not won, and named where it is', t => {
	const open = (session: Session): string => spokenOf(press(session, 'c', 'right', 't'));
	t.regex(open(map), /NEW WORD: critical: bivalent, nobody has decided/u);
	const known = open({...map, won: {...map.won, '4.4': {moves: 1, unaided: true}}});
	t.regex(known, /YOU KNOW: .*critical.4\.4/u);
	t.notRegex(known, /NEW WORD: critical/u);
});

test('what a process held is not told where it is nothing but its place', t => {
	const parsed = parseSchedule('0:- 1:- 0:"pong" 1:"pong" 0:"ping" 1:"pong"');
	const opening = parsed.ok ? parsed.value : [];
	const lamps = levelWith({protocol: 'lamps-05yfyae8', n: 2, inputs: '01', opening});
	const lost = move(press(begin(lamps), 'enter'), 'p1 receives e');
	t.is(frontOf(lost).name, 'lost');
	t.regex(spokenOf(lost), /p1 was at green\. The rules say that it decides by its colour and the call that comes/u);
});

test('after a wrong claim no other is offered before it is taken back', t => {
	const wrong = press(map, 'c', 't', 'enter', 'C', 'x');
	t.is(frontOf(wrong).name, 'lost');
	t.regex(press(wrong, 'C').note, /^C does nothing here/u);
	t.is(frontOf(press(wrong, 'enter', 'C')).name, 'claim');
});

test('after a win, what was not shown before costs nothing, and the result stays', t => {
	const claimed = press(map, 'c', 'right', 't', 'enter', 'C', 'x');
	const why = press({...claimed, settings: {...claimed.settings, price: 'said'}}, 'w');
	t.is(frontOf(why).name, 'why');
	t.is(press(why, 'w').aids, 0);
	t.is(resultText(press(why, 'esc')), resultText(claimed));
	t.false(entriesOf(claimed).some(({keys, word}) => keys.includes('w') && /star|free/u.test(word)));
});

test('the signs of a result are asked for where the engine was not, and only where it has signs', t => {
	t.deepEqual(unknownSigns(won), []);
	const [first, ...others] = Object.keys(won.valences);
	const again = {...won, valences: Object.fromEntries(others.map(key => [key, won.valences[key]!]))};
	t.regex(resultText(again), /\?/u);
	const asked = unknownSigns(again);
	t.deepEqual(
		asked.map(({key}) => key),
		[first],
	);
	const valences = {[first!]: won.valences[first!]!};
	const told = reduce(again, {on: 'tree', does: {is: 'told', valences}});
	t.is(resultText(told), resultText(won));
	t.deepEqual(unknownSigns({...press(playing, '1'), valences: {}}), [], 'it is not over');
	t.deepEqual(unknownSigns({...press(map, 'c', 'right', 't', 'enter', 'C', 'x'), valences: {}}), []);
});

test('a critical configuration without a decider is said to have none', t => {
	const lamps = levelWith({
		protocol: 'lamps-11rwx69a',
		n: 3,
		inputs: '100',
		goal: {kind: 'critical'},
		opening: [
			{process: 2, message: null},
			{process: 0, message: null},
		],
	});
	const critical = move(press(begin(lamps), 'enter'), 'p0 receives a', 'p1 receives ∅');
	t.regex(spokenOf(critical), /ends it, and none leads to one value alone: there is no decider\./u);
});

test('how the challenges stand is told for none, one and more of them, and whether this day is won', t => {
	const choice = press(map, 'c', 'left');
	const one = press(won, 'esc');
	t.regex(spokenOf(choice), /You have won none that is easy yet\.\nWin today’s on its day/u);
	t.regex(spokenOf(one), /You have won 1 that is easy: 3 of 3 stars, in 4 moves\.\nThis day is won\./u);
	const {challenges} = one;
	const two = {...challenges, won: {...challenges.won, 'v1:easy#2': {moves: 9, unaided: false, par: 5}}};
	t.regex(
		spokenOf({...one, challenges: two}),
		/You have won 2 that are easy, with 4 of 6 stars; the best with 3 \(1 time\), the shortest in 4 moves\./u,
	);
});
