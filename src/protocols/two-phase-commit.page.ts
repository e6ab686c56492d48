import type {Page} from './page.js';

export const twoPhaseCommitPage: Page = {
	what: 'The transaction commit problem: input 1 votes yes, input 0 votes no. Process 0, the coordinator, commits (decides 1) only if everybody votes yes, itself included.',
	from: 'J. Gray, Notes on Data Base Operating Systems, 1978; FLP85 §1 speaks of its window of vulnerability.',
	roles: [
		{
			who: 'p0, the coordinator',
			firstStep: 'nothing of its own: it acts only on a vote',
			onMessage: [
				{
					message: 'vote v',
					does: 'counts it; with the last one it decides 1 if all votes and its input are 1, else 0, and sends the outcome to all',
				},
			],
			onNothing: 'nothing changes',
			decides: 'on receiving the last vote',
		},
		{
			who: 'every other process',
			firstStep: 'sends its input to p0 as its vote, and then does what the message asks',
			onMessage: [{message: 'outcome v', does: 'decides v'}],
			onNothing: 'nothing changes',
			decides: 'on receiving the outcome',
		},
	],
};
