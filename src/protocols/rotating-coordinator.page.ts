import type {Page} from './page.js';

export const rotatingCoordinatorPage: Page = {
	what: 'Round r is led by process r mod n. It collects estimates from a majority, proposes the one that was locked last, and decides when a majority has taken it over. Whoever waits for its proposal may suspect it, rightly or not, and go on to the next round.',
	from: 'T. D. Chandra, S. Toueg, Unreliable Failure Detectors for Reliable Distributed Systems, J. ACM 43(2), 1996, Figure 6 (◇S).',
	roles: [
		{
			who: 'the coordinator of its round',
			firstStep: 'enters round 0 with its input (phase 1)',
			onMessage: [
				{
					message: 'round r: p has v',
					does: 'counts it; with a majority it takes the estimate with the latest round (of the lowest process among equals) and proposes it (phase 2)',
				},
				{
					message: 'round r: p took it, p suspects',
					does: 'counts it; with a majority of answers: all took it: decides; else round r + 1 (phase 4)',
				},
				{message: 'decided v', does: 'decides v and passes it on'},
			],
			onNothing: 'nothing changes',
			decides: 'when a majority took over its proposal',
		},
		{
			who: 'every other process in that round',
			firstStep: 'enters round 0: sends its input to the coordinator (phase 1)',
			onMessage: [
				{message: 'round r: take v', does: 'takes v over, says so, and enters round r + 1 (phase 3)'},
				{message: 'decided v', does: 'decides v and passes it on'},
			],
			onNothing: 'suspects the coordinator: says so to it, and enters round r + 1 (phase 3)',
			decides: 'on hearing a decision',
		},
	],
	leftOut: [
		'What ◇S promises: any suspicion may come at any time, which is what an asynchronous system without it looks like.',
		'Messages to oneself: the coordinator counts itself at once, which is one of the orders in which they could arrive.',
		'Whoever has decided takes no further part: reliable broadcast brings the decision to all, so no run decides less.',
	],
};
