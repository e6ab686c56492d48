import type {Schedule} from '../flp/index.js';
import {type Component, componentsOf} from './components.js';
import type {Graph} from './explore.js';
import {type FoundLasso, lassoIn} from './lasso.js';
import {type Region, regionFrom, scheduleToDecision, wayTo} from './region.js';
import {isOpen, mayBeOpen, valenceBits} from './valence.js';

/** The three answers (SPEC §2). */
export type Verdict = 'proved' | 'refuted' | 'unknown';

/** The fault model of a question: none, at most one process at any time, or a minority dead from the start (FLP85 §4). */
export type Faults = 'none' | 'one' | 'initial';

/** One case of a question: these processes are faulty. `dead` ones never step at all, the others may step on the way. */
export interface FaultCase {
	readonly faulty: readonly number[];
	readonly dead: boolean;
}

/** The cases of a fault model in the order in which they are reported: fault-free first. */
export function faultCases(faults: Faults, n: number): FaultCase[] {
	if (faults === 'initial') return deadSets(n).map(faulty => ({faulty, dead: true}));
	const single = faults === 'one' ? Array.from({length: n}, (_, f) => [f]) : [];
	return [[], ...single].map(faulty => ({faulty, dead: false}));
}

/** The sets of fewer than n/2 processes, by size, then in order. */
function deadSets(n: number): number[][] {
	const sets: number[][] = [[]];
	for (const set of sets) {
		if (2 * (set.length + 1) >= n) continue;
		for (let p = (set.at(-1) ?? -1) + 1; p < n; p++) sets.push([...set, p]);
	}
	return sets;
}

/** A proof that some admissible run stays open: a lasso, and from the beginning of its loop a schedule to each decision. */
export interface Proof extends FoundLasso {
	readonly toZero: Schedule;
	readonly toOne: Schedule;
}

/** The answer for one case; the components that were found wanting come with a *refuted*. */
export type Answer =
	| {readonly verdict: 'proved'; readonly proof: Proof}
	| {readonly verdict: 'refuted'; readonly region: Region; readonly components: readonly Component[]}
	| {readonly verdict: 'unknown'};

/**
 * Is there an admissible run from the initial configuration in which every configuration is open, with exactly these processes faulty?
 * `bits` are the valences over all schedules; a dead set's are computed here. SPEC §2; the rule for cut explorations included.
 */
export function answerCase(graph: Graph, bits: Uint8Array, {faulty, dead}: FaultCase): Answer {
	const without = dead ? faulty : [];
	const valences = without.length > 0 ? valenceBits(graph, without) : bits;
	const open = regionFrom(graph, 0, c => isOpen(graph, valences, c), without);
	const components = componentsOf(graph, open, faulty);
	const fair = components.find(component => component.owes === undefined);
	if (fair !== undefined) {
		const lasso = lassoIn(graph, open, fair, faulty);
		const toZero = scheduleToDecision(graph, lasso.at, 0, without);
		const toOne = scheduleToDecision(graph, lasso.at, 1, without);
		if (toZero === undefined || toOne === undefined)
			throw new Error('an open configuration without a schedule to both decisions');
		return {verdict: 'proved', proof: {...lasso, toZero, toOne}};
	}
	if (graph.complete) return {verdict: 'refuted', region: open, components};
	const region = regionFrom(graph, 0, c => mayBeOpen(graph, valences, c), without);
	if (region.touchesFrontier) return {verdict: 'unknown'};
	const possible = componentsOf(graph, region, faulty);
	if (possible.some(component => component.owes === undefined)) return {verdict: 'unknown'};
	return {verdict: 'refuted', region, components: possible};
}

/** A schedule to the nearest configuration of a component. */
export function wayToComponent(graph: Graph, region: Region, component: Component): Schedule {
	return wayTo(graph, region, component.members[0]!);
}
