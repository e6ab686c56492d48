import type {Page} from './page.js';

export const initiallyDeadPage: Page = {
	what: 'A protocol for when some processes may be dead from the start, fewer than half, and none dies later. L is the smallest majority, ⌈(n+1)/2⌉. The living find out who heard whom, and all of them see the same initial clique: the group whose members have all heard of each other.',
	from: 'FLP85 §4, Theorem 2.',
	roles: [
		{
			who: 'every process',
			firstStep: 'sends "I am p" to all others, and then does what the message asks',
			onMessage: [
				{
					message: 'I am q',
					does: 'notes that it heard q, until it has heard L−1 others; with the last of them it sends its input and whom it heard to all',
				},
				{message: 'q has v, heard …', does: 'notes it; q, and whomever q heard, may be its ancestors'},
			],
			onNothing: 'nothing changes',
			decides:
				'once it knows all its ancestors (whom it heard, whom those heard, and so on): the smallest input in the initial clique',
		},
	],
};
