import type {Page, Role} from './page.js';

const from = 'L. Lamport, Paxos Made Simple, ACM SIGACT News 32(4), 2001, §2.';

function roles(whose: string, numbers: string, chooses: string): readonly Role[] {
	return [
		{
			who: 'a proposer',
			firstStep: `prepares its first number: ${whose}; promises it to itself and asks the others`,
			onMessage: [
				{
					message: 'promise b',
					does: `for its present number: counts it; when a majority has promised it accepts, and asks all to accept, ${chooses}`,
				},
				{
					message: 'accepted b',
					does: 'for its present number: counts it; when a majority has accepted, the value is chosen',
				},
			],
			onNothing: `if it was overtaken by a higher number: prepares the next of its numbers (${numbers}) above that; else nothing changes`,
			decides: 'when a majority has accepted its value, and tells all others',
		},
		{
			who: 'every process, as an acceptor',
			firstStep: 'nothing of its own as an acceptor',
			onMessage: [
				{
					message: 'prepare b',
					does: 'b above all that it promised: promises b, says what it accepted last, and gives up a lower proposal of its own',
				},
				{message: 'accept b: v', does: 'unless it promised a higher number: accepts v, and says so'},
				{message: 'decided v', does: 'decides v'},
			],
			onNothing: 'nothing changes',
			decides: 'on hearing what was decided; afterwards it ignores everything',
		},
	];
}

const leftOut = [
	'Lost and repeated messages: the model has none, and a message that is late does what a lost one does.',
	'Stable storage: a faulty process does not come back.',
	'Messages to oneself: a proposer asks itself at once, which is one of the orders in which they could arrive.',
	'Whoever has decided answers nobody any more: all others will hear the decision, so no run decides less.',
];

export const paxosPage: Page = {
	what: 'Single-decree Paxos. Whoever proposes first asks a majority to promise its number, then asks it to accept a value: that of the highest-numbered proposal which the majority had accepted, or its own input. All processes propose.',
	from,
	roles: roles(
		'p, its own index',
		'p, p + n, p + 2n, …',
		'the value accepted under the highest number, or its own input',
	),
	leftOut,
};

export const paxosDuelPage: Page = {
	what: 'Single-decree Paxos in which only p0 and p1 propose: the duel that never ends.',
	from,
	roles: roles(
		'0 for p0, 1 for p1',
		'even for p0, odd for p1',
		'the value accepted under the highest number, or its own input',
	),
	leftOut,
};

export const hastyPaxosPage: Page = {
	short: 'Single-decree Paxos, written down in a hurry: everybody proposes, and whoever is overtaken tries again.',
	what: 'Paxos as somebody remembered it. Who has the promises of a majority asks all to accept a value; what a majority has accepted is decided.',
	from: `A mistake made for bivalent, in: ${from}`,
	roles: roles(
		'p, its own index',
		'p, p + n, p + 2n, …',
		'the first accepted value that it reads (by process), or its own input',
	),
	leftOut,
};
