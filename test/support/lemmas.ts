import type {NaiveEvent} from './naive.js';
import {type NaiveProperties, type NaiveVector, terminates, casesOf} from './naive-report.js';

/**
 * What FLP85 proves, as statements about one protocol that was enumerated naively. Each has its premise as weak as its proof allows, so that it
 * says something of protocols that are not totally correct, too (no protocol is). Each throws where its conclusion fails, and returns how often its
 * premise held.
 */

/** Lemma 2: with agreement and nontriviality, and from every initial configuration a decision without any one process, some initial one is bivalent. */
export function lemma2(vectors: readonly NaiveVector[], {agreement, nontriviality}: NaiveProperties): number {
	const decidesWithoutAny = vectors.every(({census, valence, inputs}) =>
		[...inputs].every((_, p) => valence(census.first, [p]) !== 'stuck'),
	);
	if (agreement === 'fails' || nontriviality === 'fails' || !decidesWithoutAny) return 0;
	if (!vectors.some(({census, valence}) => valence(census.first) === 'bivalent'))
		throw new Error('Lemma 2: no initial configuration is bivalent');
	return 1;
}

/** The step in the proof of Lemma 2: with agreement, adjacent initial configurations share a decision if there is one without the process in which they differ. */
export function adjacentOnes(vectors: readonly NaiveVector[], {agreement}: NaiveProperties): number {
	let pairs = 0;
	if (agreement === 'fails') return 0;
	for (const [a, b] of vectors.flatMap(one => vectors.map(other => [one, other] as const))) {
		const differing = [...a.inputs].flatMap((digit, p) => (digit === b.inputs[p] ? [] : [p]));
		if (differing.length !== 1 || a.valence(a.census.first, differing) === 'stuck') continue;
		pairs++;
		const both = new Set([a.valence(a.census.first), b.valence(b.census.first)]);
		if (both.has('stuck') || (both.has('zero') && both.has('one')))
			throw new Error(
				`Lemma 2: ${a.inputs} and ${b.inputs} share no decision, and one can be made without p${differing.join()}`,
			);
	}
	return pairs;
}

/** Configurations of an input vector that Lemma 3 is tried from, nearest first. */
const mostOrigins = 40;

/**
 * Lemma 3, from bivalent configurations C and for every event e = (p, m) that is applicable there: let 𝒞 be what can be reached without applying e, and
 * 𝒟 = e(𝒞). With agreement, a decision without p from each of 𝒞, and some decision from each of 𝒟, one of 𝒟 is bivalent.
 */
export function lemma3({census, valence}: NaiveVector): number {
	const {places} = census;
	if ([...places.values()].some(({decided}) => decided.size > 1)) return 0;
	let held = 0;
	const bivalent = [...places.keys()].filter(text => valence(text) === 'bivalent');
	for (const origin of bivalent.slice(0, mostOrigins)) {
		for (const e of places.get(origin)!.events) {
			const isE = ({process, message}: NaiveEvent): boolean => process === e.process && message === e.message;
			const before = new Set([origin]);
			for (const text of before) for (const event of places.get(text)!.events) if (!isE(event)) before.add(event.to);
			const after = [...before].map(text => places.get(text)!.events.find(isE)!.to);
			if ([...before].some(text => valence(text, [e.process]) === 'stuck')) continue;
			if (after.some(text => valence(text) === 'stuck')) continue;
			held++;
			if (!after.some(text => valence(text) === 'bivalent'))
				throw new Error(`Lemma 3: from ${origin} every way to apply ${e.process}:${e.message} ends bivalence`);
		}
	}
	return held;
}

/** Theorem 1, and what its proof gives (SPEC §2, both self-checks); how often agreement and nontriviality held. */
export function theorem1(
	vectors: readonly NaiveVector[],
	{agreement, nontriviality, termination}: NaiveProperties,
): number {
	if (agreement === 'fails' || nontriviality === 'fails') return 0;
	if (termination.one === 'holds') throw new Error('Theorem 1: totally correct in spite of one fault');
	const exactlyOne = casesOf('one', vectors[0]!.inputs.length).slice(1);
	const keeps = vectors.some(vector => vector.canStay('open', {faulty: [], dead: false}));
	if (terminates(vectors, exactlyOne) === 'holds' && !keeps)
		throw new Error('Theorem 1: one fault does no harm, and no run stays bivalent without a fault');
	return 1;
}
