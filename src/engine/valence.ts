import {beyond, type Graph} from './graph.js';

/** The valence of a configuration (FLP85 §3); `stuck` is our word for V(C) = ∅, `unknown` what a cut exploration leaves. */
export type Valence = 'bivalent' | 'zero' | 'one' | 'stuck' | 'unknown';

/** Bits of a configuration: a decision 0 is reachable, a decision 1 is, a configuration that was not fully explored is. */
const reachesZero = 1;
const reachesOne = 2;
const reachesFrontier = 4;
const bivalent = reachesZero | reachesOne;

/**
 * The bits of every configuration, over the schedules without the processes in `without`. Every configuration gathers the bits of those its moves lead
 * to, again and again until nothing changes: from the last to the first, as most moves lead to higher numbers and are then settled at once, and then
 * from the first to the last, which settles those that lead to lower ones. A configuration that has all bits there are is not looked at again.
 * Linear in the moves for each sweep; one sweep where no move leads back, and hardly ever more than three.
 */
export function valenceBits(graph: Graph, without: readonly number[] = []): Uint8Array {
	const bits = graph.decisions.slice();
	const sweep = createSweep(graph, bits, without);
	for (let down = true; sweep(down); down = !down);
	return bits;
}

/** A function that sweeps once and says whether another sweep is needed. */
function createSweep(graph: Graph, bits: Uint8Array, without: readonly number[]): (down: boolean) => boolean {
	const {n, size, words, moveStart, targets} = graph;
	const moves = graph.situations.events.moves.values;
	const silent = Uint8Array.from({length: n}, (_, p) => (without.includes(p) ? 1 : 0));
	let all = graph.complete ? 0 : reachesFrontier;
	for (let c = 0; c < size; c++) all |= bits[c]!;
	return down => {
		let leadsBack = false;
		let changed = false;
		for (let step = 0; step < size; step++) {
			const c = down ? size - 1 - step : step;
			let own = bits[c]!;
			if (own === all) continue;
			let move = moveStart[c]!;
			for (let p = 0; p < n; p++) {
				const end = move + moves[words[c * n + p]!]!;
				if (silent[p] === 1) move = end;
				for (; move < end && own !== all; move++) {
					const target = targets[move]!;
					if (target < c) leadsBack ||= target !== beyond;
					own |= target === beyond ? reachesFrontier : bits[target]!;
				}
				move = end;
			}
			if (own === bits[c]) continue;
			bits[c] = own;
			changed = true;
		}
		return changed && (leadsBack || !down);
	};
}

/** Reads the bits: exact when no frontier can be reached, and *bivalent* as soon as both decisions can. */
export function valenceOf(bits: number): Valence {
	if ((bits & bivalent) === bivalent) return 'bivalent';
	if ((bits & reachesFrontier) !== 0) return 'unknown';
	if (bits === reachesZero) return 'zero';
	return bits === reachesOne ? 'one' : 'stuck';
}

/** How many configurations have each valence. */
export function countValences(bits: Uint8Array): Record<Valence, number> {
	const withBits = new Uint32Array(8);
	for (let c = 0; c < bits.length; c++) withBits[bits[c]!]!++;
	const counts: Record<Valence, number> = {bivalent: 0, zero: 0, one: 0, stuck: 0, unknown: 0};
	for (const [each, count] of withBits.entries()) counts[valenceOf(each)] += count;
	return counts;
}

/** Whether a configuration is known to be open: bivalent, and nobody has decided. */
export function isOpen(graph: Graph, bits: Uint8Array, c: number): boolean {
	return graph.decisions[c] === 0 && (bits[c]! & bivalent) === bivalent;
}

/** Whether a configuration may be open for all that is known: undecided, and not known to be univalent or stuck. */
export function mayBeOpen(graph: Graph, bits: Uint8Array, c: number): boolean {
	return graph.decisions[c] === 0 && ((bits[c]! & bivalent) === bivalent || (bits[c]! & reachesFrontier) !== 0);
}

/** Whether a configuration is critical: open, and no event that changes it leads to an open one (SPEC §1); `undefined` where that is not known. Linear in its moves. */
export function isCritical(graph: Graph, bits: Uint8Array, c: number): boolean | undefined {
	if (!isOpen(graph, bits, c)) return mayBeOpen(graph, bits, c) ? undefined : false;
	let known = true;
	for (let move = graph.moveStart[c]!; move < graph.moveStart[c + 1]!; move++) {
		const target = graph.targets[move]!;
		if (target === c) continue;
		if (target !== beyond && isOpen(graph, bits, target)) return false;
		known &&= target !== beyond && !mayBeOpen(graph, bits, target);
	}
	return known ? true : undefined;
}
