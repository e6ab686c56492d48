import {
	beyond,
	decidedAt,
	eventOf,
	type Faults,
	type Graph,
	isOpen,
	regionFrom,
	spotOf,
	spotsAlong,
	transitionsOf,
	type Transition,
	type Valence,
	valenceOf,
} from '../engine/index.js';
import {type Bit, type Event, makeEvent, type Protocol, type Schedule} from '../flp/index.js';
import {count, messageLabel, oneLine} from '../game/index.js';
import {asciiText, bufferAt, statesAt, type Subject} from './subject.js';

/** What is drawn of a graph: configurations, the steps between them, and in words what is left out. */
export interface Drawing {
	readonly title: string;
	/** what is not drawn, and what the lasso is, a sentence each */
	readonly notes: readonly string[];
	readonly places: readonly Place[];
	readonly steps: readonly DrawnStep[];
}

/** A configuration as it is drawn. */
export interface Place {
	/** its number in the graph; 0 is the initial one */
	readonly c: number;
	readonly valence: Valence;
	readonly open: boolean;
	readonly decided: readonly Bit[];
	/** of its steps that lead to what is not drawn, how many lead to which valence */
	readonly left: readonly {readonly valence: Valence; readonly steps: number}[];
	/** its states and its buffer, in ASCII */
	readonly says: readonly string[];
}

/** All steps from one configuration to another: places in `places`, events for people and as schedule text. */
export interface DrawnStep {
	readonly from: number;
	readonly to: number;
	readonly events: readonly {readonly label: string; readonly text: string}[];
	/** the numbers of the lasso's steps that go this way, 1 the first; and whether one of them is in the loop */
	readonly lasso: readonly number[];
	readonly inLoop: boolean;
}

/** A lasso that is drawn in. */
export interface DrawnLasso {
	readonly stem: Schedule;
	readonly loop: Schedule;
	readonly faulty: readonly number[];
	readonly shift: number;
	/** under `initial` the faulty are dead, and what is open is so over the schedules without them */
	readonly faults: Faults;
}

/** What is wanted of a drawing. */
export interface HowToDraw {
	/** configurations, at most; what a lasso or a schedule goes through is drawn in any case */
	readonly most: number;
	readonly lasso: DrawnLasso | undefined;
	/** why there is no lasso, where there is none */
	readonly without: string;
	/** what is around its end is drawn, however small the graph */
	readonly around: Schedule | undefined;
}

/** What is to be drawn: all of it, or else what is open, or else what is nearest; it says which. Linear in the graph. */
export function drawingOf(subject: Subject, how: HowToDraw): Drawing {
	const {graph, bits, protocol} = subject;
	const {lasso} = how;
	const schedule = lasso === undefined ? [] : [...lasso.stem, ...lasso.loop];
	const walked = lasso === undefined ? [] : walkedBy(graph, schedule);
	const {members, note} = chosen(subject, how, walked);
	const places = new Map(members.map((c, place) => [c, place]));
	const drawn = new Map<
		string,
		{from: number; to: number; events: DrawnStep['events'][number][]; lasso: number[]; inLoop: boolean}
	>();
	const stepAt = (from: number, to: number) => {
		const key = `${from} ${to}`;
		const step = drawn.get(key) ?? {from: places.get(from)!, to: places.get(to)!, events: [], lasso: [], inLoop: false};
		drawn.set(key, step);
		return step;
	};
	for (const c of members) {
		for (const transition of changing(graph, c))
			if (places.has(transition.target))
				stepAt(c, transition.target).events.push(shownEvent(protocol, eventOf(graph, transition)));
	}
	for (const [index, c] of walked.slice(1).entries()) {
		const step = stepAt(walked[index]!, c);
		step.lasso.push(index + 1);
		if (index >= lasso!.stem.length) step.inLoop = true;
		const event = shownEvent(protocol, schedule[index]!);
		if (walked[index] === c && step.events.every(({text}) => text !== event.text)) step.events.push(event);
	}
	const reduced = graph.situations.reductions.names;
	return {
		title: `${oneLine(protocol.title)} (${protocol.name}), inputs ${graph.inputs}`,
		notes: [
			...(note === '' ? [] : [note]),
			...(reduced.length === 0
				? []
				: [
						`Configurations that differ only in what the protocol declares to be alike are one (${reduced.join(', ')}).`,
					]),
			lasso === undefined ? how.without : lassoNote(lasso),
		],
		places: members.map(c => placeOf(graph, bits, c, places)),
		steps: [...drawn.values()],
	};
}

