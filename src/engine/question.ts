import type {Schedule} from '../flp/index.js';
import type {Component} from './components.js';
import {concrete} from './concrete.js';
import type {Graph} from './graph.js';
import {componentsOn, type Ground, groundOf, once} from './ground.js';
import {type FoundLasso, lassoIn} from './lasso.js';
import {type Region, wayTo, wayToDecision} from './region.js';
import type {Spot} from './spot.js';
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
 * Is there an admissible run from the initial configuration in which every configuration is open, with exactly these processes faulty? Answers one
 * case after the other; what cases have in common is found once. `bits` are the valences over all schedules; a dead set's are computed here.
 * SPEC §2; the rule for cut explorations included.
 */
export function createAnswers(graph: Graph, bits: Uint8Array): (fault: FaultCase) => Answer {
	const open = (valences: Uint8Array) => (c: number) => isOpen(graph, valences, c);
	const mayOpen = (valences: Uint8Array) => (c: number) => mayBeOpen(graph, valences, c);
	const shared = {
		open: once(() => groundOf(graph, open(bits))),
		mayOpen: once(() => groundOf(graph, mayOpen(bits))),
	};
	return fault => {
		const {faulty, dead} = fault;
		if (!dead || faulty.length === 0) return answerOn(graph, shared, fault);
		const valences = valenceBits(graph, faulty);
		return answerOn(
			graph,
			{open: () => groundOf(graph, open(valences), faulty), mayOpen: () => groundOf(graph, mayOpen(valences), faulty)},
			fault,
		);
	};
}

/**
 * The same from a spot further on, for one case after the other. `halted` were declared faulty before it: they step no more, and only the case of
 * exactly these can be asked. The valences are those over all schedules.
 */
export function answersFrom(
	graph: Graph,
	bits: Uint8Array,
	{c, by}: Spot,
	halted: readonly number[],
): (faulty: readonly number[]) => Answer {
	const grounds = {
		open: once(() => groundOf(graph, at => isOpen(graph, bits, at), halted, c)),
		mayOpen: once(() => groundOf(graph, at => mayBeOpen(graph, bits, at), halted, c)),
	};
	return faulty => answerOn(graph, grounds, {faulty, dead: false, halted: halted.length > 0, offset: by});
}

/** A case, and where its runs begin. */
interface Begun extends FaultCase {
	/** whether the faulty step no more, though they did before */
	readonly halted?: boolean;
	/** by how much round numbers are truly higher where the runs begin */
	readonly offset?: number;
}

/** The ground that is known to be open, and that which may be for all that is known. */
interface Grounds {
	readonly open: () => Ground;
	readonly mayOpen: () => Ground;
}

function answerOn(graph: Graph, grounds: Grounds, fault: Begun): Answer {
	const {faulty} = fault;
	const open = grounds.open();
	const components = [...componentsOn(graph, open, faulty)];
	for (const fair of components.filter(({owes}) => owes === undefined)) {
		const proof = proofIn(graph, open.region, fair, fault);
		if (proof !== undefined) return {verdict: 'proved', proof};
	}
	if (components.some(({owes}) => !refutes(owes))) return {verdict: 'unknown'};
	if (graph.complete) return {verdict: 'refuted', region: open.region, components};
	const possible = grounds.mayOpen();
	if (possible.region.touchesFrontier) return {verdict: 'unknown'};
	const possibleComponents = [...componentsOn(graph, possible, faulty)];
	if (possibleComponents.some(({owes}) => !refutes(owes))) return {verdict: 'unknown'};
	return {verdict: 'refuted', region: possible.region, components: possibleComponents};
}

/** Whether a component with this debt has no admissible run in it. */
function refutes(owes: Component['owes']): boolean {
	return owes !== undefined && !('falls' in owes);
}

/** A lasso with a way to either decision; where its loop rises, without a step of the faulty (SPEC §4, claim 5). `undefined` when there is no such way. */
function proofIn(
	graph: Graph,
	open: Region,
	fair: Component,
	{faulty, dead, halted = false, offset = 0}: Begun,
): Proof | undefined {
	const lasso = lassoIn(graph, open, fair, {faulty, dead: dead || halted, offset});
	const silent = dead || lasso.shift > 0 ? faulty : [];
	const ways = ([0, 1] as const).map(value => wayToDecision(graph, lasso.at, value, silent));
	const [toZero, toOne] = ways.map(way => way && concrete(graph, lasso.at, way, {offset: lasso.offset, silent}));
	if (toZero !== undefined && toOne !== undefined) return {...lasso, toZero, toOne};
	if (lasso.shift > 0) return undefined;
	throw new Error('an open configuration without a schedule to both decisions');
}

/** A schedule to the nearest configuration of a component. */
export function wayToComponent(
	graph: Graph,
	region: Region,
	component: Component,
	{faulty, dead}: FaultCase,
): Schedule {
	return concrete(graph, 0, wayTo(graph, region, component.members[0]!), {silent: dead ? faulty : []});
}
