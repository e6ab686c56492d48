import type {Protocol, Schedule} from '../flp/index.js';
import {type Asker, createAsker, textOf} from './ask.js';

/**
 * Is there an admissible run that stays open, with exactly these faulty? `withoutFaulty`: they are dead from the start, and everything is taken over
 * schedules without them. `undecided`: it need not stay open, if only nobody decides. `from`: from the configuration after this schedule.
 */
export interface ReexploredQuestion {
	readonly faulty: readonly number[];
	readonly withoutFaulty: boolean;
	readonly undecided?: boolean;
	readonly from?: Schedule;
}

/** What the second look saw. */
export type Reexplored =
	| {readonly complete: false}
	| {
			readonly complete: true;
			readonly configurations: number;
			readonly transitions: number;
			readonly counts: Readonly<Record<Kind, number>>;
			readonly open: number;
			readonly valence: Kind;
			/** one for each question: true if a fair open component can be reached */
			readonly answers: readonly boolean[];
	  };

type Kind = 'bivalent' | 'zero' | 'one' | 'stuck';
const kinds: readonly Kind[] = ['stuck', 'zero', 'one', 'bivalent'];

/** An event of a configuration, and the number of the one that it leads to. */
export interface AtlasEdge {
	readonly process: number;
	/** text of the message received, `null` for ∅ */
	readonly message: string | null;
	readonly to: number;
}

/** A configuration as texts. */
export interface AtlasPlace {
	/** a JSON text for each process */
	readonly states: readonly string[];
	/** for each process the texts of the messages that wait for it, sorted, copies and all */
	readonly waiting: readonly (readonly string[])[];
	readonly edges: AtlasEdge[];
	/** bit 1 if some process has decided 0, bit 2 if some has decided 1 */
	readonly decided: number;
}

/** All configurations that are accessible from an initial one, found naively: the judge's own, number 0 is the initial one. */
export interface Atlas {
	readonly places: readonly AtlasPlace[];
	/** for each configuration the decisions that can be reached by schedules without these processes, as bits 1 and 2 */
	reach(without: readonly number[]): readonly number[];
	/** whether a fair component can be reached as the question asks */
	answer(question: ReexploredQuestion): boolean;
}

/** Explores again, naively: configurations are texts, every event is kept. `undefined` beyond `limit` configurations. @throws what the protocol throws */
export function createAtlas(protocol: Protocol, inputs: string, limit: number): Atlas | undefined {
	const places = visitAll(createAsker(protocol, inputs.length), inputs, limit);
	if (places === undefined) return undefined;
	const known = new Map<string, number[]>();
	const reach = (without: readonly number[]): number[] => {
		const found = known.get(without.join()) ?? decisionsReachable(places, without);
		known.set(without.join(), found);
		return found;
	};
	return {places, reach, answer: question => hasRun(places, reach, question)};
}

/** What a second look at all configurations sees, and its answers to these questions. At most `limit` configurations. @throws what the protocol throws */
export function reexplore(
	protocol: Protocol,
	inputs: string,
	{limit, questions}: {readonly limit: number; readonly questions: readonly ReexploredQuestion[]},
): Reexplored {
	const atlas = createAtlas(protocol, inputs, limit);
	if (atlas === undefined) return {complete: false};
	const {places} = atlas;
	const reach = atlas.reach([]);
	const counts = {bivalent: 0, zero: 0, one: 0, stuck: 0};
	for (const bits of reach) counts[kinds[bits]!]++;
	return {
		complete: true,
		configurations: places.length,
		transitions: places.reduce((total, {edges}) => total + edges.length, 0),
		counts,
		open: places.filter((place, c) => place.decided === 0 && reach[c] === 3).length,
		valence: kinds[reach[0]!]!,
		answers: questions.map(question => atlas.answer(question)),
	};
}

function visitAll(asker: Asker, inputs: string, limit: number): AtlasPlace[] | undefined {
	const numbers = new Map<string, number>();
	const bits = new Map<string, number>();
	const decisionBit = (state: string): number => {
		let bit = bits.get(state);
		if (bit === undefined) {
			const {output} = JSON.parse(state) as {output: null | 0 | 1};
			bit = output === null ? 0 : output + 1;
			bits.set(state, bit);
		}
		return bit;
	};
	const places: AtlasPlace[] = [];
	const numberOf = (states: readonly string[], waiting: readonly (readonly string[])[]): number => {
		const key = JSON.stringify([states, waiting]);
		let number = numbers.get(key);
		if (number === undefined) {
			const decided = states.reduce((all, state) => all | decisionBit(state), 0);
			number = places.push({states, waiting, edges: [], decided}) - 1;
			numbers.set(key, number);
		}
		return number;
	};
	numberOf(
		Array.from(inputs, (digit, p) => asker.startOf(p, digit === '1' ? 1 : 0)),
		Array.from(inputs, () => []),
	);
	for (const {states, waiting, edges} of places) {
		for (const [process, state] of states.entries()) {
			for (const message of [null, ...new Set(waiting[process])]) {
				const step = asker.stepOf(process, state, message);
				const after = [...waiting];
				if (message !== null) after[process] = after[process]!.toSpliced(after[process]!.indexOf(message), 1);
				for (const {to, text} of step.sent) after[to] = [...after[to]!, text].sort();
				edges.push({process, message, to: numberOf(states.with(process, step.state), after)});
			}
		}
		if (places.length > limit) return undefined;
	}
	return places;
}

