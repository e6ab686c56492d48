import type {ExecutionContext} from 'ava';
import fc from 'fast-check';
import {isLong, seed} from '../long.js';
import type {Sample} from '../random/sample.js';
import {check} from './check.js';

/** How many protocols of a family to check, and what has to occur among them, in how many of a hundred at least. */
interface Wanted {
	readonly runs: number;
	readonly longRuns: number;
	readonly occur: Readonly<Record<string, number>>;
}

/** Checks many protocols of a family; a failure shows the seed and the smallest table that fails. */
export function checkFamily(t: ExecutionContext, family: fc.Arbitrary<Sample>, {runs, longRuns, occur}: Wanted): void {
	const numRuns = isLong ? longRuns : runs;
	const noted = new Map<string, number>();
	if (isLong) t.log(`seed ${seed}`);
	t.notThrows(() =>
		fc.assert(
			fc.property(family, sample => {
				const here = new Set<string>();
				check(sample, what => void here.add(what));
				for (const what of here) noted.set(what, (noted.get(what) ?? 0) + 1);
			}),
			{seed, numRuns, includeErrorInReport: true},
		),
	);
	const shares = [...noted].map(([what, times]) => [what, (100 * times) / numRuns] as const);
	if (isLong)
		t.log(
			shares
				.toSorted(([, a], [, b]) => b - a)
				.map(([what, share]) => `${share.toFixed(1).padStart(5)} % ${what}`)
				.join('\n'),
		);
	for (const [what, percent] of Object.entries(occur)) {
		const share = (100 * (noted.get(what) ?? 0)) / numRuns;
		t.true(share >= percent, `${what}: in ${share.toFixed(1)} of 100 protocols, not in ${percent}`);
	}
}
