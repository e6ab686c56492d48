import {allInputs, canonicalText, type Event, type Inputs, type Json, type Schedule} from '../flp/index.js';
import {
	act,
	blindPlaces,
	contextOf,
	faultyIn,
	isLoop,
	isUpToShift,
	movesMade,
	partOf,
	type Place,
	placesAlong,
	type Play,
	ruleFor,
	type Statement,
	workedOn,
} from '../game/index.js';
import {attackWay} from './attack.js';
import {hasLoop, loopWay} from './loop-way.js';
import {shiftWay} from './shift-way.js';
import type {Spaces} from './spaces.js';

/** How a part is won from where the player is: what he would do, in this order. */
export interface Way {
	/** where they are to be chosen */
	readonly inputs: Inputs | null;
	readonly schedule: Schedule;
	/** declared after `after` of these moves; `null` when nobody is */
	readonly faulty: number | null;
	readonly after: number;
	readonly said: Statement | null;
}

/** The nearest win: there is none, or it is not known whether there is one. `exact`: none is nearer. */
export type Found =
	| {readonly is: 'way'; readonly way: Way; readonly exact: boolean}
	| {readonly is: 'none'}
	| {readonly is: 'unknown'};

/** pairs of a configuration and what is remembered that are looked at, at most */
const most = 400_000;

const nothingSaid: Way = {inputs: null, schedule: [], faulty: null, after: 0, said: null};

/** The nearest win from where the player is; a search through all schedules, but for claims. @throws Breach */
export function nearestWay(play: Play, spaces: Spaces): Found {
	const found = anyWay(play, spaces);
	if (found.is !== 'way' || found.way.schedule.length <= movesLeft(play)) return found;
	return {is: found.exact ? 'none' : 'unknown'};
}

/** How many moves may still be made; below 0 where too many were. */
function movesLeft(play: Play): number {
	const {within} = partOf(play);
	return within === null ? Infinity : within - movesMade(play);
}

/** The same where one may take as many moves as one likes. */
function anyWay(play: Play, spaces: Spaces): Found {
	if (play.inputs === null) return nearestBeginning(play, spaces);
	const goal = workedOn(partOf(play).goal);
	if (isLoop(goal))
		return isUpToShift(play)
			? shiftWay(play, goal, spaces.looker(play.inputs, true))
			: loopWay(play, goal, spaces.looker(play.inputs));
	if (goal.kind === 'power') return search(play, blindPlaces(play), true);
	if (goal.kind === 'attack') return attackWay(play, spaces, nearestWay);
	const space = spaces.space(play.inputs, isUpToShift(play));
	const places = placesAlong(space.start, play.schedule);
	if (places.length <= play.schedule.length) return {is: 'unknown'};
	return search(play, places, space.complete);
}

/** Whether there is a win from where the player is; where that is a loop, and moves are not counted, quicker than to look for the nearest. @throws Breach */
export function canBeWon(play: Play, spaces: Spaces): boolean {
	const goal = workedOn(partOf(play).goal);
	return play.inputs !== null && isLoop(goal) && !isUpToShift(play) && movesLeft(play) === Infinity
		? hasLoop(play, goal, spaces.looker(play.inputs))
		: nearestWay(play, spaces).is === 'way';
}

/** The nearest win over all inputs that may be chosen. */
function nearestBeginning(play: Play, spaces: Spaces): Found {
	let best: Found = {is: 'none'};
	let known = true;
	for (const inputs of allInputs(partOf(play).n)) {
		const found = nearestWay(act(play, {do: 'choose', inputs}), spaces);
		known &&= found.is === 'none' || (found.is === 'way' && found.exact);
		if (found.is === 'way') {
			if (best.is !== 'way' || found.way.schedule.length < best.way.schedule.length)
				best = {...found, way: {...found.way, inputs}};
		} else if (found.is === 'unknown' && best.is === 'none') best = found;
	}
	return best.is === 'way' ? {...best, exact: known} : best;
}

interface Visit {
	readonly place: Place;
	readonly memory: Json;
	readonly depth: number;
	readonly before: Visit | null;
	readonly event: Event | null;
}

/**
 * Breadth-first through pairs of a configuration and what the goal's rule remembers. Where the graph is not `complete`, what was not explored may
 * hold a nearer win, and valences that are not known one that was passed over.
 */
function search(play: Play, places: readonly Place[], complete: boolean): Found {
	const part = partOf(play);
	const context = contextOf(play, places);
	const rule = ruleFor(workedOn(part.goal), context);
	const still = [...rule.silent, ...faultyIn(play)];
	let memory = rule.begin();
	for (let move = part.opening.length; move < play.schedule.length; move++) {
		if (rule.silent.includes(play.schedule[move]!.process)) return {is: 'none'};
		memory = rule.step(memory, {event: play.schedule[move]!, before: places[move]!, after: places[move + 1]!});
	}
	const deepest = movesLeft(play);
	const queue: Visit[] = [{place: places.at(-1)!, memory, depth: 0, before: null, event: null}];
	const seen = new Set([keyOf(queue[0]!)]);
	for (const visit of queue) {
		for (const said of [null, ...rule.statements]) {
			if (rule.standing(visit.memory, visit.place, said).is === 'won')
				return {is: 'way', way: {...nothingSaid, schedule: eventsTo(visit), said}, exact: complete};
		}
		if (rule.standing(visit.memory, visit.place, null).is === 'lost' || visit.depth >= deepest) continue;
		if (part.goal.kind === 'point' || part.goal.kind === 'beginning') continue;
		for (const {event, place} of visit.place.next()) {
			if (place === undefined || still.includes(event.process)) continue;
			const next: Visit = {
				place,
				memory: rule.step(visit.memory, {event, before: visit.place, after: place}),
				depth: visit.depth + 1,
				before: visit,
				event,
			};
			const key = keyOf(next);
			if (seen.has(key)) continue;
			if (seen.size >= most) return {is: 'unknown'};
			seen.add(key);
			queue.push(next);
		}
	}
	return {is: complete ? 'none' : 'unknown'};
}

function keyOf({place, memory}: Visit): string {
	return memory === null ? String(place.id) : `${place.id} ${canonicalText(memory)}`;
}

function eventsTo(visit: Visit): Event[] {
	const events: Event[] = [];
	for (let at: Visit | null = visit; at !== null && at.event !== null; at = at.before) events.push(at.event);
	return events.reverse();
}
