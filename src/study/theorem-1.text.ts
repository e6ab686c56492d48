import type {Chapter} from './chapters.js';

/** The run that never decides. */
export const theorem1: Chapter = {
	id: 'theorem-1',
	title: 'Theorem 1: and so on, for ever',
	source: 'FLP85 §3, Theorem 1',
	says: 'No consensus protocol is totally correct in spite of one fault.',
	steps: [
		{
			id: 'stages',
			title: 'stage by stage: build the run',
			example: 'paxos-duel',
			says: 'Begin where Lemma 2 says. Keep a queue of processes; in each stage the first one receives its oldest message, after a detour as in Lemma 3.',
			because:
				'The stage ends with that step, in a bivalent configuration; then that process goes to the end of the queue, and the next stage begins. This is how the paper does it, and here it is done on your protocol, as long as you like.',
			walks: 'stages',
		},
		{
			id: 'admissible',
			title: 'nobody is neglected',
			says: 'Everybody is served: the run is admissible, without any fault.',
			because:
				'Each process comes to the head of the queue again and again, so it steps again and again; and each message becomes the oldest one some day, so it is received. Nobody was neglected, and still nobody has decided.',
		},
		{
			id: 'verdict',
			title: 'what follows',
			says: 'So whoever keeps agreement and nontriviality fails to decide in some admissible run.',
			because:
				'Which one, depends on the protocol. Either the stages go on for ever, and it is a run without any fault; or at some stage there is no detour, and then it blocks as Lemma 3 says, with one process silent. Or it was not partially correct to begin with.',
		},
	],
};
