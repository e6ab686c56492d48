import {deliveredBy} from './concrete.js';
import type {Graph} from './explore.js';
import {type Cycle, eventsFrom, flowOf, type Inside} from './flow.js';
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
	/** with rounds: a cycle on which round numbers rise, as indices into `targets`; `undefined` where they stay as they are */
	readonly rising: Cycle | undefined;
	/** with rounds that stay: by how much those of each configuration are above those of the first member; `undefined` without rounds */
	readonly levels: ReadonlyMap<number, number> | undefined;
}

/** The components with an event in them, in the order of their first configuration. Iterative; linear in the events, but for rounds. */
export function componentsOf(graph: Graph, region: Region, faulty: readonly number[]): Component[] {
	const component = new Int32Array(graph.size).fill(-1);
	const sizes = strongComponents(graph, region, faulty, component);
	const groups = sizes.map(size => ({members: new Int32Array(size), filled: 0}));
	for (const c of region.members.toSorted()) {
		const group = groups[component[c]!]!;
		group.members[group.filled++] = c;
	}
	return groups
		.sort((a, b) => a.members[0]! - b.members[0]!)
		.flatMap(({members}): Component[] => {
			const inside: Inside = {graph, members, faulty, holds: c => component[c] === component[members[0]!]};
			if (!hasEvent(inside)) return [];
			const flow = graph.amounts.length === 0 ? undefined : flowOf(inside);
			const levels = flow !== undefined && 'levels' in flow ? flow.levels : undefined;
			const rising = flow !== undefined && 'rising' in flow ? flow.rising : undefined;
			const owes = flow !== undefined && 'falls' in flow ? flow : debtOf(inside, levels, rising !== undefined);
			return [{members, owes, rising, levels}];
		});
}

/** Tarjan's algorithm with its own stack. Fills `component`, returns the size of each. */
function strongComponents(graph: Graph, region: Region, faulty: readonly number[], component: Int32Array): number[] {
	const sizes: number[] = [];
	const order = new Int32Array(graph.size);
	const low = new Int32Array(graph.size);
	const nextEvent = new Int32Array(graph.size);
	const path = new Int32Array(region.members.length);
	const pending = new Int32Array(region.members.length);
	let visited = 0;
	let pathLength = 0;
	let pendingLength = 0;
	const enter = (c: number): void => {
		order[c] = ++visited;
		low[c] = visited;
		nextEvent[c] = graph.eventStart[c]!;
		path[pathLength++] = c;
		pending[pendingLength++] = c;
	};
	for (const root of region.members) {
		if (order[root] !== 0) continue;
		enter(root);
		while (pathLength > 0) {
			const c = path[pathLength - 1]!;
			const i = nextEvent[c]!;
			if (i < graph.eventStart[c + 1]!) {
				nextEvent[c] = i + 1;
				const target = graph.targets[i]!;
				if (target < 0 || region.inside[target] === 0 || faulty.includes(graph.processes[i]!)) continue;
				if (order[target] === 0) enter(target);
				else if (component[target] === -1 && order[target]! < low[c]!) low[c] = order[target]!;
				continue;
			}
			pathLength--;
			const above = path[pathLength - 1];
			if (pathLength > 0 && low[c]! < low[above!]!) low[above!] = low[c]!;
			if (low[c] !== order[c]) continue;
			let size = 0;
			for (let member = -1; member !== c; size++) {
				member = pending[--pendingLength]!;
				component[member] = sizes.length;
			}
			sizes.push(size);
		}
	}
	return sizes;
}

function hasEvent(inside: Inside): boolean {
	for (const c of inside.members) for (const _ of eventsFrom(inside, c)) return true;
	return false;
}

/** Letters are named by their true round numbers, as they are at the level of the first member; where rounds rise, only letters without one can be owed. */
function debtOf(inside: Inside, levels: Component['levels'], rises: boolean): Debt | undefined {
	const {graph, members, faulty} = inside;
	const {situations} = graph;
	const {locals, reductions} = situations;
	const stepped = new Set<number>();
	const received = new Set<number>();
	for (const c of members) {
		for (const index of eventsFrom(inside, c)) {
			stepped.add(graph.processes[index]!);
			for (let p = 0; p < graph.n; p++) if (((graph.dropped[index] ?? 0) & (1 << p)) !== 0) stepped.add(p);
			for (const letter of deliveredBy(graph, c, index))
				received.add(reductions.shiftLetter(letter, levels?.get(c) ?? 0));
		}
	}
	for (let process = 0; process < graph.n; process++) {
		if (!faulty.includes(process) && !stepped.has(process)) return {process};
	}
	let waiting = lettersWaiting(graph, members[0]!, faulty);
	if (rises) waiting = waiting.filter(letter => reductions.letterSpan(letter).low === Infinity);
	for (const c of members) {
		if (waiting.length === 0) break;
		waiting = waiting.filter(letter => {
			const here = reductions.shiftLetter(letter, -(levels?.get(c) ?? 0));
			return situations.waits(graph.words[c * graph.n + locals.destinationOf(here)]!, here);
		});
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
