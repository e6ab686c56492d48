import process from 'node:process';
import type {Play} from '../../src/game/index.js';

/** Whether this is `npm run test:long`, which has the time for more of what is random or naive; `npm test` takes a sample that is always the same. */
export const isLong = process.env['BIVALENT_LONG'] === '1';

/** Parts whose graphs a naive search takes many seconds for: 51,028 configurations, and 3,918 with a fault at any time. */
const large: readonly string[] = ['5.6', '8.3'];

/** Whether a part is left to the long run. */
export function isLeftOut({level, at}: Play): boolean {
	return !isLong && large.includes(level.id) && at === 0;
}
