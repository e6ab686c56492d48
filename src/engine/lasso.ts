import type {Schedule} from '../flp/index.js';
import {type Component, lettersWaiting} from './components.js';
import {concrete, deliveredBy, riseAlong} from './concrete.js';
import type {Graph} from './explore.js';
import {type Region, wayTo} from './region.js';

/** An infinite run in finite form: `stem · loop^ω`, with `shift > 0` each time raised by that. */
export interface Lasso {
	readonly faulty: readonly number[];
	readonly stem: Schedule;
	readonly loop: Schedule;
	readonly shift: number;
}

/** A lasso, the configuration where its loop begins, and how much higher the round numbers truly are there. */
export interface FoundLasso extends Lasso {
	readonly at: number;
	readonly offset: number;
}

/** how many of a component's configurations are tried as the beginning of the loop */
const beginnings = 64;

/**
 * A lasso in a fair component: from the initial configuration through the region into it, then round, so that every process not faulty steps and every
 * message that waits at the beginning is received. From each of the nearest 64 beginnings the loop is a shortest one where that is cheap to find,
 * and pays the nearest debt first where it is not; the shortest lasso of these is taken. Where rounds rise, the loop is repeated until what
 * waited is received. `dead` processes never step at all.
 */
export function lassoIn(
	graph: Graph,
	region: Region,
	component: Component,
	{faulty, dead}: {readonly faulty: readonly number[]; readonly dead: boolean},
): FoundLasso {
	let best: {at: number; stem: readonly number[]; loop: readonly number[]} | undefined;
	for (const at of component.members.subarray(0, component.rising === undefined ? beginnings : 1)) {
		const stem = wayTo(region, at);
		const loop =
			component.rising === undefined
				? (shortestLoop(graph, component, at, faulty) ?? payingLoop(graph, component, at, faulty))
				: risingLoop(graph, component, at, faulty);
		if (best === undefined || stem.length + loop.length < best.stem.length + best.loop.length) best = {at, stem, loop};
	}
	const {at, stem, loop} = best!;
	const offset = riseAlong(graph, stem);
	return {
		faulty,
		at,
		offset,
		shift: riseAlong(graph, loop),
		stem: concrete(graph, 0, stem, {silent: dead ? faulty : []}),
		loop: concrete(graph, at, loop, {offset, silent: faulty}),
	};
}

/** The letters that an event of `c` delivers, by the round numbers that they truly have, seen from `at`. */
function trueLetters(graph: Graph, {levels}: Component, at: number, c: number, index: number): number[] {
	const letters = deliveredBy(graph, c, index);
	if (levels === undefined) return letters;
	const by = levels.get(c)! - levels.get(at)!;
	return letters.map(letter => graph.situations.reductions.shiftLetter(letter, by));
}

/** The processes that step by an event: its own, and those for which it sent a message that was dropped, and so delivered at once. */
function steppedBy(graph: Graph, index: number): number {
	return (1 << graph.processes[index]!) | (graph.dropped[index] ?? 0);
}

/** a shortest loop is looked for where configurations times sets of debts are at most this many */
const cheap = 16_384;

/**
 * A shortest walk that comes back to `at` with all debts paid, by exploring pairs of a configuration and a set of debts paid. `walked` is a walk from
 * `at` inside the component that was made already, and goes on from where it ended. `undefined` where that is more than `most` pairs.
 */
