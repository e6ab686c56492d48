import {act, type Action, movesMade, type Play} from '../game/index.js';
import {choicesOf, moveRowsOf} from './choices.js';
import {countOf} from './items.js';
import {endOfScroll} from './pages.js';
import {
	aimOf,
	beginSession,
	currentLook,
	currentStanding,
	findScreen,
	frontOf,
	type Happening,
	type Screen,
	type Session,
	whyNoFault,
} from './session.js';

/** The session after something happened. Pure; a win or a loss brings its screen. */
export function reduce(session: Session, happening: Happening): Session {
	const next = apply(session, happening);
	if (frontOf(next).name !== 'play' || next.play.inputs === null) return next;
	const standing = currentStanding(next);
	if (standing.is === 'open') return next;
	const stack: readonly Screen[] = [...next.stack, {name: standing.is, chosen: 0}];
	return standing.is === 'won' ? {...next, stack, won: withWin(next)} : {...next, stack};
}

function withWin({won, play, hints}: Session): Session['won'] {
	const {id} = play.level;
	const moves = movesMade(play);
	const before = won[id];
	return {
		...won,
		[id]: {
			moves: Math.min(moves, before?.moves ?? moves),
			unaided: hints === 0 || before?.unaided === true,
		},
	};
}

function apply(session: Session, happening: Happening): Session {
	const {levels, at, stack, won} = session;
	switch (happening.on) {
		case 'resize':
			return {...session, columns: happening.columns, rows: happening.rows};
		case 'open':
			return {...session, stack: [...stack, happening.screen], barPage: 0};
		case 'back':
			return stack.length === 1 ? {...session, done: true} : {...session, stack: stack.slice(0, -1), barPage: 0};
		case 'levels':
			return {...session, stack: [{name: 'levels', chosen: at}], barPage: 0};
		case 'begin':
			return {...beginSession(levels, happening.at, won, session), engine: session.engine};
		case 'start':
			return startPlaying(session);
		case 'choose':
			return withChosen(session, happening.to);
		case 'scroll':
			return scrolled(session, happening.by);
		case 'aim':
			return withAim(session, happening.by);
		case 'pick':
			return picked(session, happening.index);
		case 'flip':
			return flipped(session, happening.process);
		case 'settle': {
			const inputs = findScreen(session, 'inputs')?.draft;
			return inputs === undefined ? session : apply(session, {on: 'action', action: {do: 'choose', inputs}});
		}
		case 'action':
			return afterAction(session, happening.action);
		case 'rewind':
			return rewound(session);
		case 'looked':
			return {...session, look: happening.look, lookedAt: happening.key, engine: {is: 'idle'}};
		case 'found':
			return {...session, engine: {is: 'busy', found: happening.configurations}};
		case 'stopped':
			return {...session, engine: {is: 'stopped', held: happening.held}, note: happening.note};
		case 'ask':
			return {...session, engine: {is: 'idle'}, asks: session.asks + 1};
		case 'note':
			return {...session, note: happening.note};
		case 'hint':
			return hinted(session);
		case 'more':
			return {...session, barPage: session.barPage + 1};
		case 'next':
			return at + 1 < levels.length
				? {...beginSession(levels, at + 1, won, session), engine: session.engine}
				: apply(session, {on: 'levels'});
		case 'quit':
			return {...session, done: true};
	}
}

function withFront(session: Session, change: (screen: Screen) => Screen): Session {
	return {...session, stack: [...session.stack.slice(0, -1), change(frontOf(session))]};
}

function scrolled(session: Session, by: number): Session {
	const front = frontOf(session);
	if (!('scroll' in front)) return session;
	const scroll = Math.max(0, Math.min(endOfScroll(session), front.scroll + by));
	return scroll === front.scroll
		? {...session, note: by < 0 ? 'This is the beginning of it.' : 'This is the end of it.'}
		: withFront(session, () => ({...front, scroll}));
}

function withChosen(session: Session, to: number): Session {
	const count = countOf(session);
	return count === 0
		? session
		: withFront(session, screen => ('chosen' in screen ? {...screen, chosen: (to + count) % count} : screen));
}

/** Begins, or goes on, where the level's text was left. */
function startPlaying(session: Session): Session {
	const {play} = session;
	const below = session.stack.filter(({name}) => name === 'levels' || name === 'intro');
	const front: Screen =
		play.inputs === null
			? {name: 'inputs', chosen: 0, draft: '0'.repeat(play.level.n)}
			: {name: 'play', chosen: 0, aim: null, opened: false};
	return {...session, stack: [...below, front], barPage: 0};
}

/** Arrows walk over the configurations of the run; past the last one nothing is chosen any more. */
function withAim(session: Session, by: number): Session {
	const now = session.play.schedule.length;
	if (now === 0) return {...session, note: 'Make a move first: then there is a configuration to come back to.'};
	const from = aimOf(session) ?? now;
	const to = Math.max(0, Math.min(now, from + by));
	return withFront(session, screen => (screen.name === 'play' ? {...screen, aim: to === now ? null : to} : screen));
}

function picked(session: Session, index: number): Session {
	const choice = choicesOf(session, moveRowsOf(session))[index];
	if (choice === undefined) return session;
	if ('nothing' in choice)
		return withFront(session, screen => (screen.name === 'play' ? {...screen, opened: true, chosen: index} : screen));
	return afterAction(
		session,
		'close' in choice ? {do: 'close', at: choice.close} : {do: 'move', event: choice.offer.event},
	);
}

function flipped(session: Session, process: number): Session {
	return withFront(session, screen => {
		if (screen.name !== 'inputs' || process >= screen.draft.length) return screen;
		const digits = [...screen.draft];
		digits[process] = digits[process] === '0' ? '1' : '0';
		return {...screen, draft: digits.join(''), chosen: process};
	});
}

/** An action brings back the play screen, or that of the inputs when they are to be chosen (again); an action without an effect says why. */
function afterAction(session: Session, action: Action): Session {
	const after = act(session.play, action);
	if (after === session.play || isSame(after, session.play)) return {...session, note: whyNot(session.play, action)};
	const below = session.stack.filter(({name}) => name === 'levels' || name === 'intro');
	const front: Screen =
		after.inputs === null
			? {name: 'inputs', chosen: 0, draft: session.play.inputs ?? '0'.repeat(after.level.n)}
			: {name: 'play', chosen: 0, aim: findScreen(session, 'play')?.aim ?? null, opened: false};
	return {
		...session,
		play: after,
		stack: [...below, action.do === 'restart' && front.name === 'play' ? {...front, aim: null} : front],
		hint: '',
		lookBefore: action.do === 'move' ? currentLook(session) : session.lookBefore,
	};
}

/** A restart where nothing was played. */
function isSame(after: Play, before: Play): boolean {
	return (
		after.inputs === before.inputs &&
		after.schedule.length === before.schedule.length &&
		after.faults.length === before.faults.length &&
		after.closedAt === before.closedAt
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
	let next = session;
	while (next.play.schedule.length > next.play.level.opening.length || next.play.faults.length > 0)
		next = afterAction(next, {do: 'undo'});
	return {...next, note: 'Your run from its beginning: r plays the next step of it.'};
}

function hinted(session: Session): Session {
	const {hints} = session.play.level;
	const taken = Math.min(session.hints + 1, hints.length);
	return {...session, hints: taken, hint: `${hints[taken - 1]!} (${taken} of ${hints.length})`};
}
