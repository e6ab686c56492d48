import {beyond, type Graph} from './explore.js';

/** The part of a graph that can be reached from a configuration through configurations that satisfy a condition, with a shortest way to each. */
export interface Region {
	/** 1 for the configurations in it */
	readonly inside: Uint8Array;
	/** the configurations in it, nearest first */
	readonly members: Int32Array;
	/** for each configuration the one before it on a shortest way, and the event (an index into `targets`) between them */
	readonly before: Int32Array;
	readonly by: Int32Array;
	/** whether an event leads from it beyond what was explored */
	readonly touchesFrontier: boolean;
}

/**
 * Explores breadth-first from `from` through configurations with `holds`, by events of processes outside `without`.
 * Stops early at the first configuration with `until`. Linear in the events.
 */
export function regionFrom(
	graph: Graph,
	from: number,
	holds: (c: number) => boolean,
	without: readonly number[] = [],
	until?: (c: number) => boolean,
): Region {
	const inside = new Uint8Array(graph.size);
	const members = new Int32Array(graph.size);
	const before = new Int32Array(graph.size).fill(-1);
	const by = new Int32Array(graph.size).fill(-1);
	let touchesFrontier = false;
	let end = 0;
	if (holds(from)) {
		inside[from] = 1;
		members[end++] = from;
	}
	for (let head = 0; head < end; head++) {
		const c = members[head]!;
		if (until?.(c) === true) break;
		for (let i = graph.eventStart[c]!; i < graph.eventStart[c + 1]!; i++) {
			if (without.includes(graph.processes[i]!)) continue;
			const target = graph.targets[i]!;
			if (target === beyond) touchesFrontier = true;
			else if (inside[target] === 0 && holds(target)) {
				inside[target] = 1;
				before[target] = c;
				by[target] = i;
				members[end++] = target;
			}
		}
	}
	return {inside, members: members.subarray(0, end), before, by, touchesFrontier};
}

/** The shortest way through the region to `to`, one of its members, as indices into `targets`. */
export function wayTo(region: Region, to: number): number[] {
	const way: number[] = [];
	for (let c = to; region.by[c] !== -1; c = region.before[c]!) way.push(region.by[c]!);
	return way.reverse();
}

/** A shortest way from `from`, without the processes in `without`, to a configuration where some process has decided `value`; `undefined` if none is known. */
export function wayToDecision(
	graph: Graph,
	from: number,
	value: 0 | 1,
	without: readonly number[] = [],
): number[] | undefined {
	const decided = (c: number): boolean => (graph.decisions[c]! & (value + 1)) !== 0;
	const region = regionFrom(graph, from, () => true, without, decided);
	const target = region.members.find(decided);
	return target === undefined ? undefined : wayTo(region, target);
}
