import type {Page} from './page.js';

export const afterMePage: Page = {
	what: 'Each of two processes may knock with its input. A knock that comes in time is decided; if both have knocked, both knocks are ignored.',
	from: 'A toy made for bivalent, to show what the second case of FLP85 §3, Lemma 3 would need.',
	roles: [
		{
			who: 'both',
			firstStep: 'receiving ∅: knocks with its input; receiving a knock: as below',
			onMessage: [
				{
					message: 'knock v',
					does: 'as its first step: decides v and sends decided v; after it has knocked: nothing changes',
				},
				{message: 'decided v', does: 'decides v'},
			],
			onNothing: 'nothing changes, once it has knocked',
			decides: 'on a knock that comes before it has knocked, or on hearing that the other has decided',
		},
	],
};
