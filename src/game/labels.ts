import {canonicalText, type Json, type Protocol} from '../flp/index.js';

/** A message as people read it, in one line. */
export function messageLabel({show}: Protocol, value: Json): string {
	return oneLine(show?.message?.(value) ?? canonicalText(value));
}

/** A process's storage as people read it, in one line. */
export function storageLabel({show}: Protocol, value: Json): string {
	return oneLine(show?.storage?.(value) ?? (value === null ? '–' : canonicalText(value)));
}

/** A program counter as people read it, in one line. */
export function placeLabel(pc: string): string {
	return oneLine(pc);
}

/** characters of a label; no screen shows more */
const longest = 1000;

/**
 * A text in one line: a protocol of the user's own may write what it likes, but a screen has rows, and a terminal takes some characters for commands.
 * Of a very long one the beginning.
 */
export function oneLine(text: string): string {
	const begin = text.length <= longest ? text : `${text.slice(0, longest)}…`;
	return begin.replaceAll(/[\t\r\n]+/gu, ' ').replaceAll(/\p{Cc}/gu, '·');
}
