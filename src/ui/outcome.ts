import {decoyPlayed, isClaim, movesMade, movesSpent, ownLoopOf, type Play, powerAnswer} from '../game/index.js';
import {isChallenge, withChallengeWin} from './challenges.js';
import type {Happening, Screen} from './happening.js';
import {checkingNote, currentStanding, frontOf, type Keys, keysOf, type Session} from './session.js';

/** The session with what the engine has just said of how the play stands. */
export function answered(session: Session, happening: Extract<Happening, {on: 'sight'}>): Session {
	const {keys, sight} = happening;
	const next: Session = {
		...session,
		sight,
		sightOf: keys,
		engine: {is: 'idle'},
		valences: withValence(session, happening),
		startLook: isAtStart(session.play, keys) ? sight.look : session.startLook,
	};
	return seen(charged(session, next));
}

/** The session with the screen of a win or a loss in front, where the play is won or lost. */
export function withOutcome(next: Session): Session {
	const front = frontOf(next).name;
	if (front !== 'play' && (front !== 'inputs' || next.play.said === null)) return next;
	const standing = currentStanding(next);
	if (standing.is === 'open') return next;
	const stack: readonly Screen[] = [...next.stack, {name: standing.is, chosen: 0}];
	const note = next.note === checkingNote(next.play.said) ? '' : next.note;
	if (standing.is === 'won')
		return isChallenge(next)
			? {...next, stack, note, challenges: withChallengeWin(next)}
			: {...next, stack, note, won: withWin(next)};
	return {...next, stack, note};
}

/** To claim or to attack is free; to do it wrongly is not, and counts when the answer comes, whatever is in front then. */
function charged(before: Session, after: Session): Session {
	const {play} = after;
	const isNew = before.sightOf.said !== keysOf(play).said && checkingNote(play.said) !== undefined;
	return isNew && currentStanding(after).is === 'lost' ? {...after, aids: after.aids + 1} : after;
}

/** What is known of valences, with what the engine has just told. */
function withValence({valences}: Session, {keys, sight}: Extract<Happening, {on: 'sight'}>): Session['valences'] {
	return sight.look === null ? valences : {...valences, [keys.place]: sight.look.valence};
}

/** Whether an answer is about the play as it stands, before its first move. */
function isAtStart(play: Play, {place}: Keys): boolean {
	return movesMade(play) === 0 && place === keysOf(play).place;
}

/** A decoy that is no loss yet gets its answer; what the engine can neither accept nor refuse is taken back. */
export function seen(session: Session): Session {
	const {play} = session;
	const judged = session.sightOf.said === keysOf(play).said;
	const decoy = judged && play.said === null && session.sight?.standing.is === 'open' ? decoyPlayed(play) : undefined;
	if (decoy !== undefined && session.note === '') return {...session, note: decoy.says};
	if (!judged || play.said === null || currentStanding(session).is !== 'open') return session;
	const answer = powerAnswer(play);
	if (answer !== '') return {...session, play: {...play, said: null}, note: answer};
	const note = isClaim(play.said)
		? 'The engine cannot tell: there is too much to look at. Your claim costs nothing.'
		: 'attack' in play.said
			? 'The engine cannot tell how that attack ends: there is too much to look at.'
			: 'close' in play.said
				? 'That loop does not count: not everything in it is open.' // closed before the engine had looked
				: undefined;
	return note === undefined ? session : {...session, play: {...play, said: null}, note};
}

/** What is won once the last part is. */
function withWin({won, play, aids}: Session): Session['won'] {
	const {id, parts} = play.level;
	if (play.at < parts.length - 1) return won;
	const moves = movesSpent(play);
	const before = won[id];
	const loop = ownLoopOf(play) ?? before?.loop;
	return {
		...won,
		[id]: {
			moves: Math.min(moves, before?.moves ?? moves),
			unaided: aids === 0 || before?.unaided === true,
			...(loop === undefined ? {} : {loop}),
		},
	};
}
