import {type Certificate, judgeCertificate} from '../certificate/index.js';
import {spotOf} from '../engine/index.js';
import {
	applyEvent,
	canonicalText,
	type Configuration,
	type Event,
	initialConfiguration,
	type Json,
	type Schedule,
} from '../flp/index.js';
import {type Place, placesAlong} from '../game/index.js';
import {detoursFrom} from './detours.js';
import type {Subject} from './subject.js';

/** A stage of the construction: the head of the queue and its event, the schedule that puts it off, and where both lead. */
export interface Stage {
	readonly head: number;
	readonly event: Event;
	readonly way: Schedule;
	/** how many events there have been when it ends */
	readonly end: number;
}

/** Theorem 1's construction as far as it was taken. */
export interface Construction {
	readonly schedule: Schedule;
	readonly stages: readonly Stage[];
	/** who steps at the end of the next stage, and of those after it */
	readonly queue: readonly number[];
	/** what has waited longest for the first of the queue, `null` where nothing waits for it */
	readonly oldest: Json | null;
	/** why there is no next stage: the event that has no detour, and where (`known`: all was looked at); `settled` where there is nothing bivalent to begin with */
	readonly stopped: null | 'settled' | {readonly event: Event; readonly at: Place; readonly known: boolean};
	/** where it came back to what it was after so many stages, round numbers raised by `shift`: a certificate that the judge has accepted */
	readonly round: null | {readonly from: number; readonly to: number; readonly certificate: Certificate};
}

/**
 * Takes the construction of FLP85 §3, Theorem 1 through `count` stages: in each the first of the queue receives what had waited longest for it when
 * the stage began (∅ where nothing did), after a shortest detour after which that leaves the configuration open. It stops where there is none.
 * @throws Breach
 */
export function construct(subject: Subject, count: number): Construction {
	const {protocol, inputs, n} = subject;
	let place = subject.space(inputs).start;
	let configuration = initialConfiguration(protocol, inputs);
	let queue: readonly number[] = Array.from({length: n}, (_, p) => p);
	const schedule: Event[] = [];
	const stages: Stage[] = [];
	const seen = new Map<string, number>([[turnOf(subject, {place, configuration, queue, schedule}), 0]]);
	let round: Construction['round'] = null;
	const oldest = (): Json | null => configuration.buffer.find(({to}) => to === queue[0])?.value ?? null;
	if (!place.open()) return {schedule, stages, queue, oldest: oldest(), stopped: 'settled', round};
	while (stages.length < count) {
		const head = queue[0]!;
		const event = {process: head, message: oldest()};
		const detours = detoursFrom(place, event, image => image.open(), {hurry: true});
		if (detours.found === null)
			return {schedule, stages, queue, oldest: oldest(), stopped: {event, at: place, known: detours.complete}, round};
		const {way} = detours.found;
		for (const step of [...way, event]) {
			configuration = applyEvent(protocol, configuration, step)!.after;
			place = placesAlong(place, [step])[1]!;
			schedule.push(step);
		}
		queue = [...queue.slice(1), head];
		stages.push({head, event, way, end: schedule.length});
		const turn = turnOf(subject, {place, configuration, queue, schedule});
		const before = seen.get(turn);
		if (round === null && before !== undefined) round = roundOf(subject, schedule, stages, before);
		seen.set(turn, stages.length);
	}
	return {schedule, stages, queue, oldest: oldest(), stopped: null, round};
}

interface At {
	readonly place: Place;
	readonly configuration: Configuration;
	readonly queue: readonly number[];
	readonly schedule: Schedule;
}

/** All that the rest of the construction depends on, round numbers lowered: the configuration, the queue, and the buffer in the order of its messages. */
function turnOf({protocol, looker, inputs}: Subject, {place, configuration, queue, schedule}: At): string {
	const by = riseAfter(looker(inputs).graph, schedule);
	const lowered = (value: Json): Json =>
		by === 0 || protocol.rounds === undefined ? value : (protocol.rounds.shift(value, -by) as Json);
	return canonicalText([place.id, [...queue], configuration.buffer.map(({to, value}) => [to, lowered(value)])]);
}

function riseAfter(graph: Parameters<typeof spotOf>[0], schedule: Schedule): number {
	return spotOf(graph, schedule)?.by ?? 0;
}

/** What was gone through since then as a loop, if the judge accepts it; everybody was served in it when it is at least a turn of the queue. */
function roundOf(subject: Subject, schedule: Schedule, stages: readonly Stage[], from: number): Construction['round'] {
	const {protocol, reference, n, inputs, looker} = subject;
	const {graph, look} = looker(inputs);
	const stem = schedule.slice(0, stages[from - 1]?.end ?? 0);
	const {toZero, toOne} = look(stem);
	if (toZero === null || toOne === null) return null;
	const certificate: Certificate = {
		format: 'bivalent-certificate/1',
		protocol: reference,
		n,
		inputs,
		faults: 'none',
		faulty: [],
		stem,
		loop: schedule.slice(stem.length),
		shift: riseAfter(graph, schedule) - riseAfter(graph, stem),
		toZero,
		toOne,
	};
	const accepted = judgeCertificate(protocol, certificate, 'sha256' in reference ? reference.sha256 : undefined).valid;
	return accepted ? {from, to: stages.length, certificate} : null;
}
