import {
	type Challenge,
	type Difficulty,
	difficulties,
	flawOfId,
	isChallengeId,
	makeCode,
	makeId,
	parseId,
	todaysId,
	wantedId,
} from '../challenge/index.js';
import {parseSchedule} from '../flp/index.js';
import {beginLevel, count, movesMade, movesSpent, shortId} from '../game/index.js';
import {wholePar} from '../level/index.js';
import {betterWin, type ChallengeWin} from '../store/challenges.js';
import type {Screen} from './happening.js';
import type {Item} from './items.js';
import type {Challenges} from './known-challenges.js';
import {leftElsewhere, withLeft} from './saved.js';
import {copiedText} from './schedule.js';
import {atBeginning, findScreen, frontOf, type Session} from './session.js';
import {starCount} from './stars.js';

/** The screens of challenges: which one, a field for an ID, one that is being drawn, what it is called and how it went, and a text of that with nothing around it. */
export type ChallengeScreen =
	| {readonly name: 'challenges'; readonly chosen: number}
	| {readonly name: 'seek'; readonly text: string}
	| {readonly name: 'drawing'; readonly id: string}
	| {readonly name: 'card'; readonly chosen: number}
	/** `row` is that of the card */
	| {readonly name: 'bare'; readonly row: number; readonly scroll: number};

/** What the player does there, and what comes of it. */
export type ChallengeAction =
	/** to the choice of a challenge */
	| {readonly is: 'choose'}
	| {readonly is: 'difficulty'; readonly by: number}
	/** to the field for an ID; and what is written there */
	| {readonly is: 'seek' | 'back' | 'clear' | 'find'}
	| {readonly is: 'type'; readonly text: string}
	/** draws the challenge of an ID, and opens it */
	| {readonly is: 'open'; readonly id: string}
	/** how many candidates were looked at for it */
	| {readonly is: 'tried'; readonly tries: number}
	/** it is drawn; or why it is not */
	| {readonly is: 'drawn'; readonly id: string; readonly challenge: Challenge | string}
	/** what it is called and how it went; a text of that, which the controller gives to the clipboard; and one with nothing around it */
	| {readonly is: 'card'}
	| {readonly is: 'copy'; readonly text: string}
	| {readonly is: 'bare'; readonly row: number};

/** Characters that the field takes: more than any ID has. */
const mostTyped = 5000;

/** The session after something of challenges happened. Pure. */
export function challenged(session: Session, action: ChallengeAction): Session {
	const {stack, challenges} = session;
	const front = frontOf(session);
	const over = (screen: Screen): Session => ({...session, stack: [...stack, screen], barPage: 0});
	const withText = (text: string): Session =>
		front.name === 'seek' ? {...session, stack: stack.with(-1, {...front, text})} : session;
	switch (action.is) {
		case 'choose':
			return withChoice(session);
		case 'difficulty': {
			const at = (difficulties.indexOf(challenges.difficulty) + action.by + difficulties.length) % difficulties.length;
			return withChallenges(session, {difficulty: difficulties[at]!});
		}
		case 'seek':
			return over({name: 'seek', text: ''});
		case 'type': {
			const before = front.name === 'seek' ? front.text : '';
			if (before.length + action.text.length > mostTyped)
				return {...session, note: `No more than ${mostTyped.toLocaleString('en')} characters are taken.`};
			return front.name === 'seek' ? withText(before + action.text) : over({name: 'seek', text: action.text});
		}
		case 'back':
			return front.name === 'seek' ? withText([...front.text].slice(0, -1).join('')) : session;
		case 'clear':
			return withText('');
		case 'find': {
			const field = soughtIn(session);
			if (field === null) return session;
			return field.id === null ? {...session, note: field.says} : challenged(session, {is: 'open', id: field.id});
		}
		case 'open': {
			const {[action.id]: drawn, ...others} = challenges.drawn;
			const asked = typeof drawn === 'string' ? withChallenges(session, {drawn: others}) : session; // what failed is tried again
			const below = asked.stack.filter(({name}) => name === 'map' || name === 'challenges' || name === 'seek');
			return withChallenges({...asked, stack: [...below, {name: 'drawing', id: action.id}], barPage: 0}, {tries: 0});
		}
		case 'tried':
			return withChallenges(session, {tries: action.tries});
		case 'drawn':
			return withChallenges(session, {drawn: {...challenges.drawn, [action.id]: action.challenge}});
		case 'card':
			return isChallenge(session) ? over({name: 'card', chosen: 0}) : session;
		case 'copy':
			return {...session, note: copiedText(action.text, front.name === 'card' ? 'o' : 'I, then o')};
		case 'bare':
			return over({name: 'bare', row: action.row, scroll: 0});
	}
}

