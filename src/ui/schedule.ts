import {makeSchedule} from '../flp/index.js';
import {count, faultyIn, mostPasted, playText} from '../game/index.js';
import type {Screen} from './happening.js';
import {codeText, isLikeCode, replayCodeOf, replayCosts, replayPasted, replayScreen} from './replay.js';
import {findScreen, frontOf, type Session} from './session.js';
import {broken, type TextLine} from './text-line.js';

/** The schedule of the run as text; the same with nothing around it; and a field for another one. */
export type ScheduleScreen =
	| {readonly name: 'schedule'; readonly scroll: number}
	/** `of`: the schedule, or the code of the replay */
	| {readonly name: 'plain'; readonly scroll: number; readonly of: 'schedule' | 'replay'}
	/** `further`: it is played after what was played, and not in its place */
	| {readonly name: 'paste'; readonly text: string; readonly further: boolean};

/** What the player does with it. */
export type ScheduleAction =
	| {readonly is: 'open' | 'plain' | 'code' | 'enter' | 'other' | 'clear' | 'back' | 'play'}
	/** characters that were typed, or came from the clipboard */
	| {readonly is: 'type' | 'paste'; readonly text: string};

/** The schedule of the run, as SPEC §6 writes it. */
export function scheduleOf({play}: Pick<Session, 'play'>): string {
	return makeSchedule(play.schedule);
}

/** What is said when a text was copied, which these keys show plainly: nobody tells whether it has arrived. */
export function copiedText(text: string, shownBy: string): string {
	return text === ''
		? 'No event has happened yet.'
		: `Your terminal has it. If nothing arrives, ${shownBy} shows it plainly.`;
}

/** The page of it. */
export function scheduleLines(session: Session): TextLine[] {
	const {play} = session;
	const text = scheduleOf(session);
	const faulty = play.faults.map(({process, after}) => `p${process} was declared faulty in C${after}.`);
	return [
		{
			text: `${count(play.schedule.length, 'event')}, from the inputs ${play.inputs ?? 'that are to be chosen'}`,
			head: true,
		},
		{text: ''},
		{text: text === '' ? 'No event has happened yet.' : text},
		{text: ''},
		...(faultyIn(play).length === 0
			? []
			: [{text: `${faulty.join(' ')} That is no event, and so it is not in the text.`}, {text: ''}]),
		{name: 'c', text: 'copies the schedule, if your terminal lets programs do that (most do)'},
		{name: 'o', text: 'shows it with nothing around it, to be marked with the mouse'},
		{name: 'v', text: 'plays another one: typed, or pasted; you can paste anywhere in a level'},
		...replayLines(session),
	];
}

/** What is said of the replay's code. */
function replayLines(session: Session): TextLine[] {
	const code = replayCodeOf(session);
	if (code === undefined) return [];
	return [
		{text: ''},
		{text: 'As a replay: level, moves and all in one word', head: true},
		{text: ''},
		{text: code},
		{text: ''},
		{name: 'r', text: 'copies it: bivalent replay, with it, checks the play and shows it'},
		{name: 'O', text: 'shows it with nothing around it'},
	];
}

/** The schedule with nothing around it, or the replay's code, line by line; a schedule is broken between events, so that it can be pasted as it is. */
export function plainLines(session: Session): string[] {
	const of = findScreen(session, 'plain')?.of;
	return broken(of === 'replay' ? (replayCodeOf(session) ?? '') : scheduleOf(session), session.columns);
}

/** What is in the field, and what would come of it. */
export function fieldOf(
	session: Session,
): {readonly text: string; readonly further: boolean; readonly comes: string} | null {
	const screen = findScreen(session, 'paste');
	if (screen === undefined) return null;
	const {text, further} = screen;
	if (isLikeCode(text)) {
		const again = replayPasted(session, text);
		return {
			text,
			further,
			comes:
				typeof again === 'string'
					? again
					: `It is a replay of this level, in ${count(again.frames.length - 1, 'step')}. Enter shows it${replayCosts(session) ? '; it costs a star, as a hint does' : ''}.`,
		};
	}
	const pasted = playText(session.play, text, further);
	const begins = further ? `after C${session.play.schedule.length}` : 'from the beginning';
	return {
		text,
		further,
		comes:
			'error' in pasted
				? `${pasted.error}.`
				: `It can be played ${begins}, to C${pasted.play.schedule.length}. Enter plays it.`,
	};
}

/** The session after what the player did. Pure. */
export function scheduled(session: Session, action: ScheduleAction): Session {
	const {stack, play} = session;
	const over = (screen: Screen): Session => ({...session, stack: [...stack, screen], barPage: 0});
	if (action.is === 'open') return over({name: 'schedule', scroll: 0});
	if (action.is === 'plain')
		return play.schedule.length === 0
			? {...session, note: 'No event has happened yet.'}
			: over({name: 'plain', scroll: 0, of: 'schedule'});
	if (action.is === 'code') return over({name: 'plain', scroll: 0, of: 'replay'});
	const front = frontOf(session);
	if (front.name !== 'paste') {
		if (action.is !== 'enter' && action.is !== 'paste') return session;
		if (!stack.some(({name}) => name === 'play' || name === 'tree' || name === 'schedule'))
			return {
				...session,
				note:
					action.is === 'paste' && isLikeCode(action.text)
						? codeText(action.text)
						: 'Nothing can be pasted here: a schedule can be, while you play.',
			};
		if (action.is === 'paste' && action.text.length > mostPasted.characters)
			return {
				...session,
				note: `That is too long: no more than ${mostPasted.characters.toLocaleString('en')} characters are taken.`,
			};
		return over({name: 'paste', text: action.is === 'paste' ? action.text : '', further: false});
	}
	const {text, further} = front;
	const withField = (change: Partial<typeof front>): Session => ({
		...session,
		stack: stack.with(-1, {...front, ...change}),
	});
	switch (action.is) {
		case 'type':
		case 'paste':
			return text.length + action.text.length > mostPasted.characters
				? {...session, note: `No more than ${mostPasted.characters.toLocaleString('en')} characters are taken.`}
				: withField({text: text + action.text});
		case 'back':
			return withField({text: [...text].slice(0, -1).join('')});
		case 'clear':
			return withField({text: ''});
		case 'other':
			return withField({further: !further});
		default: {
			if (isLikeCode(text)) {
				const again = replayPasted(session, text);
				return typeof again === 'string'
					? {...session, note: again}
					: {
							...session,
							stack: stack.with(-1, replayScreen(again)),
							aids: session.aids + (replayCosts(session) ? 1 : 0),
							barPage: 0,
						};
			}
			const pasted = playText(play, text, further);
			return 'error' in pasted
				? {...session, note: `${pasted.error}.`}
				: {...session, play: pasted.play, note: 'It is played. What you played before is kept in the tree (t).'};
		}
	}
}
