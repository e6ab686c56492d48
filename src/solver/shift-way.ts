import {componentsOf, isOpen, lassoIn, type Looker, regionFrom, spotOf} from '../engine/index.js';
import {canonicalText, type Event, type Json, type Schedule} from '../flp/index.js';
import {act, faultyIn, historyOf, type Loop, loopTermsOf, type Play} from '../game/index.js';
import {casesOf} from './cases.js';
import {closingWay} from './closing-way.js';
import {holdsLoop, passesOf} from './loop-way.js';
import type {Found} from './way.js';

/**
 * A fair loop of open configurations up to a shift of all round numbers, from where the player is: the nearest end of one that he has begun, or one of
 * the engine's lassos in the reduced graph (SPEC §5), which may not be the nearest. What the graph has dropped and still waits is received first, as a loop owes it, too.
 */
export function shiftWay(play: Play, goal: Loop, {graph, bits}: Looker): Found {
	const spot = spotOf(graph, play.schedule);
	if (spot === undefined) return {is: 'unknown'};
	const declared = faultyIn(play);
	const region = regionFrom(graph, spot.c, c => isOpen(graph, bits(), c), declared);
	const passes = passesOf(goal, graph);
	for (const faulty of casesOf(play)) {
		const fair = componentsOf(graph, region, faulty).find(component => holdsLoop(component, passes));
		if (fair === undefined) continue;
		const stray = strayFor(play, graph, faulty);
		const there = stray.reduce((now, event) => act(now, {do: 'move', event}), play);
		const closing =
			faulty.length > declared.length
				? undefined
				: closingWay(there, {
						graph,
						component: fair,
						terms: loopTermsOf(play)!,
						passes,
						isClean: k => strayFor({...there, schedule: there.schedule.slice(0, k)}, graph, faulty).length === 0,
					});
		const {stem, loop} =
			closing === undefined
				? lassoIn(graph, region, fair, {faulty, dead: false, offset: spot.by, passes})
				: {stem: [], loop: closing.schedule};
		const before = [...stray, ...stem];
		return {
			is: 'way',
			way: {
				inputs: null,
				schedule: [...before, ...loop],
				faulty: declared.length > 0 || faulty.length === 0 ? null : faulty[0]!,
				after: before.length,
				said: {close: closing?.close ?? play.schedule.length + before.length},
			},
			exact: false,
		};
	}
	return {is: graph.complete ? 'none' : 'unknown'};
}

/** What waits for processes that are not faulty and is not in the graph, as it makes no difference. */
export function strayFor(play: Play, graph: Looker['graph'], faulty: readonly number[]): Schedule {
	const {situations, words, n} = graph;
	const {c, by} = spotOf(graph, play.schedule)!;
	const {locals, reductions} = situations;
	const known = new Map<string, number>();
	const textOf = (to: number, value: Json): string => canonicalText([to, value]);
	for (let p = 0; p < n; p++) {
		for (const letter of situations.inboxOf(words[c * n + p]!)) {
			const text = textOf(p, locals.valueOf(reductions.shiftLetter(letter, by)));
			known.set(text, (known.get(text) ?? 0) + 1);
		}
	}
	return historyOf(play)
		.pictures.at(-1)!
		.buffer.flatMap(({message: {to, value}}): Event[] => {
			const text = textOf(to, value);
			const left = known.get(text) ?? 0;
			if (left > 0) known.set(text, left - 1);
			return left > 0 || faulty.includes(to) ? [] : [{process: to, message: value}];
		});
}
