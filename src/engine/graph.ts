import type {Bit, Event, Inputs, Schedule} from '../flp/index.js';
import {nothing} from './locals.js';
import type {Words} from './rows.js';
import {type Situations, still} from './situations.js';

/** The target of a transition that leads to a configuration beyond the limit. */
export const beyond = -1;

/**
 * The configurations accessible from one initial configuration, numbered in breadth-first order (0 is the initial one), and every transition between them.
 * Transitions that are *still* (they lead to the configuration itself, and send nothing) can be told from its situations, and take no room; the
 * others are *moves*: those of configuration `c` are `targets[moveStart[c]] … targets[moveStart[c + 1] − 1]`, process by process, ∅ first, as many
 * for process p as `situations.events.moves` says of its situation.
 */
export interface Graph {
	readonly situations: Situations;
	readonly n: number;
	readonly inputs: Inputs;
	/** number of configurations */
	readonly size: number;
	/** n situations a configuration */
	readonly words: Words;
	/** number of transitions, still ones and all */
	readonly transitions: number;
	readonly moveStart: Int32Array;
	readonly targets: Int32Array;
	/** for each configuration: bit 1 if some process has decided 0, bit 2 if some has decided 1 */
	readonly decisions: Uint8Array;
	/** whether every applicable event of every configuration found was explored */
	readonly complete: boolean;
	/** whether it ends where there was no room for more */
	readonly outOfRoom: boolean;
	/** with rounds: by how much the round numbers of the configuration that each move leads to were lowered; empty without */
	readonly amounts: Int32Array;
	/** where messages are ignored: for each move the processes, as bits, to which it sent a message that was dropped; empty without */
	readonly dropped: Int32Array;
}

/** One event in one configuration, and where it leads. */
export interface Transition {
	readonly process: number;
	/** which of the process's events it is */
	readonly k: number;
	/** the letter received */
	readonly letter: number;
	/** {@link beyond} where that was not explored */
	readonly target: number;
	/** with rounds: by how much round numbers were lowered */
	readonly amount: number;
	/** the processes, as bits, to which it sent a message that was dropped */
	readonly dropped: number;
}

/** A walk in the graph; where it begins must be known. */
export type Walk = readonly Transition[];

/** What the transitions of a configuration are read from, also while the graph grows. */
export type Moves = Pick<Graph, 'situations' | 'n' | 'words' | 'moveStart' | 'targets' | 'amounts' | 'dropped'>;

/** What has been decided in a configuration, ascending. */
export function decidedAt({decisions}: Graph, c: number): Bit[] {
	return ([0, 1] as const).filter(value => (decisions[c]! & (value + 1)) !== 0);
}

/** The transitions of a configuration, process by process, ∅ first. */
export function transitionsOf(graph: Moves, c: number): Transition[] {
	const {situations, n, words, targets, amounts, dropped} = graph;
	const transitions: Transition[] = [];
	let move = graph.moveStart[c]!;
	for (let process = 0; process < n; process++) {
		const situation = words[c * n + process]!;
		const first = situations.events.first.values[situation]!;
		const events = situations.eventsOf(situation);
		for (let k = 0; k < events; k++) {
			const stays = situations.events.next.values[first + k] === still;
			const letter = situations.letterAt(situation, k);
			transitions.push(
				stays
					? {process, k, letter, target: c, amount: 0, dropped: 0}
					: {process, k, letter, target: targets[move]!, amount: amounts[move] ?? 0, dropped: dropped[move] ?? 0},
			);
			if (!stays) move++;
		}
	}
	return transitions;
}

/** The transition of `c` that is at `move` in `targets`. */
export function moveAt(graph: Graph, c: number, move: number): Transition {
	const {situations, n, words} = graph;
	let before = graph.moveStart[c]!;
	for (const transition of transitionsOf(graph, c)) {
		const first = situations.events.first.values[words[c * n + transition.process]!]!;
		if (situations.events.next.values[first + transition.k] === still) continue;
		if (before++ === move) return transition;
	}
	throw new Error('a move of another configuration');
}

/** The event of a transition. */
export function eventOf({situations}: Graph, {process, letter}: Transition): Event {
	return {process, message: letter === nothing ? null : situations.locals.valueOf(letter)};
}

/** A schedule from the initial configuration as a walk; `undefined` when one of its events is not applicable, or leads beyond the limit. */
export function walkOf(graph: Graph, schedule: Schedule): Walk | undefined {
	const walk: Transition[] = [];
	let c = 0;
	for (const event of schedule) {
		const letter = event.message === null ? nothing : graph.situations.locals.letterOf(event.process, event.message);
		const transition = transitionsOf(graph, c).find(
			candidate => candidate.process === event.process && candidate.letter === letter,
		);
		if (transition === undefined || transition.target === beyond) return undefined;
		walk.push(transition);
		c = transition.target;
	}
	return walk;
}

/** The configuration that a walk from the initial one leads to. */
export function endOf(walk: Walk): number {
	return walk.at(-1)?.target ?? 0;
}
