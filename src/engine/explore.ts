import type {Event, Inputs, Schedule} from '../flp/index.js';
import {createInts, type Ints, pushInt} from './ints.js';
import {inputOf, nothing} from './locals.js';
import type {Situations} from './situations.js';

/** The target of an event that leads to a configuration beyond the limit. */
export const beyond = -1;

/**
 * The configurations accessible from one initial configuration, numbered in breadth-first order (0 is the initial one), and every event between them.
 * The events of configuration `c` are the entries `eventStart[c] … eventStart[c + 1] − 1` of `targets` and `processes`: process by process, ∅ first.
 */
export interface Graph {
	readonly situations: Situations;
	readonly n: number;
	readonly inputs: Inputs;
	/** number of configurations */
	readonly size: number;
	/** n situations a configuration */
	readonly words: Int32Array;
	readonly eventStart: Int32Array;
	readonly targets: Int32Array;
	readonly processes: Uint16Array;
	/** for each configuration: bit 1 if some process has decided 0, bit 2 if some has decided 1 */
	readonly decisions: Uint8Array;
	/** whether every applicable event of every configuration found was explored */
	readonly complete: boolean;
}

/**
 * Explores breadth-first until at most `limit` configurations are found; says now and then how many there are. Time and memory linear in the
 * events found. @throws Breach
 */
export function explore(
	situations: Situations,
	inputs: Inputs,
	limit: number,
	say?: (configurations: number) => void,
): Graph {
	const n = inputs.length;
	const {locals} = situations;
	const words = createInts(1024 * n);
	const eventStart = createInts(1024);
	const targets = createInts(4096);
	const processes = createInts(4096);
	const table = createTable(words, n);
	const scratch = new Int32Array(n);
	let complete = true;

	for (let p = 0; p < n; p++) scratch[p] = situations.of(locals.startOf(p, inputOf(inputs, p)));
	table.find(scratch, true);
	for (let c = 0; c < words.length / n; c++) {
		pushInt(eventStart, targets.length);
		if (c % 4096 === 4095) say?.(words.length / n);
		for (let p = 0; p < n; p++) {
			const situation = words.values[c * n + p]!;
			const events = situations.eventsOf(situation);
			for (let k = 0; k < events; k++) {
				for (let q = 0; q < n; q++) scratch[q] = words.values[c * n + q]!;
				scratch[p] = situations.nextAt(situation, k);
				for (const letter of situations.sendsAt(situation, k)) {
					const to = locals.destinationOf(letter);
					scratch[to] = situations.add(scratch[to]!, letter);
				}
				const target = table.find(scratch, words.length / n < limit);
				if (target === beyond) complete = false;
				pushInt(targets, target);
				pushInt(processes, p);
			}
		}
	}
	pushInt(eventStart, targets.length);
	const size = words.length / n;
	const decisions = new Uint8Array(size);
	for (let c = 0; c < size; c++) {
		for (let p = 0; p < n; p++) decisions[c]! |= situations.decisionOf(words.values[c * n + p]!);
	}
	return {
		situations,
		n,
		inputs,
		size,
		words: words.values.subarray(0, words.length),
		eventStart: eventStart.values.subarray(0, eventStart.length),
		targets: targets.values.subarray(0, targets.length),
		processes: Uint16Array.from(processes.values.subarray(0, processes.length)),
		decisions,
		complete,
	};
}

/** Open addressing over the rows of `words`: a hash finds the place, the row itself is compared, so that no two configurations are ever confused. */
function createTable(words: Ints, n: number): {find(row: Int32Array, mayAdd: boolean): number} {
	let slots = new Int32Array(4096).fill(beyond);
	const hash = (row: Int32Array, from: number): number => {
		let h = 0x9e_37_79_b9;
		for (let i = 0; i < n; i++) {
			h = Math.imul(h ^ row[from + i]!, 0x85_eb_ca_6b);
			h ^= h >>> 15;
		}
		return Math.imul(h, 0xc2_b2_ae_35) >>> 0;
	};
	const grow = (): void => {
		const mask = slots.length * 2 - 1;
		slots = new Int32Array(mask + 1).fill(beyond);
		for (let c = 0; c < words.length / n; c++) {
			let slot = hash(words.values, c * n) & mask;
			while (slots[slot] !== beyond) slot = (slot + 1) & mask;
			slots[slot] = c;
		}
	};
	const same = (c: number, row: Int32Array): boolean => {
		for (let i = 0; i < n; i++) if (words.values[c * n + i] !== row[i]) return false;
		return true;
	};
	return {
		find(row, mayAdd) {
			const mask = slots.length - 1;
			let slot = hash(row, 0) & mask;
			for (let c = slots[slot]!; c !== beyond; c = slots[slot]!) {
				if (same(c, row)) return c;
				slot = (slot + 1) & mask;
			}
			if (!mayAdd) return beyond;
			const c = words.length / n;
			slots[slot] = c;
			for (let i = 0; i < n; i++) pushInt(words, row[i]!);
			if (c * 2 > slots.length) grow();
			return c;
		},
	};
}

/** The letter that the event at `index` (an entry of `targets`) of configuration `c` receives. */
export function letterAt(graph: Graph, c: number, index: number): number {
	const p = graph.processes[index]!;
	let first = index;
	while (first > graph.eventStart[c]! && graph.processes[first - 1] === p) first--;
	return graph.situations.letterAt(graph.words[c * graph.n + p]!, index - first);
}

/** The event at `index` of configuration `c`. */
export function eventAt(graph: Graph, c: number, index: number): Event {
	const letter = letterAt(graph, c, index);
	return {
		process: graph.processes[index]!,
		message: letter === nothing ? null : graph.situations.locals.valueOf(letter),
	};
}

/** The configuration that a schedule leads to from configuration `from`; `undefined` when an event is not applicable, or leads beyond the limit. */
export function follow(graph: Graph, schedule: Schedule, from = 0): number | undefined {
	let c = from;
	for (const event of schedule) {
		const letter = event.message === null ? nothing : graph.situations.locals.letterOf(event.process, event.message);
		let target = beyond;
		for (let i = graph.eventStart[c]!; i < graph.eventStart[c + 1]!; i++) {
			if (graph.processes[i] === event.process && letterAt(graph, c, i) === letter) target = graph.targets[i]!;
		}
		if (target === beyond) return undefined;
		c = target;
	}
	return c;
}