/** For each configuration the decisions that schedules without `silent` reach, as bits 1 and 2: passes over all events until nothing changes. */
function decisionsReachable(places: readonly AtlasPlace[], silent: readonly number[]): number[] {
	const reach = places.map(({decided}) => decided);
	for (let changed = true; changed; ) {
		changed = false;
		for (let c = places.length - 1; c >= 0; c--) {
			let bits = reach[c]!;
			for (const {process, to} of places[c]!.edges) if (!silent.includes(process)) bits |= reach[to]!;
			if (bits !== reach[c]) changed = true;
			reach[c] = bits;
		}
	}
	return reach;
}

function hasRun(
	places: readonly AtlasPlace[],
	reach: Atlas['reach'],
	{faulty, withoutFaulty, undecided = false, from = []}: ReexploredQuestion,
): boolean {
	const silent = withoutFaulty ? faulty : [];
	const bits = reach(silent);
	const holds = (c: number): boolean => places[c]!.decided === 0 && (undecided || bits[c] === 3);
	const start = from.reduce((c, {process, message}) => {
		const text = message === null ? null : textOf(message);
		return places[c]!.edges.find(edge => edge.process === process && edge.message === text)!.to;
	}, 0);
	if (!holds(start)) return false;
	const members = spread(places, [start], (edge, to) => !silent.includes(edge.process) && holds(to));
	return strongParts(places, members, edge => !faulty.includes(edge.process)).some(part =>
		isFair(places, part, faulty),
	);
}

/** All that can be reached from `from` by events that `allows`. */
function spread(
	places: readonly AtlasPlace[],
	from: readonly number[],
	allows: (edge: AtlasEdge, to: number) => boolean,
): Set<number> {
	const seen = new Set(from);
	for (const c of seen) for (const edge of places[c]!.edges) if (allows(edge, edge.to)) seen.add(edge.to);
	return seen;
}

/** Kosaraju's algorithm: an order of finishing, then the turned graph in the reverse of that order. */
function strongParts(
	places: readonly AtlasPlace[],
	members: ReadonlySet<number>,
	allows: (edge: AtlasEdge) => boolean,
): Set<number>[] {
	const inside = (c: number): number[] =>
		places[c]!.edges.filter(edge => allows(edge) && members.has(edge.to)).map(({to}) => to);
	const finished: number[] = [];
	const seen = new Set<number>();
	const turned = new Map<number, number[]>();
	for (const root of members) {
		if (seen.has(root)) continue;
		seen.add(root);
		const stack = [{c: root, targets: inside(root), next: 0}];
		while (stack.length > 0) {
			const top = stack.at(-1)!;
			const to = top.targets[top.next++];
			if (to === undefined) {
				finished.push(top.c);
				stack.pop();
				continue;
			}
			const before = turned.get(to);
			if (before === undefined) turned.set(to, [top.c]);
			else before.push(top.c);
			if (seen.has(to)) continue;
			seen.add(to);
			stack.push({c: to, targets: inside(to), next: 0});
		}
	}
	const placed = new Set<number>();
	return finished.reverse().flatMap(root => {
		if (placed.has(root)) return [];
		const part = new Set([root]);
		placed.add(root);
		for (const c of part) {
			for (const before of turned.get(c) ?? []) {
				if (placed.has(before)) continue;
				placed.add(before);
				part.add(before);
			}
		}
		return [part];
	});
}

/** SPEC §2: an event in it, every process not faulty steps, and what waits in every one of its configurations is also received in it. */
function isFair(places: readonly AtlasPlace[], part: ReadonlySet<number>, faulty: readonly number[]): boolean {
	const n = places[0]!.states.length;
	const stepped = new Set<number>();
	const received = new Set<string>();
	for (const c of part) {
		for (const {process, message, to} of places[c]!.edges) {
			if (faulty.includes(process) || !part.has(to)) continue;
			stepped.add(process);
			if (message !== null) received.add(`${process} ${message}`);
		}
	}
	if (stepped.size < n - faulty.length || stepped.size === 0) return false;
	const [first] = part;
	return places[first!]!.waiting.every(
		(messages, p) =>
			faulty.includes(p) ||
			messages.every(
				message => received.has(`${p} ${message}`) || [...part].some(c => !places[c]!.waiting[p]!.includes(message)),
			),
	);
}
