import {Breach, canonicalText, type Inputs} from '../flp/index.js';
import {beyond, type Graph} from './graph.js';
import {createInts, type Ints, intsOf, pushInt} from './ints.js';
import {inputOf, nothing} from './locals.js';
import type {Span} from './reductions.js';
import {absent, addRow, createRows, findRow, hashOf, markOf, readRow, type Rows} from './rows.js';
import {type EventTable, type Situations, still, unasked} from './situations.js';

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
	const {locals, reductions, events} = situations;
	const withRounds = reductions.names.includes('rounds');
	const withDrops = reductions.names.includes('ignores');
	const amounts = createInts();
	const dropped = createInts();
	/** by how much the round numbers of each configuration were lowered on the way on which it was found */
	const lowered = createInts();
	const moveStart = createInts(512);
	const targets = createInts(4096);
	const rows = createRows(n);
	const origin = createOrigin();
	/** the configuration that an event leads to, made in place from the one that it leads from */
	const here = new Int32Array(n);
	let transitions = 0;
	let complete = true;

	for (let p = 0; p < n; p++) here[p] = situations.of(locals.startOf(p, inputOf(inputs, p)));
	addRow(rows, here, hashOf(here));
	pushInt(lowered, 0);
	const base = withRounds ? spanOf(situations, here).low : 0;
	for (let c = 0; c < rows.size; c++) {
		pushInt(moveStart, targets.length);
		if (c % 4096 === 4095) say?.(rows.size);
		readRow(rows, c, here);
		const hash = hashOf(here);
		if (c > 0 && !withRounds) findOrigin(origin, events, {rows, moveStart, targets}, c);
		/** the move of the configuration before that is the same event as the move here */
		let same = moveStart.values[origin.before]!;
		for (let p = 0; p < n; p++) {
			const situation = here[p]!;
			const commutes = origin.process !== noProcess && origin.process !== p;
			const others = (hash - markOf(situation)) | 0;
			const first = events.first.values[situation]!;
			const end = events.first.values[situation + 1]!;
			transitions += end - first;
			for (let event = first; event < end; event++) {
				let next = events.next.values[event]!;
				if (next === unasked) next = events.ask(event);
				if (next === still) continue;
				const sends = events.sends[event]!;
				if (commutes) {
					const beside = targets.values[same++]!;
					if (sends.length === 0 && beside < c && beside !== beyond) {
						const earlier = p < origin.process ? events.moves.values[next]! - events.moves.values[situation]! : 0;
						pushInt(targets, targets.values[moveStart.values[beside]! + origin.offset + earlier]!);
						if (withDrops) pushInt(dropped, 0);
						continue;
					}
				}
				here[p] = next;
				let there = (others + markOf(next)) | 0;
				let drops = 0;
				for (let i = 0; i < sends.length; i++) {
					const letter = sends[i]!;
					const to = locals.destinationOf(letter);
					const before = here[to]!;
					const after = situations.add(before, letter);
					if (after === before) drops |= 1 << to;
					there = (there + markOf(after) - markOf(before)) | 0;
					here[to] = after;
				}
				const amount = withRounds ? lower(situations, here, base, window) : 0;
				if (amount !== 0) there = hashOf(here);
				let target = amount === undefined ? beyond : findRow(rows, here, there);
				if (target === absent && amount !== undefined && rows.size < limit) {
					target = addRow(rows, here, there);
					if (withRounds) pushInt(lowered, lowered.values[c]! + amount);
				}
				if (target === beyond) complete = false;
				pushInt(targets, target);
				if (withDrops) pushInt(dropped, drops);
				if (withRounds) {
					pushInt(amounts, amount ?? 0);
					if (lowered.values[c]! + (amount ?? 0) < 0) throw tooLow(situations, situation, event - first);
				}
				if (sends.length > 0 || withRounds) readRow(rows, c, here);
				else here[p] = situation;
			}
			if (p === origin.process) same += events.moves.values[rows.words[origin.before * n + p]!]!;
		}
	}
	pushInt(moveStart, targets.length);
	return {
		situations,
		n,
		inputs,
		size: rows.size,
		words: rows.words.subarray(0, rows.size * n),
		transitions,
		moveStart: intsOf(moveStart),
		targets: intsOf(targets),
		decisions: decisionsIn(situations, rows, n),
		complete,
		amounts: intsOf(amounts),
		dropped: intsOf(dropped),
	};
}

/**
 * The move by which a configuration was found: from which one, by whose event, and how many moves come before it there. By FLP85 §3, Lemma 1, events
 * of different processes commute: a configuration that was found from `before` by an event of one process leads by an event of another to where
 * that event leads from `before`, and then the first. Where both send nothing, the moves of all other processes are the same in all four.
 */
interface Origin {
	before: number;
	process: number;
	offset: number;
	move: number;
}

const noProcess = -1;

function createOrigin(): Origin {
	return {before: 0, process: noProcess, offset: 0, move: 0};
}

/** Goes on from the origin of `c − 1` to that of `c`: the next move with a new target. Its process is {@link noProcess} when it sends something. */
function findOrigin(
	origin: Origin,
	events: EventTable,
	{rows, moveStart, targets}: {readonly rows: Rows; readonly moveStart: Ints; readonly targets: Ints},
	c: number,
): void {
	while (targets.values[origin.move] !== c) origin.move++;
	while (moveStart.values[origin.before + 1]! <= origin.move) origin.before++;
	origin.offset = origin.move - moveStart.values[origin.before]!;
	let place = origin.offset;
	let p = 0;
	let situation = rows.words[origin.before * rows.n]!;
	while (place >= events.moves.values[situation]!) {
		place -= events.moves.values[situation]!;
		situation = rows.words[origin.before * rows.n + ++p]!;
	}
	let event = events.first.values[situation]!;
	for (; place > 0 || events.next.values[event] === still; event++) if (events.next.values[event] !== still) place--;
	origin.process = events.sends[event]!.length > 0 ? noProcess : p;
}

/** Who has decided what, for each configuration. */
function decisionsIn(situations: Situations, {words, size}: Rows, n: number): Uint8Array {
	const decisions = new Uint8Array(size);
	for (let i = 0, c = 0; c < size; c++) {
		for (const end = i + n; i < end; i++) decisions[c]! |= situations.decisionOf(words[i]!);
	}
	return decisions;
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
