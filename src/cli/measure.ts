import type {ReadStream, WriteStream} from 'node:tty';
import {setTimeout as delay} from 'node:timers/promises';

/** Of each kind of sign that screens draw and Unicode calls ambiguous one: terminals agree on all of them, one column wide or two. */
const signs = '◐★─…→·§”';

/** Milliseconds that the terminal has to answer when everything is loaded: longer than it takes, shorter than one notices. */
const lastMoment = 10;

const esc = '\u001B';
const whereIsIt = `${esc}[6n`;
/** Between saving the cursor and restoring it and erasing what follows, without a break at the end of the line. */
const question = `${esc}7${esc}[?7l${whereIsIt}${signs}${whereIsIt}${esc}[?7h${esc}8${esc}[K`;

const answer = new RegExp(String.raw`${esc}\[\d+;(?<column>\d+)R`, 'u');

/** Takes the places of the cursor, at most so many, out of what came from a terminal; what is left are keys. */
export function answersIn(text: string, most: number): {readonly columns: readonly number[]; readonly keys: string} {
	const columns: number[] = [];
	let keys = text;
	for (let found = answer.exec(keys); found !== null && columns.length < most; found = answer.exec(keys)) {
		columns.push(Number(found.groups!['column']));
		keys = keys.slice(0, found.index) + keys.slice(found.index + found[0].length);
	}
	return {columns, keys};
}

/** Whether the signs are drawn one column wide, by the places of the cursor before and after them, in a terminal of so many columns; `null` where that does not tell. */
export function isNarrow([before, after]: readonly number[], width: number): boolean | null {
	if (before === undefined || after === undefined) return null;
	if (before + 2 * signs.length > width || after - before < signs.length) return null;
	return after - before === signs.length;
}

/** What a terminal was asked. */
export interface Asked {
	/** its input without the answers, whenever they come */
	readonly stdin: ReadStream;
	/** Whether it draws signs one column wide, `null` where it has not said so in a moment. To be called once, before others read the input. */
	soon(): Promise<boolean | null>;
	/** Calls `listener` with an answer that comes after that. */
	later(listener: (narrow: boolean) => void): void;
}

/**
 * Asks the terminal how wide it draws signs whose width Unicode leaves open: writes some, asks where the cursor is, and takes them away again, in one
 * go. It answers while the rest is loaded; keys that are pressed in between are put back. The terminal stays in raw mode, in which Ink wants it.
 */
export function askTerminal(stdin: ReadStream, stdout: WriteStream): Asked {
	const columns: number[] = [];
	let told: (narrow: boolean | null) => void = () => {};
	const withoutAnswers = (chunk: Buffer | string): Buffer | string => {
		const isText = typeof chunk === 'string';
		const found = answersIn(isText ? chunk : chunk.toString('latin1'), 2 - columns.length);
		if (found.columns.length === 0) return chunk;
		columns.push(...found.columns);
		if (columns.length === 2) told(isNarrow(columns, stdout.columns));
		return isText ? found.keys : Buffer.from(found.keys, 'latin1');
	};
	const read = (): Buffer | string | null => {
		const chunk = stdin.read() as Buffer | string | null;
		return chunk === null ? null : withoutAnswers(chunk);
	};
	const keys: Buffer[] = [];
	const collect = (): void => {
		for (let chunk = read(); chunk !== null; chunk = read()) keys.push(Buffer.from(chunk));
	};
	stdin.setRawMode(true);
	stdin.on('readable', collect);
	stdout.write(question);
	return {
		stdin: new Proxy(stdin, {
			get(target, name) {
				if (name === 'read') return read;
				const value: unknown = Reflect.get(target, name, target);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		}),
		async soon() {
			const answered = new Promise<boolean | null>(resolve => {
				told = resolve;
				if (columns.length === 2) resolve(isNarrow(columns, stdout.columns));
			});
			const enough = new AbortController();
			const narrow = await Promise.race([answered, delay(lastMoment, null, {signal: enough.signal}).catch(() => null)]);
			enough.abort();
			stdin.off('readable', collect);
			if (keys.length > 0) stdin.unshift(Buffer.concat(keys));
			stdin.unref();
			return narrow;
		},
		later(listener) {
			told = narrow => {
				if (narrow !== null) listener(narrow);
			};
		},
	};
}
