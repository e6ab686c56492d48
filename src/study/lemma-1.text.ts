import type {Chapter} from './chapters.js';

/** Schedules of disjoint sets of processes commute. */
export const lemma1: Chapter = {
	id: 'lemma-1',
	title: 'Lemma 1: who does not meet cannot disturb',
	source: 'FLP85 §2, Lemma 1',
	says: 'If two schedules can both be played from C, and no process steps in both, then either may go first, and both orders end in the same configuration.',
	steps: [
		{
			id: 'commute',
			title: 'different processes',
			says: 'Schedules of different processes commute.',
			because:
				'A step touches the state of its own process, takes out a message for that process, and puts messages in. A step of somebody else can do nothing to any of this but add messages, and added messages take none away.',
		},
		{
			id: 'one-process',
			title: 'one process',
			says: 'Two events of one process need not commute.',
			because:
				'What a process receives first may change what it makes of the second. Nothing else makes a difference: all that the adversary does comes down to the order in which each process hears of things, where later may be never.',
		},
	],
};
