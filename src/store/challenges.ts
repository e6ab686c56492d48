import * as v from 'valibot';
import {count, text, yesOrNo} from './fields.js';

const win = v.object(
	{
		/** the fewest */
		moves: count,
		/** once without help */
		unaided: yesOrNo,
		/** moves of the shortest win; 0 where the win is a claim */
		par: count,
	},
	'must be {moves, unaided, par}',
);

const date = 'must be a date like 2026-01-31';

/** What is kept of challenges. */
export const challengesShape = v.object(
	{
		/** by ID */
		won: v.record(v.string(), win, 'must be an object with a win for each challenge'),
		/** days (UTC) on which the challenge of that day was won */
		days: v.pipe(
			v.array(v.pipe(v.string(date), v.regex(/^\d{4}-\d{2}-\d{2}$/u, date)), 'must be a list of dates'),
			v.readonly(),
		),
		/** chosen last */
		difficulty: v.exactOptional(text),
	},
	'must be {won, days}',
);

/** A challenge that was won. */
export type ChallengeWin = Readonly<v.InferOutput<typeof win>>;

export type KeptChallenges = v.InferOutput<typeof challengesShape>;

/** What one game has changed of it. */
export type ChallengesChange = Readonly<Omit<KeptChallenges, 'won'>> & {
	readonly won: Readonly<Record<string, ChallengeWin>>;
};

/** What is kept, with a change: the better of two wins counts, days are put together, and the difficulty is the one chosen last. */
export function mergeChallenges(disk: KeptChallenges | undefined, change: ChallengesChange): KeptChallenges {
	const won = {...disk?.won};
	for (const [id, win] of Object.entries(change.won)) won[id] = betterWin(winOf(disk?.won, id), win);
	const difficulty = change.difficulty ?? disk?.difficulty;
	return {
		won,
		days: [...new Set([...(disk?.days ?? []), ...change.days])].toSorted(),
		...(difficulty === undefined ? {} : {difficulty}),
	};
}

/** What two wins, of a challenge or of a level, are compared by. */
type Won = Pick<ChallengeWin, 'moves' | 'unaided'>;

/** The later of two wins with the fewest moves, and whether one was without help. */
export function betterWin<W extends Won>(before: Won | undefined, win: W): W {
	return before === undefined
		? {...win}
		: {...win, moves: Math.min(win.moves, before.moves), unaided: win.unaided || before.unaided};
}

/** How many wins, by ID, are new, or better than those that are kept. */
export function betterWins(
	kept: Readonly<Record<string, Won>> = {},
	given: Readonly<Record<string, Won>> = {},
): number {
	return Object.entries(given).filter(([id, {moves, unaided}]) => {
		const before = winOf(kept, id);
		return before === undefined || moves < before.moves || (unaided && !before.unaided);
	}).length;
}

/** The win that is kept of an ID. Every object has a `toString`, and that is none. */
function winOf<W extends Won>(kept: Readonly<Record<string, W>> | undefined, id: string): W | undefined {
	return kept !== undefined && Object.hasOwn(kept, id) ? kept[id] : undefined;
}
