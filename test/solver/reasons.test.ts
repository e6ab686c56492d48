import test from 'ava';
import {createLooker} from '../../src/engine/index.js';
import {reasonsFrom} from '../../src/solver/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {distances, furtherIn, walked} from '../support/further.js';
import {naiveVectors} from '../support/naive-report.js';

/** All graphs that a naive search is done with at once. */
const small = expectedReports().filter(({initials}) => initials.every(({configurations}) => configurations < 1500));

test('there is something to look at', t => {
	t.true(small.length > 20);
});

for (const {file, n} of small) {
	test(`${file} with n = ${n}: why a configuration has its valence is what a naive search sees, wherever one is`, async t => {
		const protocol = await loadConformance(file);
		for (const {inputs, census, valence} of naiveVectors(protocol, n)) {
			const looker = createLooker(protocol, inputs);
			for (const {text, schedule} of furtherIn(census, 8)) {
				const silent = Array.from({length: n}, (_, p) => [p]);
				const reasons = reasonsFrom(looker, schedule, silent);
				t.deepEqual(
					reasons.map(({without}) => without),
					[[], ...silent],
				);
				for (const {without, valence: seen, toZero, toOne, reachable, complete} of reasons) {
					const naive = distances(census, text, without);
					t.is(seen, valence(text, without) as typeof seen);
					t.deepEqual([toZero?.length ?? null, toOne?.length ?? null], naive.to);
					t.deepEqual({reachable, complete}, {reachable: naive.reachable, complete: true});
					for (const [value, way] of [toZero, toOne].entries()) {
						if (way === null) continue;
						t.false(way.some(({process}) => without.includes(process)));
						t.true(census.places.get(walked(census, text, way)!)!.decided.has(value));
					}
				}
			}
		}
	});
}

test('where not all was looked at, that is said, and no schedule is taken for none', async t => {
	const protocol = await loadConformance('hot-potato.mjs');
	const looker = createLooker(protocol, '000', {maxConfigurations: 5});
	const [all] = reasonsFrom(looker, [], []);
	t.is(all!.complete, false);
	t.is(all!.reachable, 5);
	t.is(all!.valence, 'unknown');
	const [{census}] = naiveVectors(protocol, 3) as [ReturnType<typeof naiveVectors>[number]];
	const seen = furtherIn(census, census.places.size).filter(
		({schedule}) => reasonsFrom(looker, schedule, []).length > 0,
	);
	t.is(seen.length, 5, 'beyond what was explored nothing is said');
});
