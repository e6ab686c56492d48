import assert from 'node:assert/strict';
import type {CaseFinding, Finding, UnfairComponent, VectorFinding} from '../../../src/engine/index.js';
import {canon, componentsIn} from '../naive.js';
import {
	casesOf,
	type FaultCase,
	figuresOf,
	type NaiveVector,
	propertiesOf,
	terminates,
	verdictOf,
} from '../naive-report.js';

/** The engine's answers, held against those of the naive enumerator. */

/** Every figure of SPEC §6 is the same, and so is every verdict and property. */
export function agreesInAll(finding: Finding, vectors: readonly NaiveVector[]): void {
	assert.deepEqual(
		finding.vectors.map(({cases, ...figures}) => ({...figures, cases: cases.map(verdictIn)})),
		vectors.map(vector => ({...figuresOf(vector), cases: naiveCases(finding, vector)})),
	);
	assert.deepEqual(wordsOf(finding), naiveWords(vectors));
}

/** Every valence, verdict and property is the same; with rounds, what no certificate can show may be unknown. */
export function agreesInVerdicts(finding: Finding, vectors: readonly NaiveVector[]): void {
	assert.deepEqual(
		finding.vectors.map(({inputs, valence, complete, cases}) => ({
			inputs,
			valence,
			complete,
			cases: cases.map(verdictIn),
		})),
		vectors.map((vector, at) => ({
			inputs: vector.inputs,
			valence: vector.valence(vector.census.first),
			complete: true,
			cases: naiveCases(finding, vector).map((expected, which) =>
				finding.vectors[at]!.cases[which]?.verdict === 'unknown' && cannotBeShown(finding, vector, expected)
					? {...expected, verdict: 'unknown'}
					: expected,
			),
		})),
	);
	assert.deepEqual(wordsOf(finding), naiveWords(vectors));
}

/**
 * Whether there is a run that stays open, but only because of what the faulty process could still do: where rounds rise no certificate may say so
 * (SPEC §4, claim 5).
 */
function cannotBeShown(
	{reductions}: Finding,
	{census, isOpen, valence}: NaiveVector,
	{faulty, dead, verdict}: FaultCase & {readonly verdict: string},
): boolean {
	if (!reductions.includes('rounds') || verdict !== 'proved' || faulty.length === 0 || dead) return false;
	return [...componentsIn(census, text => isOpen(text), faulty, false)].every(
		({members, debts}) => debts.length > 0 || [...members].some(text => valence(text, faulty) !== 'bivalent'),
	);
}

/** Whatever is said, the same is said by the naive enumerator; the number of answers that are *unknown*. */
export function contradictsNothing(finding: Finding, vectors: readonly NaiveVector[]): number {
	const said = [
		...finding.vectors.flatMap(({valence, cases}) => [valence, ...cases.map(({verdict}) => verdict)]),
		...Object.values(wordsOf(finding)),
	];
	const truth = [
		...vectors.flatMap(vector => [
			vector.valence(vector.census.first),
			...naiveCases(finding, vector).map(({verdict}) => verdict),
		]),
		...Object.values(naiveWords(vectors)),
	];
	assert.deepEqual(
		said,
		truth.map((answer, at) => (said[at] === 'unknown' ? 'unknown' : answer)),
	);
	return said.filter(answer => answer === 'unknown').length;
}

function verdictIn({faulty, dead, verdict}: CaseFinding): object {
	return {faulty, dead, verdict};
}

function naiveCases({faults, n}: Finding, vector: NaiveVector): (FaultCase & {readonly verdict: string})[] {
	return casesOf(faults, n).map(fault => ({...fault, verdict: verdictOf(vector, fault)}));
}

function wordsOf({properties}: Finding): Record<string, string> {
	const {agreement, nontriviality, validity, termination, decidesWithOneFaulty} = properties!;
	return {
		agreement: agreement.status,
		nontriviality: nontriviality.status,
		validity: validity.status,
		none: termination.none.status,
		one: termination.one.status,
		initial: termination.initial.status,
		decidesWithOneFaulty: decidesWithOneFaulty.status,
	};
}

function naiveWords(vectors: readonly NaiveVector[]): Record<string, string> {
	const {termination, ...words} = propertiesOf(vectors);
	const exactlyOne = casesOf('one', vectors[0]!.inputs.length).slice(1);
	return {...words, ...termination, decidesWithOneFaulty: terminates(vectors, exactlyOne)};
}

/** The components in a refutation are those that there are, each with a schedule that leads to it and a debt that it has. */
export function componentsAgree({inputs, cases}: VectorFinding, vector: NaiveVector): readonly UnfairComponent[] {
	const {census, isOpen} = vector;
	return cases.flatMap(({faulty, dead, components = []}) => {
		if (components.length === 0) return [];
		const open = (text: string): boolean => isOpen(text, dead ? faulty : []);
		const left = [...componentsIn(census, open, faulty, dead)];
		assert.equal(components.length, left.length, `components for inputs ${inputs} with ${faulty.join()} faulty`);
		for (const {at, size, owes} of components) {
			const text = at.reduce(
				(from, {process, message}) =>
					census.places
						.get(from)!
						.events.find(
							event => event.process === process && event.message === (message === null ? '-' : canon(message)),
						)!.to,
				census.first,
			);
			const which = left.findIndex(({members}) => members.has(text));
			assert.notEqual(which, -1, 'a schedule that leads to no component');
			const [{members, debts}] = left.splice(which, 1) as [(typeof left)[number]];
			assert.equal(size, members.size);
			const debt = 'process' in owes ? String(owes.process) : canon([owes.message.to, owes.message.message]);
			assert.ok(debts.includes(debt), `a component does not owe ${debt}, but ${debts.join(' and ')}`);
		}
		return components;
	});
}
