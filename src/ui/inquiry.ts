import type {Event, Schedule} from '../flp/index.js';
import {act, faultyIn, isSandbox, mayDeclare, partOf, type Play} from '../game/index.js';
import type {Insight} from '../worker/client.js';
import type {AroundScreen} from './around.js';
import {shownHistory} from './choices.js';
import {isWarned} from './help.js';
import {draftOf, isOver, keysOf, type Session} from './session.js';

/** The screens on which the engine answers a question about a configuration: why it has its valence, whether it can be kept open for ever, and what is around it. `at` is its number in the run. */
export type InquiryScreen =
	| {readonly name: 'why'; readonly at: number; readonly scroll: number}
	/** `chosen` is the number of a fault case */
	| {readonly name: 'ask'; readonly at: number; readonly chosen: number; readonly scroll: number}
	| AroundScreen;

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
	/** `back`: from before the last move, which lost */
	| {readonly is: 'open'; readonly about: InquiryScreen['name']; readonly back?: true}
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
	around: 'The map shows more than the level does: it costs the star, as a hint does. Press g again, and you have it.',
};

const tooManyFaulty =
	'The question is about runs with one faulty process at most (FLP85), and here are more: u takes one back.';

/** What has to be asked for what is in sight; `null` where nothing is. */
export function inquiryOf(session: Session): Inquiry | null {
	const screen = inquiryScreen(session);
	if (screen === undefined) return null;
	const play: Play = {...session.play, inputs: session.play.inputs ?? draftOf(session)};
	const faults = play.faults.filter(({after}) => after <= screen.at);
	const off = screen.name === 'around' ? screen.off : [];
	const there: Play = {...play, schedule: [...play.schedule.slice(0, screen.at), ...off], faults, said: null};
	return {about: screen.name, key: `${screen.name} ${keysOf(there).place}`, play: there};
}

/** The screen of the inquiry, in front or below a page that was opened over it. */
export function inquiryScreen({stack}: Pick<Session, 'stack'>): InquiryScreen | undefined {
	return stack.find(
		(screen): screen is InquiryScreen => screen.name === 'why' || screen.name === 'ask' || screen.name === 'around',
	);
}

/** The answer to what is in sight, a sentence where there is none, `null` while it is looked for. */
export function insightOf(session: Session): Insight | string | null {
	const {answer} = session.inquired;
	return answer !== null && answer.key === inquiryOf(session)?.key ? answer.is : null;
}

/** Whether all of the answer is shown: the player has paid for it, or there is nothing to lose any more. */
export function isPaid(session: Session): boolean {
	return isSandbox(session.play) || isOver(session) || session.inquired.paid.includes(priceOf(session));
}

/** What is paid for: the answer in sight, or every map of the level. */
function priceOf(session: Session): string {
	const inquiry = inquiryOf(session);
	return inquiry?.about === 'around' ? 'around' : (inquiry?.key ?? '');
}

/** Whether an inquiry tells no more than the level shows: the valence, or where every move leads; when the level is over, or nothing is to be won, there is nothing to give away. */
export function isFree(session: Session, about: InquiryScreen['name']): boolean {
	const {shown, looks, goal} = partOf(session.play);
	if (isSandbox(session.play)) return true;
	if (session.play.inputs === null) return false; // what one might choose is not shown
	// where a configuration is to be found, the map would find it
	if (about === 'around' && ['critical', 'point'].includes(goal.kind) && !isOver(session)) return false;
	if (about === 'around') return shown === 'moves' || (shown === 'present' && looks === null) || isOver(session);
	return about === 'why' && (shown !== 'none' || isOver(session));
}

/** The session after what the player did. Where the level shows the valence, to see what it rests on is free; all else costs what a hint costs. Pure. */
export function inquired(session: Session, action: InquiryAction): Session {
	switch (action.is) {
		case 'open': {
			if (action.about === 'ask' && faultyIn(session.play).length > 1) return {...session, note: tooManyFaulty};
			const back = action.back === true && session.play.said === null ? 1 : 0;
			const screen = inquiryAt(action.about, shownHistory(session).moves.length - back);
			const opened: Session = {...session, stack: [...session.stack, screen], barPage: 0};
			if (isPaid(opened) || isFree(session, action.about)) return opened;
			return isWarned(session, costs[action.about])
				? paying(opened)
				: {...session, warned: costs[action.about], note: costs[action.about]};
		}
		case 'pay':
			if (isPaid(session)) return session;
			return isWarned(session, costs.why) ? paying(session) : {...session, warned: costs.why, note: costs.why};
		case 'answer':
			return {
				...session,
				inquired: {...session.inquired, answer: action.answer},
				engine: session.engine.is === 'stopped' ? session.engine : {is: 'idle'},
			};
		case 'again':
			return {...session, inquired: {...session.inquired, answer: null}};
	}
}

function inquiryAt(about: InquiryScreen['name'], at: number): InquiryScreen {
	switch (about) {
		case 'why':
			return {name: 'why', at, scroll: 0};
		case 'ask':
			return {name: 'ask', at, chosen: 0, scroll: 0};
		case 'around':
			return {name: 'around', at, off: [], chosen: 0, step: null, trail: [], onlyOpen: false};
	}
}

function paying(session: Session): Session {
	const {inquired: now} = session;
	const key = priceOf(session);
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
	const there = screen === undefined ? play : backAt({...play, said: null}, screen.at);
	if (screen?.at !== there.schedule.length || act(there, {do: 'move', event: first!}) === there)
		return {...session, note: 'No move can be made in this level: the loop cannot be walked.'};
	const fault =
		one.is === 'proved' && one.faulty.length > 0 && mayDeclare(there, one.faulty[0]) ? [{faulty: one.faulty[0]!}] : [];
	const undone: readonly (Event | {readonly faulty: number})[] = [...run.stem, ...fault, ...run.loop];
	return {
		...session,
		play: {...there, undone: undone.toReversed()},
		note: `r plays the next step: ${stepsText(run.stem, run.loop, screen.at)}`,
	};
}

/** The play with the moves after that configuration taken back. */
function backAt(play: Play, at: number): Play {
	const back = play.schedule.length > at ? act(play, {do: 'undo'}) : play;
	return back === play ? play : backAt(back, at);
}

function stepsText(stem: Schedule, loop: Schedule, at: number): string {
	const begins = `C${at + stem.length}`;
	return `${stem.length === 0 ? '' : `${stem.length} to ${begins}, then `}${loop.length} round, from ${begins} back to it.`;
}
