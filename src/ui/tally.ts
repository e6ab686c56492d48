import {closedAtOf, isClaim, movesMade} from '../game/index.js';
import type {Happening} from './happening.js';
import {frontOf, isOver, type Session} from './session.js';

/** What is counted while one plays. */
const counters = [
	/** moves that the player chose; those that redo plays are not */
	'moves',
	/** levels won, and goals lost */
	'wins',
	'losses',
	/** loops that won */
	'loops',
	'hints',
	'looks',
	/** to the engine: why, whether for ever, and what is around */
	'questions',
	/** claims */
	'right',
	'wrong',
	/** saved */
	'certificates',
] as const;

type Counter = (typeof counters)[number];

/** How often what happened, as far as it is counted; others than ours are kept. */
export type Counts = Readonly<Record<string, number>>;

/** How often this happened. */
export function countOf(counts: Counts, counter: Counter): number {
	return counts[counter] ?? 0;
}

/** The session after something happened, with that counted. An outcome counts once, and only after something was played or said: not when a level is opened again where it was lost, nor when redo shows it. Pure. */
export function tallied(before: Session, happening: Happening, after: Session): Session {
	const isPlayed = after.play !== before.play && plays(happening);
	const front = frontOf(after).name;
	const ended = (front === 'won' || front === 'lost') && frontOf(before).name !== front && (isPlayed || before.played);
	const played = !ended && (isPlayed || after.played);
	const happened = [...(ended ? outcome(after, front === 'won') : []), ...small(before, happening, after)];
	if (happened.length === 0) return played === after.played ? after : {...after, played};
	const counts: Record<string, number> = {...after.counts};
	for (const counter of happened) counts[counter] = countOf(counts, counter) + 1;
	return {...after, played, counts};
}

/** Whether the player plays or says something by it. */
function plays(happening: Happening): boolean {
	if (happening.on === 'schedule') return happening.does.is === 'play';
	if (happening.on === 'around') return happening.does.is === 'jump';
	if (happening.on !== 'action') return happening.on === 'pick' || happening.on === 'settle';
	return !['undo', 'redo', 'rewind', 'restart'].includes(happening.action.do);
}

function outcome(session: Session, isWon: boolean): Counter[] {
	const {play} = session;
	return [
		...(isWon ? (isOver(session) ? (['wins'] as const) : []) : (['losses'] as const)),
		...(isWon && closedAtOf(play) !== null ? (['loops'] as const) : []),
		...(isClaim(play.said) ? ([isWon ? 'right' : 'wrong'] as const) : []),
	];
}

function small(before: Session, happening: Happening, after: Session): Counter[] {
	switch (happening.on) {
		case 'pick':
			return movesMade(after.play) > movesMade(before.play) ? ['moves'] : [];
		case 'around':
			return Array.from({length: Math.max(0, movesMade(after.play) - movesMade(before.play))}, () => 'moves');
		case 'hint':
		case 'helped':
			return after.hinted === before.hinted ? [] : ['hints'];
		case 'look':
			return after.looks > before.looks ? ['looks'] : [];
		case 'inquire':
			return happening.does.is === 'open' && after.stack.length > before.stack.length ? ['questions'] : [];
		case 'note':
			return happening.saved === true ? ['certificates'] : [];
		default:
			return [];
	}
}
