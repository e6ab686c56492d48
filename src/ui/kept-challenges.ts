import {isChallengeId} from '../challenge/index.js';
import {type Progress, progressFile, saveProgress} from '../store/progress.js';
import {challengesFrom} from './known-challenges.js';
import {challengeChangeFrom} from './saved.js';
import type {Session} from './session.js';

/** The session with what was kept of challenges. They are kept with the campaign, whichever pack is played: there is one row of days. */
export function withKeptChallenges(session: Session, {challenges, left}: Progress): Session {
	const own = Object.fromEntries(Object.entries(left).filter(([id]) => isChallengeId(id)));
	return {...session, challenges: challengesFrom(challenges), left: {...session.left, ...own}};
}

/** Saves what a game changes of challenges; returns what to tell if that cannot be done, else nothing. */
export function challengeKeeper(start: Session): (session: Session) => string {
	let last = JSON.stringify(challengeChangeFrom(start));
	return session => {
		const change = challengeChangeFrom(session);
		const text = JSON.stringify(change);
		if (text === last) return '';
		try {
			saveProgress(change, progressFile());
			last = text;
			return '';
		} catch (error) {
			return sayUnsaved(error);
		}
	};
}

/** What is told where progress cannot be saved. */
export function sayUnsaved(error: unknown): string {
	return `Your progress is not saved. ${error instanceof Error ? error.message : String(error)}`;
}
