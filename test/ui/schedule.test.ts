import test from 'ava';
import {makeSchedule} from '../../src/flp/index.js';
import {reduce} from '../../src/ui/reduce.js';
import {fieldOf, plainLines} from '../../src/ui/schedule.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {nextPart, playLine} from '../../src/game/index.js';
import {replayCodeOf} from '../../src/ui/replay.js';
import {changeFrom, withLeft} from '../../src/ui/saved.js';
import {solutionCode} from '../support/replays.js';
import {begin, levels, levelWith, press} from '../support/sessions.js';
import {makeCode} from '../../src/challenge/index.js';

const circle = levelWith({shown: 'moves'});
const two = press(begin(circle), 'enter', '1', '3');

/** The session after a text came from the clipboard. */
function pasted(session: Session, text: string): Session {
	return reduce(session, {on: 'schedule', does: {is: 'paste', text}});
}

test('a schedule is typed, key by key, and played in the place of what was played, which the tree keeps', t => {
	const typed = press(two, 'y', 'v', ...'1:- q?', 'backspace', 'backspace', 'enter');
	t.is(frontOf(typed).name, 'play');
	t.is(makeSchedule(typed.play.schedule), '1:-');
	t.is(typed.tried.trails.length, 2);
	t.regex(typed.note, /kept in the tree \(t\)/u);
	const further = press(two, 'y', 'v', 'tab', ...'1:{"propose":0}', 'enter');
	t.is(makeSchedule(further.play.schedule), '0:- 1:- 1:{"propose":0}');
});

test('what is pasted anywhere in a level lands in the field, and is not played by itself', t => {
	const field = pasted(two, '0:-\n1:-\n1:{"propose":0}');
	t.is(frontOf(field).name, 'paste');
	t.is(field.play, two.play);
	t.is(fieldOf(field)!.comes, 'It can be played from the beginning, to C3. Enter plays it.');
	t.is(press(field, 'enter').play.schedule.length, 3);
	t.is(fieldOf(pasted(pasted(two, '0:'), '-'))!.text, '0:-');
	t.is(fieldOf(press(field, 'ctrl-u'))!.text, '');
	const map = press(two, 'esc', 'esc');
	t.is(frontOf(map).name, 'map');
	t.regex(pasted(map, '0:-').note, /^Nothing can be pasted here/u);
	t.is(frontOf(pasted(map, '0:-')).name, 'map');
	const lost = press(begin(circle), 'enter', '1', '1', '2');
	t.is(frontOf(lost).name, 'lost');
	t.is(press(pasted(lost, '0:-'), 'enter').play.schedule.length, 1);
});

test('a wrong schedule says so before and after enter, and loses nothing', t => {
	const field = pasted(two, '0:- 1:{"propose":7}');
	const says = fieldOf(field)!.comes;
	t.regex(says, /^Event 2, 1:\{"propose":7\}, cannot happen: in C1 p1 can receive only what waits for it/u);
	const after = press(field, 'enter');
	t.is(after.note, says);
	t.is(after.play, two.play);
	t.is(frontOf(after).name, 'paste');
	t.is(press(after, 'esc').play, two.play);
});

test('the plain page is the schedule, broken only between events where that is possible', t => {
	const narrow = {...two, columns: 60, play: press(two, 'y', 'v', ...'0:- '.repeat(40), 'enter').play};
	const lines = plainLines(narrow);
	t.true(lines.length > 1);
	for (const line of lines) t.true(line.length <= 60);
	t.is(lines.join(' '), makeSchedule(narrow.play.schedule));
	t.is(press(begin(circle), 'enter', 'y', 'o').note, 'No event has happened yet.');
	t.is(frontOf(press(two, 'y', 'o', 'esc', 'esc')).name, 'play');
});

test('who comes to a loss by more than one move is not told which of them it was', t => {
	const lost = press(pasted(two, '0:- 1:- 1:{"propose":0} 0:{"propose":1} 1:{"propose":1} 0:- 0:-'), 'enter');
	const direct = press(begin(circle), 'enter', '1', '1', '2');
	t.is(frontOf(direct).name, 'lost');
	const words = (session: Session): string => sentencesOf(session, entriesOf(session)).join(' ');
	t.regex(words(direct), /It was this move/u);
	t.regex(words(direct), /Before it/u);
	const again = press(pasted(press(direct, 'u', 'u'), '0:- 1:{"propose":0} 0:{"propose":0}'), 'enter');
	t.is(frontOf(again).name, 'lost');
	t.notRegex(words(again), /It was this move|Before it/u);
	t.is(lost.lookBefore, null);
});

