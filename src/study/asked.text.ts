import type {Chapter} from './chapters.js';

/** What a consensus protocol is, and what is asked of it. */
export const asked: Chapter = {
	id: 'asked',
	title: 'What is asked for',
	source: 'FLP85 §2',
	says: 'Each process begins with one bit, and all are to agree on one. Messages arrive, but nobody knows when, and nobody can tell a slow process from a dead one.',
	steps: [
		{
			id: 'configuration',
			title: 'a configuration',
			says: 'A configuration is all internal states and the message buffer, and nothing else.',
			because:
				'No clock, no history, no sender on a message. In one step one process receives a message that waits for it, or ∅, changes its state by its own fixed rule, and sends. Who steps and what it receives is chosen by the adversary. In this program that is you.',
		},
		{
			id: 'partially-correct',
			title: 'agreement and nontriviality',
			example: 'first-majority',
			says: 'A protocol is partially correct if it keeps agreement and nontriviality.',
			because:
				'Agreement: no accessible configuration has two decision values. Nontriviality: each of 0 and 1 is decided in some accessible configuration. Whoever always says 0 agrees with himself, and is of no use.',
		},
		{
			id: 'admissible',
			title: 'admissible runs',
			says: 'A run is admissible if at most one process is faulty and nothing that is sent to the others waits for ever.',
			because:
				'Faulty means: takes finitely many steps. It is no event, and nobody is told. So an adversary may let any message wait as long as he likes, but not for ever, and may forget one process, but not two.',
		},
		{
			id: 'totally-correct',
			title: 'the bill',
			says: 'It is totally correct in spite of one fault if, besides, somebody decides in every admissible run.',
			because:
				'That is little to ask: one fault, one bit, and some process decides some day. Theorem 1 says that it is too much. So every protocol has a bill, and this is where you see it.',
		},
	],
};
