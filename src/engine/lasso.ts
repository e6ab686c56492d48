import type {Schedule} from '../flp/index.js';
import {type Component, lettersWaiting} from './components.js';
import {concrete, deliveredBy, riseAlong, steps} from './concrete.js';
import {type Inside, transitionsFrom} from './flow.js';
import type {Graph, Transition, Walk} from './graph.js';
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

/** Whether a configuration is one of those that a loop has to pass; a component that is asked for such a loop has one. */
export type Passes = (c: number) => boolean;

/** how many of a component's configurations are tried as the beginning of the loop */
const beginnings = 64;

/**
 * A lasso in a fair component: from where the region begins (whose round numbers truly are higher by `offset`) through it into the component, then round, so that every process not faulty steps and every
 * message that waits at the beginning is received. From each of the nearest 64 beginnings the loop is a shortest one where that is cheap to find,
 * and pays the nearest debt first where it is not; the shortest lasso of these is taken. Where rounds rise, the loop is repeated until what
 * waited is received. `dead` processes never step at all. With `passes`, the loop goes through such a configuration.
 */
export function lassoIn(
	graph: Graph,
	region: Region,
	component: Component,
	{
		faulty,
		dead,
		offset: begun = 0,
		passes,
	}: {
		readonly faulty: readonly number[];
		readonly dead: boolean;
		readonly offset?: number;
		readonly passes?: Passes | undefined;
	},
): FoundLasso {
	let best: {at: number; stem: Walk; loop: Walk} | undefined;
	for (const at of component.members.subarray(0, component.rising === undefined ? beginnings : 1)) {
		const stem = wayTo(graph, region, at);
		const loop =
			component.rising === undefined
				? (shortestLoop(graph, component, at, faulty, {passes}) ?? payingLoop(graph, component, at, faulty, passes))
				: risingLoop(graph, component, at, faulty, passes);
		if (best === undefined || stem.length + loop.length < best.stem.length + best.loop.length) best = {at, stem, loop};
	}
	const {at, stem, loop} = best!;
	const offset = begun + riseAlong(stem);
	return {
		faulty,
		at,
		offset,
		shift: riseAlong(loop),
		stem: concrete(graph, region.from, stem, {offset: begun, silent: dead ? faulty : []}),
		loop: concrete(graph, at, loop, {offset, silent: faulty}),
	};
}

/** The letters that a transition of `c` delivers, by the round numbers that they truly have, seen from `at`. */
function trueLetters(graph: Graph, {levels}: Component, at: number, c: number, transition: Transition): number[] {
	const letters = deliveredBy(graph, c, transition);
	if (levels === undefined) return letters;
	const by = levels.get(c)! - levels.get(at)!;
	return letters.map(letter => graph.situations.reductions.shiftLetter(letter, by));
}

/** a shortest loop is looked for where configurations times sets of debts are at most this many */
const cheap = 16_384;

/**
 * A shortest walk that comes back to `at` with all debts paid, by exploring pairs of a configuration and a set of debts paid. `walked` is a walk from
 * `at` inside the component that was made already, and goes on from where it ended; with `passes`, to go through such a configuration is a debt, too.
 * `undefined` where that is more than `most` pairs.
 */
export function shortestLoop(
	graph: Graph,
	component: Component,
	at: number,
	faulty: readonly number[],
	{
		walked = [],
		most = cheap,
		passes,
	}: {readonly walked?: Walk; readonly most?: number; readonly passes?: Passes | undefined} = {},
): Walk | undefined {
	const letters = lettersWaiting(graph, at, faulty);
	const processes = Array.from({length: graph.n}, (_, p) => p).filter(p => !faulty.includes(p));
	const passage = letters.length + processes.length;
	const all = 2 ** (passage + (passes === undefined ? 0 : 1)) - 1;
	if (component.members.length * (all + 1) > most) return undefined;
	const place = new Map(Array.from(component.members, (c, index) => [c, index]));
	const inside: Inside = {graph, members: component.members, faulty, holds: c => place.has(c)};
	const paidBy = (c: number, transition: Transition): number => {
		let paid = 0;
		for (const letter of trueLetters(graph, component, at, c, transition)) {
			const bit = letters.indexOf(letter);
			if (bit !== -1) paid |= 1 << (processes.length + bit);
		}
		for (const [bit, p] of processes.entries()) if (steps(transition, p)) paid |= 1 << bit;
		if (passes?.(transition.target) === true) paid |= 1 << passage;
		return paid;
	};
	const known = new Map<number, readonly {readonly transition: Transition; readonly pays: number}[]>();
	const paymentsFrom = (c: number): readonly {readonly transition: Transition; readonly pays: number}[] => {
		const payments =
			known.get(c) ?? transitionsFrom(inside, c).map(transition => ({transition, pays: paidBy(c, transition)}));
		known.set(c, payments);
		return payments;
	};
	const cameBy = new Map<number, Arrival>();
	const begun = walked.reduce(({c, paid}, transition) => ({c: transition.target, paid: paid | paidBy(c, transition)}), {
		c: at,
		paid: 0,
	});
	if (walked.length > 0 && begun.c === at && begun.paid === all) return [];
	const queue = [begun];
	const keyOf = (c: number, paid: number): number => place.get(c)! * (all + 1) + paid;
	for (const {c, paid} of queue) {
		for (const {transition, pays} of paymentsFrom(c)) {
			const {target} = transition;
			const then = paid | pays;
			const key = keyOf(target, then);
			if (cameBy.has(key)) continue;
			cameBy.set(key, {before: keyOf(c, paid), transition});
			if (target === at && then === all) return unwind(cameBy, keyOf(begun.c, begun.paid), key);
			queue.push({c: target, paid: then});
		}
	}
	return undefined;
}

