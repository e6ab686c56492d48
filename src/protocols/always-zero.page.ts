import type {Page} from './page.js';

export const alwaysZeroPage: Page = {
	what: 'Every process decides 0 in its first step. Nobody sends anything.',
	from: 'FLP85 §2: the protocol that the nontriviality condition is there to exclude.',
	roles: [
		{
			who: 'every process',
			firstStep: 'decides 0',
			onMessage: [],
			onNothing: 'nothing changes',
			decides: 'in its first step, 0, whatever its input',
		},
	],
};
