import {canonicalText, type Json, type Protocol} from '../flp/index.js';

/** A message as people read it, in one line. */
export function messageLabel({show}: Protocol, value: Json): string {
	return oneLine(show?.message?.(value) ?? canonicalText(value));
}

/** A process's storage as people read it, in one line. */
export function storageLabel({show}: Protocol, value: Json): string {
	return oneLine(show?.storage?.(value) ?? plainLabel(value));
}

/** "leader 0; value –": an object field by field, so that a change is told of the field that changes. Two values have one label only if they are equal. */
function plainLabel(value: Json): string {
	if (value === null) return '–';
	if (typeof value !== 'object' || Array.isArray(value)) return canonicalText(value);
	const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
	if (fields.length === 0) return canonicalText(value);
	return fields
		.map(
			([key, held]) => `${/^\w+$/u.test(key) ? key : JSON.stringify(key)} ${held === null ? '–' : canonicalText(held)}`,
		)
		.join('; ');
}

/** A program counter as people read it, in one line. */
export function placeLabel(pc: string): string {
	return oneLine(pc);
}

/** characters of a label; no screen shows more */
const longest = 1000;

/**
 * A text in one line: a protocol of the user's own may write what it likes, but a screen has rows, and a terminal takes some characters for commands, or
 * turns all after them around. Of a very long one the beginning.
 */
export function oneLine(text: string): string {
	const begin = text.length <= longest ? text : `${text.slice(0, longest)}…`;
	return begin.replaceAll(/[\t\r\n]+/gu, ' ').replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '·');
}
