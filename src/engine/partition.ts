import type {Graph} from './graph.js';
import {createInts, type Ints, pushInt} from './ints.js';
import type {Region} from './region.js';

/** A region in its maximal strongly connected parts, single configurations included. */
export interface Partition {
	/** for each configuration the number of its part; −1 outside the region */
	readonly of: Int32Array;
	/** how many configurations each part has */
	readonly sizes: Ints;
}

/**
 * The parts that are strongly connected by events of processes that are not faulty; within those of `coarser`, a partition for fewer faulty processes,
 * where there is one. Tarjan's algorithm (SIAM J. Comput. 1(2), 1972) with its own stack. Linear in the moves of what can fall apart.
 */
export function partitionOf(graph: Graph, region: Region, faulty: readonly number[], coarser?: Partition): Partition {
	if (region.members.length === 0) return {of: new Int32Array(), sizes: createInts()};
	const {n, size, words, moveStart, targets} = graph;
	const moves = graph.situations.events.moves.values;
	const of = new Int32Array(size).fill(-1);
	const sizes = createInts();
	const order = new Int32Array(size);
	const low = new Int32Array(size);
	/** for each configuration the move to look at next, the process whose it is, and where the moves of that process end */
	const next = new Int32Array(size);
	const last = new Int32Array(size);
	const process = new Uint16Array(size);
	const path = new Int32Array(region.members.length);
	const pending = new Int32Array(region.members.length);
	let visited = 0;
	let pathLength = 0;
	let pendingLength = 0;
	const begin = (c: number, p: number): void => {
		process[c] = p;
		next[c] = last[c]!;
		last[c]! += moves[words[c * n + p]!]!;
		if (faulty.includes(p)) next[c] = last[c]!;
	};
	const enter = (c: number): void => {
		order[c] = ++visited;
		low[c] = visited;
		last[c] = moveStart[c]!;
		begin(c, 0);
		path[pathLength++] = c;
		pending[pendingLength++] = c;
	};
	const leave = (c: number): void => {
		pathLength--;
		if (pathLength > 0) {
			const above = path[pathLength - 1]!;
			if (low[c]! < low[above]!) low[above] = low[c]!;
		}
		if (low[c] !== order[c]) return;
		let count = 0;
		for (let member = -1; member !== c; count++) {
			member = pending[--pendingLength]!;
			of[member] = sizes.length;
		}
		pushInt(sizes, count);
	};
	for (const root of region.members) {
		if (order[root] !== 0) continue;
		if (coarser !== undefined && coarser.sizes.values[coarser.of[root]!] === 1) {
			order[root] = ++visited;
			of[root] = sizes.length;
			pushInt(sizes, 1);
			continue;
		}
		enter(root);
		while (pathLength > 0) {
			const c = path[pathLength - 1]!;
			if (next[c] === last[c]) {
				if (process[c] === n - 1) leave(c);
				else begin(c, process[c]! + 1);
				continue;
			}
			const target = targets[next[c]!++]!;
			if (target < 0 || region.inside[target] === 0) continue;
			if (coarser !== undefined && coarser.of[target] !== coarser.of[c]) continue;
			if (order[target] === 0) enter(target);
			else if (of[target] === -1 && order[target]! < low[c]!) low[c] = order[target]!;
		}
	}
	return {of, sizes};
}

/** The members of each part, ascending, in the order of their first. Linear. */
export function* partsOf({of, sizes}: Partition): Generator<Int32Array> {
	const end = new Int32Array(sizes.length);
	let total = 0;
	for (let part = 0; part < sizes.length; part++) {
		end[part] = total;
		total += sizes.values[part]!;
	}
	const members = new Int32Array(total);
	for (let c = 0; c < of.length; c++) if (of[c] !== -1) members[end[of[c]!]!++] = c;
	for (let c = 0; c < of.length; c++) {
		if (of[c] === -1) continue;
		const from = end[of[c]!]! - sizes.values[of[c]!]!;
		if (members[from] === c) yield members.subarray(from, end[of[c]!]);
	}
}