/** The session with the challenge that was waited for opened, once it is drawn and nothing lies over that; where it could not be, that is said. */
export function withDrawn(session: Session): Session {
	const front = frontOf(session);
	if (front.name !== 'drawing') return session;
	const drawn = session.challenges.drawn[front.id];
	if (drawn === undefined) return session;
	if (typeof drawn === 'string') return {...session, stack: session.stack.slice(0, -1), note: drawn, barPage: 0};
	const {chance} = session.challenges;
	const isRandom = front.id === randomId(session);
	const begun: Session = {
		...session,
		...atBeginning(beginLevel(drawn.level)),
		left: leftElsewhere(session),
		aids: 0,
		engine: {is: 'idle'},
		stack: [
			...session.stack.filter(({name}) => name === 'map'),
			findScreen(session, 'challenges') ?? {name: 'challenges', chosen: 0},
			{name: 'intro', scroll: 0},
		],
		barPage: 0,
		challenges: {...session.challenges, chance: isRandom ? '' : chance},
	};
	const next = withLeft(begun);
	return movesMade(next.play) === 0
		? next
		: {...next, note: 'You have been here: your moves are kept. R, while you play, starts again.'};
}

/** The challenge that is played from its beginning; what it has cost so far stays. */
export function challengeAgain(session: Session): Session {
	return {...session, ...atBeginning(beginLevel(session.play.level))};
}

/** Whether it is a challenge that is played. */
export function isChallenge({play}: Pick<Session, 'play'>): boolean {
	return isChallengeId(play.level.id);
}

/** The IDs of what is to be drawn, the first one first: what is waited for, or what is likely to be wanted next while challenges are chosen or played. */
export function drawsWanted(session: Session): {readonly ids: readonly string[]; readonly waits: boolean} {
	const {drawn, day, difficulty, chance} = session.challenges;
	const waiting = findScreen(session, 'drawing');
	const wanted = (id: string): boolean => drawn[id] === undefined;
	if (waiting !== undefined && wanted(waiting.id)) return {ids: [waiting.id], waits: true};
	if (findScreen(session, 'challenges') === undefined) return {ids: [], waits: false};
	return {
		ids: [todaysId(day, difficulty), ...(chance === '' ? [] : [randomId(session)])].filter(wanted),
		waits: false,
	};
}

/** What is told while a challenge is drawn. */
export function drawingText(session: Session): string[] {
	const id = findScreen(session, 'drawing')?.id ?? '';
	const {tries} = session.challenges;
	return [
		isSeeded(id) ? `Drawing ${id}` : 'Looking at the challenge of a code',
		`${count(tries, 'candidate')} looked at.`,
		'The engine plays each of them: only one that can be won, and by nobody who does not think, will do.',
	];
}

/** The ID of the next random challenge. */
export function randomId({challenges: {difficulty, chance}}: Pick<Session, 'challenges'>): string {
	return makeId({difficulty, seed: chance});
}

/** What is in the field, the ID that it is, `null` where it is none, and what is said of that. */
export function soughtIn(
	session: Session,
): {readonly text: string; readonly id: string | null; readonly says: string} | null {
	const screen = findScreen(session, 'seek');
	if (screen === undefined) return null;
	const {text} = screen;
	if (text.trim() === '')
		return {text, id: null, says: 'Nothing yet: type a seed, an ID, or paste the code of a challenge.'};
	const {difficulty} = session.challenges;
	const wanted = wantedId(text, difficulty);
	if (!wanted.ok) return {text, id: null, says: `That ${wanted.error}.`};
	return {
		text,
		id: wanted.value,
		says: isSeeded(wanted.value)
			? `That is ${wanted.value}. Enter draws it.`
			: 'That is the code of a challenge. Enter opens it.',
	};
}

/** The difficulty that an ID names; `null` for a code, which names none. */
export function difficultyOf(id: string): Difficulty | null {
	const parsed = parseId(id);
	return parsed.ok ? parsed.value.difficulty : null;
}

/** Whether an ID is a difficulty and a seed, and no code. */
export function isSeeded(id: string): boolean {
	return difficultyOf(id) !== null;
}

