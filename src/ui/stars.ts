import type {Won} from './unlocks.js';

/** Stars of a level: one for the win, one for par, one for no help. */
export function starCount(won: Won | undefined, par: number): number {
	return won === undefined ? 0 : 1 + (won.moves <= par ? 1 : 0) + (won.unaided ? 1 : 0);
}

/** Stars as they are drawn. */
export function starsOf(won: Won | undefined, par: number): string {
	const stars = starCount(won, par);
	return '★'.repeat(stars) + '☆'.repeat(3 - stars);
}
