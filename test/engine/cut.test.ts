import test from 'ava';
import {find} from '../../src/engine/index.js';
import {allInputs} from '../../src/flp/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';

for (const expected of expectedReports().filter(({initials}) =>
	initials.some(({configurations}) => configurations > 20 && configurations < 400),
)) {
	test(`${expected.file} with n = ${expected.n}: however early the exploration is cut, nothing is said that is not so`, async t => {
		const protocol = await loadConformance(expected.file);
		const whole = find(protocol, {
			n: expected.n,
			inputs: allInputs(expected.n),
			faults: 'one',
			maxConfigurations: 10_000,
		});
		let unknowns = 0;
		for (const maxConfigurations of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]) {
			const cut = find(protocol, {n: expected.n, inputs: allInputs(expected.n), faults: 'one', maxConfigurations});
			for (const [index, vector] of cut.vectors.entries()) {
				const truth = whole.vectors[index]!;
				t.true(vector.configurations <= maxConfigurations);
				if (vector.valence !== 'unknown') t.is<string, string>(vector.valence, truth.valence);
				t.true(vector.open <= truth.open);
				for (const [which, found] of vector.cases.entries()) {
					if (found.verdict === 'unknown') unknowns++;
					else
						t.is<string, string>(
							found.verdict,
							truth.cases[which]!.verdict,
							`${vector.inputs} ${maxConfigurations} ${found.faulty.join()}`,
						);
				}
			}
			for (const property of ['agreement', 'nontriviality', 'validity'] as const) {
				if (cut.properties![property].status !== 'unknown')
					t.is<string, string>(cut.properties![property].status, whole.properties![property].status);
			}
			for (const faults of ['none', 'one', 'initial'] as const) {
				if (cut.properties!.termination[faults].status !== 'unknown')
					t.is<string, string>(
						cut.properties!.termination[faults].status,
						whole.properties!.termination[faults].status,
					);
			}
		}
		t.true(unknowns > 0);
	});
}
