import type {Graph} from './explore.js';

/** A set of configurations that is strongly connected by the events of processes that are not faulty. */
export interface Inside {
	readonly graph: Graph;
	readonly members: Int32Array;
	readonly faulty: readonly number[];
	readonly holds: (c: number) => boolean;
}

/** The events of `c` that stay inside, as indices into `targets`. */
export function* eventsFrom({graph, faulty, holds}: Inside, c: number): Generator<number> {
	for (let index = graph.eventStart[c]!; index < graph.eventStart[c + 1]!; index++) {
		const target = graph.targets[index]!;
		if (target >= 0 && holds(target) && !faulty.includes(graph.processes[index]!)) yield index;
	}
}

/** A cycle inside: where it begins, and its events as indices into `targets`. */
export interface Cycle {
	readonly at: number;
	readonly indices: readonly number[];
	/** by how much round numbers rise on it; positive */
	readonly rise: number;
}

/** What happens to round numbers inside (SPEC §5): they can rise, (i); stay, so that every configuration has a level, (ii); or only fall, (iii). */
export type Flow = {readonly rising: Cycle} | {readonly levels: ReadonlyMap<number, number>} | {readonly falls: true};

/** Where round numbers go. Linear where they stay, and usually where they rise; else configurations times events. */
export function flowOf(inside: Inside): Flow {
	const {graph, members} = inside;
	const root = members[0]!;
	const levels = new Map([[root, 0]]);
	let stays = true;
	for (const c of levels.keys()) {
		for (const index of eventsFrom(inside, c)) {
			const level = levels.get(c)! + graph.amounts[index]!;
			const target = graph.targets[index]!;
			if (!levels.has(target)) levels.set(target, level);
			else if (levels.get(target) !== level) stays = false;
		}
	}
	if (stays) return {levels};
	const rising = risingCycle(inside);
	return rising === undefined ? {falls: true} : {rising};
}

/** A cycle with a positive sum, by Bellman and Ford: what can be raised once more than there are configurations lies behind one. */
function risingCycle(inside: Inside): Cycle | undefined {
	const {graph, members} = inside;
	const raised = new Map<number, number>(Array.from(members, c => [c, 0]));
	const by = new Map<number, {readonly before: number; readonly index: number}>();
	let changed = [...members];
	for (let round = 0; round <= members.length && changed.length > 0; round++) {
		const next = new Set<number>();
		for (const c of changed) {
			for (const index of eventsFrom(inside, c)) {
				const target = graph.targets[index]!;
				const level = raised.get(c)! + graph.amounts[index]!;
				if (level <= raised.get(target)!) continue;
				raised.set(target, level);
				by.set(target, {before: c, index});
				next.add(target);
			}
		}
		changed = [...next];
		const cycle = cycleBehind(graph, by, changed);
		if (cycle !== undefined) return cycle;
	}
	return undefined;
}

/** A cycle among the last raisings of configurations; there is one as soon as rounds can rise for ever, and it has a positive sum. */
function cycleBehind(
	graph: Graph,
	by: ReadonlyMap<number, {readonly before: number; readonly index: number}>,
	from: readonly number[],
): Cycle | undefined {
	const seen = new Map<number, number>();
	for (const [walk, start] of from.entries()) {
		let c = start;
		while (!seen.has(c) && by.has(c)) {
			seen.set(c, walk);
			c = by.get(c)!.before;
		}
		if (seen.get(c) !== walk || !by.has(c)) continue;
		const indices: number[] = [];
		let at = c;
		do {
			const {before, index} = by.get(at)!;
			indices.push(index);
			at = before;
		} while (at !== c);
		indices.reverse();
		const rise = indices.reduce((sum, index) => sum + graph.amounts[index]!, 0);
		if (rise > 0) return {at: c, indices, rise};
	}
	return undefined;
}
