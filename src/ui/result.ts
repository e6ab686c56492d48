import {count, isClaim, movesSpent, partOf, type Play} from '../game/index.js';
import {wholePar} from '../level/index.js';
import {codeOf, isChallenge, isSeeded, isTodays} from './challenges.js';
import {themeOf} from './given.js';
import type {RunAsked} from '../worker/client.js';
import {findScreen, isOver, keysOf, type Session} from './session.js';
import {starCount, starsOf} from './stars.js';
import {broken} from './text-line.js';
import {streakOf, streakText} from './streak.js';
import {markOf, type Theme} from './theme.js';

/** A text about the challenge that is played, which can be copied. */
export interface CardRow {
	readonly label: string;
	readonly text: string;
}

/** What can be told of the challenge that is played: how it went, once it is won, its ID, and its code. `plain`: without signs. */
export function cardRows(session: Session, plain = isPlain(themeOf(session))): CardRow[] {
	const {id} = session.play.level;
	const code = codeOf(session);
	return [
		...(isOver(session) ? [{label: 'the result, to share', text: resultText(session, plain)}] : []),
		...(isSeeded(id) ? [{label: 'its ID', text: id}] : []),
		...(code === null ? [] : [{label: 'its code: all of the challenge, for other versions, too', text: code}]),
	];
}

/** The text with nothing around it, line by line. */
export function barePage(session: Session, plain = isPlain(themeOf(session))): string[] {
	const row = findScreen(session, 'bare')?.row ?? 0;
	return broken(cardRows(session, plain)[row]?.text ?? '', session.columns);
}

/** What is told of a challenge below an outcome, so many columns wide: its ID and its code, or after a win the result to share and the code; nothing where none is played. */
export function calledLines(
	session: Session,
	width: number,
	theme: Theme,
): {readonly name: string; readonly lines: readonly string[]}[] {
	if (!isChallenge(session)) return [];
	const {id} = session.play.level;
	const code = codeOf(session);
	return [
		...(isOver(session)
			? [{name: 'TO SHARE', lines: broken(resultText(session, isPlain(theme)), width)}]
			: isSeeded(id)
				? [{name: 'ID', lines: broken(id, width)}]
				: []),
		// what was won by its code is shared by it
		...(code === null || (isOver(session) && !isSeeded(id)) ? [] : [{name: 'CODE', lines: broken(code, width)}]),
	];
}

/**
 * How a challenge went, in a few lines that tell nobody how it is won: its ID, stars, moves, help, days in a row. Where one may claim that it cannot be
 * done, moves are only told against par, and no sign is shown for each: else it would be told whether it can.
 */
export function resultText(session: Session, plain = isPlain(themeOf(session))): string {
	const {play, aids, challenges} = session;
	const {par} = wholePar(play.level);
	const moves = movesSpent(play);
	const win = {moves, unaided: aids === 0};
	const {claims} = play.level;
	const days =
		isTodays(session) && challenges.days.includes(challenges.day)
			? streakText(streakOf(challenges.days, challenges.day))
			: '';
	const stars = plain ? `${starCount(win, par)} of 3 stars,` : starsOf(win, par);
	const facts = [
		`${stars} ${claims ? overText(moves - par) : `${count(moves, 'move')}, par ${par}`}`,
		aids === 0 ? 'no help' : `help: ${aids}`,
		...(days === '' ? [] : [days]),
	];
	return [`bivalent ${play.level.id}`, facts.join(', '), ...(hasSigns(play) ? [signsAlong(session, plain)] : [])].join(
		'\n',
	);
}

/** Whether what is drawn is without signs: what is copied is, then, too. */
export function isPlain({ascii, reader}: Pick<Theme, 'ascii' | 'reader'>): boolean {
	return ascii || reader;
}

function overText(over: number): string {
	return over <= 0 ? 'in par' : `${over} over par`;
}

/** What could still be decided, a sign for where one began and for each move; a question mark where the engine was not asked. */
function signsAlong({play, valences}: Session, plain: boolean): string {
	return playsAlong(play)
		.map(there => markOf(valences[keysOf(there).place] ?? 'unknown', {ascii: plain}))
		.join('');
}

/** The play where one began, and after each move. */
function playsAlong(play: Play): Play[] {
	const {schedule, faults} = play;
	const begins = partOf(play).opening.length;
	return Array.from({length: schedule.length - begins + 1}, (_, made) => {
		const after = begins + made;
		return {
			...play,
			said: null,
			schedule: schedule.slice(0, after),
			faults: faults.filter(one => one.after <= after),
		};
	});
}

/** Where the result has a sign and the engine was not asked, as when the moves were pasted or come from an earlier game: what to ask it, by key. */
export function unknownSigns(session: Session): {readonly key: string; readonly run: RunAsked}[] {
	const {play, valences} = session;
	if (!isChallenge(session) || !hasSigns(play) || !isOver(session)) return [];
	return playsAlong(play).flatMap(there => {
		const {inputs, schedule} = there;
		const key = keysOf(there).place;
		return inputs === null || valences[key] !== undefined ? [] : [{key, run: {inputs, schedule}}];
	});
}

/** Whether a sign for each move gives nothing away. */
function hasSigns({level, said}: Play): boolean {
	return !level.claims && !isClaim(said);
}
