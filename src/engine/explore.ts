import type {Inputs} from '../flp/index.js';
import {beyond, type Graph} from './graph.js';
import {createInts, type Ints, intsOf, pushInt, reserveInts} from './ints.js';
import {inputOf} from './locals.js';
import {createLowering, lower, type Lowering, tooLow} from './lowering.js';
import {createOrigin, findOrigin, noProcess, type Origin} from './origin.js';
import {absent, createRows, hashOf, markOf, placeRow, readRow, type Rows, type Words} from './rows.js';
import {type Situations, still, unasked} from './situations.js';
import {none, secondOf, type Twins, twinsOf} from './twins.js';
import {done, telling} from './work.js';

/** How far to explore. */
export interface Bounds {
	/** configurations, at most */
	readonly limit: number;
	/** with rounds: how far apart round numbers may be */
	readonly window?: number | undefined;
	/** is told how many bytes the graph takes, and says whether it may take more; it may unless told */
	readonly roomFor?: RoomFor | undefined;
}

/** Whether there is room for so many bytes, beside what everything else takes. */
export type RoomFor = (bytes: number) => boolean;

/** Explores all at once; `say` is told now and then how many configurations there are. @throws Breach */
export function explore(
	situations: Situations,
	inputs: Inputs,
	bounds: Bounds,
	say?: (configurations: number) => void,
): Graph {
	return done(telling(exploring(situations, inputs, bounds), configurations => say?.(configurations)));
}

/**
 * Explores breadth-first until at most `limit` configurations are found, and says now and then how many there are. With rounds, configurations that differ only by a shift of all round numbers
 * are one, whose lowest round number is as low as it can be; those with round numbers too far apart are beyond. Time and memory linear in the
 * events found. Where there is no more room it stops: the graph is then of the configurations whose events were followed. @throws Breach
 */
export function* exploring(situations: Situations, inputs: Inputs, bounds: Bounds): Generator<number, Graph, void> {
	const search = begin(situations, inputs, bounds);
	const {rows, moveStart, targets} = search;
	let c = 0;
	while (c < rows.size && (c === 0 || hasRoom(search, bounds.roomFor))) {
		for (const until = c + piece; c < until && c < rows.size; c++) {
			pushInt(moveStart, targets.length);
			expand(search, c);
		}
		yield rows.size;
	}
	pushInt(moveStart, targets.length);
	const outOfRoom = c < rows.size;
	if (outOfRoom) leaveOut(targets, c);
	return graphOf(search, {
		size: c,
		words: rows.words.subarray(0, c * rows.n),
		moveStart: intsOf(moveStart),
		targets: intsOf(targets),
		complete: search.complete && !outOfRoom,
		outOfRoom,
	});
}

/** A graph of configurations whose events were followed. */
export function graphOf(
	{situations, inputs, rows, transitions, amounts, dropped}: Search,
	found: Pick<Graph, 'size' | 'words' | 'moveStart' | 'targets' | 'complete' | 'outOfRoom'>,
): Graph {
	return {
		situations,
		n: rows.n,
		inputs,
		transitions,
		decisions: decisionsIn(situations, rows.n, found.words),
		amounts: intsOf(amounts),
		dropped: intsOf(dropped),
		...found,
	};
}

/** configurations whose events are followed without a pause */
const piece = 4096;

/** more moves than this cannot be numbered */
const mostMoves = 2 ** 31 - 2 ** 24;

/** what valences, regions and parts take for each configuration, in bytes */
const analysis = 80;

/** Whether there is room for more. */
export function hasRoom({rows, moveStart, targets, amounts, dropped}: Search, roomFor: RoomFor | undefined): boolean {
	if (targets.length > mostMoves) return false;
	const numbers = moveStart.length + targets.length + amounts.length + dropped.length + rows.slots.length;
	return (
		roomFor?.(4 * numbers + rows.tags.length + rows.size * (analysis + rows.n * rows.words.BYTES_PER_ELEMENT)) ?? true
	);
}

/** Leaves out the configurations from `size` on: what leads to them leads beyond. */
function leaveOut(targets: Ints, size: number): void {
	for (let move = 0; move < targets.length; move++) if (targets.values[move]! >= size) targets.values[move] = beyond;
}

/** An exploration under way: what will be the graph, and what is needed until then. */
export interface Search {
	readonly situations: Situations;
	readonly inputs: Inputs;
	readonly limit: number;
	readonly rows: Rows;
	readonly moveStart: Ints;
	readonly targets: Ints;
	readonly amounts: Ints;
	readonly dropped: Ints;
	readonly withDrops: boolean;
	/** there when the protocol declares rounds */
	readonly rounds: Lowering | undefined;
	readonly origin: Origin;
	/** for each event that leads to a situation by which something was found, once it has been asked for */
	readonly twins: Twins[];
	/** the configuration that an event leads to, made in place from the one that it leads from */
	readonly here: Int32Array;
	transitions: number;
	complete: boolean;
}

