import {riseAlong} from './concrete.js';
import {beyond, type Graph, type Transition, transitionsOf, type Walk} from './graph.js';

/** A set of configurations that is strongly connected by the events of processes that are not faulty. */
export interface Inside {
	readonly graph: Graph;
	readonly members: Int32Array;
	readonly faulty: readonly number[];
	readonly holds: (c: number) => boolean;
}

/** The transitions of `c` that stay inside. */
export function transitionsFrom({graph, faulty, holds}: Inside, c: number): Transition[] {
	return transitionsOf(graph, c).filter(
		({target, process}) => target !== beyond && holds(target) && !faulty.includes(process),
	);
}

/** A cycle inside, and where it begins. */
export interface Cycle {
	readonly at: number;
	readonly walk: Walk;
	/** by how much round numbers rise on it; positive */
	readonly rise: number;
}

/** What happens to round numbers inside (SPEC §5): they can rise, (i); stay, so that every configuration has a level, (ii); or only fall, (iii). */
export type Flow = {readonly rising: Cycle} | {readonly levels: ReadonlyMap<number, number>} | {readonly falls: true};

/** Where round numbers go. Linear where they stay, and usually where they rise; else configurations times events. */
export function flowOf(inside: Inside): Flow {
	const {members} = inside;
	const root = members[0]!;
	const levels = new Map([[root, 0]]);
	let stays = true;
	for (const c of levels.keys()) {
		for (const {target, amount} of transitionsFrom(inside, c)) {
			const level = levels.get(c)! + amount;
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
	const {members} = inside;
	const raised = new Map<number, number>(Array.from(members, c => [c, 0]));
	const by = new Map<number, {readonly before: number; readonly transition: Transition}>();
	let changed = [...members];
	for (let round = 0; round <= members.length && changed.length > 0; round++) {
		const next = new Set<number>();
		for (const c of changed) {
			for (const transition of transitionsFrom(inside, c)) {
				const level = raised.get(c)! + transition.amount;
				if (level <= raised.get(transition.target)!) continue;
				raised.set(transition.target, level);
				by.set(transition.target, {before: c, transition});
				next.add(transition.target);
			}
		}
		changed = [...next];
		const cycle = cycleBehind(by, changed);
		if (cycle !== undefined) return cycle;
	}
	return undefined;
}

/** A cycle among the last raisings of configurations; there is one as soon as rounds can rise for ever, and it has a positive sum. */
function cycleBehind(
	by: ReadonlyMap<number, {readonly before: number; readonly transition: Transition}>,
	from: readonly number[],
): Cycle | undefined {
	const seen = new Map<number, number>();
	for (const [turn, start] of from.entries()) {
		let c = start;
		while (!seen.has(c) && by.has(c)) {
			seen.set(c, turn);
			c = by.get(c)!.before;
		}
		if (seen.get(c) !== turn || !by.has(c)) continue;
		const walk: Transition[] = [];
		let at = c;
		do {
			const {before, transition} = by.get(at)!;
			walk.push(transition);
			at = before;
		} while (at !== c);
		walk.reverse();
		const rise = riseAlong(walk);
		if (rise > 0) return {at: c, walk, rise};
	}
	return undefined;
}
