import test from 'ava';
import {checkFamily} from '../support/oracle/family.js';
import {tokens} from '../support/random/tokens.js';

test('token-passing tables: the engine says what the naive enumerator says, and what FLP85 says', t => {
	checkFamily(t, tokens, {
		runs: 80,
		longRuns: 4500,
		occur: {
			'proved by stages, 0 faulty': 8,
			'proved by stages, 1 faulty': 15,
			proved: 20,
			refuted: 30,
			'agreement fails': 8,
			'agreement and a bivalent beginning': 10,
			'bivalent, proved without a fault': 5,
			'bivalent, refuted without a fault': 10,
			'bivalent, proved with one faulty': 15,
			'bivalent, refuted with one faulty': 10,
			'bivalent, proved with one dead': 2,
			'bivalent, refuted with one dead': 4,
			'a process is owed a step': 5,
			'a message is owed': 4,
			'steps only by what is dropped': 1,
			'termination under one holds': 2,
			'Theorem 1': 10,
			'Lemma 2': 2,
			'Lemma 2, adjacent': 30,
			'Lemma 3': 8,
		},
	});
});
