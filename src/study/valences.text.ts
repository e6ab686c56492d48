import type {Chapter} from './chapters.js';

/** Valence, the notion that the proof turns on. */
export const valences: Chapter = {
	id: 'valence',
	title: 'Valence: what can still be decided',
	source: 'FLP85 §3',
	says: 'V(C) is the set of values that are decided in what can be reached from C, by any schedule. Two of them: C is bivalent. One: C is 0-valent or 1-valent.',
	steps: [
		{
			id: 'sets',
			title: 'how many of which',
			says: 'Every configuration has a valence, and it can be computed.',
			because:
				'Look at everything that can be reached. The paper never does that and need not: it only uses that the set is there. A program can, as far as its memory goes.',
		},
		{
			id: 'witnesses',
			title: 'two witnesses',
			says: 'To show that C is bivalent, show two schedules.',
			because: 'One that leads to a decision 0, and one that leads to a decision 1. There is nothing more to it.',
		},
		{
			id: 'settled',
			title: 'settled, and nobody knows',
			example: 'initially-dead',
			says: 'Univalent is not decided: it may be settled long before anybody knows.',
			because:
				'A configuration is 0-valent as soon as no schedule leads to 1, though no process has decided and none could tell you. The adversary has to act before that, not before the decision.',
		},
		{
			id: 'stays',
			title: 'what a step can do',
			says: 'What is settled stays settled.',
			because:
				'Whatever can be reached after a step could be reached before it. So a step can take values away from V(C), and never adds one. To keep a run undecided for ever it is enough to stay bivalent for ever.',
		},
	],
};
