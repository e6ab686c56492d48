import type {Event, Inputs, Protocol, Schedule} from '../flp/index.js';
import {concrete} from './concrete.js';
import {explore} from './explore.js';
import {beyond, endOf, eventOf, type Graph, transitionsOf, walkOf} from './graph.js';
import {createLocals} from './locals.js';
import {createReductions} from './reductions.js';
import {regionFrom, wayToDecision} from './region.js';
import {createSituations} from './situations.js';
import {isOpen, type Valence, valenceBits, valenceOf} from './valence.js';

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

/** Looks from any configuration of one initial configuration's graph, which is explored once. */
export interface Looker {
	readonly graph: Graph;
	/** The valence bits of every configuration, over the schedules without the processes in `without`. Linear in the graph, once. */
	readonly bits: (without?: readonly number[]) => Uint8Array;
	/** What the engine sees after `schedule`; `unknown` where the exploration did not reach. Linear in the graph. */
	look(schedule: Schedule, without?: readonly number[]): Look;
}

/** Explores (at most `maxConfigurations`, by default half a million) and keeps the graph; `say` is told now and then how many there are. @throws Breach */
export function createLooker(
	protocol: Protocol,
	inputs: Inputs,
	{maxConfigurations = 500_000, say}: {maxConfigurations?: number; say?: (configurations: number) => void} = {},
): Looker {
	const locals = createLocals(protocol, inputs.length);
	// what the player sees is the protocol itself, not a reduction of it
	const situations = createSituations(locals, createReductions(locals, false));
	const graph = explore(situations, inputs, {limit: maxConfigurations}, say);
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
		look(schedule, without = []) {
			const walk = walkOf(graph, schedule);
			if (walk === undefined) return nothingSeen(graph.size);
			const c = endOf(walk);
			return {...lookAt(graph, bits(), c), silent: without.length === 0 ? null : valenceOf(bits(without)[c]!)};
		},
	};
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

function lookAt(graph: Graph, bits: Uint8Array, c: number): Omit<Look, 'silent'> {
	const moves = transitionsOf(graph, c).map(transition => {
		const {target} = transition;
		const event = eventOf(graph, transition);
		return target === beyond
			? {event, valence: 'unknown' as const, open: false}
			: {event, valence: valenceOf(bits[target]!), open: isOpen(graph, bits, target)};
	});
	return {
		valence: valenceOf(bits[c]!),
		open: isOpen(graph, bits, c),
		toZero: toDecision(graph, c, 0),
		toOne: toDecision(graph, c, 1),
		moves,
		reachable: regionFrom(graph, c, () => true).members.length,
		configurations: graph.size,
	};
}

function toDecision(graph: Graph, c: number, value: 0 | 1): Schedule | null {
	const way = wayToDecision(graph, c, value);
	return way === undefined ? null : concrete(graph, c, way);
}
