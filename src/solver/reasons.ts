import {concreteTo, type Looker, regionFrom, spotOf, type Valence, valenceOf, wayToDecision} from '../engine/index.js';
import type {Inputs, Schedule} from '../flp/index.js';
import {isUpToShift, partOf, type Play, silentIn} from '../game/index.js';
import type {Spaces} from './spaces.js';

/** What can be decided from a configuration, by schedules without steps of some processes, and how that is known. */
export interface Reach {
	readonly without: readonly number[];
	readonly valence: Valence;
	/** a shortest schedule to a decision 0, `null` when none is known */
	readonly toZero: Schedule | null;
	readonly toOne: Schedule | null;
	/** how many configurations can be reached, of those explored */
	readonly reachable: number;
	/** whether that is all of them */
	readonly complete: boolean;
	/** whether configurations that differ in what the protocol declares to be alike count as one; a schedule may then not be a shortest one */
	readonly reduced: boolean;
}

/**
 * Why the configuration after `schedule` has its valence: what all schedules can decide from there, and then, for each set in `silent`, those without
 * its processes. Nothing where the exploration did not reach. Linear in the graph for each set.
 */
export function reasonsFrom(
	{graph, bits}: Looker,
	schedule: Schedule,
	silent: readonly (readonly number[])[],
): Reach[] {
	const spot = spotOf(graph, schedule);
	if (spot === undefined) return [];
	const {c, by} = spot;
	return [[], ...silent].map(without => {
		const [toZero, toOne] = ([0, 1] as const).map(value => {
			const way = wayToDecision(graph, c, value, without);
			return way === undefined ? null : concreteTo(graph, c, way, {offset: by, silent: without});
		});
		const {members, touchesFrontier} = regionFrom(graph, c, () => true, without);
		return {
			without,
			valence: valenceOf(bits(without)[c]!),
			toZero: toZero!,
			toOne: toOne!,
			reachable: members.length,
			complete: !touchesFrontier,
			reduced: graph.situations.reductions.names.length > 0,
		};
	});
}

/** The same for where a play stands, without each of its processes; nothing while no inputs are chosen. @throws Breach */
export function reasonsFor(play: Play, spaces: Spaces): Reach[] {
	const {inputs, schedule} = play;
	if (inputs === null) return [];
	return reasonsFrom(spaces.looker(inputs, isUpToShift(play)), schedule, silentSets(partOf(play).n, silentIn(play)));
}

/** A run that is asked about. */
export interface RunAsked {
	readonly inputs: Inputs;
	readonly schedule: Schedule;
}

/** The valences of the configurations that these runs of a play's protocol end in; unknown where the exploration did not reach. @throws Breach */
export function valencesOf(play: Play, runs: readonly RunAsked[], spaces: Spaces): Valence[] {
	return runs.map(({inputs, schedule}) => {
		const {graph, bits} = spaces.looker(inputs, isUpToShift(play));
		const spot = spotOf(graph, schedule);
		return spot === undefined ? 'unknown' : valenceOf(bits([])[spot.c]!);
	});
}

/** Each process by itself; where several are silent, all of them together, too. */
function silentSets(n: number, silent: readonly number[]): readonly (readonly number[])[] {
	const each = Array.from({length: n}, (_, p) => [p]);
	return silent.length > 1 ? [...each, silent] : each;
}
