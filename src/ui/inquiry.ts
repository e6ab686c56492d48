import {partOf, type Play} from '../game/index.js';
import type {Reach} from '../worker/client.js';
import {shownHistory} from './choices.js';
import {isWarned} from './help.js';
import {keysOf, type Session} from './session.js';

/** The screens on which the engine answers a question about a configuration: why it has its valence. `at` is its number in the run. */
export interface InquiryScreen {
	readonly name: 'why';
	readonly at: number;
	readonly scroll: number;
}

/** What was answered, and for which configuration (by the name of its inquiry) the player has paid. */
export interface Inquired {
	readonly answer: Answered | null;
	readonly paid: string;
}

/** The answer to the inquiry with this name, or a sentence where there is none. */
interface Answered {
	readonly key: string;
	readonly is: readonly Reach[] | string;
}

/** What the player does, and what comes back. */
export type InquiryAction =
	| {readonly is: 'why'}
	/** the part that costs the star */
	| {readonly is: 'pay'}
	| {readonly is: 'answer'; readonly answer: Answered}
	/** asks the engine anew */
	| {readonly is: 'again'};

const whyCosts = 'The schedules cost the star for playing unaided, as a hint does. Press w again, and you have them.';

/** What has to be asked for what is in sight, and its name; `null` where nothing is. */
export function inquiryOf(session: Session): {readonly key: string; readonly play: Play} | null {
	const screen = whyScreen(session);
	if (screen === undefined) return null;
	const {play} = session;
	const faults = play.faults.filter(({after}) => after <= screen.at);
	const there: Play = {...play, schedule: play.schedule.slice(0, screen.at), faults, said: null};
	return {key: keysOf(there).place, play: there};
}

/** The screen of the inquiry, in front or below a page that was opened over it. */
export function whyScreen({stack}: Pick<Session, 'stack'>): InquiryScreen | undefined {
	return stack.find((screen): screen is InquiryScreen => screen.name === 'why');
}

/** The answer to what is in sight, a sentence where there is none, `null` while it is looked for. */
export function insightOf(session: Session): readonly Reach[] | string | null {
	const {answer} = session.inquired;
	return answer !== null && answer.key === inquiryOf(session)?.key ? answer.is : null;
}

/** Whether all of the answer is shown: the player has paid for it. */
export function isPaid(session: Session): boolean {
	return session.inquired.paid === inquiryOf(session)?.key;
}

/** The session after what the player did. Where the level shows the valence, to see what it rests on is free; schedules cost what a hint costs. Pure. */
export function inquired(session: Session, action: InquiryAction): Session {
	switch (action.is) {
		case 'why': {
			const at = shownHistory(session).moves.length;
			const opened: Session = {...session, stack: [...session.stack, {name: 'why', at, scroll: 0}], barPage: 0};
			if (partOf(session.play).shown !== 'none' || isPaid(opened)) return opened;
			return isWarned(session) ? paying(opened) : {...session, warned: true, note: whyCosts};
		}
		case 'pay':
			return isPaid(session) || isWarned(session) ? paying(session) : {...session, warned: true, note: whyCosts};
		case 'answer':
			return {...session, inquired: {...session.inquired, answer: action.answer}, engine: {is: 'idle'}};
		case 'again':
			return {...session, inquired: {...session.inquired, answer: null}};
	}
}

function paying(session: Session): Session {
	const paid = inquiryOf(session)?.key ?? '';
	return isPaid(session) ? session : {...session, aids: session.aids + 1, inquired: {...session.inquired, paid}};
}
