import {type Situations, still, unasked} from './situations.js';

/**
 * Events of one process do not commute in general, but often they do: whoever waits for two messages may receive them in either order. The *twin* of
 * event `f` after event `e` is the same event before it: where both send nothing and the other order leads to the same situation, a
 * configuration that is reached by `e` and `f` was perhaps reached by the twin and then `e`. One of these for each event `e`; the entries are for the
 * moves of the situation that it leads to.
 */
export interface Twins {
	/** which move of the situation before `e` the twin is, or {@link none} */
	readonly first: Int32Array;
	/** which move `e` then is after the twin; {@link none} where the other order leads elsewhere, {@link unasked} until {@link secondOf} was asked */
	readonly second: Int32Array;
}

/** There is none. */
export const none = -2;

/** The twins after an event of a situation whose events, and those of the situation it leads to, were all asked. */
export function twinsOf(situations: Situations, situation: number, event: number): Twins {
	const after = movesOf(situations, situations.events.next.values[event]!);
	const before = movesOf(situations, situation);
	const first = after.map(({letter, quiet}) =>
		quiet ? before.findIndex(move => move.letter === letter && move.quiet && move.event !== event) : -1,
	);
	return {
		first: Int32Array.from(first, move => (move === -1 ? none : move)),
		second: new Int32Array(first.length).fill(unasked),
	};
}

/** Fills in and returns `second` for one move, once all events of the situation that the twin leads to were asked. */
export function secondOf(situations: Situations, situation: number, event: number, twins: Twins, move: number): number {
	const {next} = situations.events;
	const end = movesOf(situations, next.values[event]!)[move]!.next;
	const twin = movesOf(situations, situation)[twins.first[move]!]!;
	const letter = letterOf(situations, situation, event);
	const second = movesOf(situations, twin.next).findIndex(
		candidate => candidate.letter === letter && candidate.quiet && candidate.next === end,
	);
	twins.second[move] = second === -1 ? none : second;
	return twins.second[move]!;
}

interface Move {
	readonly event: number;
	readonly letter: number;
	readonly next: number;
	/** whether it sends nothing */
	readonly quiet: boolean;
}

function letterOf(situations: Situations, situation: number, event: number): number {
	return situations.letterAt(situation, event - situations.events.first.values[situation]!);
}

/** The events of a situation that are not still. */
function movesOf(situations: Situations, situation: number): Move[] {
	const {first, next, sends} = situations.events;
	const moves: Move[] = [];
	for (let event = first.values[situation]!; event < first.values[situation + 1]!; event++) {
		if (next.values[event] === still) continue;
		moves.push({
			event,
			letter: letterOf(situations, situation, event),
			next: next.values[event]!,
			quiet: sends[event]!.length === 0,
		});
	}
	return moves;
}
