import {
	type Component,
	concrete,
	deliveredBy,
	type Graph,
	insideOf,
	isOpen,
	type Region,
	riseAlong,
	type Spot,
	steps,
	transitionsFrom,
	transitionsOf,
	type Valence,
	valenceOf,
	type Walk,
	wayTo,
} from '../engine/index.js';
import type {Json, Schedule} from '../flp/index.js';

/** Open configurations among which a run can go round for ever, but never an admissible one: what it owes, and what becomes of it when that is paid. */
export interface OwingLoop {
	readonly size: number;
	/** a schedule to the nearest of them, and from there once round */
	readonly way: Schedule;
	readonly round: Schedule;
	readonly owes: {readonly process: number} | {readonly to: number; readonly message: Json};
	/** how many of the events that would pay lead to what */
	readonly pays: Readonly<Record<Outcome, number>>;
}

/** What an event that pays a debt leads to: a decision, a valence that is settled, or an open configuration outside the loop. */
export type Outcome = 'decides0' | 'decides1' | Exclude<Valence, 'bivalent'> | 'open' | 'disagrees';

/** Where a component was found. */
interface Found {
	readonly graph: Graph;
	/** valence bits of every configuration */
	readonly bits: Uint8Array;
	readonly spot: Spot;
	readonly region: Region;
	readonly faulty: readonly number[];
}

/** A component that is not fair, as a loop that one can walk. Linear in its transitions, but for the way round, which is looked for among configurations times sets of processes. */
export function owingLoop({graph, bits, spot, region, faulty}: Found, component: Component): OwingLoop {
	const {members, owes} = component;
	const at = members[0]!;
	const stem = wayTo(graph, region, at);
	const offset = spot.by + riseAlong(stem);
	return {
		size: members.length,
		way: concrete(graph, spot.c, stem, {offset: spot.by}),
		round: concrete(graph, at, roundIn(graph, component, faulty), {offset, silent: faulty}),
		owes: owedBy(graph, owes),
		pays: outcomesOf(graph, bits, component),
	};
}

function owedBy({situations: {locals}}: Graph, owes: Component['owes']): OwingLoop['owes'] {
	if (owes === undefined || 'falls' in owes) throw new Error('a component in a refutation that owes nothing');
	return 'process' in owes ? owes : {to: locals.destinationOf(owes.letter), message: locals.valueOf(owes.letter)};
}

/** A shortest walk from a component's first configuration back to it, on which every process steps that steps in it at all; where there is too much to look at, any. */
function roundIn(graph: Graph, component: Component, faulty: readonly number[]): Walk {
	const {members} = component;
	const inside = insideOf(graph, component, faulty);
	const at = members[0]!;
	const all = Array.from(members)
		.flatMap(c => transitionsFrom(inside, c))
		.reduce((bits, transition) => bits | steppers(graph, transition), 0);
	const wanted = members.length * 2 ** graph.n > 100_000 ? 0 : all;
	const known = new Map<number, {readonly before: number; readonly by: Walk[number]}>();
	const keyOf = (c: number, stepped: number): number => c * 2 ** graph.n + stepped;
	const queue = [{c: at, stepped: 0}];
	for (const {c, stepped} of queue) {
		for (const transition of transitionsFrom(inside, c)) {
			const then = (stepped | steppers(graph, transition)) & wanted;
			const key = keyOf(transition.target, then);
			if (transition.target === at && then === wanted) {
				const walk = [transition];
				for (let from = keyOf(c, stepped); from !== keyOf(at, 0); from = known.get(from)!.before)
					walk.push(known.get(from)!.by);
				return walk.reverse();
			}
			if (known.has(key) || key === keyOf(at, 0)) continue;
			known.set(key, {before: keyOf(c, stepped), by: transition});
			queue.push({c: transition.target, stepped: then});
		}
	}
	throw new Error('a component without a way round');
}

/** The processes that step by a transition, as bits. */
function steppers({n}: Graph, transition: Walk[number]): number {
	return Array.from({length: n}, (_, p) => (steps(transition, p) ? 1 << p : 0)).reduce((all, bit) => all | bit, 0);
}

/** What the events lead to that would pay what a component owes, over all its configurations. */
function outcomesOf(graph: Graph, bits: Uint8Array, {members, owes, levels}: Component): OwingLoop['pays'] {
	const counts: Record<Outcome, number> = {
		decides0: 0,
		decides1: 0,
		disagrees: 0,
		open: 0,
		zero: 0,
		one: 0,
		stuck: 0,
		unknown: 0,
	};
	const {reductions} = graph.situations;
	for (const c of members) {
		for (const transition of transitionsOf(graph, c)) {
			const pays =
				owes !== undefined && 'process' in owes
					? steps(transition, owes.process)
					: owes !== undefined &&
						'letter' in owes &&
						deliveredBy(graph, c, transition).some(
							letter => reductions.shiftLetter(letter, levels?.get(c) ?? 0) === owes.letter,
						);
			if (pays) counts[outcomeAt(graph, bits, transition.target)]++;
		}
	}
	return counts;
}

function outcomeAt(graph: Graph, bits: Uint8Array, target: number): Outcome {
	if (target < 0) return 'unknown';
	const decided = graph.decisions[target]!;
	if (decided !== 0) return (['decides0', 'decides1', 'disagrees'] as const)[decided - 1]!;
	const valence = valenceOf(bits[target]!);
	return valence === 'bivalent' || isOpen(graph, bits, target) ? 'open' : valence;
}
