import test from 'ava';
import {find, type Finding} from '../../src/engine/index.js';
import {allInputs} from '../../src/flp/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';

for (const expected of expectedReports()) {
	test(`${expected.file} with n = ${expected.n}: every figure is the expected one`, async t => {
		const protocol = await loadConformance(expected.file);
		t.deepEqual(
			figures(
				find(protocol, {n: expected.n, inputs: allInputs(expected.n), faults: 'one', maxConfigurations: 2_000_000}),
			),
			{
				initials: expected.initials,
				properties: expected.properties,
			},
		);
	});
}

function figures({vectors, properties}: Finding): unknown {
	return {
		initials: vectors.map(({inputs, valence, configurations, transitions, complete, counts, open, cases}) => ({
			inputs,
			valence,
			configurations,
			transitions,
			complete,
			counts,
			open,
			faultFree: cases[0]?.verdict,
			oneFaulty: Object.fromEntries(cases.slice(1).map(({faulty, verdict}) => [faulty.join(), verdict])),
		})),
		properties: {
			agreement: properties?.agreement.status,
			nontriviality: properties?.nontriviality.status,
			validity: properties?.validity.status,
			termination: {
				none: properties?.termination.none.status,
				one: properties?.termination.one.status,
				initial: properties?.termination.initial.status,
			},
		},
	};
}
