import {
	beginLevel,
	chosenBefore,
	blindPlaces,
	historyOf,
	debtCount,
	isClaim,
	isSandbox,
	loopAt,
	loopTermsOf,
	nothingTried,
	owesNothing,
	partOf,
	type Play,
	silentIn,
	type Standing,
	standingOf,
	type Tried,
	withOwnLoops,
	withTrail,
} from '../game/index.js';
import type {Protocol} from '../flp/index.js';
import {fileOf, type Level, type Pack} from '../level/index.js';
import type {Settings} from '../store/settings.js';
import type {Look, Sight} from '../worker/client.js';
import {type Given, nothingWanted} from './given.js';
import type {Screen} from './happening.js';
import type {Inquired} from './inquiry.js';
import {type Challenges, noChallenges} from './known-challenges.js';
import type {Left} from './saved.js';
import {type Study, studyOf} from './study.js';
import type {Counts} from './tally.js';
import type {Won} from './unlocks.js';

export type ScreenName = Screen['name'];

/** What the engine is doing. */
export type Engine =
	| {readonly is: 'idle'}
	| {readonly is: 'busy'; readonly found: number}
	/** `held`: the player stopped it, and it is not asked again before he says so */
	| {readonly is: 'stopped'; readonly held: boolean};

/** What the player wants to be told: the next hint, or whether the goal can still be reached. */
export type Wish = 'hint' | 'chance';

/** How far the hints have gone. */
export interface Hinted {
	/** of the part's own hints */
	readonly own: number;
	/** where the last computed one was asked for, and which rung it was */
	readonly at: string;
	readonly rung: number;
}

/** All that the interface knows. Changed only by `reduce`. */
export interface Session {
	readonly columns: number;
	readonly rows: number;
	readonly pack: Pack;
	/** the number of the level that is played */
	readonly at: number;
	readonly won: Readonly<Record<string, Won>>;
	/** where play of other levels stopped, by id */
	readonly left: Readonly<Record<string, Left>>;
	/** whether the player has asked for everything to be open */
	readonly unlocked: boolean;
	readonly play: Play;
	/** the inputs that the player was choosing last in this part; `null` before he has changed any. See {@link draftOf} */
	readonly draft: string | null;
	/** the last one is in front */
	readonly stack: readonly Screen[];
	/** how often help was asked for in this level; wrong claims count too */
	readonly aids: number;
	/** what the player has just been told that the help he wants costs; empty when he has done something else since */
	readonly warned: string;
	/** looks at where the moves lead in this part */
	readonly looks: number;
	/** the configuration (by its key) whose moves were looked at */
	readonly lookedFor: string;
	readonly hinted: Hinted;
	/** the hint in sight; empty when there is none */
	readonly hint: string;
	/** what is said until the next key */
	readonly note: string;
	/** which keys' turn it is in a bar that is too short */
	readonly barPage: number;
	/** what the engine sees where the play stood whose keys are beside it */
	readonly sight: Sight | null;
	readonly sightOf: Keys;
	/** the look before the first move of the part */
	readonly startLook: Look | null;
	/** the look before the last move, for the reasons of a loss */
	readonly lookBefore: Look | null;
	/** whether the play came where it stands by more than one move at once: then none of them is to blame */
	readonly leapt: boolean;
	/** all that was tried in this part, and the bookmarks */
	readonly tried: Tried;
	/** the valences that the engine has told in this part, by the key of the place */
	readonly valences: Readonly<Record<string, Look['valence']>>;
	readonly engine: Engine;
	/** how often the engine was asked anew for the same configuration */
	readonly asks: number;
	/** what the engine is to be asked besides, with the key of the play that it is about */
	readonly wish: {readonly for: Wish; readonly key: string} | null;
	readonly study: Study;
	/** the protocol of a file, where the game was opened with one to play with */
	readonly own: Protocol | null;
	/** what the engine answered to the last inquiry, and what was paid for */
	readonly inquired: Inquired;
	/** whether nothing may move by itself */
	readonly still: boolean;
	/** what was counted, of all games */
	readonly counts: Counts;
	/** whether anything was played or said since the last outcome */
	readonly played: boolean;
	readonly challenges: Challenges;
	/** as the player has chosen them */
	readonly settings: Settings;
	/** what wins over them */
	readonly given: Given;
	readonly done: boolean;
}

/** Names of a play: where it stands, and that with what the player says there. Answers of the engine are matched by them. */
export interface Keys {
	readonly place: string;
	readonly said: string;
}

/** What a session begins with, besides a level. */
export type Known = Pick<Session, 'pack'> &
	Partial<
		Pick<
			Session,
			| 'won'
			| 'left'
			| 'unlocked'
			| 'columns'
			| 'rows'
			| 'engine'
			| 'study'
			| 'own'
			| 'still'
			| 'settings'
			| 'given'
			| 'counts'
			| 'challenges'
		>
	>;

const nothingHinted: Hinted = {own: 0, at: '', rung: 0};

/** A session at the level with this number, before its first move and with its text in front. */
export function beginSession(known: Known, at: number): Session {
	return {
		columns: known.columns ?? 80,
		rows: known.rows ?? 24,
		pack: known.pack,
		at,
		won: known.won ?? {},
		left: known.left ?? {},
		unlocked: known.unlocked ?? false,
		stack: [
			{name: 'map', chosen: at},
			{name: 'intro', scroll: 0},
		],
		note: '',
		barPage: 0,
		engine: known.engine ?? {is: 'idle'},
		asks: 0,
		study: known.study ?? {of: studyOf('after-you', ''), own: null, inputs: null, walked: {}, answer: null},
		own: known.own ?? null,
		still: known.still ?? false,
		counts: known.counts ?? {},
		challenges: known.challenges ?? noChallenges,
		played: false,
		settings: known.settings ?? nothingWanted.settings,
		given: known.given ?? nothingWanted.given,
		inquired: {answer: null, paid: []},
		done: false,
		aids: 0,
		warned: '',
		...atBeginning(
			beginLevel(
				withOwnLoops(known.pack.levels[at]!, known.pack.levels, known.won ?? {}),
				fileOf(known.pack.levels[at]!) === undefined ? undefined : (known.own ?? undefined),
			),
		),
	};
}

