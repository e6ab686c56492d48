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
 * message that waits at the beginning is received. From each of the nearest 64 beginnings the loop is a shortest one where that is cheap to find,
 * and pays the nearest debt first where it is not; the shortest lasso of these is taken.
 */
export function lassoIn(graph: Graph, region: Region, component: Component, faulty: readonly number[]): FoundLasso {
	let best: {at: number; stem: Schedule; loop: readonly number[]} | undefined;
	for (const at of component.members.subarray(0, beginnings)) {
		const stem = wayTo(graph, region, at);
		const loop = shortestLoop(graph, component, at, faulty) ?? payingLoop(graph, component, at, faulty);
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

/** a shortest loop is looked for where configurations times sets of debts are at most this many */
const cheap = 16_384;

/** A shortest closed walk from `at` that pays all debts, by exploring pairs of a configuration and a set of debts paid; `undefined` where that is not cheap. */
function shortestLoop(graph: Graph, component: Component, at: number, faulty: readonly number[]): number[] | undefined {
	const letters = lettersWaiting(graph, at, faulty);
	const processes = Array.from({length: graph.n}, (_, p) => p).filter(p => !faulty.includes(p));
	const all = 2 ** (letters.length + processes.length) - 1;
	if (component.members.length * (all + 1) > cheap) return undefined;
	const place = new Map(Array.from(component.members, (c, index) => [c, index]));
	const paidBy = (c: number, index: number): number => {
		const letter = letters.indexOf(letterAt(graph, c, index));
		return (1 << processes.indexOf(graph.processes[index]!)) | (letter === -1 ? 0 : 1 << (processes.length + letter));
	};
	const cameBy = new Map<number, {before: number; index: number}>();
	const queue = [{c: at, paid: 0}];
	const keyOf = (c: number, paid: number): number => place.get(c)! * (all + 1) + paid;
	for (const {c, paid} of queue) {
		for (let index = graph.eventStart[c]!; index < graph.eventStart[c + 1]!; index++) {
			const target = graph.targets[index]!;
			if (!place.has(target) || faulty.includes(graph.processes[index]!)) continue;
			const then = paid | paidBy(c, index);
			const key = keyOf(target, then);
			if (cameBy.has(key)) continue;
			cameBy.set(key, {before: keyOf(c, paid), index});
			if (target === at && then === all) return unwind(cameBy, keyOf(at, 0), key);
			queue.push({c: target, paid: then});
		}
	}
	return undefined;
}

/** A closed walk from `at`, the nearest debt paid first, as indices into `targets`. */
function payingLoop(graph: Graph, component: Component, at: number, faulty: readonly number[]): number[] {
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
		go(
			(from, index) =>
				owedSteps.has(graph.processes[index]!) ||
				(owedLetters.size > 0 && owedLetters.has(letterAt(graph, from, index))),
		);
	}
	if (c !== at) go((_, index) => graph.targets[index] === at);
	return walk;
}

/** A shortest walk inside a component whose last event pays. A strongly connected component always has one for what it owes nothing of. */
function shortestWalk(
	graph: Graph,
	inside: ReadonlySet<number>,
	from: number,
	faulty: readonly number[],
	pays: (from: number, index: number) => boolean,
): number[] {
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
