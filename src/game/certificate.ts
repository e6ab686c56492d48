import type {Certificate} from '../certificate/index.js';
import type {Look} from '../engine/index.js';
import {faultyIn, type Play} from './play.js';

/** A player's closed loop as a certificate; `look` is what the engine sees where the loop begins. `undefined` when no loop is closed, or no way to a decision is known. */
export function certificateOfLoop(play: Play, look: Look, version: string): Certificate | undefined {
	const {level, inputs, schedule, closedAt, protocol} = play;
	if (closedAt === null || inputs === null || look.toZero === null || look.toOne === null) return undefined;
	return {
		format: 'bivalent-certificate/1',
		protocol: {name: protocol.name, bivalent: version},
		n: level.n,
		inputs,
		faults: level.faults,
		faulty: faultyIn(play),
		stem: schedule.slice(0, closedAt),
		loop: schedule.slice(closedAt),
		shift: 0,
		toZero: look.toZero,
		toOne: look.toOne,
	};
}
