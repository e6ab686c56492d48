import type {Valence} from '../engine/index.js';
import {type Event, makeEvent, type Schedule} from '../flp/index.js';
import type {Place} from '../game/index.js';

/** A configuration that can be reached without the event, how, and what the event makes of it. */
interface Reached {
	readonly place: Place;
	readonly before: Reached | null;
	/** the event from the one before */
	readonly by: Event | null;
	image?: Place | undefined;
}

/** Two configurations one step apart, of which the event makes different things (FLP85 §3, Lemma 3). */
export interface Neighbours {
	/** a schedule from C to the first */
	readonly way: Schedule;
	/** e′, which leads from the first to the second */
	readonly step: Event;
	readonly first: Place;
	readonly second: Place;
	/** what e makes of them */
	readonly images: readonly [Place, Place];
}

/** What Lemma 3 speaks of, for one configuration C and one event e. */
export interface Detours {
	/** how many configurations there are in S and in e(S) */
	readonly without: number;
	readonly images: number;
	/** whether that is all of them */
	readonly complete: boolean;
	/** the valences in e(S) */
	readonly valences: readonly Valence[];
	/** the shortest schedule without e after which e leads to such a configuration as is looked for, and that one */
	readonly found: {readonly way: Schedule; readonly image: Place} | null;
	/** where nothing in e(S) is bivalent and all of it is known: two neighbours, told apart by decision if there are such */
	readonly neighbours: Neighbours | null;
}

/** What Lemma 3 looks for in e(S). */
export function isBivalent(place: Place): boolean {
	return place.valence() === 'bivalent';
}

/** configurations of S that are looked at, at most, unless told */
const usual = 20_000;

/**
 * Looks at all that can be reached from `from` without `event`, nearest first, and at what the event makes of it. `good` is what is looked for among
 * that; with `hurry` the first one ends the search, and the figures are of what was seen until then. Linear in the configurations, at most `most`.
 */
export function detoursFrom(
	from: Place,
	event: Event,
	good: (image: Place) => boolean,
	{hurry = false, most = usual}: {readonly hurry?: boolean; readonly most?: number} = {},
): Detours {
	const text = makeEvent(event);
	const all: Reached[] = [{place: from, before: null, by: null}];
	const known = new Map<Place, Reached>([[from, all[0]!]]);
	let complete = true;
	let found: Reached | undefined;
	for (let at = 0; at < all.length; at++) {
		const reached = all[at]!;
		const {place} = reached;
		const image = imageAt(place, event, text);
		reached.image = image;
		if (image === undefined) complete = false;
		else if (found === undefined && good(image)) found = reached;
		if (found !== undefined && hurry) break;
		for (const step of stepsOf(place)) {
			if (step.text === text || (step.place !== undefined && known.has(step.place))) continue;
			if (step.place === undefined || all.length === most) complete = false;
			else {
				const next = {place: step.place, before: reached, by: step.event};
				known.set(step.place, next);
				all.push(next);
			}
		}
	}
	const images = new Set(all.flatMap(({image}) => (image === undefined ? [] : [image])));
	return {
		without: all.length,
		images: images.size,
		complete,
		valences: Array.from(images, image => image.valence()),
		found: found === undefined ? null : {way: wayOf(found), image: found.image!},
		neighbours: found === undefined && complete ? neighboursIn(all, known, text) : null,
	};
}

interface Step {
	readonly event: Event;
	readonly text: string;
	readonly place: Place | undefined;
}

const steps = new WeakMap<Place, readonly Step[]>();

/** What can happen at a place, with the text of each event, which is made once. */
function stepsOf(place: Place): readonly Step[] {
	const known =
		steps.get(place) ?? place.next().map(({event, place: to}) => ({event, text: makeEvent(event), place: to}));
	steps.set(place, known);
	return known;
}

/** What the event makes of a configuration; the same one where what is received is left out of the graph. */
function imageAt(place: Place, event: Event, text: string): Place | undefined {
	const step = stepsOf(place).find(one => one.text === text);
	return step === undefined && place.drops === true && event.message !== null ? place : step?.place;
}

function wayOf(reached: Reached): Schedule {
	const way: Event[] = [];
	for (let at = reached; at.before !== null; at = at.before) way.push(at.by!);
	return way.reverse();
}

/** The nearest neighbours of which the event makes things of different valence: such as decide differently before such of which one is stuck. */
function neighboursIn(all: readonly Reached[], known: ReadonlyMap<Place, Reached>, text: string): Neighbours | null {
	let best: Neighbours | null = null;
	for (const first of all) {
		for (const {event: step, text: other, place} of stepsOf(first.place)) {
			const second = other === text || place === undefined ? undefined : known.get(place);
			if (second === undefined) continue;
			const [zeroth, oneth] = [first.image!.valence(), second.image!.valence()];
			if (zeroth === oneth) continue;
			const found = {
				way: wayOf(first),
				step,
				first: first.place,
				second: second.place,
				images: [first.image!, second.image!],
			} as const;
			if (zeroth !== 'stuck' && oneth !== 'stuck') return found;
			best ??= found;
		}
	}
	return best;
}
