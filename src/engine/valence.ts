import {beyond, type Graph} from './explore.js';

/** The valence of a configuration (FLP85 §3); `stuck` is our word for V(C) = ∅, `unknown` what a cut exploration leaves. */
export type Valence = 'bivalent' | 'zero' | 'one' | 'stuck' | 'unknown';

/** Bits of a configuration: a decision 0 is reachable, a decision 1 is, a configuration that was not fully explored is. */
const reachesZero = 1;
const reachesOne = 2;
const reachesFrontier = 4;
const bivalent = reachesZero | reachesOne;

/** For each configuration its predecessors, in the manner of `eventStart`: those of `c` are `from[start[c]] … from[start[c + 1] − 1]`. */
interface Predecessors {
	readonly start: Int32Array;
	readonly from: Int32Array;
}

/** Turns the events round; events of processes in `without` are left out. Linear. */
function predecessorsOf(graph: Graph, without: readonly number[] = []): Predecessors {
	const start = new Int32Array(graph.size + 1);
	const counts = (index: number): boolean =>
		graph.targets[index] !== beyond && !without.includes(graph.processes[index]!);
	for (let i = 0; i < graph.targets.length; i++) if (counts(i)) start[graph.targets[i]! + 1]!++;
	for (let c = 0; c < graph.size; c++) start[c + 1]! += start[c]!;
	const next = start.slice();
	const from = new Int32Array(start[graph.size]!);
	for (let c = 0; c < graph.size; c++) {
		for (let i = graph.eventStart[c]!; i < graph.eventStart[c + 1]!; i++)
			if (counts(i)) from[next[graph.targets[i]!]!++] = c;
	}
	return {start, from};
}

/** The bits of every configuration, over the schedules without the processes in `without`. Linear in the events. */
export function valenceBits(graph: Graph, without: readonly number[] = []): Uint8Array {
	const bits = Uint8Array.from(graph.decisions);
	for (let c = 0; c < graph.size; c++) {
		for (let i = graph.eventStart[c]!; i < graph.eventStart[c + 1]!; i++) {
			if (graph.targets[i] === beyond && !without.includes(graph.processes[i]!)) bits[c]! |= reachesFrontier;
		}
	}
	const predecessors = predecessorsOf(graph, without);
	for (const bit of [reachesZero, reachesOne, reachesFrontier]) spread(predecessors, bits, bit);
	return bits;
}

function spread({start, from}: Predecessors, bits: Uint8Array, bit: number): void {
	const queue = new Int32Array(bits.length);
	let end = 0;
	for (let c = 0; c < bits.length; c++) if ((bits[c]! & bit) !== 0) queue[end++] = c;
	for (let head = 0; head < end; head++) {
		const c = queue[head]!;
		for (let i = start[c]!; i < start[c + 1]!; i++) {
			const before = from[i]!;
			if ((bits[before]! & bit) !== 0) continue;
			bits[before]! |= bit;
			queue[end++] = before;
		}
	}
}

/** Reads the bits: exact when no frontier can be reached, and *bivalent* as soon as both decisions can. */
export function valenceOf(bits: number): Valence {
	if ((bits & bivalent) === bivalent) return 'bivalent';
	if ((bits & reachesFrontier) !== 0) return 'unknown';
	if (bits === reachesZero) return 'zero';
	return bits === reachesOne ? 'one' : 'stuck';
}

/** Whether a configuration is known to be open: bivalent, and nobody has decided. */
export function isOpen(graph: Graph, bits: Uint8Array, c: number): boolean {
	return graph.decisions[c] === 0 && (bits[c]! & bivalent) === bivalent;
}

/** Whether a configuration may be open for all that is known: undecided, and not known to be univalent or stuck. */
export function mayBeOpen(graph: Graph, bits: Uint8Array, c: number): boolean {
	return graph.decisions[c] === 0 && ((bits[c]! & bivalent) === bivalent || (bits[c]! & reachesFrontier) !== 0);
}
