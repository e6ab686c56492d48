import type {Page} from './page.js';

export const hotPotatoPage: Page = {
	what: 'p0 and p1 toss a potato to each other. p2 blows a whistle at p0; when p0 hears it, p0 decides by whether it holds the potato.',
	from: 'A toy made for bivalent, about what an admissible run is (FLP85 §2).',
	roles: [
		{
			who: 'p0',
			firstStep: 'on ∅: throws the potato to p1; on the whistle: decides 1',
			onMessage: [
				{message: 'potato', does: 'holds it'},
				{message: 'whistle', does: 'decides 1 if it holds the potato or has not begun, else 0, and tells the others'},
			],
			onNothing: 'holding the potato: throws it to p1; else nothing changes',
			decides: 'on the whistle; afterwards it ignores everything',
		},
		{
			who: 'p1',
			firstStep: 'nothing of its own',
			onMessage: [
				{message: 'potato', does: 'throws it back to p0 at once'},
				{message: 'decided v', does: 'decides v'},
			],
			onNothing: 'nothing changes',
			decides: 'on hearing what p0 has decided; afterwards it ignores everything',
		},
		{
			who: 'p2',
			firstStep: 'sends the whistle to p0, unless it is told a decision first',
			onMessage: [{message: 'decided v', does: 'decides v'}],
			onNothing: 'nothing changes, once it has whistled',
			decides: 'on hearing what p0 has decided',
		},
	],
};
