import {type Challenge, type Difficulty, difficulties} from '../challenge/index.js';
import type {ChallengeWin, KeptChallenges} from '../store/challenges.js';

/** What is known of challenges. */
export interface Challenges {
	readonly won: Readonly<Record<string, ChallengeWin>>;
	/** days (UTC) on which the challenge of that day was won */
	readonly days: readonly string[];
	readonly difficulty: Difficulty;
	/** what was drawn, by ID; or why it could not be */
	readonly drawn: Readonly<Record<string, Challenge | string>>;
	/** candidates that were looked at, for the one that is being waited for */
	readonly tries: number;
	/** what day it is (UTC), like 2026-01-31 */
	readonly day: string;
	/** a seed by chance, for the next random one; empty once it is used */
	readonly chance: string;
}

/** What is known before anything was played. */
export const noChallenges: Challenges = {
	won: {},
	days: [],
	difficulty: 'easy',
	drawn: {},
	tries: 0,
	day: '1970-01-01',
	chance: '',
};

/** The same with what was kept. */
export function challengesFrom(kept: KeptChallenges | undefined): Challenges {
	const {won = {}, days = [], difficulty} = kept ?? {};
	return {
		...noChallenges,
		won,
		days,
		difficulty: difficulties.find(one => one === difficulty) ?? noChallenges.difficulty,
	};
}
