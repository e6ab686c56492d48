import type {Page} from './page.js';

export const initiallyDeadPage: Page = {
	short:
		'Each hears some others (of three, one) and says whom; those who heard each other decide their smallest input.',
	what: 'Fewer than half may be dead from the start, and nobody dies later. Each says who it is and listens to L − 1 others, where L = ⌈(n+1)/2⌉ is the smallest majority: of three, to one. Then it tells everybody its input and whom it heard. Those who have all heard of each other are the initial clique, and its smallest input is decided.',
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
