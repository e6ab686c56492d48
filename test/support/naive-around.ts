import type {NaiveEvent} from './naive.js';
import type {NaiveVector} from './naive-report.js';

/** How far every configuration is that can be reached from one, without steps of some processes, by breadth-first search. */
export function awayFrom({census}: NaiveVector, from: string, without: readonly number[]): Map<string, number> {
	const away = new Map([[from, 0]]);
	for (const [text, steps] of away)
		for (const {to} of stepsOf(census.places.get(text)!.events, without)) if (!away.has(to)) away.set(to, steps + 1);
	return away;
}

/** Those of its events that are of other processes. */
export function stepsOf(events: readonly NaiveEvent[], without: readonly number[]): NaiveEvent[] {
	return events.filter(({process}) => !without.includes(process));
}

/** SPEC §1: open, and no event that changes it leads to an open one. */
export function isCriticalNaively({census, isOpen}: NaiveVector, text: string): boolean {
	return isOpen(text) && census.places.get(text)!.events.every(({to}) => to === text || !isOpen(to));
}

/**
 * The configurations that one can come back to from a configuration through open ones by a step that changes something: all of a loop to go round in,
 * with itself; none where there is no such way. A message that is sent again as it is received changes something, too.
 */
export function roundOf({census, isOpen}: NaiveVector, from: string, without: readonly number[]): Set<string> {
	const ahead = (start: string): Set<string> => {
		const seen = new Set<string>();
		const next = [start];
		for (const text of next) {
			for (const event of stepsOf(census.places.get(text)!.events, without)) {
				const {to, message} = event;
				if (!isOpen(to) || seen.has(to) || (to === text && message === '-')) continue;
				seen.add(to);
				next.push(to);
			}
		}
		return seen;
	};
	if (!isOpen(from)) return new Set();
	return new Set([...ahead(from)].filter(text => ahead(text).has(from)));
}
