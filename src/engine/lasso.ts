import type {Event, Schedule} from '../flp/index.js';
import {type Component, lettersWaiting} from './components.js';
import {eventAt, type Graph, letterAt} from './explore.js';
import {type Region, wayTo} from './region.js';

/** An infinite run in finite form: `stem · loop^ω`. */
export interface Lasso {
	readonly faulty: readonly number[];
	readonly stem: Schedule;
	readonly loop: Schedule;
}

/** A lasso, and the configuration where its loop begins. */
export interface FoundLasso extends Lasso {
	readonly at: number;
}

/** how many of a component's configurations are tried as the beginning of the loop */
const beginnings = 64;

/**
 * A lasso in a fair component: from the initial configuration through the region into it, then round, so that every process not faulty steps and every
 * message that waits at the beginning is received. Short, not always shortest: the nearest debt is paid first, from the best of the nearest 64 beginnings.
 */
export function lassoIn(graph: Graph, region: Region, component: Component, faulty: readonly number[]): FoundLasso {
	let best: {at: number; stem: Schedule; loop: readonly number[]} | undefined;
	for (const at of component.members.subarray(0, beginnings)) {
		const stem = wayTo(graph, region, at);
		const loop = loopFrom(graph, component, at, faulty);
		if (best === undefined || stem.length + loop.length < best.stem.length + best.loop.length) best = {at, stem, loop};
	}
	const {at, stem, loop} = best!;
	return {faulty, at, stem, loop: eventsAlong(graph, at, loop)};
}

function eventsAlong(graph: Graph, from: number, indices: readonly number[]): Event[] {
	let c = from;
	return indices.map(index => {
		const event = eventAt(graph, c, index);
		c = graph.targets[index]!;
		return event;
	});
}

/** A closed walk from `at` as indices into `targets`. */
function loopFrom(graph: Graph, component: Component, at: number, faulty: readonly number[]): number[] {
	const inside = new Set(component.members);
	const owedSteps = new Set(Array.from({length: graph.n}, (_, p) => p).filter(p => !faulty.includes(p)));
	const owedLetters = new Set(lettersWaiting(graph, at, faulty));
	const walk: number[] = [];
	let c = at;
	const go = (pays: (from: number, index: number) => boolean): void => {
		for (const index of shortestWalk(graph, inside, c, faulty, pays)) {
			owedSteps.delete(graph.processes[index]!);
			owedLetters.delete(letterAt(graph, c, index));
			walk.push(index);
			c = graph.targets[index]!;
		}
	};
	while (owedSteps.size > 0 || owedLetters.size > 0) {
		go((from, index) => owedSteps.has(graph.processes[index]!) || (owedLetters.size > 0 && owedLetters.has(letterAt(graph, from, index))));
	}
	if (c !== at) go((_, index) => graph.targets[index] === at);
	return walk;
}

/** A shortest walk inside a component whose last event pays. A strongly connected component always has one for what it owes nothing of. */
function shortestWalk(graph: Graph, inside: ReadonlySet<number>, from: number, faulty: readonly number[], pays: (from: number, index: number) => boolean): number[] {
	const cameBy = new Map<number, {before: number; index: number}>();
	const queue = [from];
	for (const c of queue) {
		for (let index = graph.eventStart[c]!; index < graph.eventStart[c + 1]!; index++) {
			const target = graph.targets[index]!;
			if (!inside.has(target) || faulty.includes(graph.processes[index]!)) continue;
			if (pays(c, index)) return [...unwind(cameBy, from, c), index];
			if (target === from || cameBy.has(target)) continue;
			cameBy.set(target, {before: c, index});
			queue.push(target);
		}
	}
	throw new Error('a fair component cannot pay what it owes');
}

function unwind(cameBy: ReadonlyMap<number, {before: number; index: number}>, from: number, to: number): number[] {
	const walk: number[] = [];
	for (let c = to; c !== from; ) {
		const {before, index} = cameBy.get(c)!;
		walk.push(index);
		c = before;
	}
	return walk.reverse();
}
