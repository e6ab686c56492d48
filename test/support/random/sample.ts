import fc from 'fast-check';
import type {Protocol, Step, StepView} from '../../../src/flp/index.js';

/** A random protocol, and how it is to be held against the naive enumerator. */
export interface Sample {
	readonly n: number;
	/** with the reductions that it declares, if any */
	readonly protocol: Protocol;
	/** whether it has finitely many configurations without its reductions, too */
	readonly finite: boolean;
	/** where it declares rounds: the same protocol with round numbers that come back, so that it is finite without */
	readonly wrapped?: Protocol;
}

/** What a family says of one of its protocols. */
interface Made {
	readonly n: number;
	readonly start: Protocol['start'];
	readonly step: (view: StepView) => Step;
	readonly reductions?: Pick<Protocol, 'ignores' | 'rounds'>;
	readonly finite?: boolean;
	readonly wrapped?: Pick<Protocol, 'start' | 'step' | 'ignores'>;
	/** the protocol as a table that one can read */
	readonly table: readonly string[];
}

/** A sample that prints as its table where a property fails. */
export function sampleOf(family: string, {n, start, step, reductions, finite = true, wrapped, table}: Made): Sample {
	const head = {name: family, title: family, summary: table.join('; '), processes: {min: n, max: n, default: n}};
	const sample: Sample = {
		n,
		protocol: {...head, start, step, ...reductions},
		finite,
		...(wrapped === undefined ? {} : {wrapped: {...head, ...wrapped}}),
	};
	return Object.assign(sample, {
		[fc.toStringMethod]: () => [`${family}, n = ${n}`, ...table].join('\n    '),
	});
}

/** Rows of a table that differ from these in a few places. */
export function near<Row>(rows: readonly Row[], anyRow: fc.Arbitrary<Row>, most: number): fc.Arbitrary<Row[]> {
	return fc
		.array(fc.tuple(fc.nat(rows.length - 1), anyRow), {maxLength: most})
		.map(changes => rows.map((row, at) => changes.findLast(([where]) => where === at)?.[1] ?? row));
}
