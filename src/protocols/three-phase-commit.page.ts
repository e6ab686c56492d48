import type {Page} from './page.js';

export const threePhaseCommitPage: Page = {
	what: 'The transaction commit problem with a phase between voting and committing: nobody commits before everybody knows that all voted yes. Who waits too long (∅) decides by itself: abort while votes are out, commit once prepared. Clocks would make that safe; here there are none.',
	from: 'D. Skeen, Nonblocking Commit Protocols, ACM SIGMOD 1981.',
	roles: [
		{
			who: 'p0, the coordinator',
			firstStep: 'begins to collect votes, the message (if any) among them',
			onMessage: [
				{
					message: 'vote v',
					does: 'a no (its own input included): aborts, decides 0 and tells all; the last yes: tells all to prepare',
				},
				{message: 'prepared', does: 'counts it; with the last one it commits: decides 1 and tells all'},
			],
			onNothing: 'collecting votes: aborts; waiting for who is prepared: commits; in either case it tells all',
			decides: 'as above',
		},
		{
			who: 'every other process',
			firstStep: 'sends its vote, its input; a no is an abort at once (it decides 0)',
			onMessage: [
				{message: 'prepare', does: 'is prepared, and says so'},
				{message: 'outcome v', does: 'decides v'},
			],
			onNothing: 'not prepared: aborts (decides 0); prepared: commits (decides 1)',
			decides: 'as above',
		},
	],
	leftOut: [
		'Recovery of a failed site: a faulty process does not come back.',
		'The election of a backup coordinator: with timeouts that are always right every site knows from its own state how to end, and with wrong ones an election is as wrong.',
	],
};
