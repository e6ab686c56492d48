import {
	componentsOf,
	concreteTo,
	type Lasso,
	lassoIn,
	type Looker,
	regionFrom,
	type Spot,
	spotOf,
	type Valence,
	valenceOf,
	wayToDecision,
} from '../engine/index.js';
import type {Bit, Schedule} from '../flp/index.js';

/** What happens without some processes: somebody decides in the end, or nobody ever does in some run that leaves out nobody else, or that is not known. */
export type Silence =
	| {readonly is: 'decides'; readonly value: Bit; readonly schedule: Schedule; readonly valence: Valence}
	| {readonly is: 'blocks'; readonly run: Lasso; readonly valence: Valence}
	| {readonly is: 'unknown'; readonly valence: Valence};

/**
 * What happens after `schedule` if the processes in `without` take no step any more: the nearest decision, or where none can be reached, a run in which
 * nobody ever decides. Linear in the graph.
 */
export function silence(looker: Looker, schedule: Schedule, without: readonly number[]): Silence {
	const {graph, bits} = looker;
	const spot = spotOf(graph, schedule);
	if (spot === undefined) return {is: 'unknown', valence: 'unknown'};
	const valence = valenceOf(bits(without)[spot.c]!);
	const ways = ([0, 1] as const).flatMap(value => {
		const way = wayToDecision(graph, spot.c, value, without);
		return way === undefined ? [] : [{value, way}];
	});
	const [nearest] = ways.sort((a, b) => a.way.length - b.way.length);
	if (nearest !== undefined) {
		const {value, way} = nearest;
		return {
			is: 'decides',
			value,
			schedule: concreteTo(graph, spot.c, way, {offset: spot.by, silent: without}),
			valence,
		};
	}
	const run = valence === 'stuck' ? blockedRun(looker, spot, without) : undefined;
	return run === undefined ? {is: 'unknown', valence} : {is: 'blocks', run, valence};
}

/** A run from a spot in which nobody ever decides and only `without` take no step. */
function blockedRun({graph}: Looker, {c, by}: Spot, without: readonly number[]): Lasso | undefined {
	const region = regionFrom(graph, c, at => graph.decisions[at] === 0, without);
	const fair = componentsOf(graph, region, without).find(({owes}) => owes === undefined);
	return fair === undefined ? undefined : lassoIn(graph, region, fair, {faulty: without, dead: true, offset: by});
}
