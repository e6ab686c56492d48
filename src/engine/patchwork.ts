import type {Inputs} from '../flp/index.js';
import {begin, type Bounds, expandAlone, graphOf, type Search} from './explore.js';
import {beyond, type Graph, type Moves, type Transition, transitionsOf} from './graph.js';
import {createInts, intsOf, pushInt} from './ints.js';
import type {Situations} from './situations.js';

/**
 * A graph that grows where one likes: the events of a configuration are followed when they are first asked for. Configurations have the numbers
 * in which they were met, 0 is the initial one.
 */
export interface Patchwork {
	readonly situations: Situations;
	readonly n: number;
	readonly search: Search;
	/** The transitions of a configuration. @throws Breach */
	transitionsFrom(c: number): readonly Transition[];
	/** bit 1 if some process has decided 0 in it, bit 2 if some has decided 1 */
	decisionsAt(c: number): number;
	/** the letters that wait for a process in it, ascending */
	inboxAt(c: number, p: number): readonly number[];
	waits(c: number, p: number, letter: number): boolean;
	/** A graph of the configurations whose events were followed, with other numbers (0 is the same); what leads to others leads beyond. Linear. */
	graph(): Graph;
}

/** Begins with the initial configuration. @throws Breach */
export function createPatchwork(situations: Situations, inputs: Inputs, bounds: Bounds): Patchwork {
	const search = begin(situations, inputs, bounds);
	const {rows, targets, amounts, dropped} = search;
	const {n} = rows;
	/** the configurations whose events were followed, in that order, and for each configuration where its moves begin, −1 for nowhere yet */
	const followed = createInts();
	const starts = createInts();
	const situationAt = (c: number, p: number): number => rows.words[c * n + p]!;
	return {
		situations,
		n,
		search,
		transitionsFrom(c) {
			while (starts.length < rows.size) pushInt(starts, -1);
			if (starts.values[c] === -1) {
				starts.values[c] = targets.length;
				pushInt(followed, c);
				expandAlone(search, c);
			}
			const moves: Moves = {
				situations,
				n,
				words: rows.words,
				moveStart: starts.values,
				targets: targets.values,
				amounts: intsOf(amounts),
				dropped: intsOf(dropped),
			};
			return transitionsOf(moves, c);
		},
		decisionsAt(c) {
			let decisions = 0;
			for (let p = 0; p < n; p++) decisions |= situations.decisionOf(situationAt(c, p));
			return decisions;
		},
		inboxAt: (c, p) => situations.inboxOf(situationAt(c, p)),
		waits: (c, p, letter) => situations.waits(situationAt(c, p), letter),
		graph() {
			const size = followed.length;
			const places = new Int32Array(rows.size).fill(beyond);
			const words = rows.words instanceof Uint16Array ? new Uint16Array(size * n) : new Int32Array(size * n);
			const moveStart = new Int32Array(size + 1);
			for (let place = 0; place < size; place++) {
				const c = followed.values[place]!;
				places[c] = place;
				moveStart[place] = starts.values[c]!;
				words.set(rows.words.subarray(c * n, (c + 1) * n), place * n);
			}
			moveStart[size] = targets.length;
			return graphOf(search, {
				size,
				words,
				moveStart,
				targets: intsOf(targets).map(target => (target === beyond ? beyond : places[target]!)),
				complete: search.complete && size === rows.size,
				outOfRoom: false,
			});
		},
	};
}
