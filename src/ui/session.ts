import type {Look} from '../worker/client.js';
import {
	act,
	type Action,
	beginLevel,
	loopsToClose,
	historyOf,
	offersOf,
	type Offer,
	type Play,
	type Standing,
	standingOf,
} from '../game/index.js';
import type {Level} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';

/** Which screen is in front; help and rules lie over another. */
export type ScreenName = 'intro' | 'play' | 'end';
export type Overlay = 'help' | 'rules' | null;

/** All that the interface knows. Changed only by {@link reduce}; pure. */
export interface Session {
	readonly levels: readonly Level[];
	readonly at: number;
	readonly won: Readonly<Record<string, number>>;
	readonly play: Play;
	readonly screen: ScreenName;
	readonly overlay: Overlay;
	readonly chosen: number;
	/** digits of the inputs being chosen */
	readonly draft: string;
	readonly hints: number;
	/** what the engine sees at the end of `lookedAt`, a schedule's key */
	readonly look: Look | null;
	readonly lookedAt: string;
	/** the look before the last move, for the reasons of a loss */
	readonly lookBefore: Look | null;
	readonly note: string;
	readonly done: boolean;
}

/** What happens to it. */
export type Happening =
	| {readonly on: 'start'}
	| {readonly on: 'step'; readonly by: number}
	| {readonly on: 'among'; readonly by: number; readonly count: number}
	| {readonly on: 'pick'; readonly index: number}
	| {readonly on: 'flip'; readonly process: number}
	| {readonly on: 'choose'}
	| {readonly on: 'action'; readonly action: Action}
	| {readonly on: 'looked'; readonly key: string; readonly look: Look}
	| {readonly on: 'note'; readonly note: string}
	| {readonly on: 'overlay'; readonly overlay: Overlay}
	| {readonly on: 'hint'}
	| {readonly on: 'intro'}
	| {readonly on: 'next'};

/** A choice on the play screen: a move, or closing a loop. */
export type Choice = {readonly close: number} | {readonly offer: Offer};

/** A session at the level with this number, with the moves that were made there before. */
export function beginSession(levels: readonly Level[], at: number, won: Readonly<Record<string, number>>): Session {
	const level = levels[at]!;
	const play = beginLevel(level, findProtocol(level.protocol)!);
	return {
		levels,
		at,
		won,
		play,
		screen: 'intro',
		overlay: null,
		chosen: 0,
		draft: '0'.repeat(level.n),
		hints: 0,
		look: null,
		lookedAt: '',
		lookBefore: null,
		note: '',
		done: false,
	};
}

/** Names a configuration's schedule, to match answers of the engine with what they were asked about. */
export function lookKey({inputs, schedule, level}: Play): string {
	return JSON.stringify([level.id, inputs, schedule]);
}

/** What the engine sees at the present configuration, if it has said so yet. */
export function currentLook(session: Session): Look | null {
	return session.lookedAt === lookKey(session.play) ? session.look : null;
}

/** How the level stands. */
export function currentStanding(session: Session): Standing {
	return standingOf(session.play, currentLook(session));
}

/** What can be chosen on the play screen: loops to close first, then the moves. */
export function choicesOf(session: Session): Choice[] {
	const {play} = session;
	if (play.inputs === null) return [];
	const loops =
		play.level.goal.kind === 'fair-loop' && currentLook(session)?.open === true ? loopsToClose(historyOf(play)) : [];
	return [...loops.map(close => ({close})), ...offersOf(play, currentLook(session)).map(offer => ({offer}))];
}

/** The session after something happened. Pure; a win or a loss brings its screen. */
export function reduce(session: Session, happening: Happening): Session {
	const next = apply(session, happening);
	if (next.screen !== 'play' || next.overlay !== null) return next;
	const standing = currentStanding(next);
	if (standing.is === 'open') return next;
	const {level} = next.play;
	const moves = next.play.schedule.length - level.opening.length;
	const best = Math.min(moves, next.won[level.id] ?? moves);
	return {...next, screen: 'end', chosen: 0, ...(standing.is === 'won' ? {won: {...next.won, [level.id]: best}} : {})};
}

function apply(session: Session, happening: Happening): Session {
	const {play, levels, at} = session;
	switch (happening.on) {
		case 'start':
			return {...session, screen: 'play', chosen: 0};
		case 'step': {
			const count = play.inputs === null ? play.level.n : Math.max(1, choicesOf(session).length);
			return {...session, chosen: (session.chosen + happening.by + count) % count};
		}
		case 'among':
			return {...session, chosen: (session.chosen + happening.by + happening.count) % happening.count};
		case 'pick': {
			const choice = choicesOf(session)[happening.index];
			if (choice === undefined) return session;
			return apply(session, {
				on: 'action',
				action: 'close' in choice ? {do: 'close', at: choice.close} : {do: 'move', event: choice.offer.event},
			});
		}
		case 'flip': {
			if (happening.process >= session.draft.length) return session;
			const digits = [...session.draft];
			digits[happening.process] = digits[happening.process] === '0' ? '1' : '0';
			return {...session, draft: digits.join(''), chosen: happening.process};
		}
		case 'choose':
			return apply(session, {on: 'action', action: {do: 'choose', inputs: session.draft}});
		case 'action': {
			const after = act(play, happening.action);
			return {
				...session,
				play: after,
				screen: 'play',
				chosen: 0,
				note: '',
				lookBefore: happening.action.do === 'move' ? currentLook(session) : session.lookBefore,
			};
		}
		case 'looked':
			return {...session, look: happening.look, lookedAt: happening.key};
		case 'note':
			return {...session, note: happening.note};
		case 'overlay':
			return {...session, overlay: happening.overlay};
		case 'hint':
			return {
				...session,
				hints: Math.min(session.hints + 1, play.level.hints.length),
				note: play.level.hints[Math.min(session.hints, play.level.hints.length - 1)]!,
			};
		case 'intro':
			return {...session, screen: 'intro'};
		case 'next':
			return at + 1 < levels.length ? beginSession(levels, at + 1, session.won) : {...session, done: true};
	}
}
