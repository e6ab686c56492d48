import {wrap} from '../game/index.js';

/** Columns of a text with names beside it. */
export const columns = 78;

/** A name, and a text beside it, from the column `indent` on. */
export function field(name: string, text: string, indent = 11): string[] {
	return wrap(text, columns - indent).map((line, index) => `${(index === 0 ? name : '').padEnd(indent)}${line}`);
}