/** Begins with the initial configuration, whose events are not followed yet. @throws Breach */
export function begin(situations: Situations, inputs: Inputs, {limit, window = Infinity}: Bounds): Search {
	const {locals, reductions} = situations;
	const here = Int32Array.from(inputs, (_, p) => situations.of(locals.startOf(p, inputOf(inputs, p))));
	const rows = createRows(here.length);
	placeRow(rows, here, hashOf(here), 1);
	return {
		situations,
		inputs,
		limit,
		rows,
		moveStart: createInts(firstRoom),
		targets: createInts(firstRoom),
		amounts: createInts(),
		dropped: createInts(),
		withDrops: reductions.names.includes('ignores'),
		rounds: reductions.names.includes('rounds') ? createLowering(situations, here, window) : undefined,
		origin: createOrigin(),
		twins: [],
		here,
		transitions: 0,
		complete: true,
	};
}

const firstRoom = 4096;

/** Follows every event of configuration `c`. */
function expand(search: Search, c: number): void {
	const {situations, rows, targets, rounds, origin, here} = search;
	const {first, moves} = situations.events;
	readRow(rows, c, here);
	const hash = hashOf(here);
	if (c > 0 && rounds === undefined) findOrigin(origin, search, c);
	let events = 0;
	for (let p = 0; p < rows.n; p++) events += first.values[here[p]! + 1]! - first.values[here[p]!]!;
	search.transitions += events;
	reserveInts(targets, events);
	/** where the moves of each process begin in the configuration before */
	let block = search.moveStart.values[origin.before]!;
	for (let p = 0; p < rows.n; p++) {
		const before = rows.words[origin.before * rows.n + p]!;
		if (origin.process === noProcess) followAll(search, c, p, hash);
		else if (origin.process !== p && before === here[p]) followBeside(search, c, p, hash, block);
		else if (origin.process !== p) followReceiver(search, c, p, hash, block);
		else if (origin.quiet) followAfterOwn(search, c, hash);
		else followAll(search, c, p, hash);
		block += moves.values[before]!;
	}
}

/** Follows every event of configuration `c`, whichever configurations were followed before it. */
export function expandAlone(search: Search, c: number): void {
	const {situations, rows, targets, here} = search;
	readRow(rows, c, here);
	const hash = hashOf(here);
	for (let p = 0; p < rows.n; p++) {
		const events = situations.eventsOf(here[p]!);
		search.transitions += events;
		reserveInts(targets, events);
		followAll(search, c, p, hash);
	}
}

/** Follows the events of a process, of which nothing is known. */
function followAll(search: Search, c: number, p: number, hash: number): void {
	const {events} = search.situations;
	const situation = search.here[p]!;
	for (let event = events.first.values[situation]!; event < events.first.values[situation + 1]!; event++) {
		const next = events.next.values[event]!;
		if (next !== still && (next !== unasked || events.ask(event) !== still)) follow(search, c, p, event, hash);
	}
}

/** Follows the events of a process to which nothing happened when `c` was found: where they lead from the configuration before is at `block` in `targets`. */
function followBeside(search: Search, c: number, p: number, hash: number, block: number): void {
	const {situations, targets, origin, here} = search;
	const {first, sends} = situations.events;
	// these may be replaced by longer ones on the way, but what is read of them here stays the same
	const next = situations.events.next.values;
	const moves = situations.events.moves.values;
	const starts = search.moveStart.values;
	const {values} = targets;
	const {offset} = origin;
	const situation = here[p]!;
	const end = first.values[situation + 1]!;
	const earlier = p < origin.process;
	let same = block;
	for (let event = first.values[situation]!; event < end; event++) {
		const after = next[event]!;
		if (after === still) continue;
		const beside = values[same++]!;
		if (beside < c && beside !== beyond && sends[event]!.length === 0) {
			const moved = earlier ? moves[after]! - moves[situation]! : 0;
			keep(search, values[starts[beside]! + offset + moved]!);
		} else follow(search, c, p, event, hash);
	}
}

