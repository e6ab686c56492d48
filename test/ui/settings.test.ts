import test from 'ava';
import {defaultSettings, type SettingName, settingValues} from '../../src/store/settings.js';
import {choicesOf} from '../../src/ui/choices.js';
import {type Given, isStill, nothingGiven, settingsNow, themeOf} from '../../src/ui/given.js';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {settingRows} from '../../src/ui/settings.js';
import {entriesOf} from '../../src/ui/tables.js';
import {plainTheme} from '../../src/ui/theme.js';
import {paceOf} from '../../src/ui/watch.js';
import {begin, gallery, levelWith, press, untold} from '../support/sessions.js';

/** The keys from any screen that change this setting once, and go back. */
function change(name: SettingName, key = 'right'): string[] {
	const row = Object.keys(settingValues).indexOf(name);
	return [',', ...Array.from({length: row}, () => 'j'), key, 'esc'];
}

test('from every screen a comma opens the settings, and leads back; but where one types it is a character', t => {
	for (const [name, session] of Object.entries(gallery(80, 24))) {
		if (['settings', 'paste', 'seek'].includes(frontOf(session).name)) continue;
		const settings = press(session, ',');
		t.is(frontOf(settings).name, 'settings', name);
		for (const key of ['esc', ',']) t.deepEqual(press(settings, key).stack, session.stack, name);
		t.true(
			entriesOf(session).some(({keys, word}) => keys.includes(',') && word === 'settings'),
			name,
		);
	}
});

test('right, enter and space go on through the values of a setting, left goes back', t => {
	for (const [row, [name, values]] of Object.entries(settingValues).entries()) {
		const at = press(begin('0.1'), ',', ...Array.from({length: row}, () => 'down'));
		const nowIn = (session: Session): string => session.settings[name as SettingName];
		for (const key of ['right', 'enter', ' ']) {
			const keys = values.map((_, index) => Array.from({length: index}, () => key));
			t.is(new Set(keys.map(some => nowIn(press(at, ...some)))).size, values.length);
			t.is(nowIn(press(at, ...values.map(() => key))), nowIn(at));
			t.is(nowIn(press(at, key, 'left')), nowIn(at));
		}
		const said = values.map((_, index) => settingRows(press(at, ...keysOf(index)))[row]!.value);
		t.is(new Set(said).size, values.length, 'every value has a word of its own');
	}
});

const keysOf = (count: number): string[] => Array.from({length: count}, () => 'right');

test('what is set is how the terminal is written to', t => {
	const session = begin('0.1');
	t.deepEqual(themeOf(session), plainTheme);
	t.deepEqual(themeOf(press(session, ...change('colors'))), {...plainTheme, color: false});
	t.deepEqual(themeOf(press(session, ...change('contrast'))), {...plainTheme, faint: false});
	t.deepEqual(themeOf(press(session, ...change('signs', 'left'))), {...plainTheme, ascii: true});
	t.deepEqual(themeOf(press(session, ...change('motion'))), {...plainTheme, motion: false});
});

test('automatic signs are what the terminal can draw, unless the player knows better', t => {
	const wide: Given = {...nothingGiven, auto: {is: 'ascii', because: 'it draws ◐ two columns wide'}};
	const session = {...begin('0.1'), given: wide};
	t.true(themeOf(session).ascii);
	t.is(settingRows(session)[2]!.value, 'automatic: ASCII');
	t.regex(settingRows(session)[2]!.about, /ASCII here: it draws ◐ two columns wide\.$/u);
	t.false(themeOf(press(session, ...change('signs'))).ascii);
});

