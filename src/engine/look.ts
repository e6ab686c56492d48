import type {Event, Inputs, Protocol, Schedule} from '../flp/index.js';
import {concreteTo} from './concrete.js';
import {explore} from './explore.js';
import {beyond, type Graph, transitionsOf} from './graph.js';
import {createLocals} from './locals.js';
import {createReductions} from './reductions.js';
import {regionFrom, wayToDecision} from './region.js';
import {createSituations, type Situations} from './situations.js';
import {eventAt, type Spot, spotOf} from './spot.js';
import {countValences, isOpen, type Valence, valenceBits, valenceOf} from './valence.js';

/** What the engine sees from one configuration. */
export interface Look {
	readonly valence: Valence;
	/** bivalent, and nobody has decided */
	readonly open: boolean;
	/** a shortest schedule to a decision 0, `null` when none is known */
	readonly toZero: Schedule | null;
	readonly toOne: Schedule | null;
	/** the valence over the schedules without the processes that were left out, where some were */
	readonly silent: Valence | null;
	/** every event that is applicable here, and what it leads to */
	readonly moves: readonly {readonly event: Event; readonly valence: Valence; readonly open: boolean}[];
	/** how many configurations can be reached from here, of those explored */
	readonly reachable: number;
	/** how many configurations were explored */
	readonly configurations: number;
}

/** How a looker looks. */
export interface HowToLook {
	/** configurations, at most; half a million unless told */
	readonly maxConfigurations?: number;
	/** whether what the protocol declares to be alike is one (SPEC §5): for runs that never come back but for round numbers */
	readonly reduced?: boolean;
	/** what is known of the protocol's steps already, for the same n and reductions, to be shared by lookers */
	readonly situations?: Situations | undefined;
	/** is told now and then how many configurations there are */
	readonly say?: ((configurations: number) => void) | undefined;
}

/** Looks from any configuration of one initial configuration's graph, which is explored once. */
export interface Looker {
	readonly graph: Graph;
	/** The valence bits of every configuration, over the schedules without the processes in `without`. Linear in the graph, once. */
	readonly bits: (without?: readonly number[]) => Uint8Array;
	/** how many of its configurations have each valence */
	readonly counts: () => Readonly<Record<Valence, number>>;
	/** What the engine sees after `schedule`; `unknown` where the exploration did not reach. Linear in the graph. */
	readonly look: (schedule: Schedule, without?: readonly number[]) => Look;
}

/** What is known of a protocol's steps: nothing yet. */
export function situationsOf(protocol: Protocol, n: number, reduced: boolean): Situations {
	const locals = createLocals(protocol, n);
	return createSituations(locals, createReductions(locals, reduced));
}

/** Explores and keeps the graph. @throws Breach */
export function createLooker(
	protocol: Protocol,
	inputs: Inputs,
	{maxConfigurations = 500_000, reduced = false, situations: given, say}: HowToLook = {},
): Looker {
	const situations = given ?? situationsOf(protocol, inputs.length, reduced);
	const {locals} = situations;
	const graph = reduced
		? exploreNear(situations, inputs, say)
		: explore(situations, inputs, {limit: maxConfigurations}, say);
	locals.askAgain();
	const known = new Map<string, Uint8Array>();
	const bits = (without: readonly number[] = []): Uint8Array => {
		const key = without.join();
		const all = known.get(key) ?? valenceBits(graph, without);
		known.set(key, all);
		return all;
	};
	return {
		graph,
		bits,
		counts: () => countValences(bits()),
		look(schedule, without = []) {
			const spot = spotOf(graph, schedule);
			if (spot === undefined) return nothingSeen(graph.size);
			return {
				...lookAt(graph, bits(), spot),
				silent: without.length === 0 ? null : valenceOf(bits(without)[spot.c]!),
			};
		},
	};
}

/** how far apart round numbers may be at first and at most, and how many configurations are enough to play in */
const nearest = 1;
const farthest = 6;
const enough = 10_000;

/** Explores a reduced graph in growing windows until it is large enough to play in. */
function exploreNear(situations: Situations, inputs: Inputs, say: HowToLook['say']): Graph {
	for (let window = nearest; ; window++) {
		const graph = explore(situations, inputs, {limit: enough * 15, window}, say);
		if (graph.complete || graph.size >= enough || window === farthest) return graph;
	}
}

function nothingSeen(configurations: number): Look {
	return {
		valence: 'unknown',
		open: false,
		silent: null,
		toZero: null,
		toOne: null,
		moves: [],
		reachable: 0,
		configurations,
	};
}

function lookAt(graph: Graph, bits: Uint8Array, spot: Spot): Omit<Look, 'silent'> {
	const {c} = spot;
	const moves = transitionsOf(graph, c).map(transition => {
		const {target} = transition;
		const event = eventAt(graph, spot, transition);
		return target === beyond
			? {event, valence: 'unknown' as const, open: false}
			: {event, valence: valenceOf(bits[target]!), open: isOpen(graph, bits, target)};
	});
	return {
		valence: valenceOf(bits[c]!),
		open: isOpen(graph, bits, c),
		toZero: toDecision(graph, spot, 0),
		toOne: toDecision(graph, spot, 1),
		moves,
		reachable: regionFrom(graph, c, () => true).members.length,
		configurations: graph.size,
	};
}

function toDecision(graph: Graph, {c, by}: Spot, value: 0 | 1): Schedule | null {
	const way = wayToDecision(graph, c, value);
	return way === undefined ? null : concreteTo(graph, c, way, {offset: by});
}
