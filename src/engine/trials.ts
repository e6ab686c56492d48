import {beyond} from './graph.js';
import {nothing} from './locals.js';
import type {Patchwork} from './patchwork.js';

/** runs from a configuration, at most, until both decisions are seen: short ones first, and then some long ones, which cost much where nobody ever decides */
const shortRuns = 40;
const longRuns = 8;

/** events of a run, for each process */
const short = 12;
const long = 96;

/** one event in so many is ∅ though messages wait */
const seldom = 8;

const bivalent = 3;

/** What is known of valences in a graph that grows: enough where both decisions were seen, and nothing else. */
export interface Trials {
	/** Whether nobody has decided in a configuration, and both decisions were seen from it; runs are tried when it is first asked. @throws Breach */
	isOpen(c: number): boolean;
}

/**
 * Tries runs of the processes in `stepping`: in each some majority of them receives what waits, in an order that looks like chance and is always the same, and ∅ where
 * nothing does. Runs in which somebody decides show what is reachable from every configuration on them.
 */
export function createTrials(patchwork: Patchwork, stepping: readonly number[]): Trials {
	/** for each configuration the decisions that were seen from it */
	const seen: number[] = [];
	const tried = new Set<number>();
	const dice = createDice();
	const seenFrom = (c: number): number => (seen[c] ?? 0) | patchwork.decisionsAt(c);

	const run = (from: number, events: number): void => {
		const absent = dice(Math.ceil(patchwork.n / 2));
		const team = [...stepping];
		for (let i = 0; i < absent && team.length > 1; i++) team.splice(dice(team.length), 1);
		const trail = [from];
		let c = from;
		for (let left = events * patchwork.n; left > 0 && (seenFrom(c) & ~seenFrom(from)) === 0; left--) {
			const moves = patchwork
				.transitionsFrom(c)
				.filter(({process, target}) => target !== beyond && target !== c && team.includes(process));
			const receipts = moves.filter(({letter}) => letter !== nothing);
			const choice = receipts.length > 0 && dice(seldom) > 0 ? receipts : moves;
			if (choice.length === 0) break;
			c = choice[dice(choice.length)]!.target;
			trail.push(c);
		}
		patchwork.transitionsFrom(c); // what ends a run belongs to it
		let decisions = 0;
		for (const at of trail.reverse()) {
			decisions |= seenFrom(at);
			seen[at] = decisions;
		}
	};

	return {
		isOpen(c) {
			if (patchwork.decisionsAt(c) !== 0) return false;
			if (seenFrom(c) !== bivalent && !tried.has(c)) {
				tried.add(c);
				for (let runs = 0; runs < shortRuns + longRuns && seenFrom(c) !== bivalent; runs++)
					run(c, runs < shortRuns ? short : long);
			}
			return seenFrom(c) === bivalent;
		},
	};
}

/** Whole numbers below a bound (at most 65,536) that look like chance, the same ones each time: a linear congruential generator's upper half. */
function createDice(): (below: number) => number {
	let state = 1985;
	return below => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
		return (state >>> 16) % below;
	};
}
