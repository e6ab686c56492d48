/** How a protocol counts rounds. */
export interface Clock {
	readonly plus: (round: number, by: number) => number;
	/** how far `a` is ahead of `b` */
	readonly minus: (a: number, b: number) => number;
}

/** Round numbers as they are. */
export const endless: Clock = {plus: (round, by) => round + by, minus: (a, b) => a - b};

const rounds = 8;

/** Two rounds that are too far apart for round numbers that come back: one cannot say which is ahead. */
export class TooFar extends Error {}

/** Round numbers that come back. As long as nothing is too far, a protocol does the same with these as with those that do not. */
export const comingBack: Clock = {
	plus: (round, by) => (round + by + rounds) % rounds,
	minus: (a, b) => {
		const ahead = ((a - b + 3 * (rounds / 2)) % rounds) - rounds / 2;
		if (Math.abs(ahead) >= rounds / 2 - 1) throw new TooFar();
		return ahead;
	},
};
