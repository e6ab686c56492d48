import {wrap} from '../game/index.js';

/** A line of a page that scrolls; `name` is what it is about, in a column of its own. */
export interface TextLine {
	readonly text: string;
	readonly name?: string;
	readonly head?: boolean;
}

/** A line in pieces of so many characters, whatever stands there: what is copied has no place to break. */
export function inPieces(line: string, width: number): string[] {
	const characters = [...line];
	return Array.from({length: Math.max(1, Math.ceil(characters.length / width))}, (_, part) =>
		characters.slice(part * width, (part + 1) * width).join(''),
	);
}

/** A text in lines of at most so many characters: broken between words, and where there is none, anywhere. */
export function broken(text: string, width: number): string[] {
	return text.split('\n').flatMap(line => wrap(line, width).flatMap(part => inPieces(part, width)));
}
