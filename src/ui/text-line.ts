import stringWidth from 'fast-string-width';
import {wrap} from '../game/index.js';

/** A line of a page that scrolls; `name` is what it is about, in a column of its own. */
export interface TextLine {
	readonly text: string;
	readonly name?: string;
	readonly head?: boolean;
}

const graphemes = new Intl.Segmenter('en');

/** A line in pieces so many columns wide, whatever stands there: what is copied has no place to break. None but the last ends with a blank, which would be lost where it is marked with the mouse. */
export function inPieces(line: string, width: number): string[] {
	const pieces: string[] = [];
	let piece = '';
	let columns = 0;
	for (const {segment} of graphemes.segment(line)) {
		const wide = stringWidth(segment);
		if (columns + wide > width && piece !== '') {
			const [, blanks] = /\S( *)$/u.exec(piece) ?? ['', ''];
			const moved = blanks!.length + wide > width ? '' : blanks!;
			pieces.push(piece.slice(0, piece.length - moved.length));
			piece = moved;
			columns = moved.length;
		}
		piece += segment;
		columns += wide;
	}
	return [...pieces, piece];
}

/** A text in lines so many columns wide: broken between words, and where there is none, anywhere. An ID is broken anywhere: its blanks count. */
export function broken(text: string, width: number): string[] {
	return text
		.split('\n')
		.flatMap(line => (/^(?:bivalent )?v\d+:/u.test(line) ? [line] : wrap(line, width)))
		.flatMap(part => inPieces(part, width));
}
