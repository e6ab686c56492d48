import type {Event, Schedule} from '../flp/index.js';
import {type Graph, letterAt} from './explore.js';
import {nothing} from './locals.js';

/** By how much the round numbers rise along these events (indices into `targets`), beyond what the graph's configurations show. */
export function riseAlong(graph: Graph, indices: readonly number[]): number {
	return graph.amounts.length === 0 ? 0 : indices.reduce((sum, index) => sum + graph.amounts[index]!, 0);
}

/**
 * The schedule that a walk in the graph stands for in the protocol without reductions: round numbers are raised by `offset` and by what the walk
 * itself lowered them, and a message that was dropped is delivered at once, so that the buffer is the graph's. What was dropped for a process
 * in `silent` stays in the buffer.
 */
export function concrete(
	graph: Graph,
	from: number,
	indices: readonly number[],
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
	for (const index of indices) {
		const letter = letterAt(graph, c, index);
		schedule.push(letter === nothing ? {process: graph.processes[index]!, message: null} : raised(letter, by));
		for (const drop of droppedBy(graph, c, index))
			if (!silent.includes(locals.destinationOf(drop))) schedule.push(raised(drop, by));
		by += graph.amounts.length === 0 ? 0 : graph.amounts[index]!;
		c = graph.targets[index]!;
	}
	return schedule;
}

/** The letters that are delivered by an event: the one it receives, and those that it made the graph drop. */
export function deliveredBy(graph: Graph, c: number, index: number): number[] {
	const letter = letterAt(graph, c, index);
	return letter === nothing ? droppedBy(graph, c, index) : [letter, ...droppedBy(graph, c, index)];
}

/** The letters that an event made the graph drop: sent and ignored, or ignored from then on. */
function droppedBy(graph: Graph, c: number, index: number): number[] {
	if (graph.dropped.length === 0) return [];
	const {situations, n} = graph;
	const p = graph.processes[index]!;
	const letter = letterAt(graph, c, index);
	const before = graph.words[c * n + p]!;
	const k = eventNumber(graph, before, letter);
	const now = new Map([[p, situations.nextAt(before, k)]]);
	const left = [...situations.inboxOf(before)];
	if (letter !== nothing) left.splice(left.indexOf(letter), 1);
	for (const waits of situations.inboxOf(now.get(p)!)) left.splice(left.indexOf(waits), 1);
	for (const sent of situations.sendsAt(before, k)) {
		const to = situations.locals.destinationOf(sent);
		const situation = now.get(to) ?? graph.words[c * n + to]!;
		const after = situations.add(situation, sent);
		if (after === situation) left.push(sent);
		now.set(to, after);
	}
	return left;
}

function eventNumber({situations}: Graph, situation: number, letter: number): number {
	for (let k = 0; k < situations.eventsOf(situation); k++) if (situations.letterAt(situation, k) === letter) return k;
	throw new Error('an event that is not there');
}
