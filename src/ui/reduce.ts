import {Breach} from '../flp/index.js';
import {act, type Action, historyOf, movesMade, nextPart, partOf, type Play, withTrail} from '../game/index.js';
import {choicesOf} from './choices.js';
import {helped, hintCosts, hinted, isWarned, looked, solved, wished} from './help.js';
import {walkedAround} from './around.js';
import {challengeAgain, challenged, isChallenge, withDrawn} from './challenges.js';
import {inquired, walking} from './inquiry.js';
import {faultNote, isBelowPlay, sandboxed} from './sandbox.js';
import {leftElsewhere, withLeft} from './saved.js';
import {scheduled} from './schedule.js';
import {sentencesOf} from './sentences.js';
import type {Happening, Screen} from './happening.js';
import {
	aimOf,
	atBeginning,
	beginSession,
	checkingNote,
	currentLook,
	draftOf,
	findScreen,
	frontOf,
	keysOf,
	levelOf,
	type Session,
	whyNoFault,
} from './session.js';
import {isEnd} from './ending.js';
import {scrolled, withChosen, withFront} from './choosing.js';
import {leaving, settled} from './settings.js';
import {studied, walkedOn} from './study.js';
import {treed} from './tree.js';
import {tallied} from './tally.js';
import {answered, seen, withOutcome} from './outcome.js';
import {isOpenLevel, opensText} from './unlocks.js';
import {inSight, watched} from './watch.js';

/** The session after something happened, with that counted. Pure; a win or a loss brings its screen. Where a protocol breaks the model, nothing has happened but that it is told. */
export function reduce(session: Session, happening: Happening): Session {
	try {
		const next = judged(session, happening);
		historyOf(inSight(next).play); // what is in sight can be drawn
		if (next.own !== null) sentencesOf(next, []); // and all that is told of it
		return next;
	} catch (error) {
		if (!(error instanceof Breach)) throw error;
		return happening.on === 'inquire' && happening.does.is === 'answer' && typeof happening.does.answer.is !== 'string'
			? reduce(session, {on: 'inquire', does: {is: 'answer', answer: {...happening.does.answer, is: error.message}}})
			: {...session, note: error.message};
	}
}

function judged(session: Session, happening: Happening): Session {
	const applied = withDrawn(unwarned(session, happening, apply(session, happening)));
	const next = applied.play === session.play ? applied : {...applied, tried: withTrail(applied.tried, applied.play)};
	return tallied(session, happening, withOutcome(next));
}

/** What happens without the player. */
const byItself: readonly Happening['on'][] = ['resize', 'sight', 'found', 'stopped', 'helped', 'signs'];

/** A warning counts for the next key only: who does something else has declined. */
function unwarned({warned}: Session, {on}: Happening, next: Session): Session {
	return warned === '' || next.warned !== warned || byItself.includes(on) ? next : {...next, warned: ''};
}

