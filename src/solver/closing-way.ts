import {
	type Component,
	concrete,
	type Graph,
	type Passes,
	type Spot,
	spotOf,
	type Transition,
	transitionsOf,
} from '../engine/index.js';
import {canonicalText, type Event, type Schedule} from '../flp/index.js';
import {historyOf, loopAt, type LoopTerms, type Play} from '../game/index.js';

/** What closes a loop, and the number of the configuration where it begins. */
export interface Closing {
	readonly schedule: Schedule;
	readonly close: number;
}

/** configurations and sets of debts that are looked at for one beginning of a loop, and for all of them */
const most = {each: 4_000, all: 24_000};

interface Search {
	readonly graph: Graph;
	readonly component: Component;
	readonly terms: LoopTerms;
	readonly passes: Passes | undefined;
	/** which configurations of the run have nothing in the buffer that the graph has dropped */
	readonly isClean: (k: number) => boolean;
}

/**
 * The nearest end of a loop that the player has begun, or begins now, up to a shift: by events inside a component of a reduced graph, from a play where
 * nothing waits that the graph has dropped. The beginnings that owe least come first. `undefined` where none was found within some thousand steps.
 */
export function closingWay(play: Play, search: Search): Closing | undefined {
	const {graph, component, terms, isClean} = search;
	const members = new Set(component.members);
	const history = historyOf(play);
	const beginnings = history.pictures.flatMap((_, k) => {
		const at = spotOf(graph, play.schedule.slice(0, k));
		if (at === undefined || !members.has(at.c) || !isClean(k)) return [];
		const debts = debtsAt(play, k, terms);
		return [{k, at, debts}];
	});
	const here = spotOf(graph, play.schedule);
	let best: Closing | undefined;
	let left = most.all;
	for (const {k, at, debts} of beginnings.toSorted((a, b) => a.debts.length - b.debts.length)) {
		if (here === undefined || left <= 0) break;
		const bound = best?.schedule.length ?? Infinity;
		const found = nearestEnd(search, {members, from: here, to: at, debts, bound, most: Math.min(left, most.each)});
		left -= found.looked;
		if (found.schedule !== undefined) best = {schedule: found.schedule, close: k};
	}
	return best;
}

/** a debt that no event pays by itself: to pass where the loop has to */
const passage = 'passage';

/** What is owed of a loop from Ck, as texts: messages, steps, and where it has to pass. */
function debtsAt(play: Play, k: number, terms: LoopTerms): readonly string[] {
	const history = historyOf(play);
	const owed = loopAt(history, k, terms);
	return [
		...new Set(
			history.pictures[k]!.buffer.filter(({letter}) => owed.letters.includes(letter)).map(({message: {to, value}}) =>
				canonicalText([to, value]),
			),
		),
		...owed.processes.map(String),
		...(owed.passage === undefined ? [] : [passage]),
	];
}

interface Visit {
	readonly at: Spot;
	readonly paid: number;
	readonly length: number;
	readonly before: Visit | null;
	readonly events: Schedule;
}

interface Task {
	readonly members: ReadonlySet<number>;
	readonly from: Spot;
	readonly to: Spot;
	readonly debts: readonly string[];
	readonly bound: number;
	readonly most: number;
}

/** A shortest way that pays all debts and ends where the loop begins, or higher; those that have paid more are looked at first (A*: a message takes an event to be received). */
function nearestEnd(
	{graph, terms: {faulty = [], rounds}, passes}: Search,
	{members, from, to, debts, bound, most: limit}: Task,
): {readonly schedule: Schedule | undefined; readonly looked: number} {
	const all = 2 ** debts.length - 1;
	const letters = debts.filter(debt => debt.startsWith('[')).length;
	const period = typeof rounds?.period === 'function' ? rounds.period(graph.n) : (rounds?.period ?? 1);
	const bitOf = new Map(debts.map((debt, bit) => [debt, 1 << bit]));
	const paidBy = (events: Schedule, target: number): number =>
		events.reduce(
			(paid, {process, message}) =>
				paid |
				(bitOf.get(String(process)) ?? 0) |
				(message === null ? 0 : (bitOf.get(canonicalText([process, message])) ?? 0)),
			passes?.(target) === true ? (bitOf.get(passage) ?? 0) : 0,
		);
	const queue: Visit[][] = [];
	const known = new Map<string, number>();
	const add = (visit: Visit): void => {
		const {at, paid, length} = visit;
		const key = `${at.c} ${at.by} ${paid}`;
		const least = length + unpaid(paid, letters);
		if (least >= bound || (known.get(key) ?? Infinity) <= length) return;
		known.set(key, length);
		const alike = queue[least] ?? [];
		alike.push(visit);
		queue[least] = alike;
	};
	add({at: from, paid: 0, length: 0, before: null, events: []});
	let looked = 0;
	for (let least = 0; least < queue.length; least++) {
		for (const visit of queue[least] ?? []) {
			const {at, paid, length} = visit;
			if (looked++ === limit) return {schedule: undefined, looked};
			const rise = at.by - to.by;
			if (paid === all && at.c === to.c && rise >= 0 && rise % period === 0) return {schedule: eventsTo(visit), looked};
			for (const transition of insideTransitions(graph, members, faulty, at.c)) {
				const events = concrete(graph, at.c, [transition], {offset: at.by, silent: faulty});
				add({
					at: {c: transition.target, by: at.by + transition.amount},
					paid: paid | paidBy(events, transition.target),
					length: length + events.length,
					before: visit,
					events,
				});
			}
		}
	}
	return {schedule: undefined, looked};
}

/** How many of the first so many debts are not paid. */
function unpaid(paid: number, letters: number): number {
	let count = 0;
	for (let bit = 0; bit < letters; bit++) if ((paid & (1 << bit)) === 0) count++;
	return count;
}

function insideTransitions(
	graph: Graph,
	members: ReadonlySet<number>,
	faulty: readonly number[],
	c: number,
): Transition[] {
	return transitionsOf(graph, c).filter(({target, process}) => members.has(target) && !faulty.includes(process));
}

function eventsTo(visit: Visit): Event[] {
	const parts: Schedule[] = [];
	for (let at: Visit | null = visit; at !== null; at = at.before) parts.push(at.events);
	return parts.reverse().flat();
}