test('what command line and environment say wins, is named, and leaves the choice alone', t => {
	const given: Given = {
		...nothingGiven,
		fixed: {colors: {is: 'none', by: 'NO_COLOR'}, signs: {is: 'ascii', by: '--ascii'}},
	};
	const session = {...begin('0.1'), given};
	t.deepEqual(themeOf(session), {...plainTheme, ascii: true, color: false});
	t.is(settingsNow(session).signs, 'ascii');
	const tried = press(session, ',', 'right');
	t.is(tried.note, 'In this game NO_COLOR decides. Without it, your choice counts again.');
	t.is(tried.settings, session.settings);
	t.deepEqual(
		settingRows(session).flatMap(({by}) => (by === '' ? [] : [by])),
		['NO_COLOR', '--ascii'],
	);
	t.is(settingRows(session)[2]!.value, 'ASCII');
});

const shown = levelWith({shown: 'moves'});

test('the speed is the same everywhere, and stays', t => {
	const watched = press(begin(shown), 'enter', '1', 'p', 'l');
	const paces = [press(watched, ...change('speed', 'left')), watched, press(watched, ...change('speed'))].map(paceOf);
	t.deepEqual(
		paces,
		paces.toSorted((a, b) => b! - a!),
	);
	t.is(new Set(paces).size, 3);
	const faster = press(watched, '+');
	t.is(faster.settings.speed, 'fast');
	t.is(paceOf(press(faster, 'esc', 'p', 'l')), paces[2]!);
	t.is(paceOf(press(watched, ',')), null);
});

test('without motion nothing moves by itself, from now on; for a screen reader never', t => {
	const watched = press(begin(shown), 'enter', '1', 'p', 'l');
	t.not(paceOf(watched), null);
	const still = press(watched, ...change('motion'));
	t.is(paceOf(still), null);
	t.not(paceOf(press(still, ...change('motion'))), null);
	t.true(isStill({settings: defaultSettings, given: {...nothingGiven, reader: true}}));
});

test('∅-steps that change nothing share a row where there is no room, always, or never', t => {
	const idle = (session: Session, room: number): boolean =>
		choicesOf(session, room).some(choice => 'nothing' in choice);
	const session = press(begin(shown), 'enter', '1', '3');
	const always = press(session, ...change('idle'));
	const never = press(always, ...change('idle'));
	t.deepEqual([idle(session, 20), idle(session, 1)], [false, true]);
	t.deepEqual([idle(always, 20), idle(always, 1)], [true, true]);
	t.deepEqual([idle(never, 20), idle(never, 1)], [false, false]);
});

test('who knows what help costs has it at once', t => {
	const session = untold(press(begin('5.3'), 'enter'));
	t.is(press(session, 'h').aids, 0);
	t.is(press(session, ...change('price'), 'h').aids, 1);
});

test('the game asks before it is left only if it is to; Ctrl-C is not asked, nor who cannot see the question', t => {
	const session = press(begin('0.1'), 'enter');
	t.true(press(session, 'q').done);
	const asks = press(session, ...change('leaving'));
	const asked = press(asks, 'q');
	t.false(asked.done);
	t.is(frontOf(asked).name, 'leave');
	t.deepEqual(press(asked, 'n').stack, asks.stack);
	t.deepEqual(press(asked, 'esc').stack, asks.stack);
	t.deepEqual(press(asked, 'enter').stack, asks.stack);
	for (const yes of [['y'], ['q'], ['down', 'enter']]) t.true(press(asked, ...yes).done);
	const onMap = press(asks, 'esc', 'esc', 'esc');
	t.is(frontOf(onMap).name, 'leave');
	t.true(press({...asks, columns: 20}, 'q').done);
});

test('for a screen reader the chosen setting comes with what it is about', t => {
	const session = press(begin('0.1'), ',', 'G');
	const [first, second] = sentencesOf(session, entriesOf(session));
	t.is(first, `Settings. Chosen, 8 of 8: Leaving the game: at once.`);
	t.regex(second!, /^Every move is saved/u);
	const idle = press(begin('0.1'), ',', 'j', 'j', 'j', 'j', 'j');
	t.notRegex(sentencesOf(idle, entriesOf(idle)).join(' '), /∅/u);
});
