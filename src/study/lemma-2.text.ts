import type {Chapter} from './chapters.js';

/** There is a bivalent initial configuration. */
export const lemma2: Chapter = {
	id: 'lemma-2',
	title: 'Lemma 2: a beginning that leaves both possible',
	source: 'FLP85 §3, Lemma 2',
	says: 'A protocol that is totally correct in spite of one fault has a bivalent initial configuration.',
	steps: [
		{
			id: 'ends',
			title: 'both values, somewhere',
			says: 'From some beginning 0 can be decided, and from some beginning 1.',
			because:
				'That is nontriviality. If no beginning is bivalent, then there is a 0-valent one and a 1-valent one. (Stuck ones there are none, if somebody always decides.)',
		},
		{
			id: 'chain',
			title: 'one input at a time',
			says: 'From one beginning to another one walks by changing one input at a time, and somewhere it turns.',
			because:
				'Beginnings that differ in one input are called adjacent. On a walk from a 0-valent to a 1-valent one there must be two adjacent ones in which it is first this and then that.',
		},
		{
			id: 'silent',
			title: 'the one that differs is silent',
			example: 'wait-for-all',
			says: 'Where it turns, let the process that differs be silent: the others cannot tell the two beginnings apart.',
			because:
				'Let p be that process. A run in which p takes no step is admissible, so somebody decides in it. The same schedule can be played from the other beginning, and there it does the same: without p everything is equal.',
		},
		{
			id: 'so',
			title: 'what follows',
			says: 'So the two beginnings share a decision, and one of them is bivalent.',
			because:
				'The value that is decided without p can be decided from both. One of them was to be unable to. The only way out is a run without p in which nobody decides: then the protocol blocks when p is dead.',
		},
	],
};
