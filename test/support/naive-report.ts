import type {Protocol} from '../../src/flp/index.js';
import {type Census, countsOf, enumerate, hasFairComponent, valences} from './naive.js';
import {hasFairLoop} from './naive-loop.js';

/** Everything that SPEC §6 has figures for, counted naively. */

const valenceWords: Readonly<Record<string, string>> = {'': 'stuck', '0': 'zero', '1': 'one', '01': 'bivalent'};

/** One initial configuration with all that can be reached from it. */
export interface NaiveVector {
	readonly inputs: string;
	readonly census: Census;
	/** the valence over all schedules, or over those without some processes */
	readonly valence: (text: string, silent?: readonly number[]) => string;
	readonly isOpen: (text: string, silent?: readonly number[]) => boolean;
	/** whether an admissible run with exactly these processes faulty stays open for ever, or is never decided */
	readonly canStay: (where: 'open' | 'undecided', fault: FaultCase) => boolean;
}

/** These processes are faulty; `dead` ones from the start. */
export interface FaultCase {
	readonly faulty: readonly number[];
	readonly dead: boolean;
}

export type Faults = 'none' | 'one' | 'initial';

/** The fault cases of SPEC §2, fault-free first. */
export function casesOf(faults: Faults, n: number): FaultCase[] {
	const sets = Array.from({length: 2 ** n}, (_, set) =>
		Array.from({length: n}, (__, p) => p).filter(p => Math.floor(set / 2 ** p) % 2 === 1),
	).sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
	if (faults === 'initial') return sets.filter(set => 2 * set.length < n).map(faulty => ({faulty, dead: true}));
	return sets.filter(set => set.length <= (faults === 'one' ? 1 : 0)).map(faulty => ({faulty, dead: false}));
}

/** All input vectors, enumerated. */
export function naiveVectors(protocol: Protocol, n: number, options: {readonly drops?: boolean} = {}): NaiveVector[] {
	return Array.from({length: 2 ** n}, (_, number) => number.toString(2).padStart(n, '0')).map(inputs =>
		vectorOf(enumerate(protocol, inputs, options), inputs),
	);
}

function vectorOf(census: Census, inputs: string): NaiveVector {
	const reached = remembered(
		(silent: readonly number[]) =>
			new Map(
				[...valences(census, silent)].map(([text, values]) => [
					text,
					valenceWords[[0, 1].filter(value => values.has(value)).join('')]!,
				]),
			),
	);
	const valence = (text: string, silent: readonly number[] = []): string => reached(silent).get(text)!;
	const undecided = (text: string): boolean => census.places.get(text)!.decided.size === 0;
	const isOpen = (text: string, silent: readonly number[] = []): boolean =>
		undecided(text) && valence(text, silent) === 'bivalent';
	const canStay = remembered(({where, faulty, dead}: FaultCase & {readonly where: 'open' | 'undecided'}) => {
		const holds = where === 'undecided' ? undecided : (text: string) => isOpen(text, dead ? faulty : []);
		return hasFairLoop(census, holds, faulty, dead) ?? hasFairComponent(census, holds, faulty, dead);
	});
	return {inputs, census, valence, isOpen, canStay: (where, fault) => canStay({where, ...fault})};
}

/** A function that computes nothing twice. */
function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
	const known = new Map<string, Value>();
	return key => {
		const text = JSON.stringify(key);
		const value = known.get(text) ?? compute(key);
		known.set(text, value);
		return value;
	};
}

/** What a report says of one input vector, but for its verdicts. */
export function figuresOf({inputs, census, valence, isOpen}: NaiveVector): object {
	const counts: Record<string, number> = {bivalent: 0, zero: 0, one: 0, stuck: 0, unknown: 0};
	for (const text of census.places.keys()) counts[valence(text)]!++;
	return {
		inputs,
		valence: valence(census.first),
		...countsOf(census),
		complete: true,
		counts,
		open: [...census.places.keys()].filter(text => isOpen(text)).length,
	};
}

/** The verdict of one fault case. */
export function verdictOf(vector: NaiveVector, fault: FaultCase): 'proved' | 'refuted' {
	return vector.canStay('open', fault) ? 'proved' : 'refuted';
}

/** What a report says of how long one input vector can be kept bivalent. */
export interface NaiveVerdicts {
	readonly verdict: 'proved' | 'refuted';
	readonly faultFree: 'proved' | 'refuted';
	readonly oneFaulty?: Readonly<Record<string, string>>;
	readonly initiallyDead?: Readonly<Record<string, string>>;
}

/** The verdicts under a fault model. */
export function verdictsOf(vector: NaiveVector, faults: Faults): NaiveVerdicts {
	const cases = casesOf(faults, vector.inputs.length).map(
		fault => [fault.faulty.join(), verdictOf(vector, fault)] as const,
	);
	return {
		verdict: cases.some(([, verdict]) => verdict === 'proved') ? 'proved' : 'refuted',
		faultFree: cases[0]![1],
		...(faults === 'one' ? {oneFaulty: Object.fromEntries(cases.slice(1))} : {}),
		...(faults === 'initial' ? {initiallyDead: Object.fromEntries(cases)} : {}),
	};
}

export type Word = 'holds' | 'fails';

/** The properties over all inputs. */
export interface NaiveProperties {
	readonly agreement: Word;
	readonly nontriviality: Word;
	readonly validity: Word;
	readonly termination: Readonly<Record<Faults, Word>>;
}

/** The properties of a protocol of which all input vectors were enumerated. */
export function propertiesOf(vectors: readonly NaiveVector[]): NaiveProperties {
	const n = vectors[0]!.inputs.length;
	const decided = ({census}: NaiveVector): ReadonlySet<number>[] =>
		[...census.places.values()].map(place => place.decided);
	return {
		agreement: word(vectors.every(vector => decided(vector).every(values => values.size < 2))),
		nontriviality: word(
			[0, 1].every(value => vectors.some(vector => decided(vector).some(values => values.has(value)))),
		),
		validity: word(
			vectors.every(
				vector =>
					new Set(vector.inputs).size > 1 ||
					decided(vector).every(values => [...values].every(value => vector.inputs.startsWith(String(value)))),
			),
		),
		termination: {
			none: terminates(vectors, casesOf('none', n)),
			one: terminates(vectors, casesOf('one', n)),
			initial: terminates(vectors, casesOf('initial', n)),
		},
	};
}

/** Whether every admissible run with exactly such processes faulty decides. */
export function terminates(vectors: readonly NaiveVector[], cases: readonly FaultCase[]): Word {
	return word(vectors.every(vector => cases.every(fault => !vector.canStay('undecided', fault))));
}

function word(holds: boolean): Word {
	return holds ? 'holds' : 'fails';
}
