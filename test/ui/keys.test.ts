import test from 'ava';
import {type KeyEntry, keyBar, keysIn, reachable} from '../../src/ui/keys.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {keyText} from '../../src/ui/theme.js';
import {isLong} from '../support/long.js';
import {begin, gallery, press} from '../support/sessions.js';

const none = {ctrl: false, meta: false} as Parameters<typeof keysIn>[1];

/** Whether characters are no keys: the player types. */
function isTyping(session: Session): boolean {
	return ['paste', 'seek'].includes(frontOf(session).name);
}

test('keys of one chunk all count', t => {
	t.deepEqual(keysIn('jj\r', none), ['j', 'j', 'enter']);
	t.deepEqual(keysIn('', {...none, upArrow: true}), ['up']);
	t.deepEqual(keysIn('c', {...none, ctrl: true}), ['ctrl-c']);
	t.deepEqual(keysIn('x', {...none, meta: true}), ['alt-x']);
});

test('what a layer in front has taken cannot be reached behind it', t => {
	const entry = (word: string, ...keys: readonly string[]): KeyEntry => ({keys, word, bar: 'turns', run() {}});
	t.deepEqual(
		reachable([[entry('front', 'a', 'b')], [entry('hidden', 'b'), entry('half', 'a', 'c')]]).map(({word}) => word),
		['front', 'half'],
	);
});

test('on every screen each key has one meaning and a word, and the bar shows none that does nothing', t => {
	for (const [name, session] of Object.entries(gallery(80, 24))) {
		const entries = entriesOf(session);
		for (const {keys, word, bar, short} of entries) {
			t.regex(word, /\S/u);
			// a screen in another state has the same keys: they are pressed in the long run
			if (bar === 'never' || (!isLong && name.includes('-'))) continue;
			if (/^replay-(?:end|flaw)$/u.test(name)) continue; // at an end there is a step one way only
			const after = press(session, keys[0]!);
			t.notDeepEqual(after, {...session, note: ''}, `${name}: ${keys[0]} ${short ?? word}`);
		}
		for (const key of ['esc', 'ctrl-c', 'ctrl-z', ...(isTyping(session) ? [] : ['?', 'm', 'q'])])
			t.is(entries.filter(({keys}) => keys.includes(key)).length > 0, true, `${name}: ${key}`);
	}
});

test('a key that does nothing is told so, on every screen, and changes nothing else', t => {
	for (const session of Object.values(gallery(80, 24))) {
		if (isTyping(session)) continue;
		const after = press(session, 'z');
		t.is(after.note, 'z does nothing here; ? shows the keys that do.');
		t.is(after.play, session.play);
		t.is(after.stack, session.stack);
		t.is(after.hint, session.hint);
		t.is(press(session, '\u0007').note, 'That key does nothing here; ? shows the keys that do.');
	}
});

test('a bar that is too short lets its keys take turns, and m brings the others', t => {
	const narrow = press(begin('5.3', 60, 20), 'enter');
	const entries = entriesOf(narrow);
	const bars = [0, 1, 2, 3, 4, 5, 6].map(page => keyBar(entries, 58, page, shown => shown));
	for (const bar of bars) {
		t.true(bar.length <= 58, bar);
		t.regex(bar, /m more… {2}\? help {2}esc back$/u);
	}
	for (const {bar, short, word} of entries)
		if (bar === 'turns')
			t.true(
				bars.some(text => text.includes(` ${short ?? word}`)),
				word,
			);
	t.not(press(narrow, 'm').barPage, narrow.barPage);
});

test('on every screen the bar fits the smallest terminal, in ASCII too, whichever keys have their turn', t => {
	for (const [name, session] of Object.entries(gallery(60, 20))) {
		const entries = entriesOf(session);
		for (const ascii of [false, true])
			for (let page = 0; page < 12; page++) {
				const bar = keyBar(entries, 58, page, shown => keyText(shown, {ascii}));
				t.true(bar.length <= 58, `${name}: ${bar}`);
			}
	}
});
