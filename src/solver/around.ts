import {
	decidedAt,
	beyond,
	eventAt,
	type Graph,
	isCritical,
	isOpen,
	type Looker,
	moveAt,
	partitionOf,
	partsOf,
	type Region,
	regionFrom,
	type Spot,
	spotsAlong,
	transitionsOf,
	type Valence,
	valenceOf,
} from '../engine/index.js';
import type {Bit, Event, Schedule} from '../flp/index.js';
import {faultyIn, isUpToShift, type Play} from '../game/index.js';
import type {Spaces} from './spaces.js';

/** The configurations around one of them, for a map: as many as are worth drawing, and what there is of them in all. */
export interface Around {
	/** the configuration in the middle first, then what can be reached from it, nearest first, then what else the schedule to it goes through */
	readonly places: readonly AroundPlace[];
	/** the places of the configurations of that schedule: of C0 first, and of the middle last */
	readonly path: readonly number[];
	/** how many configurations are so many steps away, and how many of them are open; the first layer is the middle itself */
	readonly layers: readonly {readonly configurations: number; readonly open: number}[];
	/** how many configurations can be reached, how many of them are open, and how many critical */
	readonly reachable: number;
	readonly open: number;
	readonly critical: number;
	/** the parts of what is open in which one can go round, nearest first: how many configurations each has, and whether it can be reached from the middle */
	readonly loops: readonly {readonly size: number; readonly ahead: boolean}[];
	/** whether that is all there is */
	readonly complete: boolean;
	/** whether configurations that differ in what the protocol declares to be alike count as one */
	readonly reduced: boolean;
}

/** A configuration on the map. */
export interface AroundPlace {
	/** how many steps it is away from the middle; below 0 for one that the schedule went through before and that cannot be reached from there */
	readonly layer: number;
	readonly valence: Valence;
	readonly open: boolean;
	/** `undefined` where that is not known */
	readonly critical: boolean | undefined;
	readonly decided: readonly Bit[];
	/** which of the loops it is in; `null` where no way leads back to it through open configurations */
	readonly loop: number | null;
	/** the last step of a shortest schedule to it, and from where; `null` for the middle, and where there is none */
	readonly before: {readonly place: number; readonly event: Event} | null;
	readonly steps: readonly AroundStep[];
}

/** A step from a configuration. */
export interface AroundStep {
	readonly event: Event;
	/** a place; or one that is not among those drawn; or one that was not explored */
	readonly to: number | 'far' | 'beyond';
	readonly valence: Valence;
	readonly open: boolean;
}

/** How much of it is drawn, at most: configurations of one layer, and layers, and configurations in all. */
export interface HowMuch {
	readonly wide: number;
	readonly deep: number;
	readonly all: number;
}

const enough: HowMuch = {wide: 64, deep: 60, all: 1200};

/** What is around the configuration where a play stands, by steps of the processes that are not faulty; `undefined` where the exploration did not reach or no inputs are chosen. @throws Breach */
export function aroundFor(play: Play, spaces: Spaces): Around | undefined {
	const {inputs, schedule} = play;
	if (inputs === null) return undefined;
	return aroundFrom(spaces.looker(inputs, isUpToShift(play)), schedule, faultyIn(play));
}

/** The same after any schedule, by steps of the processes outside `without`. Linear in the graph. */
export function aroundFrom(
	{graph, bits: bitsOf}: Looker,
	schedule: Schedule,
	without: readonly number[] = [],
	much: HowMuch = enough,
): Around | undefined {
	const spots = spotsAlong(graph, schedule).filter(spot => spot !== undefined);
	const middle = spots.at(-1)!;
	if (spots.length <= schedule.length) return undefined;
	const bits = bitsOf();
	const region = regionFrom(graph, middle.c, () => true, without);
	const away = distancesIn(region, graph.size);
	const open = (c: number): boolean => isOpen(graph, bits, c);
	const drawn = drawnOf(region, away, open, much);
	const places = new Map(drawn.map((c, index) => [c, index]));
	const shown = drawn.map(c => ({c, layer: away[c]!}));
	for (const [taken, spot] of [...spots.entries()].reverse()) {
		if (places.has(spot.c)) continue;
		places.set(spot.c, shown.length);
		shown.push({c: spot.c, layer: taken - schedule.length});
	}
	const at = spotsOf(graph, region, middle, drawn);
	for (const spot of spots) if (!at.has(spot.c)) at.set(spot.c, spot);
	const loops = loopsOf(graph, bits, region, without);
	const inside = (c: number): boolean => region.inside[c] === 1;
	return {
		places: shown.map(({c, layer}) => ({
			layer,
			valence: valenceOf(bits[c]!),
			open: open(c),
			critical: isCritical(graph, bits, c),
			decided: decidedAt(graph, c),
			loop: loops.of(c),
			before: layer <= 0 ? null : beforeOf(graph, region, at, places, c),
			steps: transitionsOf(graph, c)
				.filter(({process}) => !without.includes(process))
				.map(transition => {
					const {target} = transition;
					return {
						event: eventAt(graph, at.get(c)!, transition),
						to: target === beyond ? ('beyond' as const) : (places.get(target) ?? ('far' as const)),
						valence: target === beyond ? ('unknown' as const) : valenceOf(bits[target]!),
						open: target !== beyond && open(target),
					};
				}),
		})),
		path: spots.map(({c}) => places.get(c)!),
		layers: layersOf(region, away, open),
		reachable: region.members.length,
		open: region.members.filter(open).length,
		critical: region.members.filter(c => isCritical(graph, bits, c) === true).length,
		loops: loops.parts.map(part => ({size: part.length, ahead: inside(part[0]!)})),
		complete: !region.touchesFrontier,
		reduced: graph.situations.reductions.names.length > 0,
	};
}

