import {deliveredBy} from './concrete.js';
import {type Cycle, flowOf, type Inside, transitionsFrom} from './flow.js';
import {beyond, type Graph} from './graph.js';
import {type Partition, partitionOf, partsOf} from './partition.js';
import type {Region} from './region.js';

/**
 * What a component leaves out, so that no run in it is admissible: a process that never steps, or a letter that always waits and is never received.
 * `falls`: round numbers only ever fall in it, which proves nothing (SPEC §5, iii).
 */
export type Debt = {readonly process: number} | {readonly letter: number} | {readonly falls: true};

/** A maximal strongly connected part of a region, by events of the processes that are not faulty, with at least one event in it (SPEC §2). */
export interface Component {
	/** ascending, and so nearest first */
	readonly members: Int32Array;
	/** the first debt found; `undefined` when the component is fair */
	readonly owes: Debt | undefined;
	/** with rounds: a cycle on which round numbers rise; `undefined` where they stay as they are */
	readonly rising: Cycle | undefined;
	/** with rounds that stay: by how much those of each configuration are above those of the first member; `undefined` without rounds */
	readonly levels: ReadonlyMap<number, number> | undefined;
}

/** The components with an event in them, in the order of their first configuration. Linear in the moves, but for rounds. */
export function componentsOf(graph: Graph, region: Region, faulty: readonly number[]): Component[] {
	return [...componentsIn(graph, partitionOf(graph, region, faulty), faulty)];
}

/** The components among the parts of a partition for the same faulty processes, one after the other: who looks for one need not look at all. */
export function* componentsIn(graph: Graph, partition: Partition, faulty: readonly number[]): Generator<Component> {
	const withRounds = graph.amounts.length > 0;
	const stepped = new Uint8Array(graph.n);
	for (const members of partsOf(partition)) {
		const part = partition.of[members[0]!]!;
		const inside: Inside = {graph, members, faulty, holds: c => partition.of[c] === part};
		markSteps(inside, stepped);
		if (members.length === 1 && !stepped.includes(1)) continue;
		const flow = withRounds ? flowOf(inside) : undefined;
		const levels = flow !== undefined && 'levels' in flow ? flow.levels : undefined;
		const rising = flow !== undefined && 'rising' in flow ? flow.rising : undefined;
		const owes = flow !== undefined && 'falls' in flow ? flow : debtOf(inside, stepped, levels, rising !== undefined);
		yield {members, owes, rising, levels};
	}
}

/** Marks with 1 every process that steps inside: by an event of its own, or because it was sent a message that was dropped, and so delivered at once. */
function markSteps({graph, members, faulty, holds}: Inside, stepped: Uint8Array): void {
	const {situations, n, words, moveStart, targets, dropped} = graph;
	const moves = situations.events.moves.values;
	stepped.fill(0);
	for (const c of members) {
		let move = moveStart[c]!;
		for (let p = 0; p < n; p++) {
			const situation = words[c * n + p]!;
			const last = move + moves[situation]!;
			if (faulty.includes(p)) move = last;
			else if (moves[situation]! < situations.eventsOf(situation)) stepped[p] = 1; // one is still
			for (; move < last; move++) {
				const target = targets[move]!;
				if (target === beyond || !holds(target)) continue;
				stepped[p] = 1;
				const drops = dropped[move] ?? 0;
				for (let q = 0; drops >> q !== 0; q++) if ((drops & (1 << q)) !== 0) stepped[q] = 1;
			}
		}
	}
}

/** Letters are named by their true round numbers, as they are at the level of the first member; where rounds rise, only letters without one can be owed. */
function debtOf(inside: Inside, stepped: Uint8Array, levels: Component['levels'], rises: boolean): Debt | undefined {
	const {graph, members, faulty} = inside;
	const {situations} = graph;
	const {locals, reductions} = situations;
	for (let process = 0; process < graph.n; process++) {
		if (!faulty.includes(process) && stepped[process] === 0) return {process};
	}
	let waiting = lettersWaiting(graph, members[0]!, faulty);
	if (rises) waiting = waiting.filter(letter => reductions.letterSpan(letter).low === Infinity);
	for (const c of members) {
		if (waiting.length === 0) return undefined;
		waiting = waiting.filter(letter => {
			const here = reductions.shiftLetter(letter, -(levels?.get(c) ?? 0));
			return situations.waits(graph.words[c * graph.n + locals.destinationOf(here)]!, here);
		});
	}
	const received = new Set<number>();
	for (const c of members) {
		for (const transition of transitionsFrom(inside, c)) {
			for (const letter of deliveredBy(graph, c, transition))
				received.add(reductions.shiftLetter(letter, levels?.get(c) ?? 0));
		}
	}
	const letter = waiting.find(always => !received.has(always));
	return letter === undefined ? undefined : {letter};
}

/** The distinct letters that wait in a configuration for processes that are not faulty. */
export function lettersWaiting(graph: Graph, c: number, faulty: readonly number[]): number[] {
	const letters: number[] = [];
	for (let p = 0; p < graph.n; p++) {
		if (faulty.includes(p)) continue;
		const situation = graph.words[c * graph.n + p]!;
		for (let k = 1; k < graph.situations.eventsOf(situation); k++)
			letters.push(graph.situations.letterAt(situation, k));
	}
	return letters;
}
