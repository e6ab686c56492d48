import type {Event, Schedule} from '../flp/index.js';
import {act, mayDeclare, partOf, type Play} from '../game/index.js';
import type {Insight} from '../worker/client.js';
import {shownHistory} from './choices.js';
import {isWarned} from './help.js';
import {draftOf, keysOf, type Session} from './session.js';

/** The screens on which the engine answers a question about a configuration: why it has its valence, and whether it can be kept open for ever. `at` is its number in the run. */
export type InquiryScreen =
	| {readonly name: 'why'; readonly at: number; readonly scroll: number}
	/** `chosen` is the number of a fault case */
	| {readonly name: 'ask'; readonly at: number; readonly chosen: number; readonly scroll: number};

/** What was answered, and the inquiries (by their names) that the player has paid for. */
export interface Inquired {
	readonly answer: Answered | null;
	readonly paid: readonly string[];
}

/** The answer to the inquiry with this name, or a sentence where there is none. */
interface Answered {
	readonly key: string;
	readonly is: Insight | string;
}

/** What the player does, and what comes back. */
export type InquiryAction =
	| {readonly is: 'open'; readonly about: InquiryScreen['name']}
	/** the part that costs the star */
	| {readonly is: 'pay'}
	| {readonly is: 'answer'; readonly answer: Answered}
	/** asks the engine anew */
	| {readonly is: 'again'};

/** What is in sight, to be asked; `about` says what. */
export interface Inquiry {
	readonly about: InquiryScreen['name'];
	readonly key: string;
	/** a play that stands at the configuration */
	readonly play: Play;
}

const costs = {
	why: 'The schedules cost the star for playing unaided, as a hint does. Press w again, and you have them.',
	ask: 'To ask the engine costs the star for playing unaided, as a hint does. Press p again, and it answers.',
};

/** What has to be asked for what is in sight; `null` where nothing is. */
export function inquiryOf(session: Session): Inquiry | null {
	const screen = inquiryScreen(session);
	if (screen === undefined) return null;
	const play: Play = {...session.play, inputs: session.play.inputs ?? draftOf(session)};
	const faults = play.faults.filter(({after}) => after <= screen.at);
	const there: Play = {...play, schedule: play.schedule.slice(0, screen.at), faults, said: null};
	return {about: screen.name, key: `${screen.name} ${keysOf(there).place}`, play: there};
}

/** The screen of the inquiry, in front or below a page that was opened over it. */
export function inquiryScreen({stack}: Pick<Session, 'stack'>): InquiryScreen | undefined {
	return stack.find((screen): screen is InquiryScreen => screen.name === 'why' || screen.name === 'ask');
}

/** The answer to what is in sight, a sentence where there is none, `null` while it is looked for. */
export function insightOf(session: Session): Insight | string | null {
	const {answer} = session.inquired;
	return answer !== null && answer.key === inquiryOf(session)?.key ? answer.is : null;
}

/** Whether all of the answer is shown: the player has paid for it. */
export function isPaid(session: Session): boolean {
	return session.inquired.paid.includes(inquiryOf(session)?.key ?? '');
}

/** The session after what the player did. Where the level shows the valence, to see what it rests on is free; all else costs what a hint costs. Pure. */
export function inquired(session: Session, action: InquiryAction): Session {
	switch (action.is) {
		case 'open': {
			const where = {at: shownHistory(session).moves.length, scroll: 0};
			const screen: InquiryScreen =
				action.about === 'why' ? {name: 'why', ...where} : {name: 'ask', chosen: 0, ...where};
			const opened: Session = {...session, stack: [...session.stack, screen], barPage: 0};
			if (isPaid(opened) || (action.about === 'why' && showsValence(session))) return opened;
			return isWarned(session) ? paying(opened) : {...session, warned: true, note: costs[action.about]};
		}
		case 'pay':
			return isPaid(session) || isWarned(session) ? paying(session) : {...session, warned: true, note: costs.why};
		case 'answer':
			return {...session, inquired: {...session.inquired, answer: action.answer}, engine: {is: 'idle'}};
		case 'again':
			return {...session, inquired: {...session.inquired, answer: null}};
	}
}

/** Whether the level shows the valence: of what one has chosen already, and not of what one might choose. */
function showsValence({play}: Session): boolean {
	return play.inputs !== null && partOf(play).shown !== 'none';
}

function paying(session: Session): Session {
	const {inquired: now} = session;
	const key = inquiryOf(session)?.key ?? '';
	return now.paid.includes(key)
		? session
		: {...session, aids: session.aids + 1, inquired: {...now, paid: [...now.paid, key]}};
}

/** The play with a run of the answer as what redo would play: of a proof stem and loop, of a refutation the way to the loop with this number, and once round. */
export function walking(session: Session, number: number): Session {
	const insight = insightOf(session);
	const screen = inquiryScreen(session);
	const forever = insight !== null && typeof insight !== 'string' && 'ask' in insight ? insight.ask : null;
	const one = screen?.name === 'ask' ? forever?.cases[screen.chosen] : undefined;
	if (one === undefined) return session;
	const {play} = session;
	const loop = one.is === 'refuted' ? one.loops[number] : undefined;
	const run = one.is === 'proved' ? one : loop === undefined ? undefined : {stem: loop.way, loop: loop.round};
	if (run === undefined) return {...session, note: 'There is no loop to walk here.'};
	const [first] = [...run.stem, ...run.loop];
	const there: Play = {...play, said: null};
	if (screen?.at !== play.schedule.length || act(there, {do: 'move', event: first!}) === there)
		return {...session, note: 'No move can be made in this level: the loop cannot be walked.'};
	const fault = one.is === 'proved' && one.faulty.length > 0 && mayDeclare(there) ? [{faulty: one.faulty[0]!}] : [];
	const undone: readonly (Event | {readonly faulty: number})[] = [...run.stem, ...fault, ...run.loop];
	return {
		...session,
		play: {...there, undone: undone.toReversed()},
		note: `r plays the next step: ${stepsText(run.stem, run.loop, screen.at)}`,
	};
}

function stepsText(stem: Schedule, loop: Schedule, at: number): string {
	const begins = `C${at + stem.length}`;
	return `${stem.length === 0 ? '' : `${stem.length} to ${begins}, then `}${loop.length} round, from ${begins} back to it.`;
}
