import type {Page} from './page.js';

export const afterYouPage: Page = {
	short:
		'Each proposes a value. Who hears its own decides it; who hears the other one takes that over and proposes it.',
	what: 'Two processes propose values to each other. Who hears its own value decides it; who hears the other one takes it over and proposes that instead.',
	from: 'A toy made for bivalent.',
	roles: [
		{
			who: 'both',
			firstStep: 'proposes its input, and then does what the message (or ∅) asks, as below',
			onMessage: [
				{
					message: 'propose v',
					does: 'holding v: decides v and sends decided v; holding the other value: takes v over and proposes v',
				},
				{message: 'decided v', does: 'decides v'},
			],
			onNothing: 'nothing changes',
			decides: 'on hearing the value that it holds, or that the other has decided; afterwards it ignores everything',
		},
	],
};
