import {
	type Component,
	componentsOf,
	concrete,
	endOf,
	type Graph,
	isOpen,
	type Looker,
	type Passes,
	type Region,
	regionFrom,
	shortestLoop,
	type Walk,
	walkOf,
	wayTo,
} from '../engine/index.js';
import {faultyIn, isPassed, type Loop, type Play} from '../game/index.js';
import {casesOf} from './cases.js';
import type {Found, Way} from './way.js';

/** pairs of a configuration and a set of debts that are looked at for one beginning of a loop, at most */
const most = 2_000_000;

/** A loop that could be closed: how many moves it takes from where the player is, and what they are. */
interface Candidate {
	readonly length: number;
	readonly walk: Walk;
	/** the number of the configuration in the whole run where the loop begins */
	readonly close: number;
	/** moves before the fault is declared */
	readonly after: number;
	readonly faulty: readonly number[];
}

/**
 * The nearest closed fair loop: from every configuration that can still be reached, and back to those that the player has been in. A fair loop lies in a
 * fair component (SPEC §2), so there is none where there is no fair component.
 */
export function loopWay(play: Play, goal: Loop, {graph, bits}: Looker): Found {
	const run = walkOf(graph, play.schedule);
	if (run === undefined) return {is: 'unknown'};
	const here = endOf(run);
	const declared = faultyIn(play);
	const region = regionFrom(graph, here, whereLoops(goal, graph, bits), declared);
	let best: Candidate | undefined;
	const passes = passesOf(goal, graph);
	let exact = graph.complete;
	for (const faulty of casesOf(play)) {
		for (const component of componentsOf(graph, region, faulty)) {
			if (!holdsLoop(component, passes)) continue;
			const found = nearestIn({graph, region, component, faulty, run, passes}, best?.length ?? Infinity);
			best = found.best ?? best;
			exact &&= found.exact;
		}
	}
	if (best === undefined) return {is: graph.complete ? 'none' : 'unknown'};
	const way: Way = {
		inputs: null,
		schedule: concrete(graph, here, best.walk),
		faulty: declared.length > 0 || best.faulty.length === 0 ? null : best.faulty[0]!,
		after: best.after,
		said: {close: best.close},
	};
	return {is: 'way', way, exact};
}

/** Whether a fair loop can still be closed, as {@link loopWay} looks for the nearest; much quicker, as none has to be found. Sure where the graph is complete. */
export function hasLoop(play: Play, goal: Loop, {graph, bits}: Looker): boolean {
	const run = walkOf(graph, play.schedule);
	if (run === undefined) return false;
	const region = regionFrom(graph, endOf(run), whereLoops(goal, graph, bits), faultyIn(play));
	const passes = passesOf(goal, graph);
	return casesOf(play).some(faulty =>
		componentsOf(graph, region, faulty).some(component => holdsLoop(component, passes)),
	);
}

/** Where the configurations of a loop lie that reaches the goal. */
export function whereLoops(goal: Loop, graph: Graph, bits: Looker['bits']): (c: number) => boolean {
	return goal.kind === 'fair-loop' ? c => isOpen(graph, bits(), c) : c => graph.decisions[c] === 0;
}

/** Which configurations are such as a loop has to pass; `undefined` where it may pass where it likes. */
export function passesOf(goal: Loop, {situations, words, n}: Graph): Passes | undefined {
	if (goal.kind !== 'fair-loop' || goal.passes === undefined) return undefined;
	const {passes} = goal;
	return c =>
		isPassed(
			passes,
			Array.from(words.subarray(c * n, (c + 1) * n), situation =>
				situations.locals.stateOf(situations.stateAt(situation)),
			),
		);
}

/** Whether a component has a loop as the goal wants it: it is fair, and has a configuration to pass. */
export function holdsLoop({owes, members}: Component, passes: Passes | undefined): boolean {
	return owes === undefined && (passes === undefined || members.some(passes));
}

interface Search {
	readonly graph: Graph;
	readonly region: Region;
	readonly component: Component;
	readonly faulty: readonly number[];
	/** the transitions so far */
	readonly run: Walk;
	readonly passes: Passes | undefined;
}

/** The nearest loop in a component that takes fewer than `bound` moves. */
function nearestIn(search: Search, bound: number): {readonly best: Candidate | undefined; readonly exact: boolean} {
	const {graph, region, component, faulty, run, passes} = search;
	const now = run.length;
	const at = (k: number): number => endOf(run.slice(0, k));
	let best: Candidate | undefined;
	let exact = true;
	const take = (stem: Walk, loop: Walk | undefined, close: number): void => {
		if (loop === undefined) exact = false;
		else if (stem.length + loop.length < (best?.length ?? bound)) {
			const length = stem.length + loop.length;
			best = {length, walk: [...stem, ...loop], close, after: stem.length, faulty};
		}
	};
	const members = new Set(component.members);
	if (members.has(at(now))) {
		for (let k = now - 1; k >= 0 && members.has(at(k)) && !faulty.includes(run[k]!.process); k--)
			take([], shortestLoop(graph, component, at(k), faulty, {walked: run.slice(k), most, passes}), k);
	}
	for (const beginning of region.members) {
		if (!members.has(beginning)) continue;
		const stem = wayTo(graph, region, beginning);
		// nearest first, and every loop takes a step of each process that is not faulty
		if (stem.length + graph.n - faulty.length >= (best?.length ?? bound)) break;
		take(stem, shortestLoop(graph, component, beginning, faulty, {most, passes}), now + stem.length);
	}
	return {best, exact};
}