/** How many steps each member of a region is away. */
function distancesIn({members, from, before}: Region, size: number): Int32Array {
	const away = new Int32Array(size);
	for (const c of members) if (c !== from) away[c] = away[before[c]!]! + 1;
	return away;
}

function layersOf({members}: Region, away: Int32Array, open: (c: number) => boolean): Around['layers'] {
	const layers: {configurations: number; open: number}[] = [];
	for (const c of members) {
		layers[away[c]!] ??= {configurations: 0, open: 0};
		layers[away[c]!]!.configurations++;
		if (open(c)) layers[away[c]!]!.open++;
	}
	return layers;
}

/** The members that are drawn, nearest first: of a layer that is too wide the open ones rather than others, and each only where the one before it is drawn, too. */
function drawnOf(
	{members, from, before}: Region,
	away: Int32Array,
	open: (c: number) => boolean,
	{wide, deep, all}: HowMuch,
): number[] {
	const drawn = new Set<number>();
	for (let first = 0; first < members.length; ) {
		const layer = away[members[first]!]!;
		let last = first;
		while (last < members.length && away[members[last]!] === layer) last++;
		const mine = Array.from(members.subarray(first, last)).filter(c => c === from || drawn.has(before[c]!));
		const kept = mine.length <= wide ? mine : [...mine.filter(open), ...mine.filter(c => !open(c))].slice(0, wide);
		if (layer > deep || drawn.size + kept.length > all) break;
		for (const c of mine) if (kept.includes(c)) drawn.add(c);
		first = last;
	}
	return [...drawn];
}

/** Where a shortest schedule to each of them ends, with its true round numbers. */
function spotsOf(graph: Graph, region: Region, middle: Spot, drawn: readonly number[]): Map<number, Spot> {
	const spots = new Map([[middle.c, middle]]);
	for (const c of drawn) {
		if (c === middle.c) continue;
		const amount = graph.amounts[region.by[c]!] ?? 0;
		spots.set(c, {c, by: spots.get(region.before[c]!)!.by + amount});
	}
	return spots;
}

function beforeOf(
	graph: Graph,
	region: Region,
	at: ReadonlyMap<number, Spot>,
	places: ReadonlyMap<number, number>,
	c: number,
): AroundPlace['before'] {
	const before = region.before[c]!;
	return {
		place: places.get(before)!,
		event: eventAt(graph, at.get(before)!, moveAt(graph, before, region.by[c]!)),
	};
}

/** The parts of all that is open in which a step leads round, nearest to the middle first, and which one a configuration is in. */
function loopsOf(
	graph: Graph,
	bits: Uint8Array,
	region: Region,
	without: readonly number[],
): {readonly parts: readonly Int32Array[]; readonly of: (c: number) => number | null} {
	const partition = partitionOf(
		graph,
		regionFrom(graph, 0, c => isOpen(graph, bits, c)),
		without,
	);
	const round = [...partsOf(partition)].filter(part => part.length > 1 || leadsBack(graph, part[0]!, without));
	const nearest = new Map<number, number>();
	for (const c of region.members) {
		const part = partition.of[c]!;
		if (part !== undefined && part >= 0 && !nearest.has(part)) nearest.set(part, nearest.size);
	}
	const rank = (part: Int32Array): number => nearest.get(partition.of[part[0]!]!) ?? Infinity;
	const parts = round.toSorted((a, b) => rank(a) - rank(b) || a[0]! - b[0]!);
	const numbers = new Map(parts.map((part, index) => [partition.of[part[0]!]!, index]));
	return {parts, of: c => numbers.get(partition.of[c] ?? -1) ?? null};
}

/** Whether a step of a process outside `without` that changes the buffer leads from a configuration to itself: it sends again what it received. */
function leadsBack({situations, n, words, moveStart, targets}: Graph, c: number, without: readonly number[]): boolean {
	let move = moveStart[c]!;
	for (let p = 0; p < n; p++) {
		const last = move + situations.events.moves.values[words[c * n + p]!]!;
		if (!without.includes(p) && targets.subarray(move, last).includes(c)) return true;
		move = last;
	}
	return false;
}