/** How well the challenges of the chosen difficulty were won so far. */
export function bestText({challenges: {won, difficulty}}: Session): string {
	const wins = Object.entries(won).flatMap(([id, win]) => (difficultyOf(id) === difficulty ? [win] : []));
	if (wins.length === 0) return `You have won none that is ${difficulty} yet.`;
	const [only] = wins;
	if (wins.length === 1) return `You have won 1 that is ${difficulty}: ${winText(only!).replace('won, ', '')}.`;
	const stars = wins.map(win => starCount(win, win.par));
	const sum = stars.reduce((all, one) => all + one, 0);
	const best = Math.max(...stars);
	const fewest = Math.min(...wins.filter(({par}) => par > 0).map(({moves}) => moves));
	return `You have won ${wins.length} that are ${difficulty}, with ${sum} of ${3 * wins.length} stars; the best with ${best}${best === 3 ? ` (${count(stars.filter(one => one === 3).length, 'time')})` : ''}${fewest === Infinity ? '' : `, the shortest in ${count(fewest, 'move')}`}.`;
}

/** What a day in a row takes; or that today has it already. */
export function dayText({challenges: {days, day}}: Pick<Session, 'challenges'>): string {
	return days.includes(day)
		? 'This day is won. The next one begins at midnight, UTC.'
		: 'Win today’s on its day (UTC), however hard, and that is a day in a row.';
}

/** The exact code of the challenge that is played; `null` where none is. */
export function codeOf({play, challenges}: Pick<Session, 'play' | 'challenges'>): string | null {
	const {id} = play.level;
	const drawn = challenges.drawn[id];
	return drawn === undefined || typeof drawn === 'string' ? null : makeCode(drawn.statement);
}

/** What can be chosen on the screen of challenges. */
export function challengeItems(session: Session): Item[] {
	const {day, difficulty} = session.challenges;
	const today = todaysId(day, difficulty);
	const open = (id: string): Item['does'] => ({on: 'challenge', does: {is: 'open', id}});
	const last = Object.keys(leftElsewhere(session)).findLast(
		id => isChallengeId(id) && flawOfId(id) === undefined && id !== today,
	);
	return [
		{label: `today’s, ${day}${stateText(session, today)}`, key: 't', does: open(today)},
		{label: 'a random one', key: 'r', does: open(randomId(session))},
		{label: 'one by its ID, or its code', key: 'i', does: {on: 'challenge', does: {is: 'seek'}}},
		...(last === undefined
			? []
			: [{label: `go on with ${shortId(last)}${stateText(session, last)}`, key: 'c', does: open(last)}]),
	];
}

/** How a challenge stands: left in the midst of it, or the best win. */
function stateText(session: Session, id: string): string {
	const left = leftElsewhere(session)[id];
	const win = session.challenges.won[id];
	return left !== undefined ? `   ${leftIn(left.schedule)}` : win === undefined ? '' : `   ${winText(win)}`;
}

/** Where one was when one left. How much of the schedule is the opening is not known before the challenge is drawn again. */
function leftIn(schedule: string): string {
	const parsed = parseSchedule(schedule);
	return `left in C${parsed.ok ? parsed.value.length : 0}`;
}

/** "won, 2 of 3 stars, in 7 moves". */
export function winText(win: ChallengeWin): string {
	return `won, ${starCount(win, win.par)} of 3 stars${win.moves + win.par === 0 ? '' : `, in ${count(win.moves, 'move')}`}`;
}

/** What is known of challenges once the one that is played is won: the best of it, and the day, where it is that day's and won on it. */
export function withChallengeWin({challenges, play, aids}: Session): Challenges {
	const {id} = play.level;
	const {won, days, day} = challenges;
	const win = {moves: movesSpent(play), unaided: aids === 0, par: wholePar(play.level).par};
	return {
		...challenges,
		won: {...won, [id]: betterWin(won[id], win)},
		days: isTodays({challenges, play}) && !days.includes(day) ? [...days, day] : days,
	};
}

/** Whether the challenge that is played is the one of today. */
export function isTodays({challenges: {day}, play}: Pick<Session, 'challenges' | 'play'>): boolean {
	const id = parseId(play.level.id);
	return id.ok && id.value.seed === day;
}

/** The screen on which a challenge is chosen, in front, with nothing over it but the map below. */
function withChoice(session: Session): Session {
	const below = session.stack.filter(({name}) => name === 'map');
	const screen = findScreen(session, 'challenges') ?? {name: 'challenges', chosen: 0};
	return {...session, stack: [...below, screen], barPage: 0};
}

function withChallenges(session: Session, change: Partial<Challenges>): Session {
	return {...session, challenges: {...session.challenges, ...change}};
}