function apply(session: Session, happening: Happening): Session {
	const {stack} = session;
	switch (happening.on) {
		case 'resize':
			return {...session, columns: happening.columns, rows: happening.rows};
		case 'open':
			return withOnTop(session, happening.screen);
		case 'back':
			return stack.length === 1
				? leaving(session)
				: {
						...session,
						stack: stack.slice(0, -1),
						study: {...session.study, walked: walkedOn(session.study, frontOf(session))},
						barPage: 0,
					};
		case 'map':
			return {...session, stack: [{name: 'map', chosen: session.at}], barPage: 0};
		case 'begin':
			return opened(session, happening.at, happening.test === true);
		case 'again':
			return startPlaying(
				isChallenge(session) ? challengeAgain(session) : {...beginSession(session, session.at), aids: session.aids},
			);
		case 'start':
			return startPlaying(session);
		case 'choose':
			return withChosen(session, happening.to);
		case 'scroll':
			return scrolled(session, happening.by);
		case 'aim':
			return withAim(session, happening.by);
		case 'pick':
			return picked(session, happening.index, happening.rows);
		case 'flip':
			return flipped(session, happening.process);
		case 'settle': {
			const isChoosing = findScreen(session, 'inputs') !== undefined;
			return isChoosing ? apply(session, {on: 'action', action: {do: 'choose', inputs: draftOf(session)}}) : session;
		}
		case 'action':
			return afterAction(session, happening.action);
		case 'rewind':
			return rewound(session);
		case 'solve':
			return playing(solved(session));
		case 'sight':
			return answered(session, happening);
		case 'found':
			return {...session, engine: {is: 'busy', found: happening.configurations}};
		case 'stopped':
			return {...session, engine: {is: 'stopped', held: happening.held}, wish: null, note: happening.note};
		case 'ask':
			return {...session, engine: {is: 'idle'}, asks: session.asks + 1};
		case 'note':
			return {...session, note: happening.note};
		case 'hint':
			return isWarned(session, hintCosts) ? hinted(playing(session)) : {...session, warned: hintCosts, note: hintCosts};
		case 'chance':
			return wished(playing(session), 'chance');
		case 'helped':
			return helped(session, happening);
		case 'look':
			return looked(session);
		case 'inquire':
			return inquired(session, happening.does);
		case 'walk':
			return playedOn(session, walking(session, happening.loop));
		case 'watch':
			return playedOn(session, watched(session, happening.does));
		case 'tree':
			return playedOn(session, treed(session, happening.does));
		case 'schedule':
			return playedOn(session, scheduled(session, happening.does));
		case 'around':
			return playedOn(session, walkedAround(session, happening.does));
		case 'sandbox':
			return sandboxed(session, happening.does);
		case 'challenge':
			return challenged(session, happening.does);
		case 'study':
			return studied(session, happening.does);
		case 'signs':
			return {...session, given: {...session.given, auto: happening.auto}};
		case 'settings':
			return settled(session, happening.does);
		case 'more':
			return {...session, barPage: session.barPage + 1};
		case 'next':
			return nextOf(session);
		case 'unlock':
			return {...apply(session, {on: 'back'}), unlocked: true, note: 'Every level is open now.'};
		case 'quit':
			return leaving(session);
	}
}

/** Another level, which may be closed; what is left of this one is kept. */
function opened(session: Session, at: number, isTest = false): Session {
	const level = levelOf({pack: session.pack, at});
	if (!isOpenLevel(session, level) && !isTest) return {...session, note: opensText(session, level)};
	const next = withLeft(beginSession({...session, left: leftElsewhere(session)}, at));
	const moves = next.play.before + movesMade(next.play);
	return moves === 0
		? next
		: {...next, note: 'You have been here: your moves are kept. R, while you play, starts again.'};
}

/** The next part, or the next level, or where there is none the map. */
function nextOf(session: Session): Session {
	const {at, pack} = session;
	const part = nextPart(session.play);
	const next = pack.levels[at + 1];
	if (part === undefined)
		return next !== undefined && isOpenLevel(session, next) ? opened(session, at + 1) : withEnding(session);
	const begun: Session = {
		...session,
		...atBeginning(part),
		stack: [
			{name: 'map', chosen: at},
			{name: 'intro', scroll: 0},
		],
		barPage: 0,
	};
	return partOf(part).text.length > 0 ? begun : startPlaying(begun);
}

/** The map, and over it the ending where the last level was won and every world is done. */
function withEnding(session: Session): Session {
	const map = apply(session, {on: 'map'});
	const isLast = session.at === session.pack.levels.length - 1;
	return isLast && isEnd(session) ? {...map, stack: [...map.stack, {name: 'ending', chosen: 0}]} : map;
}

/** The session with the moves in front, and only the map and the level's text below. */
function playing(session: Session): Session {
	const front: Screen = findScreen(session, 'play') ?? {name: 'play', chosen: 0, aim: null, opened: false};
	return session.play.inputs === null
		? startPlaying(session)
		: {...session, stack: [...below(session), front], barPage: 0};
}

/** The session after something that may have moved the play: then the moves are in front. */
function playedOn(before: Session, after: Session): Session {
	// what the engine saw before the last move was seen of another run
	return after.play === before.play ? after : playing({...after, hint: '', lookBefore: null, leapt: true});
}

function below({stack}: Session): Screen[] {
	return stack.filter(isBelowPlay);
}

/** Begins, or goes on, where the level's text was left. */
function startPlaying(session: Session): Session {
	const {play} = session;
	const front: Screen =
		play.inputs === null
			? (findScreen(session, 'inputs') ?? {name: 'inputs', chosen: 0})
			: {name: 'play', chosen: 0, aim: null, opened: false};
	return {
		...session,
		stack: [...below(session), front],
		barPage: 0,
		note: session.note === '' ? openingNote(session) : session.note,
	};
}

