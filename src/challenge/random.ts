import seedrandom from 'seedrandom';

/** Chance from a seed: the same on every machine. */
export interface Draw {
	/** a whole number, at least 0 and below `bound` */
	below(bound: number): number;
	/** one of these */
	pick<T>(all: readonly T[]): T;
	/** all of these, in another order */
	shuffled<T>(all: readonly T[]): T[];
}

/** A draw whose results follow from the seed alone: ARC4 over its text, no clock and no entropy. */
export function drawFrom(seed: string): Draw {
	const random = seedrandom(seed);
	const below = (bound: number): number => Math.floor(random() * bound);
	return {
		below,
		pick: all => all[below(all.length)]!,
		shuffled(all) {
			const left = [...all];
			return all.map(() => left.splice(below(left.length), 1)[0]!);
		},
	};
}
