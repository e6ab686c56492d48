import type {Inputs, Schedule} from '../flp/index.js';
import type {Attack, Goal, Power} from './goal.js';

/** Which valences the player sees: none, that of the present configuration, or also those that the moves lead to. */
export const shownValences = ['none', 'present', 'moves'] as const;
export type Shown = (typeof shownValences)[number];

/** A claim about whether the goal can be reached. */
export type Claim = 'proved' | 'refuted';

/** What a player would do in one part, from its beginning: choose inputs, play, declare a fault after so many moves, and say something at the end. */
export interface Line {
	readonly inputs?: Inputs | undefined;
	readonly schedule: Schedule;
	readonly faulty?: number | undefined;
	/** moves before the fault is declared */
	readonly after: number;
	readonly claim?: Claim | undefined;
	/** the decider */
	readonly name?: number | undefined;
	/** the number of a configuration */
	readonly point?: number | undefined;
	readonly power?: Power | undefined;
	readonly attack?: Attack | undefined;
}

/** A plausible way that does not win, and what to say to it. */
export interface Decoy extends Line {
	readonly says: string;
}

/** One goal of a level and what is played for it. Most levels have one part; the parts of others follow each other. */
export interface Part {
	/** a name from the catalogue, or the path of a protocol file: see {@link fileOf} */
	readonly protocol: string;
	readonly n: number;
	/** `choose` leaves them to the player */
	readonly inputs: Inputs | 'choose';
	/** how many processes the player may declare faulty; `any`, all but one, in the sandbox only */
	readonly faults: 'none' | 'one' | 'any';
	/** played before the player's first move */
	readonly opening: Schedule;
	readonly goal: Goal;
	/** moves that the player has; `null` for as many as he likes */
	readonly within: number | null;
	readonly shown: Shown;
	/** looks at where the moves lead, where only the present valence is shown; `null` for as many as he likes */
	readonly looks: number | null;
	readonly solution: Line;
	/** moves of the shortest win, or (not `exact`) of the shortest one that we know */
	readonly par: number;
	readonly exact: boolean;
	/** whether the player is told before he has won: not where he may claim, because a claim takes no move, and that would tell */
	readonly told: boolean;
	readonly decoys: readonly Decoy[];
	/** what the player reads before it: paragraphs of plain text */
	readonly text: readonly string[];
	/** what winning it has shown, told after the win; `null` where the win speaks for itself */
	readonly won: string | null;
	/** questions and nudges of ours; what comes after them is computed */
	readonly hints: readonly string[];
}

/** A word that a level teaches. */
export interface Term {
	readonly term: string;
	readonly meaning: string;
}

/** A level, read and validated. */
export interface Level {
	/** stable, as `5.3`: the world's number and its own */
	readonly id: string;
	readonly title: string;
	readonly world: string;
	/** what it is about, in a few words; no two levels share it with protocol and goal kind */
	readonly idea: string;
	readonly parts: readonly [Part, ...Part[]];
	readonly introduces: readonly Term[];
	/** terms that it takes for known */
	readonly uses: readonly string[];
	/** whether the player may claim that it cannot be done */
	readonly claims: boolean;
	/** whether a dull player may win it, on purpose */
	readonly easy: boolean;
	/** where in FLP85 */
	readonly source: string;
}

/** A world: a folder of levels. */
export interface World {
	readonly number: number;
	readonly title: string;
	/** the level whose win opens it, a world (`world 5`) that must be done, or `null`: open from the start */
	readonly after: string | null;
	/** the level which, won without help, shows that one knows the world */
	readonly test: string;
	/** what one can prove who has done it */
	readonly proves: {
		readonly name: string;
		readonly statement: string;
		readonly source: string;
		/** its steps, told when the world is done */
		readonly proof: readonly string[];
	} | null;
	/** one sentence */
	readonly about: string;
}

/** The moves of a level's par: those of its parts together. */
export function parOf({parts}: Level): number {
	return parts.reduce((sum, {par}) => sum + par, 0);
}

/** What is said of a par, a part's or a level's. */
export type Par = Pick<Part, 'par' | 'exact' | 'told'>;

/** The par of a level: exact, and told, if that of each part is. */
export function wholePar(level: Level): Par {
	const {parts} = level;
	return {par: parOf(level), exact: parts.every(({exact}) => exact), told: parts.every(({told}) => told)};
}

/** Whether a level's id is that of a level in a world, like `5.3`; a challenge has another one. */
export function isNumbered({id}: Pick<Level, 'id'>): boolean {
	return /^\d+\.\d+$/u.test(id);
}

/** Whether what a level names as its protocol is a file, by how the name ends. */
export function isFile(protocol: string): boolean {
	return /\.(?:mjs|js|ts)$/u.test(protocol);
}

/** The protocol file that a level is on, in all of its parts; `undefined` where they are on protocols of the catalogue. */
export function fileOf({parts}: Pick<Level, 'parts'>): string | undefined {
	const [{protocol}] = parts;
	return isFile(protocol) ? protocol : undefined;
}

/** The number of the world that a level's id names; 0 where it names none. */
export function worldOf(level: Pick<Level, 'id'>): number {
	return isNumbered(level) ? Number(level.id.split('.')[0]) : 0;
}
