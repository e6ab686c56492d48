import type {Look} from '../worker/client.js';

export type Valence = Look['valence'];

/** How the terminal may be written to: as settings, command line and environment want it. */
export interface Theme {
	/** nothing but ASCII */
	readonly ascii: boolean;
	/** the terminal's own 16 colours; never the only carrier of anything */
	readonly color: boolean;
	/** whether what matters less is fainter */
	readonly faint: boolean;
	/** whether anything may move by itself */
	readonly motion: boolean;
	/** sentences one after the other, on the normal screen, for a screen reader */
	readonly reader: boolean;
}

/** The theme of a good terminal. */
export const plainTheme: Theme = {ascii: false, color: true, faint: true, motion: true, reader: false};

/** A colour of the palette for each thing that has one; `null` is the terminal's own foreground: bright black is the background of some palettes. Good and bad differ for who does not see red and green apart. */
export const colors = {
	title: 'cyan',
	good: 'green',
	bad: 'magenta',
	bivalent: 'cyan',
	zero: 'yellow',
	one: 'magenta',
	stuck: 'red',
	unknown: null,
} as const;

const marks = {
	bivalent: ['◐', '(01)', 'bivalent'],
	zero: ['○', '(0)', '0-valent'],
	one: ['●', '(1)', '1-valent'],
	stuck: ['✕', '(-)', 'stuck'],
	unknown: ['?', '(?)', 'not known'],
} as const;

/** The mark of a valence: a shape, never colour alone. */
export function markOf(valence: Valence, {ascii}: Pick<Theme, 'ascii'>): string {
	return marks[valence][ascii ? 1 : 0];
}

/** The paper's word for a valence. */
export function wordOf(valence: Valence): string {
	return marks[valence][2];
}

/** Key names where arrows and ⏎ cannot be written. */
export function keyText(shown: string, {ascii}: Pick<Theme, 'ascii'>): string {
	return ascii
		? shown
				.replaceAll(/↑↓←→|←→↑↓/gu, 'arrows')
				.replaceAll('↑↓', 'up/down')
				.replaceAll('←→', 'left/right')
				.replaceAll('←', 'left')
				.replaceAll('→', 'right')
				.replaceAll('↑', 'up')
				.replaceAll('↓', 'down')
				.replaceAll('⏎', 'enter')
		: shown;
}

const ascii: Readonly<Record<string, string>> = {
	'─': '-',
	'╌': '-',
	'╰': '`',
	'╯': "'",
	'❯': '>',
	'▸': '>',
	'‹': '<',
	'→': '>',
	'←': '<',
	'★': '*',
	'☆': '.',
	'∅': '-',
	'–': '-',
	'·': '|',
	'…': '.',
	'§': 'S',
	'’': "'",
	'“': '"',
	'”': '"',
	'×': 'x',
	'▫': '#',
	'▾': 'v',
	'▴': '^',
	'│': '|',
	'├': '|',
	'✓': '+',
	σ: 's',
	'₀': '0',
	'₁': '1',
	'₂': '2',
	'′': "'",
	'−': '-',
	'≠': '#',
	'⌈': '[',
	'⌉': ']',
	'⌊': '[',
	'⌋': ']',
	'◇': 'o',
	'⏎': '<',
	'↑': '^',
	'↓': 'v',
};

/** The same text in ASCII, as many characters long; what has no likeness becomes `?`. */
export function toAscii(text: string): string {
	return text.replace(/\P{ASCII}/gu, character => ascii[character] ?? '?');
}

/** What the terminal writes to make something faint (SGR 2). */
const faint = '\u001B[2m';

/** What is written to the terminal, as the theme wants it. */
export function shownText(text: string, theme: Pick<Theme, 'ascii' | 'faint'>): string {
	const strong = theme.faint ? text : text.replaceAll(faint, '');
	return theme.ascii ? toAscii(strong) : strong;
}

/** The smallest terminal that the screens fit. */
const smallest = {columns: 60, rows: 20};

/** Whether a terminal is smaller than that. */
export function isTooSmall({columns, rows}: {readonly columns: number; readonly rows: number}): boolean {
	return columns < smallest.columns || rows < smallest.rows;
}

/** What a terminal that is too small is told. */
export function tooSmallText({columns, rows}: {readonly columns: number; readonly rows: number}): string {
	return `bivalent needs ${smallest.columns}×${smallest.rows}; this is ${columns}×${rows}.`;
}
