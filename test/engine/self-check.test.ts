import test from 'ava';
import {allInputs} from '../../src/flp/index.js';
import {type Finding, find, SelfContradiction} from '../../src/engine/index.js';
import {checkSelf} from '../../src/engine/self-check.js';
import {findProtocol} from '../../src/protocols/index.js';

const finding = find(findProtocol('after-you')!, {n: 2, inputs: allInputs(2), faults: 'one', maxConfigurations: 1000});
const properties = finding.properties!;
const holds = {status: 'holds'} as const;

test('a finding that keeps to the paper passes', t => {
	t.notThrows(() => checkSelf(finding));
});

test('(a) agreement, nontriviality and termination under one fault never all hold', t => {
	const impossible: Finding = {
		...finding,
		properties: {...properties, termination: {...properties.termination, one: holds}},
	};
	t.throws(() => checkSelf(impossible), {instanceOf: SelfContradiction, message: /Theorem 1/u});
	t.notThrows(() =>
		checkSelf({...impossible, properties: {...impossible.properties!, agreement: {status: 'unknown'}}}),
	);
});

test('(b) if every run with exactly one faulty process decides, some inputs stay bivalent without a fault', t => {
	const refuted = finding.vectors.map(vector => ({
		...vector,
		cases: vector.cases.map(({faulty, dead}) => ({faulty, dead, verdict: 'refuted' as const})),
	}));
	const impossible: Finding = {...finding, vectors: refuted, properties: {...properties, decidesWithOneFaulty: holds}};
	t.throws(() => checkSelf(impossible), {instanceOf: SelfContradiction, message: /proof of Theorem 1/u});
	t.notThrows(() => checkSelf({...impossible, properties}));
});

test('valences have to add up', t => {
	const [first, ...rest] = finding.vectors;
	t.throws(() => checkSelf({...finding, vectors: [{...first!, configurations: 1}, ...rest]}), {
		instanceOf: SelfContradiction,
	});
});
