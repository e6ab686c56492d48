import type {Json, Schedule} from '../../src/flp/index.js';
import type {Census, NaiveEvent} from './naive.js';

/** A configuration of a census by its text, and a schedule to it. */
export interface Further {
	readonly text: string;
	readonly schedule: Schedule;
}

/** Every configuration of a census with a shortest schedule to it, nearest first; of many only some, all over. */
export function furtherIn(census: Census, most: number): Further[] {
	const found = [{text: census.first, schedule: [] as Schedule}];
	const seen = new Set([census.first]);
	for (const {text, schedule} of found) {
		for (const {process, message, to} of census.places.get(text)!.events) {
			if (seen.has(to)) continue;
			seen.add(to);
			const event = {process, message: message === '-' ? null : (JSON.parse(message) as Json)};
			found.push({text: to, schedule: [...schedule, event]});
		}
	}
	const every = Math.ceil(found.length / most);
	return found.filter((_, index) => index % every === 0);
}

/** How far each decision is from a configuration, without steps of some processes, `null` where it cannot be reached; and how many can. */
export function distances(
	{places}: Census,
	from: string,
	silent: readonly number[],
): {readonly to: readonly (number | null)[]; readonly reachable: number} {
	const away = new Map([[from, 0]]);
	const to: (number | null)[] = [null, null];
	for (const [text, steps] of away) {
		const {decided, events} = places.get(text)!;
		for (const value of decided) to[value] ??= steps;
		for (const event of events)
			if (!silent.includes(event.process) && !away.has(event.to)) away.set(event.to, steps + 1);
	}
	return {to, reachable: away.size};
}

/** Where a schedule leads from a configuration; `undefined` where an event is not applicable. */
export function walked({places}: Census, from: string, schedule: Schedule): string | undefined {
	let text: string | undefined = from;
	for (const {process, message} of schedule) {
		const name = message === null ? '-' : JSON.stringify(message);
		const event: NaiveEvent | undefined = places
			.get(text!)!
			.events.find(
				one =>
					one.process === process && (one.message === '-' ? '-' : JSON.stringify(JSON.parse(one.message))) === name,
			);
		if (event === undefined) return undefined;
		text = event.to;
	}
	return text;
}
