import {type Graph, letterAt} from './explore.js';
import {nothing} from './locals.js';
import type {Region} from './region.js';

/** What a component leaves out, so that no run in it is admissible: a process that never steps, or a letter that always waits and is never received. */
export type Debt = {readonly process: number} | {readonly letter: number};

/** A maximal strongly connected part of a region, by events of the processes that are not faulty, with at least one event in it (SPEC §2). */
export interface Component {
	/** ascending, and so nearest first */
	readonly members: Int32Array;
	/** the first debt found; `undefined` when the component is fair */
	readonly owes: Debt | undefined;
}

/** The components with an event in them, in the order of their first configuration. Iterative; linear in the events. */
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
		.flatMap(({members}) => {
			const events = eventsInside(graph, members, component, faulty);
			return events.stepped.size === 0 ? [] : [{members, owes: debtOf(graph, members, events, faulty)}];
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

interface EventsInside {
	readonly stepped: ReadonlySet<number>;
	readonly received: ReadonlySet<number>;
}

function eventsInside(
	graph: Graph,
	members: Int32Array,
	component: Int32Array,
	faulty: readonly number[],
): EventsInside {
	const stepped = new Set<number>();
	const received = new Set<number>();
	for (const c of members) {
		for (let i = graph.eventStart[c]!; i < graph.eventStart[c + 1]!; i++) {
			const target = graph.targets[i]!;
			const process = graph.processes[i]!;
			if (target < 0 || component[target] !== component[c] || faulty.includes(process)) continue;
			stepped.add(process);
			const letter = letterAt(graph, c, i);
			if (letter !== nothing) received.add(letter);
		}
	}
	return {stepped, received};
}

function debtOf(
	graph: Graph,
	members: Int32Array,
	{stepped, received}: EventsInside,
	faulty: readonly number[],
): Debt | undefined {
	for (let process = 0; process < graph.n; process++) {
		if (!faulty.includes(process) && !stepped.has(process)) return {process};
	}
	const letter = alwaysWaiting(graph, members, faulty).find(waiting => !received.has(waiting));
	return letter === undefined ? undefined : {letter};
}

/** The letters to processes that are not faulty which wait in every one of these configurations. */
function alwaysWaiting(graph: Graph, members: Int32Array, faulty: readonly number[]): number[] {
	let letters = lettersWaiting(graph, members[0]!, faulty);
	for (const c of members) {
		if (letters.length === 0) break;
		letters = letters.filter(letter =>
			graph.situations.waits(graph.words[c * graph.n + graph.situations.locals.destinationOf(letter)]!, letter),
		);
	}
	return letters;
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
