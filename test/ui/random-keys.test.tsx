import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {renderToString} from 'ink';
import {type Draw, drawFrom} from '../../src/challenge/random.js';
import {themeOf} from '../../src/ui/given.js';
import {reduce} from '../../src/ui/reduce.js';
import {Screens} from '../../src/ui/screens.js';
import {frontOf, type Session} from '../../src/ui/session.js';
import {entriesOf} from '../../src/ui/tables.js';
import {shownText} from '../../src/ui/theme.js';
import {isLong, seed} from '../support/long.js';
import {begin, gallery, press} from '../support/sessions.js';

/** Keys in all, and how many of them one player presses. */
const [count, each] = isLong ? [20_000, 100] : [600, 50];

/** Esc, pressed so often, has to lead out of any screen. */
const deepest = 12;

/** Mostly a key that does something here; now and then any other. Leaving is tried apart. */
function anyKey(session: Session, draw: Draw): string {
	const leaves = new Set(['q', 'ctrl-c', 'ctrl-z']);
	const known = entriesOf(session)
		.flatMap(({keys}) => keys)
		.filter(key => !leaves.has(key));
	const other = ['0', '1', '2', '7', 'z', 'Z', ' ', 'ü', '漢', '\u0007', 'alt-x', 'page down', 'tab', '{', ':', '-'];
	return draw.pick(draw.below(100) < 85 && known.length > 0 ? known : other);
}

/** Columns that a line takes: the one wide sign that is typed here takes two. */
function widthOf(line: string): number {
	return [...line.replaceAll('漢', '汉字')].length;
}

/** What is wrong with the frame, as it would be written: nothing higher or wider than the terminal, and no sign that it cannot show. */
function flawOf(session: Session): string | undefined {
	const theme = themeOf(session);
	const {columns, rows} = session;
	const drawn = renderToString(<Screens session={session} theme={theme} />, {columns});
	const lines = stripVTControlCharacters(shownText(drawn, theme)).split('\n');
	const wide = theme.reader ? undefined : lines.find(line => widthOf(line.trimEnd()) > columns);
	if (wide !== undefined) return `wider than ${columns}: ${wide}`;
	if (!theme.reader && lines.length > rows) return `${lines.length} lines in a terminal of ${rows}`;
	return lines.every(line => line === '') ? 'nothing is shown' : undefined;
}

/** Whether esc, pressed again and again, comes to where one may leave. */
function canLeave(session: Session): boolean {
	let now = session;
	for (let i = 0; i < deepest && !now.done; i++) {
		if (frontOf(now).name === 'leave') return true;
		now = press(now, 'esc');
	}
	return now.done;
}

/** Where players begin: `npm test` has two levels whose graphs are small, the long run every screen of the gallery. */
const beginnings: readonly Session[] = isLong ? Object.values(gallery(80, 24)) : [begin('0.1'), begin('4.2')];

const sizes = [
	[80, 24],
	[60, 20],
	[120, 40],
	[59, 19],
	[33, 9],
] as const;

test('whatever is pressed, no screen is higher or wider than the terminal, and esc leads out', t => {
	const seen = new Set<string>();
	for (let player = 0; player < count / each; player++) {
		const draw = drawFrom(`keys ${seed} ${player}`);
		const pressedKeys: string[] = [];
		const [width, height] = draw.pick(sizes);
		let session = reduce(draw.pick(beginnings), {on: 'resize', columns: width, rows: height});
		const told = (flaw: string): string =>
			`player ${player}, ${frontOf(session).name}: ${flaw}; ${pressedKeys.join(' ')}`;
		for (let i = 0; i < each; i++) {
			const key = draw.below(100) < 3 ? 'resize' : anyKey(session, draw);
			pressedKeys.push(key);
			const [columns, rows] = draw.pick(sizes);
			session = key === 'resize' ? reduce(session, {on: 'resize', columns, rows}) : press(session, key);
			seen.add(frontOf(session).name);
			const flaw = flawOf(session);
			if (flaw !== undefined) t.fail(told(flaw));
			if (session.done) break;
		}
		const room = reduce(session, {on: 'resize', columns: 80, rows: 24});
		if (!canLeave(room)) t.fail(told('esc does not lead out'));
	}
	// whoever begins on every screen has seen them all
	if (isLong) for (const session of beginnings) t.true(seen.has(frontOf(session).name), frontOf(session).name);
	else t.true(seen.size >= 10, [...seen].join(' '));
});

test('who looks something up from what he has looked up has no long way back', t => {
	let session = press(begin('4.2'), 'enter');
	for (let i = 0; i < 10; i++) session = press(session, 'b', ',', '?', 'b', 'i');
	for (let i = 0; i < 4; i++) session = press(session, 'esc');
	t.is(frontOf(session).name, 'play');
});
