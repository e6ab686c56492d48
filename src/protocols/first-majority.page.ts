import type {Page} from './page.js';

export const firstMajorityPage: Page = {
	what: 'As in wait-for-all everybody sends its input to everybody else, but n − 1 inputs, its own included, are enough to decide.',
	from: 'Folklore; the obvious way to survive one crash, and wrong.',
	roles: [
		{
			who: 'every process',
			firstStep: 'notes its own input, sends it to all others, and notes what it receives',
			onMessage: [{message: 'q has v', does: 'notes that the input of q is v, also after it has decided'}],
			onNothing: 'nothing changes',
			decides: 'in the step in which it has heard n − 1 inputs: the smallest of those',
		},
	],
};