test('what is too long is not taken into the field', t => {
	const long = '0:- '.repeat(15_000);
	t.is(frontOf(pasted(two, long)).name, 'play');
	t.regex(pasted(two, long).note, /^That is too long: no more than 50,000 characters/u);
	const field = pasted(two, '0:-');
	t.is(fieldOf(pasted(field, long))!.text, '0:-');
});

const challengeCode = makeCode({
	protocol: 'after-you',
	n: 2,
	inputs: '01',
	faults: 'none',
	shown: 'present',
	looks: null,
	claims: false,
	opening: [],
	goal: {kind: 'critical'},
});
const code = solutionCode(levels.find(({id}) => id === '1.1')!);

test('the run as a replay: its code is copied and shown plainly, and pasted in its level it is shown', t => {
	const won = press(begin('1.1'), 'enter', '1', '2', '4');
	const played = press(begin('1.1'), 'enter', '1');
	const page = press(played, 'y');
	const [word] = plainLines(press(page, 'O'));
	t.regex(word!, /^[0-9A-Z]{20,30}$/u);
	t.is(press(page, 'r').note, 'It is copied.');
	t.true(sentencesOf(page, entriesOf(page)).join(' ').includes(word!));
	t.deepEqual(sentencesOf(press(page, 'O'), [])[0], word);
	t.not(frontOf(won).name, 'map');
	const field = pasted(played, ` ${code.slice(0, 9).toLowerCase()}\n${code.slice(9)}\n`);
	t.is(
		fieldOf(field)!.comes,
		'It is a replay of this level, in 3 steps. Enter shows it; it costs a star, as a hint does.',
	);
	const shown = press(field, 'enter');
	t.is(frontOf(shown).name, 'replay');
	t.is(shown.play, played.play);
	t.is(shown.aids, 1);
	const twice = pasted(press(shown, 'esc'), code);
	t.is(fieldOf(twice)!.comes, 'It is a replay of this level, in 3 steps. Enter shows it.');
	t.is(press(twice, 'enter').aids, 1);
	t.is(press(shown, 'end', 'enter').play.schedule.length, 3);
	t.is(frontOf(press(shown, 'end', 'enter')).name, 'won');
	t.is(press(shown, 'esc').play, played.play);
});

test('a code that cannot be shown says what it is, and loses nothing', t => {
	const elsewhere = /^That is a replay of 1\.1: paste it while you play that, or give it to "bivalent replay"\.$/u;
	const played = press(begin('1.2'), 'enter', '1');
	for (const [text, says] of [
		[code, elsewhere],
		[`${code.slice(0, -1)}0`, /^That is no code: its checksum is wrong/u],
		[challengeCode, /^That is the code of a challenge, and no replay: bivalent challenge takes it\.$/u],
	] as const) {
		const field = pasted(played, text);
		t.regex(fieldOf(field)!.comes, says);
		t.regex(press(field, 'enter').note, says);
		t.is(press(field, 'enter', 'esc').play, played.play);
	}
	t.regex(pasted(press(played, 'esc', 'esc'), code).note, elsewhere);
	// a level that is made for a test is found by nobody else
	const page = press(two, 'y');
	t.is(replayCodeOf(two), undefined);
	for (const key of ['r', 'O']) t.regex(press(page, key).note, /does nothing here/u);
});

test('what was played in the parts before is kept with what is left of a level, so that its replay is whole', t => {
	const level = levels.find(({id}) => id === '4.8')!;
	const [first, second] = level.parts;
	const begun = begin('4.8');
	const one = playLine(begun.play, first.solution).play;
	const two = playLine(nextPart(one)!, {...second!.solution, schedule: second!.solution.schedule.slice(0, 1)}).play;
	const {left} = changeFrom({...begun, play: two});
	const again = withLeft({...begun, left: {'4.8': left['4.8']!}});
	t.deepEqual(again.play.earlier, two.earlier);
	t.is(replayCodeOf(again), replayCodeOf({play: two}));
	const {earlier, ...older} = left['4.8']!;
	t.is(typeof earlier, 'string');
	for (const entry of [older, {...older, earlier: code}, {...older, earlier: 'nonsense'}]) {
		const without = withLeft({...begun, left: {'4.8': entry}});
		t.is(without.play.at, 1);
		t.is(replayCodeOf(without), undefined);
	}
});
