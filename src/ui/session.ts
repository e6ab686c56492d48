import {
	type Action,
	asksForLoop,
	beginLevel,
	faultyIn,
	historyOf,
	loopsToClose,
	owedSince,
	type Play,
	type Standing,
	standingOf,
} from '../game/index.js';
import type {Level} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import type {Look} from '../worker/client.js';

/** A screen with what it alone knows. */
export type Screen =
	| {readonly name: 'welcome'; readonly chosen: number}
	| {readonly name: 'levels'; readonly chosen: number}
	| {readonly name: 'inputs'; readonly chosen: number; readonly draft: string}
	| {
			readonly name: 'play';
			readonly chosen: number;
			/** the configuration to come back to, chosen on the lanes */
			readonly aim: number | null;
			/** whether the row of ∅-steps that change nothing is open */
			readonly opened: boolean;
	  }
	| {readonly name: 'faults'; readonly chosen: number}
	| {readonly name: 'won'; readonly chosen: number}
	| {readonly name: 'lost'; readonly chosen: number}
	| {readonly name: 'intro' | 'help' | 'rules' | 'detail'; readonly scroll: number};

export type ScreenName = Screen['name'];

/** What is remembered of a level that was won. */
export interface Won {
	/** fewest moves */
	readonly moves: number;
	/** once without a hint */
	readonly unaided: boolean;
}

/** What the engine is doing. */
export type Engine =
	| {readonly is: 'idle'}
	| {readonly is: 'busy'; readonly found: number}
	/** `held`: the player stopped it, and it is not asked again before he says so */
	| {readonly is: 'stopped'; readonly held: boolean};

/** All that the interface knows. Changed only by `reduce`. */
export interface Session {
	readonly columns: number;
	readonly rows: number;
	readonly levels: readonly Level[];
	readonly at: number;
	readonly won: Readonly<Record<string, Won>>;
	readonly play: Play;
	/** the last one is in front */
	readonly stack: readonly Screen[];
	/** hints taken in this level */
	readonly hints: number;
	/** the hint in sight; empty when there is none */
	readonly hint: string;
	/** what is said until the next key */
	readonly note: string;
	/** which keys' turn it is in a bar that is too short */
	readonly barPage: number;
	/** what the engine sees at the end of `lookedAt`, a schedule's key */
	readonly look: Look | null;
	readonly lookedAt: string;
	/** the look before the last move, for the reasons of a loss */
	readonly lookBefore: Look | null;
	readonly engine: Engine;
	/** how often the engine was asked anew for the same configuration */
	readonly asks: number;
	readonly done: boolean;
}

/** What happens to it. */
export type Happening =
	| {readonly on: 'resize'; readonly columns: number; readonly rows: number}
	| {readonly on: 'open'; readonly screen: Screen}
	| {readonly on: 'back'}
	| {readonly on: 'levels'}
	| {readonly on: 'begin'; readonly at: number}
	| {readonly on: 'start'}
	| {readonly on: 'choose'; readonly to: number}
	| {readonly on: 'scroll'; readonly by: number}
	| {readonly on: 'aim'; readonly by: number}
	| {readonly on: 'pick'; readonly index: number}
	| {readonly on: 'flip'; readonly process: number}
	| {readonly on: 'settle'}
	| {readonly on: 'action'; readonly action: Action}
	| {readonly on: 'rewind'}
	| {readonly on: 'looked'; readonly key: string; readonly look: Look}
	| {readonly on: 'found'; readonly configurations: number}
	| {readonly on: 'stopped'; readonly held: boolean; readonly note: string}
	| {readonly on: 'ask'}
	| {readonly on: 'note'; readonly note: string}
	| {readonly on: 'hint'}
	| {readonly on: 'more'}
	| {readonly on: 'next'}
	| {readonly on: 'quit'};

/** A session at the level with this number, before its first move and with its text in front. */
export function beginSession(
	levels: readonly Level[],
	at: number,
	won: Session['won'],
	{columns, rows}: Pick<Session, 'columns' | 'rows'> = {columns: 80, rows: 24},
): Session {
	const level = levels[at]!;
	return {
		columns,
		rows,
		levels,
		at,
		won,
		play: beginLevel(level, findProtocol(level.protocol)!),
		stack: [
			{name: 'levels', chosen: at},
			{name: 'intro', scroll: 0},
		],
		hints: 0,
		hint: '',
		note: '',
		barPage: 0,
		look: null,
		lookedAt: '',
		lookBefore: null,
		engine: {is: 'idle'},
		asks: 0,
		done: false,
	};
}

/** The screen in front. */
export function frontOf({stack}: Session): Screen {
	return stack.at(-1)!;
}

/** The screen with this name, if it is on the stack. */
export function findScreen<Name extends ScreenName>(
	{stack}: Session,
	name: Name,
): Extract<Screen, {name: Name}> | undefined {
	return stack.find((screen): screen is Extract<Screen, {name: Name}> => screen.name === name);
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

/**
 * The configuration that obligations are relative to, where the level asks for a loop: the one chosen on the lanes, or else one that the player
 * has come back to (one that closes a fair loop before another); `null` when there is none.
 */
export function aimOf(session: Session): number | null {
	const {play} = session;
	if (!asksForLoop(play.level.goal)) return null;
	const history = historyOf(play);
	const chosen = findScreen(session, 'play')?.aim ?? null;
	if (chosen !== null && chosen < history.moves.length) return chosen;
	const faulty = faultyIn(play);
	const [fair] = loopsToClose(history, faulty);
	const back = history.pictures.slice(0, -1).findLastIndex((_, k) => owedSince(history, k, faulty).back);
	return fair ?? (back === -1 ? null : back);
}

/** Why no process can be declared faulty now. */
export function whyNoFault({level, faults}: Play): string {
	return level.faults === 'none'
		? 'Everybody works in this level: no fault is allowed.'
		: `One fault is allowed, and p${faults[0]?.process ?? 0} is faulty already (u takes it back).`;
}
