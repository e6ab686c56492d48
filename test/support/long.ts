import process from 'node:process';
import type {Play} from '../../src/game/index.js';

/** Whether this is `npm run test:long`, which has the time for more of what is random or naive; `npm test` takes a sample that is always the same. */
export const isLong = process.env['BIVALENT_LONG'] === '1';

/** Whether a part is left to the long run: for the 51,028 configurations of 5.6 a naive search takes half a minute. */
export function isLeftOut({level, at}: Play): boolean {
	return !isLong && level.id === '5.6' && at === 0;
}
