import type {Key} from 'ink';

/** One key of a screen: what it is called, what it does in a word, and where it stands. */
export interface KeyEntry {
	readonly keys: readonly string[];
	/** as bar and help show them; the first key if left out */
	readonly shown?: string;
	/** in the key bar; `word` if left out */
	readonly short?: string;
	readonly word: string;
	/** in the key bar: among the others, which take turns where they do not fit; always; or only in the help */
	readonly bar: 'turns' | 'always' | 'never';
	run(key: string): void;
}

/** The keys of one layer: of a screen, or of the game. The layer in front is looked up first. */
export type Layer = readonly KeyEntry[];

/** The name of a key that was pressed: a character, or `up`, `enter`, `esc`, `ctrl-c`, … */
function keyName(input: string, key: Key): string {
	if (key.upArrow) return 'up';
	if (key.downArrow) return 'down';
	if (key.leftArrow) return 'left';
	if (key.rightArrow) return 'right';
	if (key.pageUp) return 'page up';
	if (key.pageDown) return 'page down';
	if (key.home) return 'home';
	if (key.end) return 'end';
	if (key.return) return 'enter';
	if (key.escape) return 'esc';
	if (key.tab) return 'tab';
	if (key.backspace || key.delete) return 'backspace';
	if (key.ctrl) return `ctrl-${input}`;
	return key.meta ? `alt-${input}` : input;
}

/** The keys in what arrived at once: a chunk of plain characters is as many keys. */
export function keysIn(input: string, key: Key): string[] {
	const name = keyName(input, key);
	return name === input
		? [...input].map(character => (character === '\r' || character === '\n' ? 'enter' : character))
		: [name];
}

/** Runs the first entry that has this key, the layer in front first; whether there was one. */
export function press(layers: readonly Layer[], key: string): boolean {
	const entry = layers.flat().find(({keys}) => keys.includes(key));
	entry?.run(key);
	return entry !== undefined;
}

/** The entries that can be reached: without those whose every key belongs to a layer in front of them. */
export function reachable(layers: readonly Layer[]): KeyEntry[] {
	const taken = new Set<string>();
	return layers.flat().filter(({keys}) => {
		const free = keys.filter(key => !taken.has(key));
		for (const key of free) taken.add(key);
		return free.length > 0;
	});
}

/** The key bar's text, at most `columns` wide: what does not fit takes turns, and `page` says whose turn it is. */
export function keyBar(
	entries: readonly KeyEntry[],
	columns: number,
	page: number,
	say: (shown: string) => string,
): string {
	const text = ({keys, shown, short, word}: KeyEntry): string => `${say(shown ?? keys[0]!)} ${short ?? word}`;
	const always = entries.filter(({bar}) => bar === 'always').map(text);
	const turns = entries.filter(({bar}) => bar === 'turns').map(text);
	const whole = [...turns, ...always].join('  ');
	if (whole.length <= columns) return whole;
	const room = columns - ['', 'm more…', ...always].join('  ').length;
	const pages: string[][] = [[]];
	for (const entry of turns) {
		if ([...pages.at(-1)!, entry].join('  ').length > room && pages.at(-1)!.length > 0) pages.push([]);
		pages.at(-1)!.push(entry);
	}
	return [...pages[page % pages.length]!, 'm more…', ...always].join('  ');
}

/** A key as one says it. */
export function spokenKey(key: string): string {
	const names: Readonly<Record<string, string>> = {' ': 'space', '?': 'question mark', esc: 'escape'};
	return names[key] ?? (/^[A-Z]$/u.test(key) ? `capital ${key}` : key);
}
