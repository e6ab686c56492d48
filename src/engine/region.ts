import {beyond, type Graph, moveAt, type Transition, type Walk} from './graph.js';

/** The part of a graph that can be reached from a configuration through configurations that satisfy a condition, with a shortest way to each. */
export interface Region {
	readonly from: number;
	/** 1 for the configurations in it */
	readonly inside: Uint8Array;
	/** the configurations in it, nearest first */
	readonly members: Int32Array;
	/** for each configuration in it but `from` the one before it on a shortest way, and the move between them (its place in `targets`) */
	readonly before: Int32Array;
	readonly by: Int32Array;
	/** whether an event leads from it beyond what was explored */
	readonly touchesFrontier: boolean;
}

/**
 * Explores breadth-first from `from` through configurations with `holds`, by events of processes outside `without`.
 * Stops early at the first configuration with `until`. Linear in the moves.
 */
export function regionFrom(
	graph: Graph,
	from: number,
	holds: (c: number) => boolean,
	without: readonly number[] = [],
	until?: (c: number) => boolean,
): Region {
	const {n, words, moveStart, targets} = graph;
	const moves = graph.situations.events.moves.values;
	if (!holds(from)) return emptyFrom(from);
	const inside = new Uint8Array(graph.size);
	const members = new Int32Array(graph.size);
	const before = new Int32Array(graph.size);
	const by = new Int32Array(graph.size);
	let touchesFrontier = false;
	let end = 1;
	inside[from] = 1;
	members[0] = from;
	for (let head = 0; head < end; head++) {
		const c = members[head]!;
		if (until?.(c) === true) break;
		let move = moveStart[c]!;
		for (let p = 0; p < n; p++) {
			const last = move + moves[words[c * n + p]!]!;
			if (without.includes(p)) move = last;
			for (; move < last; move++) {
				const target = targets[move]!;
				if (target === beyond) touchesFrontier = true;
				else if (inside[target] === 0 && holds(target)) {
					inside[target] = 1;
					before[target] = c;
					by[target] = move;
					members[end++] = target;
				}
			}
		}
	}
	return {from, inside, members: members.subarray(0, end), before, by, touchesFrontier};
}

function emptyFrom(from: number): Region {
	const none = new Int32Array();
	return {from, inside: new Uint8Array(), members: none, before: none, by: none, touchesFrontier: false};
}

/** The shortest way through the region to `to`, one of its members. */
export function wayTo(graph: Graph, region: Region, to: number): Walk {
	const way: Transition[] = [];
	for (let c = to; c !== region.from; c = region.before[c]!) way.push(moveAt(graph, region.before[c]!, region.by[c]!));
	return way.reverse();
}

/** A shortest way from `from`, without the processes in `without`, to a configuration where some process has decided `value`; `undefined` if none is known. */
export function wayToDecision(
	graph: Graph,
	from: number,
	value: 0 | 1,
	without: readonly number[] = [],
): Walk | undefined {
	const decided = (c: number): boolean => (graph.decisions[c]! & (value + 1)) !== 0;
	const region = regionFrom(graph, from, () => true, without, decided);
	const target = region.members.find(decided);
	return target === undefined ? undefined : wayTo(graph, region, target);
}
