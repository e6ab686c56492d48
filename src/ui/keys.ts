import type {Key} from 'ink';

/** One key of a screen: what it is called, what it does in a word, and whether the key bar shows it or only the help. */
export interface KeyEntry {
	readonly keys: readonly string[];
	/** as the bar shows them; the keys themselves if left out */
	readonly shown?: string;
	readonly word: string;
	readonly bar: boolean;
	/** whether it also stands in the screen's list of choices */
	readonly choice?: true;
	run(key: string): void;
}

/** The name of a key that was pressed: a character, or `up`, `down`, `left`, `right`, `enter`, `esc`. */
function keyName(input: string, key: Key): string {
	if (key.upArrow) return 'up';
	if (key.downArrow) return 'down';
	if (key.leftArrow) return 'left';
	if (key.rightArrow) return 'right';
	if (key.return) return 'enter';
	if (key.escape) return 'esc';
	return input;
}

/** The keys in what arrived at once: a chunk of plain characters is as many keys. */
export function keysIn(input: string, key: Key): string[] {
	const name = keyName(input, key);
	return name === input && !key.ctrl && !key.meta
		? [...input].map(character => (character === '\r' || character === '\n' ? 'enter' : character))
		: [name];
}

/** Runs the first entry that has this key; whether there was one. */
export function press(entries: readonly KeyEntry[], key: string): boolean {
	const entry = entries.find(({keys}) => keys.includes(key));
	entry?.run(key);
	return entry !== undefined;
}

/** The key bar's text, made from the same entries. */
export function keyBar(entries: readonly KeyEntry[]): string {
	return entries
		.filter(({bar}) => bar)
		.map(({shown, keys, word}) => `${shown ?? keys[0]} ${word}`)
		.join('  ');
}
