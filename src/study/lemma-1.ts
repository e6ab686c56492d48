import {type Event, makeEvent, makeSchedule, type Schedule} from '../flp/index.js';
import {count, eventText, type Place, placesAlong} from '../game/index.js';
import {SelfContradiction} from '../engine/index.js';
import {blank, drawn, head, lanes, say, type Shown} from './lines.js';
import {nearestPlaces} from './places.js';
import type {Subject} from './subject.js';
import {valenceWords} from './words.js';

/** configurations whose pairs of events are tried */
const most = 2000;

/** Two schedules of disjoint processes, played in both orders, and all pairs of single events of different processes. */
export function commute(subject: Subject): Shown {
	const {protocol, inputs} = subject;
	const places = nearestPlaces(subject, most);
	const {place, way} = places.all.find(one => movers(one.place).length > 1) ?? places.all[0]!;
	const [p = 0, ...others] = movers(place);
	const first = walk(place, [p]);
	const second = walk(place, others.length > 0 ? others : [p === 0 ? 1 : 0]);
	const [one, other] = [
		[...first, ...second],
		[...second, ...first],
	].map(schedule => placesAlong(place, schedule).at(-1)!);
	if (one !== other) throw new SelfContradiction('two schedules of different processes do not commute');
	let pairs = 0;
	for (const {place: at} of places.all)
		for (const [a, b] of pairsOf(at, (left, right) => left.process !== right.process)) {
			const ends = bothOrders(at, a, b);
			if (ends === undefined) continue;
			if (ends[0] !== ends[1]) throw new SelfContradiction('two events of different processes do not commute');
			pairs++;
		}
	const text = (schedule: Schedule): string => schedule.map(event => eventText(event, protocol)).join(', ');
	return {
		answer: 'holds',
		lines: [
			{
				name: 'C',
				text: way.length === 0 ? `the initial configuration with inputs ${inputs}` : `after ${makeSchedule(way)}`,
			},
			{name: 'σ₁', text: text(first)},
			{name: 'σ₂', text: text(second)},
			blank,
			...drawn(
				[
					'C     ── σ₁ ──▸ σ₁(C)',
					'│               │',
					'σ₂              σ₂',
					'▾               ▾',
					'σ₂(C) ── σ₁ ──▸ both',
				].join('\n'),
				'σ₁ first and then σ₂, or σ₂ first and then σ₁: both lead from C to the same configuration.',
			),
			blank,
			head('σ₁ first'),
			...lanes(subject, inputs, [...way, ...first, ...second]),
			blank,
			head('σ₂ first'),
			...lanes(subject, inputs, [...way, ...second, ...first]),
			blank,
			say(`Both orders end in the same configuration; it is ${valenceWords[one!.valence()]}.`),
			say(
				`So it was for all ${count(pairs, 'pair')} of events of different processes in ${places.complete ? 'all' : 'the first'} ${count(places.all.length, 'configuration')}.`,
			),
		],
	};
}

/** Two events of one process that end differently in the two orders, or that there are none. */
export function oneProcess(subject: Subject): Shown {
	const {protocol, inputs} = subject;
	const places = nearestPlaces(subject, most);
	let pairs = 0;
	let differ = 0;
	let best:
		| {readonly way: Schedule; readonly a: Event; readonly b: Event; readonly ends: readonly [Place, Place]}
		| undefined;
	for (const {place, way} of places.all)
		for (const [a, b] of pairsOf(place, (left, right) => left.process === right.process)) {
			const ends = bothOrders(place, a, b);
			if (ends === undefined) continue;
			pairs++;
			if (ends[0] === ends[1]) continue;
			differ++;
			if (best === undefined || (!isTelling(best.ends) && isTelling(ends))) best = {way, a, b, ends};
		}
	const figures = say(
		`In ${places.complete ? 'all' : 'the first'} ${count(places.all.length, 'configuration')} there are ${count(pairs, 'pair')} of events of one process that can be played in both orders; ${differ === 0 ? 'none of them ends' : `${differ.toLocaleString('en')} of them end`} differently.`,
	);
	if (best === undefined)
		return {
			answer: 'holds',
			lines: [figures, say('This protocol does not care in which order a process hears of things.')],
		};
	const {way, a, b, ends} = best;
	return {
		answer: 'holds',
		lines: [
			say(`First ${eventText(a, protocol)}, then ${eventText(b, protocol)}: ${valenceWords[ends[0].valence()]}.`),
			...lanes(subject, inputs, [...way, a, b]),
			blank,
			say(`The other way round: ${valenceWords[ends[1].valence()]}.`),
			...lanes(subject, inputs, [...way, b, a]),
			blank,
			figures,
		],
	};
}

function isTelling([one, other]: readonly [Place, Place]): boolean {
	return one.valence() !== other.valence();
}

/** Processes that can do something here by which the configuration changes. */
function movers(place: Place): number[] {
	return [
		...new Set(place.next().flatMap(({event, place: to}) => (to === undefined || to === place ? [] : [event.process]))),
	];
}

/** Up to two events of these processes, each of which changes something. */
function walk(place: Place, processes: readonly number[]): Schedule {
	const schedule: Event[] = [];
	let here = place;
	while (schedule.length < 2) {
		const moves = here.next().filter(({event, place: to}) => processes.includes(event.process) && to !== undefined);
		const move = moves.find(({place: to}) => to !== here) ?? (schedule.length === 0 ? moves[0] : undefined);
		if (move === undefined) break;
		schedule.push(move.event);
		here = move.place!;
	}
	return schedule;
}

function* pairsOf(place: Place, wanted: (a: Event, b: Event) => boolean): Generator<readonly [Event, Event]> {
	const events = place.next().map(({event}) => event);
	for (const [i, a] of events.entries())
		for (const b of events.slice(i + 1)) if (wanted(a, b) && makeEvent(a) !== makeEvent(b)) yield [a, b];
}

/** Where both orders end; `undefined` where one of them cannot be played, or leads beyond what is known. */
function bothOrders(place: Place, a: Event, b: Event): readonly [Place, Place] | undefined {
	const [one, other] = [placesAlong(place, [a, b])[2], placesAlong(place, [b, a])[2]];
	return one === undefined || other === undefined ? undefined : [one, other];
}
