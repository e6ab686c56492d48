import type {Page} from './page.js';

export const namelessPage: Page = {
	what: 'Every process has a colour and says a word to all others now and then. Nobody has said what it is for.',
	from: 'Found by chance among random tables; made for bivalent.',
	roles: [
		{
			who: 'every process',
			firstStep: 'with 0: turns red and says ping; with 1: turns green; and then does what the message asks',
			onMessage: [
				{message: 'ping', does: 'green: decides 0; red: says pong; amber: nothing changes'},
				{
					message: 'pong',
					does: 'green: decides 1 and says pong; amber: turns green and says pong; red: nothing changes',
				},
			],
			onNothing: 'green: turns amber; amber: turns red and says ping; red: nothing changes',
			decides: 'when it is green: 0 on a ping, 1 on a pong; afterwards it ignores everything',
		},
	],
};
