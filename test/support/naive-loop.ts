import type {Census, NaiveEvent} from './naive.js';

/** Walks longer than this in all are not tried. */
const mostVisits = 2000;

/**
 * Whether some fair loop can be reached through configurations with `holds`, by trying all walks: from every beginning, with the debts that are paid
 * on the way, until one is back owing nothing (SPEC §4, claims 1, 3 and 4). It knows nothing of components. `undefined` when that would take too long.
 */
export function hasFairLoop(
	census: Census,
	holds: (text: string) => boolean,
	faulty: readonly number[],
	dead: boolean,
): boolean | undefined {
	const {places, first} = census;
	const beginnings = new Set(holds(first) ? [first] : []);
	for (const text of beginnings)
		for (const {process, to} of places.get(text)!.events)
			if (holds(to) && !(dead && faulty.includes(process))) beginnings.add(to);
	const events = new Map(
		[...beginnings].map(text => [
			text,
			places.get(text)!.events.filter(({process, to}) => !faulty.includes(process) && holds(to)),
		]),
	);
	let visits = 0;
	for (const beginning of beginnings) {
		const debts = debtsAt(census, beginning, faulty);
		const seen = new Set<string>();
		const walks = [{text: beginning, owed: debts}];
		for (const {text, owed} of walks) {
			for (const event of events.get(text)!) {
				if (++visits > mostVisits) return undefined;
				const left = owed.filter(debt => !pays(event, debt));
				if (event.to === beginning && left.length === 0) return true;
				const visit = `${left.join(' ')} ${event.to}`;
				if (seen.has(visit)) continue;
				seen.add(visit);
				walks.push({text: event.to, owed: left});
			}
		}
	}
	return false;
}

/** A step of each process that is not faulty, and the receipt of each message that waits for one. */
function debtsAt({places, n}: Census, text: string, faulty: readonly number[]): string[] {
	const processes = Array.from({length: n}, (_, p) => p).filter(p => !faulty.includes(p));
	const letters = places.get(text)!.waiting.map(entry => JSON.parse(entry) as [number, unknown]);
	return [
		...processes.map(String),
		...new Set(letters.flatMap(([to, value]) => (faulty.includes(to) ? [] : [`${to}:${JSON.stringify(value)}`]))),
	];
}

function pays({process, message, also}: NaiveEvent, debt: string): boolean {
	return debt === `${process}:${message}` || [process, ...also].some(p => debt === String(p));
}
