import type {Page} from './page.js';

export const raceToArbiterPage: Page = {
	what: 'Every process but the last sends its input to the last one, the arbiter, which decides the first request that it receives and tells the others. Its own input does not matter.',
	from: 'A toy made for bivalent; the shape of every lock server and sequencer.',
	roles: [
		{
			who: 'every process but the last',
			is: (self, n) => self < n - 1,
			firstStep: 'sends its input to the arbiter as a request, and then does what the message asks',
			onMessage: [{message: 'verdict v', does: 'decides v'}],
			onNothing: 'nothing changes',
			decides: 'on receiving the verdict',
		},
		{
			who: 'the last process, the arbiter',
			is: (self, n) => self === n - 1,
			firstStep: 'nothing of its own: it acts only on a request',
			onMessage: [
				{
					message: 'request v',
					does: 'the first one: decides v and sends verdict v to all others; later ones change nothing',
				},
			],
			onNothing: 'nothing changes',
			decides: 'on receiving its first request',
		},
	],
};
