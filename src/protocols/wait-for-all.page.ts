import type {Page} from './page.js';

export const waitForAllPage: Page = {
	what: 'Everybody sends its input to everybody else and waits until it has heard all of them.',
	from: 'Folklore; the obvious protocol when nobody can fail.',
	roles: [
		{
			who: 'every process',
			firstStep: 'notes its own input, sends it to all others, and notes what it receives',
			onMessage: [{message: 'q has v', does: 'notes that the input of q is v'}],
			onNothing: 'nothing changes',
			decides: 'in the step in which it has heard all inputs: the smallest of them',
		},
	],
};
