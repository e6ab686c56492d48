import test from 'ava';
import {done, type Finding, find, type Properties, SelfContradiction} from '../../src/engine/index.js';
import {allInputs, Breach, type Protocol} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {judging} from '../../src/verdict/announce.js';
import {prove} from '../../src/verdict/index.js';

const judgeFinding = (...given: Parameters<typeof judging>): readonly string[] => done(judging(...given));

const reference = (name: string) => ({name, bivalent: 'x'});

function findingOf(name: string): {protocol: Protocol; finding: Finding} {
	const protocol = findProtocol(name)!;
	const n = protocol.processes.default;
	return {protocol, finding: find(protocol, {n, inputs: allInputs(n), faults: 'one', maxConfigurations: 100_000})};
}

/** A finding with its second vector changed. */
function lie(finding: Finding, change: (vector: Vector) => object): Finding {
	return {
		...finding,
		vectors: finding.vectors.map((vector, index) => (index === 1 ? {...vector, ...change(vector)} : vector)),
	};
}

test('a true finding passes; what is too large to explore again is named', t => {
	const {protocol, finding} = findingOf('after-you');
	t.deepEqual(judgeFinding(protocol, reference('after-you'), finding, 1000), []);
	t.deepEqual(judgeFinding(protocol, reference('after-you'), finding, 5), ['00', '11']);
});

type Vector = Finding['vectors'][number];
type Proof = NonNullable<Vector['cases'][number]['proof']>;

/** Changes every proof of a vector. */
function changingProof(change: (proof: Proof) => Partial<Proof>): (vector: Vector) => object {
	return ({cases}) => ({
		cases: cases.map(found =>
			found.proof === undefined ? found : {...found, proof: {...found.proof, ...change(found.proof)}},
		),
	});
}

for (const [what, name, change] of [
	['a loop that does not close', 'after-you', changingProof(({loop}) => ({loop: loop.slice(1)}))],
	['a witness for the other decision', 'after-you', changingProof(({toOne}) => ({toZero: toOne}))],
	[
		'refuted where there is a fair component',
		'after-you',
		({cases}) => ({cases: cases.map(({faulty, dead}) => ({faulty, dead, verdict: 'refuted', components: []}))}),
	],
	[
		'a stem that leads elsewhere',
		'after-you',
		changingProof(({stem}) => ({stem: [...stem, {process: 0, message: null}]})),
	],
	['a shift of what has no rounds', 'after-you', changingProof(() => ({shift: 1}))],
	[
		'another process faulty',
		'after-you',
		({cases}) => ({cases: cases.map(found => ({...found, faulty: found.faulty.map(p => 1 - p)}))}),
	],
	['more faulty than may be', 'after-you', ({cases}) => ({cases: cases.map(found => ({...found, faulty: [0, 1]}))})],
	[
		'proved without a proof',
		'after-me',
		({cases}) => ({cases: cases.map(({faulty, dead}) => ({faulty, dead, verdict: 'proved'}))}),
	],
	['one open configuration too many', 'after-me', ({open}) => ({open: open + 1})],
	[
		'one configuration counted as bivalent and not as 0-valent',
		'after-me',
		({counts}) => ({counts: {...counts, bivalent: counts.bivalent + 1, zero: counts.zero - 1}}),
	],
	[
		'one configuration counted as stuck and not as 1-valent',
		'after-me',
		({counts}) => ({counts: {...counts, stuck: counts.stuck + 1, one: counts.one - 1}}),
	],
	['one configuration too many', 'after-me', ({configurations}) => ({configurations: configurations + 1})],
	['one transition too few', 'after-me', ({transitions}) => ({transitions: transitions - 1})],
	['another valence', 'after-me', () => ({valence: 'one'})],
] as const satisfies readonly (readonly [string, string, (vector: Vector) => object])[]) {
	test(`a finder that lies is not believed: ${what}`, t => {
		const {protocol, finding} = findingOf(name);
		t.throws(() => judgeFinding(protocol, reference(name), lie(finding, change), 1000), {
			instanceOf: SelfContradiction,
		});
	});
}

/** Judges a finding whose properties are changed. */
function judgeLie(name: string, change: (properties: Properties) => Partial<Properties>): void {
	const {protocol, finding} = findingOf(name);
	const properties = {...finding.properties!, ...change(finding.properties!)};
	judgeFinding(protocol, reference(name), {...finding, properties}, 1000);
}

test('counterexamples are judged too', t => {
	for (const lie of [{stem: []}, {loop: []}, {faulty: [0, 1]}, {shift: 1}])
		for (const faults of ['none', 'one'] as const)
			t.throws(
				() =>
					judgeLie('after-you', ({termination}) => {
						const told = termination[faults];
						if (told.status !== 'fails') return {};
						const counterexample = {...told.counterexample, ...lie};
						return {termination: {...termination, [faults]: {status: 'fails', counterexample}}};
					}),
				{instanceOf: SelfContradiction},
				JSON.stringify([lie, faults]),
			);
	const fails = (inputs: string) => ({status: 'fails', counterexample: {inputs, schedule: []}}) as const;
	for (const lie of [{agreement: fails('011')}, {validity: fails('011')}])
		t.throws(() => judgeLie('first-majority', () => lie), {instanceOf: SelfContradiction});
	t.notThrows(() => judgeLie('always-zero', () => ({})));
	t.throws(() => judgeLie('always-zero', () => ({validity: fails('11')})), {instanceOf: SelfContradiction});
	const nowhere = {inputs: '011', schedule: [{process: 0, message: 'nobody sent this'}]};
	t.throws(() => judgeLie('first-majority', () => ({agreement: {status: 'fails', counterexample: nowhere}})), {
		instanceOf: SelfContradiction,
	});
});

test('a protocol that does not always answer alike is blamed, not bivalent', t => {
	const question = {n: 2, inputs: allInputs(2), faults: 'one', maxConfigurations: 1000} as const;
	const good = findProtocol('after-you')!;
	let asked = 0;
	let limit = Number.POSITIVE_INFINITY;
	const protocol: Protocol = {...good, step: view => (asked++ < limit ? good.step(view) : {pc: 'elsewhere'})};
	find(protocol, question);
	limit = asked; // from here on, that is from the judge's first question, it answers differently
	asked = 0;
	t.throws(() => prove(protocol, reference('after-you'), question, {judgeLimit: 1000}), {instanceOf: Breach});
});
