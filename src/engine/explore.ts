import {Breach, canonicalText, type Event, type Inputs, type Schedule} from '../flp/index.js';
import {createInts, type Ints, pushInt} from './ints.js';
import {inputOf, nothing} from './locals.js';
import type {Span} from './reductions.js';
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
	/** with rounds: by how much the round numbers of the configuration that each event leads to were lowered; empty without */
	readonly amounts: Int32Array;
	/** where messages are ignored: for each event the processes, as bits, to which it sent a message that was dropped; empty without */
	readonly dropped: Int32Array;
}

/** How far to explore. */
export interface Bounds {
	/** configurations, at most */
	readonly limit: number;
	/** with rounds: how far apart round numbers may be */
	readonly window?: number;
	/** is told now and then how many configurations there are */
	readonly say?: ((configurations: number) => void) | undefined;
}

/**
 * Explores breadth-first until at most `limit` configurations are found. With rounds, configurations that differ only by a shift of all round numbers
 * are one, whose lowest round number is as low as it can be; those with round numbers too far apart are beyond. Time and memory linear in the
 * events found. @throws Breach
 */
export function explore(situations: Situations, inputs: Inputs, {limit, window = Infinity, say}: Bounds): Graph {
	const n = inputs.length;
	const {locals, reductions} = situations;
	const withRounds = reductions.names.includes('rounds');
	const withDrops = reductions.names.includes('ignores');
	const amounts = createInts();
	const dropped = createInts();
	/** by how much the round numbers of each configuration were lowered on the way on which it was found */
	const lowered = createInts();
	const words = createInts(1024 * n);
	const eventStart = createInts(1024);
	const targets = createInts(4096);
	const processes = createInts(4096);
	const table = createTable(words, n);
	const scratch = new Int32Array(n);
	let complete = true;

	for (let p = 0; p < n; p++) scratch[p] = situations.of(locals.startOf(p, inputOf(inputs, p)));
	table.find(scratch, true);
	pushInt(lowered, 0);
	const base = withRounds ? spanOf(situations, scratch).low : 0;
	for (let c = 0; c < words.length / n; c++) {
		pushInt(eventStart, targets.length);
		if (c % 4096 === 4095) say?.(words.length / n);
		for (let p = 0; p < n; p++) {
			const situation = words.values[c * n + p]!;
			const events = situations.eventsOf(situation);
			for (let k = 0; k < events; k++) {
				for (let q = 0; q < n; q++) scratch[q] = words.values[c * n + q]!;
				scratch[p] = situations.nextAt(situation, k);
				let drops = 0;
				for (const letter of situations.sendsAt(situation, k)) {
					const to = locals.destinationOf(letter);
					const after = situations.add(scratch[to]!, letter);
					if (after === scratch[to]) drops |= 1 << to;
					scratch[to] = after;
				}
				const amount = withRounds ? lower(situations, scratch, base, window) : 0;
				const known = words.length / n;
				const target = amount === undefined ? beyond : table.find(scratch, known < limit);
				if (target === beyond) complete = false;
				if (withDrops) pushInt(dropped, drops);
				if (withRounds) {
					pushInt(amounts, amount ?? 0);
					const all = lowered.values[c]! + (amount ?? 0);
					if (all < 0) throw tooLow(situations, words.values[c * n + p]!, k);
					if (target === known) pushInt(lowered, all);
				}
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
		amounts: amounts.values.subarray(0, amounts.length),
		dropped: dropped.values.subarray(0, dropped.length),
	};
}

function spanOf(situations: Situations, configuration: Int32Array): Span {
	let low = Infinity;
	let high = -Infinity;
	for (const situation of configuration) {
		const span = situations.spanOf(situation);
		if (span.low < low) low = span.low;
		if (span.high > high) high = span.high;
	}
	return {low, high};
}

/** Lowers all round numbers, in place, until the lowest is less than a period above `base`; by how much, or `undefined` outside the window. */
function lower(situations: Situations, configuration: Int32Array, base: number, window: number): number | undefined {
	const {low, high} = spanOf(situations, configuration);
	if (low === Infinity || base === Infinity) return 0;
	if (high - low > window) return undefined;
	const {period} = situations.reductions;
	const amount = Math.floor((low - base) / period) * period;
	if (amount !== 0)
		for (let p = 0; p < configuration.length; p++) configuration[p] = situations.shift(configuration[p]!, -amount);
	return amount;
}

function tooLow(situations: Situations, situation: number, k: number): Breach {
	const {locals} = situations;
	const letter = situations.letterAt(situation, k);
	const state = situations.stateAt(situation);
	return new Breach('after this step a round number is lower than any in the initial configuration', {
		protocol: locals.protocol.name,
		process: locals.processOf(state),
		state: canonicalText(locals.stateOf(state)),
		message: letter === nothing ? '∅' : canonicalText(locals.valueOf(letter)),
	});
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

/** The events of a schedule from the initial configuration, as indices into `targets`; `undefined` when one is not applicable, or leads beyond the limit. */
export function indicesOf(graph: Graph, schedule: Schedule): number[] | undefined {
	const indices: number[] = [];
	let c = 0;
	for (const event of schedule) {
		const letter = event.message === null ? nothing : graph.situations.locals.letterOf(event.process, event.message);
		let index = graph.eventStart[c]!;
		const end = graph.eventStart[c + 1]!;
		while (index < end && (graph.processes[index] !== event.process || letterAt(graph, c, index) !== letter)) index++;
		if (index === end || graph.targets[index] === beyond) return undefined;
		indices.push(index);
		c = graph.targets[index]!;
	}
	return indices;
}

/** The configuration that such events lead to. */
export function endOf(graph: Graph, indices: readonly number[]): number {
	return indices.length === 0 ? 0 : graph.targets[indices.at(-1)!]!;
}
