import type {Event, Json, Schedule} from '../flp/index.js';
import {concrete} from './concrete.js';
import {beyond, type Graph, type Transition, transitionsOf} from './graph.js';
import {nothing} from './locals.js';

/** Where a run of the protocol itself stands in a reduced graph (SPEC §5): in a configuration, and by how much its round numbers truly are higher. */
export interface Spot {
	readonly c: number;
	readonly by: number;
}

/** Where every run begins. */
export const firstSpot: Spot = {c: 0, by: 0};

/** The spot after an event that is applicable in the run; the same one where what is received is ignored, as the graph has dropped it. `undefined` beyond. */
function spotAfter(graph: Graph, spot: Spot, event: Event): Spot | undefined {
	const letter = letterAt(graph, spot, event);
	const transition = transitionsOf(graph, spot.c).find(
		candidate => candidate.process === event.process && candidate.letter === letter,
	);
	if (transition === undefined) return event.message === null ? undefined : spot;
	return transition.target === beyond ? undefined : {c: transition.target, by: spot.by + transition.amount};
}

/** The spots that a schedule that is applicable from the beginning goes through, the first one before its first event; `undefined` from where it leaves the graph. Linear in its length. */
export function spotsAlong(graph: Graph, schedule: Schedule): (Spot | undefined)[] {
	const spots: (Spot | undefined)[] = [firstSpot];
	for (const event of schedule) {
		const spot = spots.at(-1);
		spots.push(spot && spotAfter(graph, spot, event));
	}
	return spots;
}

/** The spot after a schedule. Linear in its length. */
export function spotOf(graph: Graph, schedule: Schedule): Spot | undefined {
	return spotsAlong(graph, schedule).at(-1);
}

/** The event that a transition stands for at a spot. */
export function eventAt(graph: Graph, {c, by}: Spot, transition: Transition): Event {
	return concrete(graph, c, [transition], {offset: by})[0]!;
}

/** The letter of what an event receives, with its round numbers lowered to those of the graph; `undefined` for one that the graph has never met. */
function letterAt({situations}: Graph, {by}: Spot, {process, message}: Event): number | undefined {
	if (message === null) return nothing;
	const {locals} = situations;
	const {rounds} = locals.protocol;
	const lowered =
		by === 0 || rounds === undefined || rounds.of(message).length === 0
			? message
			: (rounds.shift(message, -by) as Json);
	return locals.letterOf(process, lowered);
}
