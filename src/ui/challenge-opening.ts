import type {Challenge, Difficulty} from '../challenge/index.js';
import type {Again} from '../game/index.js';
import {reduce} from './reduce.js';
import {replayCosts, replayScreen} from './replay.js';
import type {Session} from './session.js';

/** The challenge of an ID, which is to be drawn; or one that is drawn, with a replay of it in front. */
export type ChallengeOpening =
	| {readonly challenge: string; readonly difficulty: Difficulty | null}
	| {readonly drawn: Challenge; readonly replay: Again};

/** The session with a challenge in front, where one is opened. @throws Breach */
export function challengeOver(session: Session, opening: object | ChallengeOpening): Session {
	if ('drawn' in opening) return replayOver(session, opening);
	if (!('challenge' in opening)) return session;
	const {challenge: id, difficulty} = opening;
	const {challenges} = session;
	const chosen = {...session, challenges: {...challenges, difficulty: difficulty ?? challenges.difficulty}};
	return {...drawingOver(chosen, id), note: session.note};
}

/** A replay is help: a win after it is no unaided one. */
function replayOver(session: Session, {drawn, replay}: Extract<ChallengeOpening, {drawn: Challenge}>): Session {
	const {id} = drawn.level;
	const there = reduce(drawingOver(session, id), {on: 'challenge', does: {is: 'drawn', id, challenge: drawn}});
	return {
		...there,
		stack: [...there.stack, replayScreen(replay)],
		aids: there.aids + (replayCosts(there) ? 1 : 0),
		note: session.note,
	};
}

/** The session that waits for the challenge of an ID, with nothing below but where it would have been chosen. */
function drawingOver(session: Session, id: string): Session {
	const choice = reduce(
		{...session, stack: [{name: 'map', chosen: session.at}]},
		{on: 'challenge', does: {is: 'choose'}},
	);
	return reduce(choice, {on: 'challenge', does: {is: 'open', id}});
}
