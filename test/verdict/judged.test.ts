import test from 'ava';
import {done, type Finding, find, SelfContradiction} from '../../src/engine/index.js';
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
function lie(finding: Finding, change: (vector: Finding['vectors'][number]) => object): Finding {
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

for (const [what, name, change] of [
	[
		'a loop that does not close',
		'after-you',
		({cases}) => ({
			cases: cases.map(found =>
				found.proof === undefined ? found : {...found, proof: {...found.proof, loop: found.proof.loop.slice(1)}},
			),
		}),
	],
	[
		'a witness for the other decision',
		'after-you',
		({cases}) => ({
			cases: cases.map(found =>
				found.proof === undefined ? found : {...found, proof: {...found.proof, toZero: found.proof.toOne}},
			),
		}),
	],
	[
		'refuted where there is a fair component',
		'after-you',
		({cases}) => ({cases: cases.map(({faulty, dead}) => ({faulty, dead, verdict: 'refuted', components: []}))}),
	],
	['one configuration too many', 'after-me', ({configurations}) => ({configurations: configurations + 1})],
	['one transition too few', 'after-me', ({transitions}) => ({transitions: transitions - 1})],
	['another valence', 'after-me', () => ({valence: 'one'})],
] as const satisfies readonly (readonly [string, string, (vector: Finding['vectors'][number]) => object])[]) {
	test(`a finder that lies is not believed: ${what}`, t => {
		const {protocol, finding} = findingOf(name);
		t.throws(() => judgeFinding(protocol, reference(name), lie(finding, change), 1000), {
			instanceOf: SelfContradiction,
		});
	});
}

test('counterexamples are judged too', t => {
	const blocked = findingOf('after-you');
	const {termination} = blocked.finding.properties!;
	const one =
		termination.one.status === 'fails'
			? {status: 'fails' as const, counterexample: {...termination.one.counterexample, stem: []}}
			: termination.one;
	t.throws(
		() =>
			judgeFinding(
				blocked.protocol,
				reference('after-you'),
				{...blocked.finding, properties: {...blocked.finding.properties!, termination: {...termination, one}}},
				1000,
			),
		{instanceOf: SelfContradiction},
	);
	const unsafe = findingOf('first-majority');
	const agreement = {status: 'fails' as const, counterexample: {inputs: '011', schedule: []}};
	t.throws(
		() =>
			judgeFinding(
				unsafe.protocol,
				reference('first-majority'),
				{...unsafe.finding, properties: {...unsafe.finding.properties!, agreement}},
				1000,
			),
		{instanceOf: SelfContradiction},
	);
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
