import {
	type Component,
	componentsOf,
	eventAt,
	type Graph,
	isOpen,
	type Looker,
	type Region,
	regionFrom,
	shortestLoop,
	wayTo,
} from '../engine/index.js';
import {type Event, makeEvent} from '../flp/index.js';
import {faultyIn, mayDeclare, partOf, type Play} from '../game/index.js';
import type {Goal} from '../level/index.js';
import type {Found, Way} from './way.js';

/** pairs of a configuration and a set of debts that are looked at for one beginning of a loop, at most */
const most = 2_000_000;

/** A loop that could be closed: how many moves it takes from where the player is, and what they are (indices into `targets`). */
interface Candidate {
	readonly length: number;
	readonly indices: readonly number[];
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
export function loopWay(
	play: Play,
	goal: Extract<Goal, {kind: 'fair-loop' | 'never-decides'}>,
	{graph, bits}: Looker,
): Found {
	const holds =
		goal.kind === 'fair-loop'
			? (c: number): boolean => isOpen(graph, bits(), c)
			: (c: number): boolean => graph.decisions[c] === 0;
	const run = walk(graph, play);
	if (run === undefined) return {is: 'unknown'};
	const declared = faultyIn(play);
	const cases = mayDeclare(play) ? [[], ...Array.from({length: partOf(play).n}, (_, p) => [p])] : [declared];
	const region = regionFrom(graph, run.at(-1)!.to, holds, declared);
	let best: Candidate | undefined;
	let exact = graph.complete;
	for (const faulty of cases) {
		for (const component of componentsOf(graph, region, faulty).filter(({owes}) => owes === undefined)) {
			const found = nearestIn({graph, region, component, faulty, run}, best?.length ?? Infinity);
			best = found.best ?? best;
			exact &&= found.exact;
		}
	}
	if (best === undefined) return {is: graph.complete ? 'none' : 'unknown'};
	const way: Way = {
		inputs: null,
		schedule: eventsOf(graph, run.at(-1)!.to, best.indices),
		faulty: declared.length > 0 || best.faulty.length === 0 ? null : best.faulty[0]!,
		after: best.after,
		said: {close: best.close},
	};
	return {is: 'way', way, exact};
}

/** The configurations of the run, and the event (an index into `targets`) that led to each. */
type Walked = readonly {readonly to: number; readonly by: number; readonly process: number}[];

function walk(graph: Graph, {schedule}: Play): Walked | undefined {
	const run = [{to: 0, by: -1, process: -1}];
	for (const event of schedule) {
		const c = run.at(-1)!.to;
		const text = makeEvent(event);
		let by = -1;
		for (let index = graph.eventStart[c]!; index < graph.eventStart[c + 1]! && by === -1; index++)
			if (graph.processes[index] === event.process && makeEvent(eventAt(graph, c, index)) === text) by = index;
		if (by === -1 || graph.targets[by]! < 0) return undefined;
		run.push({to: graph.targets[by]!, by, process: event.process});
	}
	return run;
}

interface Search {
	readonly graph: Graph;
	readonly region: Region;
	readonly component: Component;
	readonly faulty: readonly number[];
	readonly run: Walked;
}

/** The nearest loop in a component that takes fewer than `bound` moves. */
function nearestIn(search: Search, bound: number): {readonly best: Candidate | undefined; readonly exact: boolean} {
	const {graph, region, component, faulty, run} = search;
	const now = run.length - 1;
	let best: Candidate | undefined;
	let exact = true;
	const take = (stem: readonly number[], loop: readonly number[] | undefined, close: number): void => {
		if (loop === undefined) exact = false;
		else if (stem.length + loop.length < (best?.length ?? bound)) {
			const length = stem.length + loop.length;
			best = {length, indices: [...stem, ...loop], close, after: stem.length, faulty};
		}
	};
	const members = new Set(component.members);
	if (members.has(run[now]!.to)) {
		for (let k = now - 1; k >= 0 && members.has(run[k]!.to) && !faulty.includes(run[k + 1]!.process); k--) {
			const walked = run.slice(k + 1).map(({by}) => by);
			take([], shortestLoop(graph, component, run[k]!.to, faulty, {walked, most}), k);
		}
	}
	for (const at of region.members) {
		if (!members.has(at)) continue;
		const stem = wayTo(region, at);
		// nearest first, and every loop takes a step of each process that is not faulty
		if (stem.length + graph.n - faulty.length >= (best?.length ?? bound)) break;
		take(stem, shortestLoop(graph, component, at, faulty, {most}), now + stem.length);
	}
	return {best, exact};
}

function eventsOf(graph: Graph, from: number, indices: readonly number[]): Event[] {
	let c = from;
	return indices.map(index => {
		const event = eventAt(graph, c, index);
		c = graph.targets[index]!;
		return event;
	});
}
