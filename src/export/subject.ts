import {
	createLocals,
	createReductions,
	createSituations,
	exploring,
	type Graph,
	type RoomFor,
	telling,
	valenceBits,
	type Work,
} from '../engine/index.js';
import {type Inputs, type Json, makeEvent, type Message, type ProcessState, type Protocol} from '../flp/index.js';

/** A protocol's graph from one input vector, as far as it was explored, and the valence of every configuration in it. */
export interface Subject {
	readonly protocol: Protocol;
	readonly graph: Graph;
	/** the valence bits of each configuration, over all schedules */
	readonly bits: Uint8Array;
}

/** Which graph is wanted, and how much of it. */
export interface Wanted {
	readonly inputs: Inputs;
	/** configurations, at most */
	readonly limit: number;
	/** whether what the protocol declares to be alike is one (SPEC §5); whoever says so has had the declarations checked */
	readonly reduced: boolean;
	/** with rounds: how far apart round numbers may be */
	readonly window?: number | undefined;
	readonly roomFor?: RoomFor | undefined;
}

/** Explores in pieces. Time and memory linear in the graph. @throws Breach */
export function* subjectFor(protocol: Protocol, wanted: Wanted): Work<Subject> {
	const {inputs, limit, reduced, window = Infinity, roomFor} = wanted;
	const locals = createLocals(protocol, inputs.length);
	const situations = createSituations(locals, createReductions(locals, reduced));
	const graph = yield* telling(exploring(situations, inputs, {limit, window, roomFor}), configurations => ({
		inputs,
		before: 0,
		of: 1,
		configurations,
	}));
	locals.askAgain();
	return {protocol, graph, bits: valenceBits(graph)};
}

/** The internal states of a configuration, process by process. */
export function statesAt({situations, words, n}: Graph, c: number): ProcessState[] {
	return Array.from({length: n}, (_, p) => situations.locals.stateOf(situations.stateAt(words[c * n + p]!)));
}

/** The message buffer of a configuration, process by process, copies and all. */
export function bufferAt({situations, words, n}: Graph, c: number): Message[] {
	return Array.from({length: n}, (_, p) =>
		situations.inboxOf(words[c * n + p]!).map(letter => ({to: p, value: situations.locals.valueOf(letter)})),
	).flat();
}

/** JSON text in ASCII alone, in one line, without blanks inside strings: what stands in a comment, a label or an event everywhere. */
export function asciiText(value: Json | ProcessState): string {
	return makeEvent({process: 0, message: value as Json})
		.slice(2)
		.replaceAll(/[^ -~]/gu, sign =>
			Array.from({length: sign.length}, (_, at) => escapeOf(sign.charCodeAt(at))).join(''),
		);
}

/** How JSON writes a code unit in ASCII. */
export function escapeOf(unit: number): string {
	return `\\u${unit.toString(16).padStart(4, '0')}`;
}