/** A closed walk from `at`, the nearest debt paid first. Where rounds rise only letters without one are debts. */
function payingLoop(
	graph: Graph,
	component: Component,
	at: number,
	faulty: readonly number[],
	passes: Passes | undefined,
): Walk {
	const {reductions} = graph.situations;
	const inside = insideOf(graph, component, faulty);
	const owedSteps = new Set(Array.from({length: graph.n}, (_, p) => p).filter(p => !faulty.includes(p)));
	const waiting = lettersWaiting(graph, at, faulty);
	const owedLetters = new Set(
		component.rising === undefined ? waiting : waiting.filter(letter => reductions.letterSpan(letter).low === Infinity),
	);
	const lettersOf = (c: number, transition: Transition): number[] => trueLetters(graph, component, at, c, transition);
	const walk: Transition[] = [];
	let c = at;
	const go = (pays: (from: number, transition: Transition) => boolean): void => {
		for (const transition of shortestWalk(inside, c, pays)) {
			for (const p of owedSteps) if (steps(transition, p)) owedSteps.delete(p);
			for (const letter of lettersOf(c, transition)) owedLetters.delete(letter);
			walk.push(transition);
			c = transition.target;
		}
	};
	while (owedSteps.size > 0 || owedLetters.size > 0) {
		go(
			(from, transition) =>
				[...owedSteps].some(p => steps(transition, p)) ||
				(owedLetters.size > 0 && lettersOf(from, transition).some(letter => owedLetters.has(letter))),
		);
	}
	if (passes !== undefined && !walk.some(({target}) => passes(target))) go((_, {target}) => passes(target));
	if (c !== at) go((_, {target}) => target === at);
	return walk;
}

/** The transitions of a component, without those of the faulty. */
export function insideOf(graph: Graph, {members}: Component, faulty: readonly number[]): Inside {
	const set = new Set(members);
	return {graph, members, faulty, holds: c => set.has(c)};
}

/** A closed walk that pays all debts and on which rounds rise, as often as it takes until every message that waited at its beginning was received. */
function risingLoop(
	graph: Graph,
	component: Component,
	at: number,
	faulty: readonly number[],
	passes: Passes | undefined,
): Walk {
	const inside = insideOf(graph, component, faulty);
	const cycle = component.rising!;
	const once = payingLoop(graph, component, at, faulty, passes);
	const walkTo = (from: number, to: number): Walk =>
		from === to ? [] : shortestWalk(inside, from, (_, {target}) => target === to);
	let whole = once;
	if (riseAlong(once) <= 0) {
		const there = walkTo(at, cycle.at);
		const back = walkTo(cycle.at, at);
		const rise = riseAlong([...once, ...there, ...back]);
		const times = Math.max(1, Math.floor(-rise / cycle.rise) + 1);
		whole = [...once, ...there, ...Array.from({length: times}, () => cycle.walk).flat(), ...back];
	}
	const loop = [...whole];
	while (!receivesAll(graph, at, loop, faulty)) loop.push(...whole);
	return loop;
}

/** Whether every message that waits at the beginning of a walk is received on it, under its true round numbers. */
function receivesAll(graph: Graph, at: number, loop: Walk, faulty: readonly number[]): boolean {
	const {reductions} = graph.situations;
	const owed = new Set(lettersWaiting(graph, at, faulty));
	let c = at;
	let by = 0;
	for (const transition of loop) {
		for (const letter of deliveredBy(graph, c, transition)) owed.delete(reductions.shiftLetter(letter, by));
		by += transition.amount;
		c = transition.target;
	}
	return owed.size === 0;
}

/** A shortest walk inside a component whose last event pays. A strongly connected component always has one for what it owes nothing of. */
function shortestWalk(
	inside: Inside,
	from: number,
	pays: (from: number, transition: Transition) => boolean,
): Transition[] {
	const cameBy = new Map<number, Arrival>();
	const queue = [from];
	for (const c of queue) {
		for (const transition of transitionsFrom(inside, c)) {
			if (pays(c, transition)) return [...unwind(cameBy, from, c), transition];
			const {target} = transition;
			if (target === from || cameBy.has(target)) continue;
			cameBy.set(target, {before: c, transition});
			queue.push(target);
		}
	}
	throw new Error('a fair component cannot pay what it owes');
}

/** How a search came to something: from what, and by what. */
interface Arrival {
	readonly before: number;
	readonly transition: Transition;
}

function unwind(cameBy: ReadonlyMap<number, Arrival>, from: number, to: number): Transition[] {
	const walk: Transition[] = [];
	for (let c = to; c !== from; ) {
		const {before, transition} = cameBy.get(c)!;
		walk.push(transition);
		c = before;
	}
	return walk.reverse();
}
