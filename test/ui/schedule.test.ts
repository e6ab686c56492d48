import test from 'ava';
import {makeSchedule} from '../../src/flp/index.js';
import {reduce} from '../../src/ui/reduce.js';
import {fieldOf, plainLines} from '../../src/ui/schedule.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {begin, levelWith, press} from '../support/sessions.js';

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
