import {isState, type Json, type ProcessState, type Rounds} from '../flp/index.js';

/** Round numbers that stand in fields with these names, in storage and messages, however deep; with this period. */
export function roundsIn(names: readonly string[], period: Rounds['period']): Rounds {
	const of = (value: Json): number[] => {
		if (typeof value !== 'object' || value === null) return [];
		return Object.entries(value).flatMap(([key, inner]) =>
			names.includes(key) && typeof inner === 'number' ? [inner] : of(inner as Json),
		);
	};
	const raised = (value: Json, by: number): Json => {
		if (typeof value !== 'object' || value === null) return value;
		if (Array.isArray(value)) return value.map(inner => raised(inner as Json, by));
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [
				key,
				names.includes(key) && typeof inner === 'number' ? inner + by : raised(inner as Json, by),
			]),
		);
	};
	return {
		period,
		of: x => of(isState(x) ? x.storage : x),
		shift: (x, by) => (isState(x) ? ({...x, storage: raised(x.storage, by)} satisfies ProcessState) : raised(x, by)),
	};
}