function lassoNote({stem, loop, faulty, shift, faults}: DrawnLasso): string {
	const who = faulty.length === 0 ? '' : ` (without ${faulty.map(p => `p${p}`).join(', ')}, faulty)`;
	const again = shift === 0 ? 'and again for ever' : `and again, round numbers ${shift} higher each time`;
	const way = stem.length === 0 ? '' : ` stem 1–${stem.length},`;
	return `The lasso${who}:${way} loop ${stem.length + 1}–${stem.length + loop.length}, ${again}; all of it is open${faults === 'initial' && faulty.length > 0 ? ' over the schedules without the dead' : ''}.`;
}

/** Whether a schedule that is applicable stays in what was explored. */
export function reaches(graph: Graph, schedule: Schedule): boolean {
	return spotOf(graph, schedule) !== undefined;
}

/** The configurations that a schedule goes through, as far as they were explored. */
function walkedBy(graph: Graph, schedule: Schedule): number[] {
	return spotsAlong(graph, schedule).flatMap(spot => (spot === undefined ? [] : [spot.c]));
}

/** The configurations that are drawn, in the order of the graph, and what is said of the others. */
function chosen(
	{graph, bits}: Subject,
	how: HowToDraw,
	walked: readonly number[],
): {readonly members: readonly number[]; readonly note: string} {
	const {most, around} = how;
	const cut = graph.complete ? '' : ' The graph itself was cut short.';
	const of = `of ${graph.complete ? '' : 'more than '}${count(graph.size, 'configuration')}`;
	const sorted = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b);
	if (around === undefined) {
		if (graph.size <= most)
			return {
				members: Array.from({length: graph.size}, (_, c) => c),
				note: cut === '' ? '' : `Drawn: ${graph.size} ${of}.`,
			};
		const open = regionFrom(graph, 0, c => isOpen(graph, bits, c)).members;
		if (open.length > 0 && open.length <= most)
			return {
				members: sorted(new Set([...open, ...walked])),
				note: `Only what is open is drawn: ${open.length} ${of}.${cut}`,
			};
	}
	const {seeds, path, what} = middleOf(graph, how, walked);
	const members = sorted(withNearest(graph, new Set([...path, ...walked]), seeds, most));
	return {members, note: `Only ${what} is drawn: ${members.length} ${of}.${cut}`};
}

/** Where a drawing that is a part of a graph has its middle: what it is near to, the path to there, and in words what is drawn. */
function middleOf(
	graph: Graph,
	{lasso, around}: HowToDraw,
	walked: readonly number[],
): {readonly seeds: readonly number[]; readonly path: readonly number[]; readonly what: string} {
	if (around !== undefined) {
		const path = walkedBy(graph, around);
		const end = path.at(-1)!;
		return {seeds: [end], path, what: `what is around the end of the schedule (C${end} here)`};
	}
	return lasso === undefined
		? {seeds: [0], path: [], what: 'what is nearest to the initial configuration'}
		: {seeds: walked, path: [], what: 'what is nearest to the lasso'};
}

/** These configurations, and those that are the fewest steps away from the seeds, until there are so many in all. */
function withNearest(graph: Graph, kept: ReadonlySet<number>, seeds: readonly number[], most: number): Set<number> {
	const all = new Set([...kept, ...seeds]);
	const near = new Set(seeds);
	for (const c of near) {
		for (const {target} of changing(graph, c)) {
			if (target === beyond || near.has(target)) continue;
			if (!all.has(target) && all.size >= most) return all;
			all.add(target);
			near.add(target);
		}
	}
	return all;
}

/** The transitions that lead elsewhere. What leads back at once is drawn only where the lasso goes that way. */
function changing(graph: Graph, c: number): Transition[] {
	return transitionsOf(graph, c).filter(({target}) => target !== c);
}

function shownEvent(protocol: Protocol, event: Event): DrawnStep['events'][number] {
	const {process, message} = event;
	return {
		label: `p${process} ${message === null ? '∅' : messageLabel(protocol, message)}`,
		text: makeEvent(event),
	};
}

function placeOf(graph: Graph, bits: Uint8Array, c: number, places: ReadonlyMap<number, number>): Place {
	const left = new Map<Valence, number>();
	for (const {target} of changing(graph, c)) {
		if (places.has(target)) continue;
		const valence = target === beyond ? 'unknown' : valenceOf(bits[target]!);
		left.set(valence, (left.get(valence) ?? 0) + 1);
	}
	return {
		c,
		valence: valenceOf(bits[c]!),
		open: isOpen(graph, bits, c),
		decided: decidedAt(graph, c),
		left: [...left].map(([valence, steps]) => ({valence, steps})),
		says: [
			...statesAt(graph, c).map((state, p) => `p${p} ${asciiText(state)}`),
			...bufferAt(graph, c).map(({to, value}) => `to p${to} ${asciiText(value)}`),
		],
	};
}
