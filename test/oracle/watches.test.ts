import test from 'ava';
import {checkFamily} from '../support/oracle/family.js';
import {watches} from '../support/random/watches.js';

test('letters into later rounds: the engine says what the naive enumerator says, and what FLP85 says', t => {
	checkFamily(t, watches, {
		runs: 40,
		longRuns: 2000,
		occur: {
			proved: 20,
			refuted: 20,
			'agreement fails': 3,
			'agreement and a bivalent beginning': 20,
			'bivalent, proved without a fault': 8,
			'bivalent, refuted without a fault': 20,
			'bivalent, proved with one faulty': 20,
			'rises for ever': 8,
			'growing windows leave something unknown': 1,
			'Theorem 1': 20,
			'Lemma 2, adjacent': 40,
		},
	});
});
