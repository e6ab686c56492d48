import {
	asksForLoop,
	faultyIn,
	goalName,
	goalText,
	historyOf,
	loopsToClose,
	offersOf,
	type Offer,
	wrap,
} from '../game/index.js';
import {currentLook, findScreen, type Session} from './session.js';

/** A row of the list of moves: closing a loop, a move, or the ∅-steps that change nothing, together. */
export type Choice = {readonly close: number} | {readonly offer: Offer} | {readonly nothing: readonly Offer[]};

/** What can be chosen on the play screen: loops to close first, then the moves. Where there are more than `room` rows, ∅-steps that change nothing share one. */
export function choicesOf(session: Session, room: number): Choice[] {
	const {play} = session;
	if (play.inputs === null) return [];
	const look = currentLook(session);
	const mayClose =
		play.level.goal.kind === 'fair-loop' ? look?.open === true : asksForLoop(play.level.goal) && !decided(session);
	const loops = mayClose ? loopsToClose(historyOf(play), faultyIn(play)) : [];
	const offers = offersOf(play, look);
	const rows = [...loops.map(close => ({close})), ...offers.map(offer => ({offer}))];
	const idle = offers.filter(({event, changes}) => event.message === null && !changes);
	if (rows.length <= room || idle.length < 2 || findScreen(session, 'play')?.opened === true) return rows;
	return [...rows.filter(row => !('offer' in row) || !idle.includes(row.offer)), {nothing: idle}];
}

function decided({play}: Session): boolean {
	return historyOf(play)
		.pictures.at(-1)!
		.configuration.states.some(({output}) => output !== null);
}

/** How the rows of the play screen are shared out. */
export interface PlayLayout {
	readonly goal: readonly string[];
	readonly hint: readonly string[];
	readonly note: readonly string[];
	readonly bufferRows: number;
	/** whether a blank row stands before the buffer */
	readonly roomy: boolean;
	readonly moveRows: number;
}

/** Columns of the labels on the left of the play screen. */
export const labelColumns = 8;

/** The play screen's rows: the goal in a few words where there is no room for more, then the buffer, and the rest for the moves. */
export function playLayout(session: Session): PlayLayout {
	const {columns, rows, play} = session;
	const {goal, n} = play.level;
	const width = columns - labelColumns - 2;
	const hint = session.hint === '' ? [] : wrap(session.hint, width);
	const note = noteLines(session.note, columns);
	// title, rule, owed, rule, lanes' head, rule, moves' head, rule, bar
	const fixed = 9 + n + hint.length + Math.max(0, note.length - 1) + (asksForLoop(goal) ? 1 : 0);
	const waiting = historyOf(play).pictures.at(-1)!.buffer.length;
	const wanted = Math.max(1, waiting <= 3 ? waiting : Math.min(n, 3));
	const whole = wrap(goalText(goal), width);
	const short = rows - fixed - whole.length < wanted + 4;
	const goalLines = short ? wrap(goalName(goal), width) : whole;
	const free = rows - fixed - goalLines.length;
	const bufferRows = Math.max(1, Math.min(wanted, free - 3));
	const spare = Math.max(0, Math.min(waiting, Math.floor(free / 2)) - bufferRows);
	const more = free - bufferRows - 6 >= spare ? spare : 0; // a tall terminal shows every message
	const moveRows = Math.max(2, Math.min(rows < 30 ? 6 : 9, free - bufferRows - more));
	const roomy = free - bufferRows - more - moveRows > 0;
	return {goal: goalLines, hint, note, bufferRows: bufferRows + more, roomy, moveRows};
}

/** Rows that the list of moves has. */
export function moveRowsOf(session: Session): number {
	return playLayout(session).moveRows;
}

/** What is said above the key bar, in three lines at most. */
export function noteLines(note: string, columns: number): string[] {
	const lines = note === '' ? [] : wrap(note, columns - 6);
	return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]!} …`];
}
