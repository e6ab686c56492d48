import {makeEvent} from '../flp/index.js';
import {findLevel, makeReplayCode, parseReplayCode, replayOf} from '../challenge/index.js';
import {
	type Again,
	flawText,
	frameText,
	type Play,
	type Offer,
	partOf,
	playAgain,
	type Standing,
} from '../game/index.js';
import {choicesOf, moveRowsOf} from './choices.js';
import type {Effects} from './common-keys.js';
import type {KeyEntry} from './keys.js';
import {atBeginning, frontOf, keysOf, type Session, withScreen} from './session.js';
import {wonOf} from './unlocks.js';
import type {WatchAction} from './watch.js';

/** A play that is shown again, step by step, on the play screen; the player's own run stays as it is. */
export interface ReplayScreen extends Again {
	readonly name: 'replay';
	/** the number of the frame in sight */
	readonly step: number;
	readonly paused: boolean;
}

/** A replay from its beginning. */
export function replayScreen({frames, flaw}: Again): ReplayScreen {
	return {name: 'replay', frames, flaw, step: 0, paused: false};
}

/** The code of what was played in this level, for others; `undefined` where there is none. */
export function replayCodeOf({play}: Pick<Session, 'play'>): string | undefined {
	const level = findLevel(play.level);
	const replay = replayOf(play);
	return level === undefined || replay === undefined ? undefined : makeReplayCode(level, replay);
}

/** Whether a text is more like the code of a replay than like a schedule: every event has a colon. */
export function isLikeCode(text: string): boolean {
	return /^[0-9a-z]{8,}$/iu.test(text.replaceAll(/\s+/gu, ''));
}

/** What is said of a code that is pasted where no level is played. */
export function codeText(text: string): string {
	const parsed = parseReplayCode(text);
	return parsed.ok ? elsewhere(parsed.value.id) : `That ${parsed.error}.`;
}

function elsewhere(id: string): string {
	return `That is a replay of ${id}: paste it while you play that, or give it to "bivalent replay".`;
}

/** What is in the code of a replay that was pasted while a level is played, or why it cannot be shown there, in a sentence. */
export function replayPasted({play}: Pick<Session, 'play'>, text: string): Again | string {
	const parsed = parseReplayCode(text);
	if (!parsed.ok) return `That ${parsed.error}.`;
	const {id, unpack} = parsed.value;
	const level = findLevel(play.level);
	if (level === undefined || id !== level.id) return elsewhere(id);
	const replay = unpack(level);
	return replay.ok ? playAgain(level, replay.value.parts) : `That ${replay.error}.`;
}

/** Whether to see a replay costs the star for playing unaided: it is help, but not to who has that star, or has lost it already. */
export function replayCosts(session: Session): boolean {
	return session.aids === 0 && wonOf(session)?.unaided !== true;
}

/** The session after something that happened to a replay. Pure. */
export function replayed(session: Session, front: ReplayScreen, action: WatchAction): Session {
	const {frames, step} = front;
	const last = frames.length - 1;
	const to = (next: number, paused: boolean): Session =>
		withScreen({...session, note: ''}, {...front, step: next, paused});
	switch (action.is) {
		case 'tick':
			return step < last ? to(step + 1, front.paused) : session;
		case 'step': {
			const next = Math.max(0, Math.min(last, step + action.by));
			if (next !== step) return to(next, true);
			return action.by < 0 ? {...session, note: 'This is its beginning.'} : session;
		}
		case 'pause':
			if (step === last) return to(0, session.still);
			return session.still ? to(step + 1, false) : to(step, !front.paused);
		case 'take': {
			const {play} = frames[step]!;
			const {inputs, schedule} = play;
			// what was tried in the part is kept where that is the same
			const isSame =
				JSON.stringify(partOf(play)) === JSON.stringify(partOf(session.play)) && play.at === session.play.at;
			const begun = isSame ? session : {...session, ...atBeginning(play)};
			const {level} = isSame ? session.play : play;
			return {
				...begun,
				play: {...play, level, said: null, undone: undoneAfter(front)},
				note:
					inputs === null
						? 'You play on, and choose the inputs yourself.'
						: `You play on, from C${schedule.length}; r plays the next step of the replay.`,
			};
		}
		default:
			return session;
	}
}

/** What redo brings back: the rest of the part. */
function undoneAfter({frames, step}: ReplayScreen): Play['undone'] {
	const {at} = frames[step]!.play;
	return frames
		.slice(step + 1)
		.flatMap(({play, did}): Play['undone'][number][] => {
			if (play.at !== at) return [];
			if (did?.do === 'move') return [did.event];
			return did?.do === 'declare' ? [{faulty: did.process}] : [];
		})
		.toReversed();
}

/** Whether a replay goes on by itself. */
export function goesOn({frames, step, paused}: ReplayScreen): boolean {
	return !paused && step < frames.length - 1;
}

