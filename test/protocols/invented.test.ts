import test from 'ava';
import fc from 'fast-check';
import {createLooker} from '../../src/engine/index.js';
import {allInputs, holdToModel} from '../../src/flp/index.js';
import {families, findPage, findProtocol, nameOf} from '../../src/protocols/index.js';
import {isLong} from '../support/long.js';

for (const family of families) {
	const parameters = fc.tuple(...family.radices.map(radix => fc.nat(radix - 1)));
	const likely = fc.tuple(...family.likely.map(values => fc.constantFrom(...values)));

	test(`${family.name}: a name tells the parameters, and no other name does`, t => {
		fc.assert(
			fc.property(parameters, parameters, (one, other) => {
				const name = nameOf(family, one);
				t.is(findProtocol(name)?.name, name);
				t.is(findProtocol(name), findProtocol(name));
				t.is(name === nameOf(family, other), JSON.stringify(one) === JSON.stringify(other));
				t.is(findProtocol(`${name}0`), undefined);
				t.is(findProtocol(name.toUpperCase()), undefined);
			}),
			{seed: 9, numRuns: 100},
		);
		t.is(
			findProtocol(
				`${family.name}-${'z'.repeat(
					nameOf(
						family,
						family.radices.map(() => 0),
					).length -
						family.name.length -
						1,
				)}`,
			),
			undefined,
		);
	});

	test(`${family.name}: what is drawn keeps to the model, is finite and small, and has its rules told`, t => {
		fc.assert(
			fc.property(likely, all => {
				for (const [index, radix] of family.radices.entries()) t.true(all[index]! < radix);
				const name = nameOf(family, all);
				const protocol = holdToModel(findProtocol(name)!);
				const n = protocol.processes.default;
				for (const inputs of allInputs(n)) {
					const {graph} = createLooker(protocol, inputs);
					t.true(graph.complete);
					t.true(graph.size < 20_000, `${name} ${inputs}: ${graph.size}`);
				}
				const {roles} = findPage(name)!;
				for (let self = 0; self < n; self++) t.is(roles.filter(({is}) => is?.(self, n) ?? true).length, 1);
			}),
			{seed: 9, numRuns: isLong ? 300 : 40},
		);
	});
}
