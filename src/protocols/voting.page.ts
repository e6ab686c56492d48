import type {Page} from './page.js';

const benOrSource =
	'M. Ben-Or, Another Advantage of Free Choice: Completely Asynchronous Agreement Protocols, PODC 1983, protocol A.';
const leftOut = [
	'The coin: a rule stands in its place, so that the protocol is one of FLP85. What the rule does, some coin does.',
	'Messages to oneself: one counts oneself at once, which is one of the orders in which they could arrive.',
	'Whoever has decided takes no further part: it tells all others, who decide the same, so no run decides less.',
];

function benOrPage(rule: string): Page {
	return {
		what: `Rounds of two phases. In the first, everybody says its value; in the second, the value that more than half said to it, or "?". Whoever then sees more than t proposals of a value decides it; one is enough to take it over; without any, ${rule}.`,
		from: benOrSource,
		roles: [
			{
				who: 'every process',
				firstStep: 'says its input in phase 1 of round 1, and then does what the message asks',
				onMessage: [
					{
						message: 'round r.1: v',
						does: 'counts it; when n − t have spoken, itself included, it says the value of more than n/2 of all, or "?", in phase 2',
					},
					{
						message: 'round r.2: v',
						does: `counts it; when n − t have spoken: more than t times v decides v; once v makes its value v; else ${rule}; then round r + 1`,
					},
					{message: 'decided v', does: 'decides v and tells all'},
				],
				onNothing: 'nothing changes',
				decides:
					'on more than t proposals of a value among the first n − t, t = ⌊(n − 1)/2⌋, or on hearing of a decision',
			},
		],
		leftOut,
	};
}

export const benOrFlipPage = benOrPage('its value is turned round');
export const benOrHeadsPage = benOrPage('its value becomes 1');

export const phaseVotingPage: Page = {
	what: 'Vote, and vote again: in each round everybody says its value and waits until n − t have spoken. Whoever hears nothing but one value decides it; everybody else takes over the majority, and 1 at a tie.',
	from: 'What one tries first; made for bivalent.',
	roles: [
		{
			who: 'every process',
			firstStep: 'says its input in round 1, and then does what the message asks',
			onMessage: [
				{
					message: 'round r.1: v',
					does: 'counts it; when n − t have spoken, itself included: all the same decides; else the majority (1 at a tie) is its value in round r + 1',
				},
				{message: 'decided v', does: 'decides v and tells all'},
			],
			onNothing: 'nothing changes',
			decides: 'when the first n − t of a round all say the same, t = ⌊(n − 1)/2⌋, or on hearing of a decision',
		},
	],
};