/** The same for a process that was sent something when `c` was found: it has the events that it had before, and perhaps new ones among them. */
function followReceiver(search: Search, c: number, p: number, hash: number, block: number): void {
	const {situations, rows, moveStart, targets, origin, here} = search;
	const {first, next, moves, sends, letters} = situations.events;
	const before = rows.words[origin.before * rows.n + p]!;
	const situation = here[p]!;
	let old = first.values[before]!;
	let same = block;
	for (let event = first.values[situation]!; event < first.values[situation + 1]!; event++) {
		const after = next.values[event]! === unasked ? situations.events.ask(event) : next.values[event]!;
		const isNew = old === first.values[before + 1]! || letters.values[old] !== letters.values[event];
		const oldAfter = isNew ? still : next.values[old++]!;
		const beside = oldAfter === still ? beyond : targets.values[same++]!;
		if (after === still) continue;
		if (beside < c && beside !== beyond && sends[event]!.length === 0) {
			const moved = p < origin.process ? moves.values[oldAfter]! - moves.values[before]! : 0;
			keep(search, targets.values[moveStart.values[beside]! + origin.offset + moved]!);
		} else follow(search, c, p, event, hash);
	}
}

/** Follows the events of the process by which `c` was found; where one of them could as well have come first, it leads to the same configuration. */
function followAfterOwn(search: Search, c: number, hash: number): void {
	const {situations, rows, moveStart, targets, origin, here} = search;
	const {first, next} = situations.events;
	const p = origin.process;
	const situation = here[p]!;
	const end = first.values[situation + 1]!;
	for (let event = first.values[situation]!; event < end; event++)
		if (next.values[event] === unasked) situations.events.ask(event);
	const before = rows.words[origin.before * rows.n + p]!;
	const twins = search.twins[origin.event] ?? twinsOf(situations, before, origin.event);
	search.twins[origin.event] = twins;
	const block = moveStart.values[origin.before]! + origin.block;
	let move = 0;
	for (let event = first.values[situation]!; event < end; event++) {
		if (next.values[event] === still) continue;
		const twin = twins.first[move]!;
		const beside = twin === none ? beyond : targets.values[block + twin]!;
		let second = none;
		if (beside < c && beside !== beyond) {
			second = twins.second[move]!;
			if (second === unasked) second = secondOf(situations, before, origin.event, twins, move);
		}
		if (second === none) follow(search, c, p, event, hash);
		else keep(search, targets.values[moveStart.values[beside]! + origin.block + second]!);
		move++;
	}
}

/** Follows one event from what is `here`, which is left as it is. */
function follow(search: Search, c: number, p: number, event: number, hash: number): void {
	const {situations, rows, rounds, here} = search;
	const {next, sends} = situations.events;
	const situation = here[p]!;
	const after = next.values[event]!;
	const there = (hash - markOf(situation) + markOf(after)) | 0;
	here[p] = after;
	if (sends[event]!.length > 0 || rounds !== undefined) {
		arrive(search, c, p, event, there);
		readRow(rows, c, here);
	} else {
		keep(search, place(search, there));
		here[p] = situation;
	}
}

/** Keeps a move that sends nothing. */
function keep({targets, dropped, withDrops}: Search, target: number): void {
	targets.values[targets.length++] = target;
	if (withDrops) pushInt(dropped, 0);
}

/** The number of the configuration that is `here`, new or known. */
function place(search: Search, hash: number): number {
	const known = placeRow(search.rows, search.here, hash, search.limit);
	if (known !== absent) return known;
	search.complete = false;
	return beyond;
}

/** Adds what was sent to what is `here`, lowers round numbers, and keeps the move from `c` to what that is. */
function arrive(search: Search, c: number, p: number, event: number, hash: number): void {
	const {situations, rows, targets, amounts, dropped, withDrops, rounds, here} = search;
	let there = hash;
	let drops = 0;
	for (const letter of situations.events.sends[event]!) {
		const to = situations.locals.destinationOf(letter);
		const before = here[to]!;
		const after = situations.add(before, letter);
		if (after === before) drops |= 1 << to;
		there = (there + markOf(after) - markOf(before)) | 0;
		here[to] = after;
	}
	if (withDrops) pushInt(dropped, drops);
	if (rounds === undefined) {
		pushInt(targets, place(search, there));
		return;
	}
	const amount = lower(situations, here, rounds);
	const known = rows.size;
	const target = amount === undefined ? beyond : place(search, amount === 0 ? there : hashOf(here));
	if (target === beyond) search.complete = false;
	pushInt(targets, target);
	pushInt(amounts, amount ?? 0);
	const all = rounds.lowered.values[c]! + (amount ?? 0);
	if (target === known) pushInt(rounds.lowered, all);
	if (all < 0) {
		const before = rows.words[c * rows.n + p]!;
		throw tooLow(situations, before, event - situations.events.first.values[before]!);
	}
}

/** Who has decided what, for each configuration. */
function decisionsIn(situations: Situations, n: number, words: Words): Uint8Array {
	const size = words.length / n;
	const decisions = new Uint8Array(size);
	for (let i = 0, c = 0; c < size; c++) {
		for (const end = i + n; i < end; i++) decisions[c]! |= situations.decisionOf(words[i]!);
	}
	return decisions;
}
