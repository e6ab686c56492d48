import {Breach, canonicalText} from '../flp/index.js';
import {createInts, type Ints, pushInt} from './ints.js';
import {nothing} from './locals.js';
import type {Span} from './reductions.js';
import type {Situations} from './situations.js';

/** How round numbers are kept low (SPEC §5), so that configurations which differ by a shift of all of them are one. */
export interface Lowering {
	/** how far apart round numbers may be */
	readonly window: number;
	/** the lowest round number of the initial configuration, which is not lowered */
	readonly base: number;
	/** by how much the round numbers of each configuration were lowered on the way on which it was found */
	readonly lowered: Ints;
}

/** Begins with the initial configuration. @throws Breach */
export function createLowering(situations: Situations, initial: Int32Array, window: number): Lowering {
	const lowered = createInts();
	pushInt(lowered, 0);
	return {window, base: spanOf(situations, initial).low, lowered};
}

/** Lowers all round numbers, in place, until the lowest is less than a period above `base`; by how much, or `undefined` outside the window. @throws Breach */
export function lower(situations: Situations, configuration: Int32Array, {base, window}: Lowering): number | undefined {
	const {low, high} = spanOf(situations, configuration);
	if (low === Infinity || base === Infinity) return 0;
	if (high - low > window) return undefined;
	const {period} = situations.reductions;
	const amount = Math.floor((low - base) / period) * period;
	if (amount !== 0)
		for (let p = 0; p < configuration.length; p++) configuration[p] = situations.shift(configuration[p]!, -amount);
	return amount;
}

function spanOf(situations: Situations, configuration: Int32Array): Span {
	let low = Infinity;
	let high = -Infinity;
	for (const situation of configuration) {
		const span = situations.spanOf(situation);
		if (span.low < low) low = span.low;
		if (span.high > high) high = span.high;
	}
	return {low, high};
}

/** The breach of a step, event `k` of a situation, after which a round number is lower than any that there was at first. */
export function tooLow(situations: Situations, situation: number, k: number): Breach {
	const {locals} = situations;
	const letter = situations.letterAt(situation, k);
	const state = situations.stateAt(situation);
	return new Breach('after this step a round number is lower than any in the initial configuration', {
		protocol: locals.protocol.name,
		process: locals.processOf(state),
		state: canonicalText(locals.stateOf(state)),
		message: letter === nothing ? '∅' : canonicalText(locals.valueOf(letter)),
	});
}
