import type {Inputs, Schedule} from '../flp/index.js';

/** What a level asks for. Each kind is decided by one function of the game. */
export type Goal =
	| {readonly kind: 'decision'; readonly value?: 0 | 1 | undefined}
	| {readonly kind: 'bivalent-beginning'}
	| {readonly kind: 'fair-loop'}
	| {readonly kind: 'never-decides'};

/** Which valences the player sees: none, that of the present configuration, or also those that the moves lead to. */
export type Shown = 'none' | 'present' | 'moves';

/** A level, read and validated. */
export interface Level {
	/** stable, as `5.3` */
	readonly id: string;
	readonly title: string;
	readonly world: string;
	/** a name from the catalogue */
	readonly protocol: string;
	readonly n: number;
	/** `choose` leaves them to the player */
	readonly inputs: Inputs | 'choose';
	readonly faults: 'none' | 'one';
	/** played before the player's first move */
	readonly opening: Schedule;
	readonly goal: Goal;
	readonly shown: Shown;
	/** terms that it introduces, and those that it takes for known */
	readonly introduces: readonly {readonly term: string; readonly meaning: string}[];
	readonly uses: readonly string[];
	readonly hints: readonly string[];
	/** our solution: a schedule after the opening (`faulty` is declared before it), or inputs where they are chosen */
	readonly solution: {readonly schedule: Schedule; readonly faulty?: number | undefined} | {readonly inputs: Inputs};
	/** moves of the shortest win */
	readonly par: number;
	/** where in FLP85 */
	readonly source: string;
	/** what the player reads first: paragraphs of plain text */
	readonly text: readonly string[];
}
