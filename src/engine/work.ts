import type {Inputs} from '../flp/index.js';

/** How far a search is. */
export interface Progress {
	/** the input vector that is looked at */
	readonly inputs: Inputs;
	/** how many input vectors come before it, and how many there are in all */
	readonly before: number;
	readonly of: number;
	/** how many configurations were found for it */
	readonly configurations: number;
}

/** Work in pieces: says now and then how far it is, so that whoever has it done can do something else meanwhile, or leave it at that. */
export type Work<T> = Generator<Progress, T, void>;

/** The same work, with something else said after each piece. */
export function* telling<Piece, Told, T>(
	pieces: Generator<Piece, T, void>,
	tell: (piece: Piece) => Told,
): Generator<Told, T, void> {
	let step = pieces.next();
	for (; step.done !== true; step = pieces.next()) yield tell(step.value);
	return step.value;
}

/** Does all of it at once. */
export function done<T>(work: Generator<unknown, T, void>): T {
	let step = work.next();
	while (step.done !== true) step = work.next();
	return step.value;
}