/** The play that the engine is asked about: that of the replay in front, or else the player's own. */
export function askedPlay(session: Session): Play {
	const front = frontOf(session);
	return front.name === 'replay' ? (front.frames[front.step]?.play ?? session.play) : session.play;
}

/** The session as it is drawn while a replay is in front: the screen on which that was played. */
export function replayInSight(session: Session, front: ReplayScreen): Session {
	const play = askedPlay(session);
	const seen: Session = {
		...session,
		...(play.at === session.play.at ? {} : atBeginning(play)),
		play,
		sight: session.sight,
		sightOf: session.sightOf,
		hint: '',
		stack: session.stack.with(
			-1,
			play.inputs === null ? {name: 'inputs', chosen: 0} : {name: 'play', chosen: 0, aim: null, opened: false},
		),
		note: session.note === '' ? noteText(session, front) : session.note,
	};
	return withNext(seen, front);
}

/** The session in sight with the row chosen that comes next in the replay, or that was just said. */
function withNext(seen: Session, {frames, step}: ReplayScreen): Session {
	const did = frames[step]?.did;
	const next = did?.do === 'say' ? did : frames[step + 1]?.did;
	if (next == null || seen.play.inputs === null) return seen;
	const isNext = (offer: Offer): boolean => next.do === 'move' && makeEvent(offer.event) === makeEvent(next.event);
	const said = next.do === 'say' ? JSON.stringify(next.statement) : '';
	const chosen = choicesOf(seen, moveRowsOf(seen)).findIndex(choice => {
		if ('offer' in choice) return isNext(choice.offer);
		if ('nothing' in choice) return choice.nothing.some(isNext);
		if ('fault' in choice) return next.do === 'declare';
		if ('claim' in choice) return next.do === 'say' && 'claim' in next.statement;
		return JSON.stringify(choice) === said;
	});
	return chosen === -1 ? seen : {...seen, stack: seen.stack.with(-1, {name: 'play', chosen, aim: null, opened: false})};
}

/** What stands below the run: what was done, and at the end what came of it. */
function noteText(session: Session, {frames, flaw, step, paused}: ReplayScreen): string {
	const frame = frames[step];
	const parts = session.play.level.parts.length;
	const whatIsWrong = flaw === null ? '' : flawText(flaw, parts);
	if (frame === undefined) return whatIsWrong === '' ? 'There is nothing in it.' : whatIsWrong;
	const {at} = frame.play;
	const next = frames[step + 1];
	const breaksOff = next === undefined && flaw !== null;
	const goesOnBy = session.still ? 'Space takes the next step.' : paused ? 'Paused.' : '';
	return [
		parts > 1 && frame.did === null && !breaksOff ? `Part ${at + 1} of ${parts}.` : '',
		frameText(frame),
		next?.play.at === at ? '' : standingText(session, frame.play, breaksOff),
		next === undefined ? whatIsWrong : goesOnBy,
	]
		.filter(text => text !== '')
		.join(' ');
}

/** How a part ends, as far as that is known; of one that breaks off only that it was won before. */
function standingText(session: Session, play: Play, breaksOff: boolean): string {
	const standing: Standing | undefined =
		session.sightOf.said === keysOf(play).said ? session.sight?.standing : undefined;
	if (standing === undefined || (breaksOff && standing.is !== 'won')) return '';
	if (standing.is === 'open') return 'The goal is not reached.';
	return `${standing.is === 'won' ? 'Won' : 'Lost'}: ${standing.because}`;
}

/** The keys of a replay that a proof which is watched does not have: back and forth, to play on, and away. */
export function replayKeys(
	does: (action: WatchAction) => () => void,
	{happen}: Effects,
): {readonly steps: readonly KeyEntry[]; readonly back: KeyEntry} {
	const step = (by: number): (() => void) => does({is: 'step', by});
	return {
		steps: [
			{
				keys: ['right', 'down', 'l', 'j', 'r'],
				shown: '←→',
				word: 'a step on (right), a step back (left)',
				short: 'step',
				bar: 'turns',
				run: step(1),
			},
			{keys: ['left', 'up', 'h', 'k', 'u'], shown: '← h u', word: 'a step back', bar: 'never', run: step(-1)},
			{keys: ['home', 'g'], shown: 'g Home', word: 'to its beginning', bar: 'never', run: step(-Infinity)},
			{keys: ['end', 'G'], shown: 'G End', word: 'to its end', bar: 'never', run: step(Infinity)},
			{
				keys: ['enter'],
				shown: '⏎',
				word: 'play on yourself, from this step',
				short: 'play on',
				bar: 'turns',
				run: does({is: 'take'}),
			},
		],
		back: {keys: ['esc'], word: 'back', bar: 'always', run: () => happen({on: 'back'})},
	};
}
