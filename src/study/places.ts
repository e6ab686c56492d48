import type {Event, Schedule} from '../flp/index.js';
import type {Place} from '../game/index.js';
import type {Subject} from './subject.js';

/** A configuration and a shortest schedule to it. */
export interface Found {
	readonly place: Place;
	readonly way: Schedule;
}

/** The configurations of a subject, nearest first, at most so many, and whether that is all of them. */
export interface Nearest {
	readonly all: readonly Found[];
	readonly complete: boolean;
}

/** Walks breadth-first from the initial configuration through those with `holds`. Linear in what is found. */
export function nearestPlaces(
	{space, inputs}: Pick<Subject, 'space' | 'inputs'>,
	most: number,
	holds: (place: Place) => boolean = () => true,
): Nearest {
	const {start} = space(inputs);
	const all: {place: Place; before: number; by: Event | null}[] = holds(start)
		? [{place: start, before: -1, by: null}]
		: [];
	const known = new Set<Place>([start]);
	let complete = true;
	for (let at = 0; at < all.length; at++) {
		for (const {event, place} of all[at]!.place.next()) {
			if (place === undefined) complete = false;
			else if (!known.has(place) && holds(place)) {
				if (all.length === most) complete = false;
				else {
					known.add(place);
					all.push({place, before: at, by: event});
				}
			}
		}
	}
	const wayTo = (index: number): Schedule => {
		const way: Event[] = [];
		for (let at = index; all[at]!.by !== null; at = all[at]!.before) way.push(all[at]!.by!);
		return way.reverse();
	};
	return {
		complete,
		all: all.map(({place}, index) => ({
			place,
			get way() {
				return wayTo(index);
			},
		})),
	};
}
