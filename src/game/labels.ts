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

/** A text in one line: a protocol of the user's own may write what it likes, but a screen has rows, and a terminal takes some characters for commands, or turns all after them around. */
export function oneLine(text: string): string {
	return text.replaceAll(/[\t\r\n]+/gu, ' ').replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '·');
}
