import type {Ints} from './ints.js';
import type {Rows} from './rows.js';
import {type Situations, still} from './situations.js';

/**
 * The move by which a configuration was found: from which one, by which process, and how many moves come before it there. FLP85 §3, Lemma 1, is why this
 * is worth knowing: events of different processes commute. If `c` was found from `before` by an event of one process, then an event of another leads
 * from `c` to where it leads from `before`, and from there by the first; both of which may be known already. Where the other event sends
 * nothing, the first is the same move of its process there as here, so that nothing has to be looked for.
 */
export interface Origin {
	before: number;
	/** {@link noProcess} when there is none */
	process: number;
	/** whether the event sends nothing */
	quiet: boolean;
	/** the event, as it is numbered in `situations.events` */
	event: number;
	/** the move's place in `targets`, how many moves of `before` come earlier, and how many of other processes */
	move: number;
	offset: number;
	block: number;
}

export const noProcess = -1;

/** The origin of the initial configuration: none. */
export function createOrigin(): Origin {
	return {before: 0, process: noProcess, quiet: true, event: 0, move: 0, offset: 0, block: 0};
}

/** What is known of a graph while it is explored. */
interface Known {
	readonly situations: Situations;
	readonly rows: Rows;
	readonly moveStart: Ints;
	readonly targets: Ints;
}

/**
 * Goes on from the origin of `c − 1` to that of `c`: configurations are numbered as they are found, so it is the next move that leads to `c`.
 * Linear in the moves for all configurations together.
 */
export function findOrigin(origin: Origin, {situations, rows, moveStart, targets}: Known, c: number): void {
	const {first, next, moves, sends} = situations.events;
	while (targets.values[origin.move] !== c) origin.move++;
	while (moveStart.values[origin.before + 1]! <= origin.move) origin.before++;
	origin.offset = origin.move - moveStart.values[origin.before]!;
	origin.block = 0;
	let p = 0;
	let situation = rows.words[origin.before * rows.n]!;
	while (origin.block + moves.values[situation]! <= origin.offset) {
		origin.block += moves.values[situation]!;
		situation = rows.words[origin.before * rows.n + ++p]!;
	}
	let event = first.values[situation]!;
	for (let place = origin.offset - origin.block; place > 0 || next.values[event] === still; event++)
		if (next.values[event] !== still) place--;
	origin.event = event;
	origin.process = p;
	origin.quiet = sends[event]!.length === 0;
}
