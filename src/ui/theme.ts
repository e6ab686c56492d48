import type {Look} from '../worker/client.js';

type Valence = Look['valence'];

/** Marks and words of the valences: never colour alone. Only the terminal's own 16 colours are used. */
export const valences: Readonly<
	Record<Valence, {readonly mark: string; readonly word: string; readonly color: string}>
> = {
	bivalent: {mark: '◐', word: 'bivalent', color: 'cyan'},
	zero: {mark: '○', word: '0-valent', color: 'yellow'},
	one: {mark: '●', word: '1-valent', color: 'magenta'},
	stuck: {mark: '✕', word: 'stuck', color: 'red'},
	unknown: {mark: '?', word: 'not known', color: 'gray'},
};

/** The size that screens are drawn for, and the smallest that they fit. */
export const smallest = {columns: 60, rows: 20};
