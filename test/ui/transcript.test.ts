import test, {type ExecutionContext} from 'ava';
import {sentencesOf} from '../../src/ui/sentences.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {begin, press} from '../support/sessions.js';

/** A player who hears every screen and sees none. All that he is told, and the keys that he presses, is the transcript. */
class Listener {
	readonly transcript: string[] = [];
	session: Session;

	constructor(start: Session) {
		this.session = start;
		this.hear();
	}

	hear(): void {
		this.transcript.push(...sentencesOf(this.session, entriesOf(this.session)), '');
	}

	press(...keys: readonly string[]): void {
		for (const key of keys) {
			this.session = press(this.session, key);
			this.transcript.push(`[${key}]`);
			this.hear();
		}
	}

	/** Goes down the list until what is chosen sounds like this, and takes it. */
	take(sounds: string): void {
		for (let rows = 0; ; rows++) {
			const chosen = sentencesOf(this.session, entriesOf(this.session)).find(text => text.startsWith('Chosen, '));
			if (chosen?.includes(sounds) === true) break;
			if (rows > 20) throw new Error(`nothing sounds like ${sounds}:\n${this.transcript.slice(-20).join('\n')}`);
			this.press('down');
		}
		this.press('enter');
	}
}

test('a level from its text to the next one, heard: a mistake, a hint, a look, why, what was tried, the loop, the win', t => {
	const player = new Listener({...begin('5.3'), still: true});
	player.press('enter');
	for (const move of ['p0 receives nothing', 'p1 receives nothing', 'p0 receives b', 'p1 receives c'])
		player.take(move);
	t.is(frontOf(player.session).name, 'lost');
	player.take('one step back');
	player.press('h', 'v', 'w', 'esc', 't', 'left', 'esc', 'y', 'esc');
	for (const move of ['p1 receives a', 'p0 receives d', 'p1 receives c', 'close the loop back to C2'])
		player.take(move);
	t.is(frontOf(player.session).name, 'won');
	player.press('enter');
	t.is(player.session.play.level.id, '5.4');
	isHeard(t, player.transcript);
	t.snapshot(player.transcript.join('\n'));
});

test('a challenge from the map to its result, heard', t => {
	const player = new Listener({...press(begin('0.1'), 'esc'), still: true});
	player.press('c', 'left');
	player.take('today');
	player.press('enter');
	for (const move of ['p0 receives nothing', 'p1 receives a', 'p0 receives c', 'p1 receives d']) player.take(move);
	t.is(frontOf(player.session).name, 'won');
	player.press('I', 'down', 'esc', 'esc');
	isHeard(t, player.transcript);
	t.snapshot(player.transcript.join('\n'));
});

/** No sign, no columns, and no line that nobody would hear to its end. */
function isHeard(t: ExecutionContext, transcript: readonly string[]): void {
	for (const line of transcript) {
		t.notRegex(line, /[─╰❯◐○●✕★☆∅▸→·–]|:,| {2,}/u);
		t.true(line.length < 400, line);
	}
}
