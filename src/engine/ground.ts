import {type Component, componentsIn} from './components.js';
import type {Graph} from './graph.js';
import {type Partition, partitionOf} from './partition.js';
import {type Region, regionFrom} from './region.js';

/** Where runs of some kind can go from a configuration, and its parts while nobody more is faulty: what several fault cases have in common. */
export interface Ground {
	readonly region: Region;
	readonly parts: Partition;
	/** the processes that never step on it */
	readonly dead: readonly number[];
}

/** The ground of the configurations with `holds`, without the processes that are dead from the start, from the initial configuration or another one. Linear in the moves. */
export function groundOf(graph: Graph, holds: (c: number) => boolean, dead: readonly number[] = [], from = 0): Ground {
	const region = regionFrom(graph, from, holds, dead);
	return {region, parts: partitionOf(graph, region, dead), dead};
}

/** The components on a ground with exactly these processes faulty, those dead on it included. */
export function componentsOn(
	graph: Graph,
	{region, parts, dead}: Ground,
	faulty: readonly number[],
): Generator<Component> {
	const partition = faulty.length === dead.length ? parts : partitionOf(graph, region, faulty, parts);
	return componentsIn(graph, partition, faulty);
}

/** What is found once, when it is first asked for. */
export function once<T>(find: () => T): () => T {
	let found: {readonly value: T} | undefined;
	return () => {
		found ??= {value: find()};
		return found.value;
	};
}
