import type {Page} from './page.js';

export const dictatorPage: Page = {
	what: 'Process 0 decides its own input and sends it to the others as a decree.',
	from: 'Folklore; consensus as it would be if one process never failed.',
	roles: [
		{
			who: 'p0',
			firstStep: 'decides its input and sends it to all others',
			onMessage: [],
			onNothing: 'nothing changes',
			decides: 'in its first step',
		},
		{
			who: 'every other process',
			firstStep: 'nothing of its own: it acts only on a decree',
			onMessage: [{message: 'decree v', does: 'decides v'}],
			onNothing: 'nothing changes',
			decides: 'on receiving the decree',
		},
	],
};