/** What is fresh at the beginning of a part. */
export function atBeginning(
	play: Play,
): Pick<
	Session,
	| 'play'
	| 'draft'
	| 'looks'
	| 'lookedFor'
	| 'hinted'
	| 'hint'
	| 'sight'
	| 'sightOf'
	| 'startLook'
	| 'lookBefore'
	| 'leapt'
	| 'tried'
	| 'valences'
	| 'wish'
> {
	return {
		play,
		draft: null,
		looks: 0,
		lookedFor: '',
		hinted: nothingHinted,
		hint: '',
		sight: null,
		sightOf: {place: '', said: ''},
		startLook: null,
		lookBefore: null,
		leapt: false,
		tried: withTrail(nothingTried, play),
		valences: {},
		wish: null,
	};
}

/** The inputs as the player is choosing them. */
export function draftOf({draft, play}: Session): string {
	return draft ?? firstDraft(play);
}

/** Where inputs are to be adjacent to others, one begins with those, and else with the ones chosen before. */
function firstDraft(play: Play): string {
	const {goal, n} = partOf(play);
	const beside = goal.kind === 'beginning' ? goal.beside : undefined;
	if (beside !== undefined && beside !== 'last') return beside;
	return chosenBefore(play) && play.last?.length === n ? play.last : '0'.repeat(n);
}

/** Whether the level is done: its last part is won where the play stands. */
export function isOver(session: Session): boolean {
	const {play} = session;
	return play.at === play.level.parts.length - 1 && currentStanding(session).is === 'won';
}

/** The level that is played. */
export function levelOf({pack, at}: Pick<Session, 'pack' | 'at'>): Level {
	return pack.levels[at]!;
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

/** The session with this screen in the place of the one of its name. */
export function withScreen(session: Session, screen: Screen): Session {
	return {...session, stack: session.stack.map(one => (one.name === screen.name ? screen : one))};
}

/** The keys of a play. */
export function keysOf({inputs, schedule, level, at, faults, said}: Play): Keys {
	const place = JSON.stringify([level.id, at, inputs, schedule, faults]);
	return {place, said: said === null ? place : `${place} ${JSON.stringify(said)}`};
}

/** What the engine sees at the present configuration, if it has said so yet. */
export function currentLook(session: Session): Look | null {
	return session.sightOf.place === keysOf(session.play).place ? (session.sight?.look ?? null) : null;
}

/** How the part stands, as the engine has judged it; while it is stopped, as far as can be told without it. */
export function currentStanding(session: Session): Standing {
	const {sight, sightOf, play, engine} = session;
	if (sight !== null && sightOf.said === keysOf(play).said) return sight.standing;
	// what a player says is for the judge, who is where the engine is
	return engine.is === 'stopped' && play.said === null ? standingOf(play, blindPlaces(play), null) : {is: 'open'};
}

/** Whether the player sees where the moves lead: always, or because he looked from here. */
export function showsMoves({play, lookedFor}: Session): boolean {
	const {shown} = partOf(play);
	return shown === 'moves' || (shown === 'present' && lookedFor === keysOf(play).place);
}

/**
 * The configuration that obligations are relative to, where the level asks for a loop: the one chosen on the lanes, or else of those that the player
 * has come back to the one that owes least (of loops that can be closed the longest, of others the shortest); `null` when there is none.
 */
export function aimOf(session: Session): number | null {
	const {play} = session;
	const terms = loopTermsOf(play);
	if (terms === null) return null;
	const history = historyOf(play);
	const chosen = findScreen(session, 'play')?.aim ?? null;
	if (chosen !== null && chosen < history.moves.length) return chosen;
	const [nearest] = history.pictures
		.slice(0, -1)
		.map((_, k) => loopAt(history, k, terms))
		.filter(({back}) => back !== null)
		.sort((a, b) => debtCount(a) - debtCount(b) || (owesNothing(a) ? a.k - b.k : b.k - a.k));
	return nearest?.k ?? null;
}

/** What is said while the engine checks a claim or tries an attack; `undefined` where the player waits for neither. */
export function checkingNote(said: Play['said']): string | undefined {
	if (isClaim(said)) return 'The engine is checking your claim.';
	return said !== null && 'attack' in said ? 'The engine is trying your attack.' : undefined;
}

/** Why no process can be declared faulty now. */
export function whyNoFault(play: Play): string {
	const silent = silentIn(play).map(p => `p${p}`);
	const {faults} = partOf(play);
	if (isSandbox(play))
		return faults === 'none'
			? 'You have chosen that nobody is faulty; esc leads to where that is chosen.'
			: play.faults.length === partOf(play).n - 1
				? 'All but one are faulty already, and one has to be left (u takes a fault back).'
				: 'It is faulty already (u takes it back).';
	if (faults === 'none')
		return silent.length === 0
			? 'Everybody works in this level: no fault is allowed.'
			: `No fault is declared here: ${silent.join(' and ')} is silent because you never choose it.`;
	return `One fault is allowed, and p${play.faults[0]?.process ?? 0} is faulty already (u takes it back).`;
}
