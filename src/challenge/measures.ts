import type {Difficulty} from './id.js';

/** What decides how hard a level is. */
export interface Measures {
	/** moves of the shortest win; 0 where the win is a claim */
	readonly par: number;
	/** moves that there are to choose from along it, on average */
	readonly branching: number;
	/** steps to a decision after a move that loses, on average */
	readonly trap: number;
	/** how many random choices in a row a win takes, as a power of two */
	readonly luck: number;
}

/**
 * How hard a challenge is, in bits: those of the choices that must not be wrong, a quarter of those of all choices on the shortest way, and a little
 * for traps that one sees late. It goes with how often players fail who choose at random (test/challenge).
 */
export function scoreOf({par, branching, luck, trap}: Measures): number {
	return luck + (par * Math.log2(Math.max(1, branching))) / 4 + trap / 10;
}

/** Scores of a difficulty: at least the first, and below the second. */
const scores: Readonly<Record<Difficulty, readonly [number, number]>> = {
	easy: [1, 2.2],
	medium: [2.2, 3.7],
	hard: [3.7, Infinity],
};

/** Moves that a win takes at least, where it is not a claim. */
const leastMoves: Readonly<Record<Difficulty, number>> = {easy: 2, medium: 3, hard: 4};

/** Whether a challenge is as hard as that. */
export function isAsHard(measures: Measures, difficulty: Difficulty, claim: boolean): boolean {
	const score = scoreOf(measures);
	const [low, high] = scores[difficulty];
	return (claim || measures.par >= leastMoves[difficulty]) && low <= score && score < high;
}
