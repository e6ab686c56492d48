import type {Event, Schedule} from '../flp/index.js';
import type {Graph, Transition, Walk} from './graph.js';
import {nothing} from './locals.js';

/** By how much the round numbers rise along a walk, beyond what the graph's configurations show. */
export function riseAlong(walk: Walk): number {
	return walk.reduce((sum, {amount}) => sum + amount, 0);
}

/**
 * The schedule that a walk in the graph stands for in the protocol without reductions: round numbers are raised by `offset` and by what the walk
 * itself lowered them, and a message that was dropped is delivered at once, so that the buffer is the graph's. What was dropped for a process
 * in `silent` stays in the buffer.
 */
export function concrete(
	graph: Graph,
	from: number,
	walk: Walk,
	{offset = 0, silent = []}: {readonly offset?: number; readonly silent?: readonly number[]} = {},
): Schedule {
	const {situations} = graph;
	const {locals, reductions} = situations;
	const raised = (letter: number, by: number): Event => {
		const there = by === 0 ? letter : reductions.shiftLetter(letter, by);
		return {process: locals.destinationOf(there), message: locals.valueOf(there)};
	};
	const schedule: Event[] = [];
	let c = from;
	let by = offset;
	for (const transition of walk) {
		const {process, letter} = transition;
		schedule.push(letter === nothing ? {process, message: null} : raised(letter, by));
		for (const drop of droppedBy(graph, c, transition))
			if (!silent.includes(locals.destinationOf(drop))) schedule.push(raised(drop, by));
		by += transition.amount;
		c = transition.target;
	}
	return schedule;
}

/** The same for a walk that is done when its last event has happened: what that made the graph drop is not delivered any more. */
export function concreteTo(
	graph: Graph,
	from: number,
	walk: Walk,
	{offset = 0, silent = []}: {readonly offset?: number; readonly silent?: readonly number[]} = {},
): Schedule {
	const last = walk.at(-1);
	if (last === undefined) return [];
	const before = walk.slice(0, -1);
	const end = concrete(graph, before.at(-1)?.target ?? from, [last], {offset: offset + riseAlong(before), silent});
	return [...concrete(graph, from, before, {offset, silent}), end[0]!];
}

/** Whether a process steps by a transition: its own, and one for which it sent a message that was dropped, and so delivered at once. */
export function steps({process, dropped}: Transition, p: number): boolean {
	return process === p || (dropped & (1 << p)) !== 0;
}

/** The letters that are delivered by a transition of `c`: the one it receives, and those that it made the graph drop. */
export function deliveredBy(graph: Graph, c: number, transition: Transition): number[] {
	const drops = droppedBy(graph, c, transition);
	return transition.letter === nothing ? drops : [transition.letter, ...drops];
}

/** The letters that a transition of `c` made the graph drop: sent and ignored, or ignored from then on. */
function droppedBy(graph: Graph, c: number, {process, k, letter}: Transition): number[] {
	const {situations, n} = graph;
	if (!situations.reductions.names.includes('ignores')) return [];
	const before = graph.words[c * n + process]!;
	const now = new Map([[process, situations.nextAt(before, k)]]);
	const left = [...situations.inboxOf(before)];
	if (letter !== nothing) left.splice(left.indexOf(letter), 1);
	for (const waits of situations.inboxOf(now.get(process)!)) left.splice(left.indexOf(waits), 1);
	for (const sent of situations.sendsAt(before, k)) {
		const to = situations.locals.destinationOf(sent);
		const situation = now.get(to) ?? graph.words[c * n + to]!;
		const after = situations.add(situation, sent);
		if (after === situation) left.push(sent);
		now.set(to, after);
	}
	return left;
}