/** Says where one begins, if moves were made before. */
function openingNote({play}: Session): string {
	const {opening, goal} = partOf(play);
	return opening.length === 0 || goal.kind === 'point' || goal.kind === 'power' || movesMade(play) > 0
		? ''
		: `You begin in C${opening.length}: ${opening.length === 1 ? 'the move before it was' : 'the moves before it were'} played for you.`;
}

/** Arrows walk over the configurations of the run; past the last one nothing is chosen any more. */
function withAim(session: Session, by: number): Session {
	const now = session.play.schedule.length;
	if (now === 0) return {...session, note: 'Make a move first: then there is a configuration to come back to.'};
	const from = aimOf(session) ?? findScreen(session, 'play')?.aim ?? now;
	const to = Math.max(0, Math.min(now, from + by));
	return withFront(session, screen => (screen.name === 'play' ? {...screen, aim: to === now ? null : to} : screen));
}

function picked(session: Session, index: number, rows: number): Session {
	const choice = choicesOf(session, rows)[index];
	if (choice === undefined) return session;
	if ('offer' in choice && choice.offer.breach !== undefined) return {...session, note: choice.offer.breach};
	if ('nothing' in choice)
		return withFront(session, screen => (screen.name === 'play' ? {...screen, opened: true, chosen: index} : screen));
	if ('claim' in choice) return apply(session, {on: 'open', screen: {name: 'claim', chosen: 0}});
	if ('fault' in choice) return apply(session, {on: 'open', screen: {name: 'faults', chosen: 0}});
	if ('offer' in choice) return afterAction(session, {do: 'move', event: choice.offer.event});
	return afterAction(session, {do: 'say', statement: choice});
}

/** A screen is open once: who looks something up from what he has looked up has no long way back. */
function withOnTop(session: Session, screen: Screen): Session {
	const others = session.stack.filter(({name}) => name !== screen.name);
	return {...session, stack: [...others, screen], barPage: 0};
}

function flipped(session: Session, process: number): Session {
	const digits = [...draftOf(session)];
	if (frontOf(session).name !== 'inputs' || process >= digits.length) return session;
	digits[process] = digits[process] === '0' ? '1' : '0';
	return {...withChosen(session, process), draft: digits.join('')};
}

/** An action brings back the play screen, or that of the inputs when they are to be chosen (again); an action without an effect says why. */
function afterAction(session: Session, action: Action): Session {
	const after = act(session.play, action);
	if (after === session.play || isSame(after, session.play)) return {...session, note: whyNot(session.play, action)};
	const front: Screen =
		after.inputs === null
			? {name: 'inputs', chosen: 0}
			: {
					name: 'play',
					chosen: 0,
					aim: action.do === 'restart' ? null : (findScreen(session, 'play')?.aim ?? null),
					opened: false,
				};
	const next: Session = {
		...session,
		play: after,
		draft: session.play.inputs ?? session.draft,
		stack: [...below(session), front],
		hint: '',
		note: checkingNote(after.said) ?? (action.do === 'declare' ? faultNote(after) : session.note),
		lookBefore: action.do === 'move' ? currentLook(session) : session.lookBefore,
		leapt: action.do === 'move' ? false : session.leapt,
	};
	// what was said just before has its answer already
	return after.said !== null && next.sightOf.said === keysOf(after).said ? seen(next) : next;
}

/** A restart where nothing was played. */
function isSame(after: Play, before: Play): boolean {
	return (
		after.inputs === before.inputs &&
		after.schedule.length === before.schedule.length &&
		after.faults.length === before.faults.length &&
		JSON.stringify(after.said) === JSON.stringify(before.said)
	);
}

function whyNot(play: Play, {do: what}: Action): string {
	switch (what) {
		case 'undo':
			return 'There is nothing to undo.';
		case 'redo':
			return 'There is nothing to redo.';
		case 'declare':
			return whyNoFault(play);
		case 'restart':
			return 'This is the beginning already.';
		default:
			return 'That cannot be done here.';
	}
}

/** Everything undone, so that redo shows the run step by step. */
function rewound(session: Session): Session {
	return {...afterAction(session, {do: 'rewind'}), note: 'Your run from its beginning: r plays the next step of it.'};
}
