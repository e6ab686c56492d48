import type {Finding} from './find.js';

/** bivalent contradicts FLP85, so bivalent is wrong: exit 3, and no verdict. */
export class SelfContradiction extends Error {
	constructor(what: string) {
		super(`bivalent contradicts itself: ${what}. This is a bug in bivalent, not in the protocol; no verdict is given.`);
		this.name = 'SelfContradiction';
	}
}

/**
 * Holds a finding against the paper (SPEC §2). (a) FLP85 §3, Theorem 1: agreement, nontriviality and termination under one fault never all hold.
 * (b) What its proof gives: a protocol with agreement and nontriviality whose admissible runs with exactly one faulty process all decide
 * can for some inputs be kept bivalent for ever without any fault.
 * @throws SelfContradiction
 */
export function checkSelf({vectors, properties}: Finding): void {
	for (const {inputs, counts, configurations} of vectors) {
		const sum = Object.values(counts).reduce((total, count) => total + count, 0);
		if (sum !== configurations)
			throw new SelfContradiction(
				`for inputs ${inputs} it counted ${sum} valences for ${configurations} configurations`,
			);
	}
	if (properties === undefined) return;
	const {agreement, nontriviality, termination, decidesWithOneFaulty} = properties;
	if (agreement.status !== 'holds' || nontriviality.status !== 'holds') return;
	if (termination.one.status === 'holds')
		throw new SelfContradiction(
			'it found a protocol that is totally correct in spite of one fault, which Theorem 1 excludes',
		);
	const faultFree = vectors.map(({cases}) => cases[0]?.verdict);
	if (decidesWithOneFaulty.status === 'holds' && !faultFree.includes('proved') && !faultFree.includes('unknown')) {
		throw new SelfContradiction(
			'every run with one faulty process decides, and yet no inputs allow a fault-free run that stays bivalent, against the proof of Theorem 1',
		);
	}
}
