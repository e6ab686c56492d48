import type {Certificate, ProtocolReference} from '../certificate/index.js';
import type {Look} from '../engine/index.js';
import {loopTermsOf} from './goals/index.js';
import {loopAt} from './owed.js';
import {allowedFaults, faultyIn, historyOf, partOf, type Play} from './play.js';

/** A player's closed loop as a certificate; `look` is what the engine sees where the loop begins. `undefined` when no loop is closed, or no way to a decision is known. */
export function certificateOfLoop(play: Play, look: Look, reference: ProtocolReference): Certificate | undefined {
	const {inputs, schedule} = play;
	const {n} = partOf(play);
	const closedAt = closedAtOf(play);
	if (closedAt === null || inputs === null || look.toZero === null || look.toOne === null) return undefined;
	return {
		format: 'bivalent-certificate/1',
		protocol: reference,
		n,
		inputs,
		faults: allowedFaults(play),
		faulty: faultyIn(play),
		stem: schedule.slice(0, closedAt),
		loop: schedule.slice(closedAt),
		shift: loopAt(historyOf(play), closedAt, loopTermsOf(play) ?? {}).back ?? 0,
		toZero: look.toZero,
		toOne: look.toOne,
	};
}

/** The number of the configuration where the closed loop begins; `null` when none is closed. */
export function closedAtOf({said}: Play): number | null {
	return said !== null && 'close' in said ? said.close : null;
}
