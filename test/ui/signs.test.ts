import {readFileSync} from 'node:fs';
import test from 'ava';
import xterm from '@xterm/headless';
import {campaign} from '../../src/level/index.js';
import {catalogue} from '../../src/protocols/index.js';
import {chapters} from '../../src/study/chapters.js';
import {markOf, toAscii} from '../../src/ui/theme.js';

/**
 * Every sign beyond ASCII that screens draw: what it becomes in ASCII, and its East Asian width (Unicode, EastAsianWidth.txt): `N` and `Na` are one
 * column everywhere; `A` is ambiguous: one column, but two in some terminals, which is why the terminal is asked before `A` is written. `W` and
 * `F` are two columns everywhere, and nothing here is.
 */
const table: Readonly<Record<string, readonly [ascii: string, width: 'A' | 'N']>> = {
	'§': ['S', 'A'],
	'·': ['|', 'A'],
	'×': ['x', 'A'],
	σ: ['s', 'A'],
	'–': ['-', 'A'],
	'’': ["'", 'A'],
	'“': ['"', 'A'],
	'”': ['"', 'A'],
	'…': ['.', 'A'],
	'′': ["'", 'A'],
	'₀': ['0', 'N'],
	'₁': ['1', 'A'],
	'₂': ['2', 'A'],
	'←': ['<', 'A'],
	'↑': ['^', 'A'],
	'→': ['>', 'A'],
	'↓': ['v', 'A'],
	'∅': ['-', 'N'],
	'−': ['-', 'N'],
	'≠': ['#', 'A'],
	'⌈': ['[', 'N'],
	'⌉': [']', 'N'],
	'⌊': ['[', 'N'],
	'⌋': [']', 'N'],
	'⏎': ['<', 'N'],
	'─': ['-', 'A'],
	'│': ['|', 'A'],
	'├': ['|', 'A'],
	'╌': ['-', 'N'],
	'╯': ["'", 'A'],
	'╰': ['`', 'A'],
	'▫': ['#', 'N'],
	'▴': ['^', 'N'],
	'▸': ['>', 'N'],
	'‹': ['<', 'N'],
	'▾': ['v', 'N'],
	'◇': ['o', 'A'],
	'○': ['(0)', 'A'],
	'●': ['(1)', 'A'],
	'◐': ['(01)', 'A'],
	'★': ['*', 'A'],
	'☆': ['.', 'A'],
	'✓': ['+', 'N'],
	'✕': ['(-)', 'N'],
	'❯': ['>', 'N'],
};

const valences = {'◐': 'bivalent', '○': 'zero', '●': 'one', '✕': 'stuck'} as const;

function signsIn(text: string): Set<string> {
	return new Set(text.match(/[^\p{ASCII}\u00A0]/gu));
}

test('every sign on every screen, and in every text that comes on one, is in the table', t => {
	const drawn = readFileSync('test/ui/snapshots/screens.test.tsx.md', 'utf8');
	const texts = JSON.stringify([campaign(), catalogue.map(({page}) => page), chapters]);
	const found = signsIn(`${drawn}${texts}`);
	t.deepEqual(
		[...found].filter(sign => table[sign] === undefined),
		[],
	);
	const unused = Object.keys(table).filter(sign => !found.has(sign));
	t.deepEqual(unused, [], 'what is drawn no more is in no table');
});

test('in ASCII each becomes what the table says, as wide as it is, valences a sign of their own', t => {
	for (const [sign, [ascii]] of Object.entries(table)) {
		if (sign in valences) t.is(markOf(valences[sign as keyof typeof valences], {ascii: true}), ascii);
		else t.is(toAscii(sign), ascii);
		t.regex(ascii, /^\p{ASCII}+$/u);
	}
});

test('each is one column wide in a terminal that draws what is ambiguous narrow', async t => {
	const terminal = new xterm.Terminal({cols: 80, rows: 24, allowProposedApi: true});
	t.teardown(() => terminal.dispose());
	for (const sign of Object.keys(table)) {
		await new Promise<void>(resolve => {
			terminal.write(`\r${sign}`, resolve);
		});
		t.is(terminal.buffer.active.cursorX, 1, sign);
	}
});

test('what the terminal is asked with is ambiguous, every sign of it', t => {
	const [, asked] = /const signs = '(?<asked>[^']+)'/u.exec(readFileSync('src/cli/measure.ts', 'utf8'))!;
	for (const sign of asked!) t.is(table[sign]?.[1], 'A', sign);
});
