import type {Page} from './page.js';

export const raftPage: Page = {
	what: 'Raft with a log of one entry. Whoever hears nothing for too long asks for votes in a new term; with a majority it leads, and has the entry of its log, or its input, copied to a majority. Then the entry is committed.',
	from: 'D. Ongaro, J. Ousterhout, In Search of an Understandable Consensus Algorithm, USENIX ATC 2014, §5.1–5.4.',
	roles: [
		{
			who: 'every process',
			firstStep: 'like any other step',
			onMessage: [
				{
					message: 'term t: vote for p?',
					does: 'votes for p if it has not voted in t and p’s entry is of no earlier term than its own (§5.4.1)',
				},
				{
					message: 'term t: p votes for you',
					does: 'a candidate of t counts it; with a majority it leads, and asks all to append its entry',
				},
				{message: 'term t: append v', does: 'takes the entry over as one of t, and says so (§5.3)'},
				{message: 'term t: p has it', does: 'the leader of t counts it; with a majority the entry is committed'},
				{message: 'committed v', does: 'decides v'},
			],
			onNothing: 'who does not lead becomes a candidate of the next term, votes for itself, and asks for votes (§5.2)',
			decides: 'the leader on commitment, and tells all; the others on hearing it',
		},
		{
			who: 'whoever sees a later term',
			firstStep: 'the same',
			onMessage: [
				{message: 'anything of a later term', does: 'takes the term over and follows, before all else (§5.1)'},
			],
			onNothing: 'as above',
			decides: 'as above',
		},
	],
	leftOut: [
		'Heartbeats and randomized timeouts: they make elections rarer, and a timeout may still come at any time.',
		'A log longer than one entry: a leader that finds an entry of an earlier term makes it one of its own term, as its first new entry would commit it (§5.4.2).',
		'Refusals: a candidate that gets no answer and one that is refused do the same, nothing.',
		'Membership changes and snapshots: one decision needs neither.',
	],
};