export function shortestLoop(
	graph: Graph,
	component: Component,
	at: number,
	faulty: readonly number[],
	{walked = [], most = cheap}: {readonly walked?: readonly number[]; readonly most?: number} = {},
): number[] | undefined {
	const letters = lettersWaiting(graph, at, faulty);
	const processes = Array.from({length: graph.n}, (_, p) => p).filter(p => !faulty.includes(p));
	const all = 2 ** (letters.length + processes.length) - 1;
	if (component.members.length * (all + 1) > most) return undefined;
	const place = new Map(Array.from(component.members, (c, index) => [c, index]));
	const paidBy = (c: number, index: number): number => {
		const stepped = steppedBy(graph, index);
		let paid = 0;
		for (const letter of trueLetters(graph, component, at, c, index)) {
			const bit = letters.indexOf(letter);
			if (bit !== -1) paid |= 1 << (processes.length + bit);
		}
		for (const [bit, p] of processes.entries()) if ((stepped & (1 << p)) !== 0) paid |= 1 << bit;
		return paid;
	};
	const cameBy = new Map<number, {before: number; index: number}>();
	const begun = walked.reduce(({c, paid}, index) => ({c: graph.targets[index]!, paid: paid | paidBy(c, index)}), {
		c: at,
		paid: 0,
	});
	if (walked.length > 0 && begun.c === at && begun.paid === all) return [];
	const queue = [begun];
	const keyOf = (c: number, paid: number): number => place.get(c)! * (all + 1) + paid;
	for (const {c, paid} of queue) {
		for (let index = graph.eventStart[c]!; index < graph.eventStart[c + 1]!; index++) {
			const target = graph.targets[index]!;
			if (!place.has(target) || faulty.includes(graph.processes[index]!)) continue;
			const then = paid | paidBy(c, index);
			const key = keyOf(target, then);
			if (cameBy.has(key)) continue;
			cameBy.set(key, {before: keyOf(c, paid), index});
			if (target === at && then === all) return unwind(cameBy, keyOf(begun.c, begun.paid), key);
			queue.push({c: target, paid: then});
		}
	}
	return undefined;
}

/** A closed walk from `at`, the nearest debt paid first, as indices into `targets`. Where rounds rise only letters without one are debts. */
function payingLoop(graph: Graph, component: Component, at: number, faulty: readonly number[]): number[] {
	const {reductions} = graph.situations;
	const inside = new Set(component.members);
	const owedSteps = new Set(Array.from({length: graph.n}, (_, p) => p).filter(p => !faulty.includes(p)));
	const waiting = lettersWaiting(graph, at, faulty);
	const owedLetters = new Set(
		component.rising === undefined ? waiting : waiting.filter(letter => reductions.letterSpan(letter).low === Infinity),
	);
	const lettersOf = (c: number, index: number): number[] => trueLetters(graph, component, at, c, index);
	const walk: number[] = [];
	let c = at;
	const go = (pays: (from: number, index: number) => boolean): void => {
		for (const index of shortestWalk(graph, inside, c, faulty, pays)) {
			for (const p of owedSteps) if ((steppedBy(graph, index) & (1 << p)) !== 0) owedSteps.delete(p);
			for (const letter of lettersOf(c, index)) owedLetters.delete(letter);
			walk.push(index);
			c = graph.targets[index]!;
		}
	};
	while (owedSteps.size > 0 || owedLetters.size > 0) {
		go(
			(from, index) =>
				[...owedSteps].some(p => (steppedBy(graph, index) & (1 << p)) !== 0) ||
				(owedLetters.size > 0 && lettersOf(from, index).some(letter => owedLetters.has(letter))),
		);
	}
	if (c !== at) go((_, index) => graph.targets[index] === at);
	return walk;
}

/** A closed walk that pays all debts and on which rounds rise, as often as it takes until every message that waited at its beginning was received. */
function risingLoop(graph: Graph, component: Component, at: number, faulty: readonly number[]): number[] {
	const inside = new Set(component.members);
	const cycle = component.rising!;
	const once = payingLoop(graph, component, at, faulty);
	const walkTo = (from: number, to: number): number[] =>
		from === to ? [] : shortestWalk(graph, inside, from, faulty, (_, index) => graph.targets[index] === to);
	let whole = once;
	if (riseAlong(graph, once) <= 0) {
		const there = walkTo(at, cycle.at);
		const back = walkTo(cycle.at, at);
		const rise = riseAlong(graph, [...once, ...there, ...back]);
		const times = Math.max(1, Math.floor(-rise / cycle.rise) + 1);
		whole = [...once, ...there, ...Array.from({length: times}, () => cycle.indices).flat(), ...back];
	}
	const loop = [...whole];
	while (!receivesAll(graph, at, loop, faulty)) loop.push(...whole);
	return loop;
}

/** Whether every message that waits at the beginning of a walk is received on it, under its true round numbers. */
function receivesAll(graph: Graph, at: number, loop: readonly number[], faulty: readonly number[]): boolean {
	const {reductions} = graph.situations;
	const owed = new Set(lettersWaiting(graph, at, faulty));
	let c = at;
	let by = 0;
	for (const index of loop) {
		for (const letter of deliveredBy(graph, c, index)) owed.delete(reductions.shiftLetter(letter, by));
		by += graph.amounts[index]!;
		c = graph.targets[index]!;
	}
	return owed.size === 0;
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
