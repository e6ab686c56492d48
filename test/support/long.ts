import process from 'node:process';
import type {Level} from '../../src/level/index.js';

/** Whether this is `npm run test:long`, which has the time for more of what is random or naive; `npm test` takes a sample that is always the same. */
export const isLong = process.env['BIVALENT_LONG'] === '1';

/** What is random begins here; only the long run takes another seed. */
export const seed = Number((isLong ? process.env['BIVALENT_SEED'] : undefined) ?? 1985);

/** Levels whose graphs a naive search takes many seconds for: 51,028 configurations, and 3,918 with a fault at any time. */
const large: readonly string[] = ['5.6', '8.3'];

/** Whether what is searched naively is left to the long run. */
export function isLeftOut({id}: Pick<Level, 'id'>): boolean {
	return !isLong && large.includes(id);
}

/** Levels whose graphs the engine takes seconds for; `npm test` has them played on a terminal and checked by `levels check`. */
const far: readonly string[] = ['5.7', '5.8', '7.3', '8.2'];

/** Whether what is looked at at every move of a level is left to the long run. */
export function isFar({id}: Pick<Level, 'id'>): boolean {
	return !isLong && far.includes(id);
}

/** All of these in the long run, and else every third one. */
export function sample<T>(all: readonly T[]): T[] {
	return all.filter((_, at) => isLong || at % 3 === 0);
}
