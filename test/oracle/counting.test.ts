import test from 'ava';
import {checkFamily} from '../support/oracle/family.js';
import {counting} from '../support/random/counting.js';

test('broadcast and count: the engine says what the naive enumerator says, and what FLP85 says', t => {
	checkFamily(t, counting, {
		runs: 30,
		longRuns: 2500,
		occur: {
			proved: 15,
			refuted: 30,
			'agreement fails': 5,
			'agreement and a bivalent beginning': 10,
			'bivalent, proved with one faulty': 15,
			'bivalent, refuted with one faulty': 15,
			'bivalent, refuted with one dead': 5,
			'a process is owed a step': 15,
			'a message is owed': 15,
			'termination under one holds': 3,
			'termination under none holds': 20,
			'proved by stages, 1 faulty': 15,
			'Theorem 1': 10,
			'Lemma 2, adjacent': 20,
			'Lemma 3': 10,
		},
	});
});
