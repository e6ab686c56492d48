import type {Kind, Source} from './draw.js';
import {type Difficulty, makeId, type Seed} from './id.js';
import {drawFrom} from './random.js';

/** What is settled about a challenge before a protocol is drawn for it. */
export interface Slot {
	readonly difficulty: Difficulty;
	readonly kind: Kind;
	readonly source: Source;
	/** whether it is won by the claim that it cannot be done, and not by moves */
	readonly claim: boolean;
}

/** A kind of goal, and the sources on which challenges with it are found soon; `claimed`: those on which it is sometimes to be claimed that it cannot be done. */
interface Row {
	readonly kind: Kind;
	readonly sources: readonly Source[];
	readonly claimed: readonly Source[];
}

/**
 * What challenges of each difficulty may be: a round takes one of each row, and the next round each row's next source. Nobody can tell a claim from
 * its goal and its source, since all that is claimed is also to be done at other times. To change anything here changes challenges.
 */
export const rows: Readonly<Record<Difficulty, readonly Row[]>> = {
	easy: [
		{kind: 'decision', sources: ['exchange', 'arbiter', 'catalogue', 'lamps', 'token'], claimed: []},
		{kind: 'critical', sources: ['lamps', 'exchange', 'arbiter', 'token'], claimed: []},
		{kind: 'never-decides', sources: ['arbiter', 'lamps', 'exchange', 'token', 'catalogue'], claimed: []},
		{kind: 'stages', sources: ['token', 'arbiter', 'lamps', 'catalogue'], claimed: []},
		{kind: 'valence', sources: ['exchange', 'token', 'lamps', 'arbiter'], claimed: []},
	],
	medium: [
		{kind: 'fair-loop', sources: ['lamps', 'arbiter'], claimed: ['lamps', 'arbiter']},
		{kind: 'never-decides', sources: ['lamps'], claimed: ['lamps']},
		{kind: 'critical', sources: ['lamps', 'exchange', 'token', 'arbiter'], claimed: ['exchange']},
		{kind: 'pinned', sources: ['exchange', 'lamps', 'token'], claimed: ['exchange', 'lamps', 'token']},
		{kind: 'decision', sources: ['arbiter', 'catalogue', 'exchange', 'token', 'lamps'], claimed: []},
		{
			kind: 'stages',
			sources: ['catalogue', 'token', 'arbiter', 'lamps', 'exchange'],
			claimed: ['catalogue', 'token', 'lamps', 'exchange'],
		},
		{kind: 'valence', sources: ['token', 'exchange', 'lamps'], claimed: ['token', 'exchange', 'lamps']},
	],
	hard: [
		{kind: 'fair-loop', sources: ['arbiter', 'lamps', 'token'], claimed: ['arbiter', 'lamps', 'token']},
		{kind: 'never-decides', sources: ['lamps'], claimed: ['lamps']},
		{kind: 'critical', sources: ['lamps', 'arbiter', 'token', 'exchange'], claimed: ['token']},
		{kind: 'valence', sources: ['exchange', 'lamps'], claimed: ['lamps']},
		{kind: 'decision', sources: ['token', 'exchange', 'arbiter', 'lamps'], claimed: []},
		{kind: 'stages', sources: ['token', 'lamps', 'exchange', 'arbiter'], claimed: ['token', 'lamps', 'arbiter']},
		{kind: 'pinned', sources: ['lamps', 'token'], claimed: ['lamps', 'token']},
	],
};

/** Rounds after which everything comes again: every number of sources that a row has divides it. */
export const rounds = 60;

/** Of those that may ask for a claim one in so many does. */
const claims = 4;

/**
 * The slot of a seed. Dates and seeds that end in a number take turns, so that days that follow each other and seeds that are counted up have all kinds
 * of goals and at least three families among any few; others draw their turn.
 */
export function slotOf(seed: Seed): Slot {
	const {difficulty} = seed;
	const draw = drawFrom(`${makeId(seed)}/slot`);
	const turns = rows[difficulty].length * rounds;
	const {kind, source, mayClaim} = turnOf(difficulty, numberOf(seed.seed, turns) ?? draw.below(turns));
	return {difficulty, kind, source, claim: mayClaim && draw.below(claims) === 0};
}

/** Kind and source of a turn, counted from 0. */
export function turnOf(
	difficulty: Difficulty,
	turn: number,
): Pick<Slot, 'kind' | 'source'> & {readonly mayClaim: boolean} {
	const all = rows[difficulty];
	const {kind, sources, claimed} = all[turn % all.length]!;
	const source = sources[Math.floor(turn / all.length) % sources.length]!;
	return {kind, source, mayClaim: claimed.includes(source)};
}

/** The turn that a seed says, from 0 and below `turns`: that of a date is its day, so that days that follow each other take turns, too; else it is the number at its end. */
function numberOf(seed: string, turns: number): number | undefined {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(seed) ?? [];
	if (day !== undefined) {
		const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
		return ((days % turns) + turns) % turns;
	}
	const digits = /\d+$/u.exec(seed)?.[0];
	return digits === undefined ? undefined : Number(BigInt(digits) % BigInt(turns));
}
