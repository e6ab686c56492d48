import type {Atlas} from '../certificate/index.js';
import {
	eventAt,
	firstSpot,
	isOpen,
	type Looker,
	type Spot,
	transitionsOf,
	type Valence,
	valenceOf,
} from '../engine/index.js';
import type {Bit, Json, ProcessState} from '../flp/index.js';
import type {Place} from '../game/index.js';

/** The configurations of one initial configuration's graph, as goals see them. */
export interface Space {
	/** the initial configuration */
	readonly start: Place;
	/** how many configurations are known, and whether that is all of them */
	readonly size: number;
	readonly complete: boolean;
}

const bitsToDecisions: readonly (readonly Bit[])[] = [[], [0], [1], [0, 1]];

/** The engine's graph; where it is reduced, configurations are shown with their round numbers lowered and without what makes no difference. */
export function spaceOf({graph, bits}: Looker): Space {
	const {situations, n} = graph;
	const {locals} = situations;
	const drops = situations.reductions.names.includes('ignores');
	const places = new Map<string, Place>();
	const make = ({c, by}: Spot): Place => {
		let next: ReturnType<Place['next']> | undefined;
		return {
			id: c,
			drops,
			configuration() {
				const own = graph.words.subarray(c * n, (c + 1) * n);
				return {
					states: Array.from(own, situation => locals.stateOf(situations.stateAt(situation))),
					buffer: Array.from(own).flatMap(situation =>
						situations
							.inboxOf(situation)
							.map(letter => ({to: locals.destinationOf(letter), value: locals.valueOf(letter)})),
					),
				};
			},
			decided: () => bitsToDecisions[graph.decisions[c]!]!,
			valence: without => valenceOf(bits(without === undefined ? [] : [without])[c]!),
			open: () => isOpen(graph, bits(), c),
			next() {
				next ??= transitionsOf(graph, c).map(transition => ({
					event: eventAt(graph, {c, by}, transition),
					place: transition.target < 0 ? undefined : at({c: transition.target, by: by + transition.amount}),
				}));
				return next;
			},
		};
	};
	const hasRounds = (c: number): boolean =>
		graph.words.subarray(c * n, (c + 1) * n).some(situation => situations.spanOf(situation).low < Infinity);
	const at = ({c, by}: Spot): Place => {
		// where there is no round number (any more), none is higher than it seems
		const spot = {c, by: by === 0 || hasRounds(c) ? by : 0};
		const key = `${c} ${spot.by}`;
		const place = places.get(key) ?? make(spot);
		places.set(key, place);
		return place;
	};
	return {start: at(firstSpot), size: graph.size, complete: graph.complete};
}

const atlasValences: readonly Valence[] = ['stuck', 'zero', 'one', 'bivalent'];

/** The judge's own, for a second look. */
export function secondSpace(atlas: Atlas): Space {
	const places: (Place | undefined)[] = [];
	const at = (c: number): Place => (places[c] ??= make(c));
	const make = (c: number): Place => {
		const {states, waiting, edges, decided} = atlas.places[c]!;
		return {
			id: c,
			configuration: () => ({
				states: states.map(state => JSON.parse(state) as ProcessState),
				buffer: waiting.flatMap((messages, to) => messages.map(text => ({to, value: JSON.parse(text) as Json}))),
			}),
			decided: () => bitsToDecisions[decided]!,
			valence: without => atlasValences[atlas.reach(without === undefined ? [] : [without])[c]!]!,
			open: () => decided === 0 && atlas.reach([])[c] === 3,
			next: () =>
				edges.map(({process, message, to}) => ({
					event: {process, message: message === null ? null : (JSON.parse(message) as Json)},
					place: at(to),
				})),
		};
	};
	return {start: at(0), size: atlas.places.length, complete: true};
}
