import test from 'ava';
import {checkFamily} from '../support/oracle/family.js';
import {coinRounds} from '../support/random/coins.js';

test('rounds with a coin rule: the engine says what the naive enumerator says, and what FLP85 says', t => {
	checkFamily(t, coinRounds, {
		runs: 12,
		longRuns: 1000,
		occur: {
			proved: 20,
			refuted: 20,
			'agreement fails': 10,
			'agreement and a bivalent beginning': 8,
			'bivalent, proved without a fault': 2,
			'bivalent, proved with one faulty': 20,
			'bivalent, refuted with one faulty': 10,
			'a process is owed a step': 5,
			'a message is owed': 5,
			'rises for ever': 2,
			'Theorem 1': 10,
			'Lemma 2, adjacent': 5,
		},
	});
});
