import {
	followsLoops,
	goalName,
	goalText,
	type History,
	historyOf,
	isSandbox,
	loopsToClose,
	type LoopTerms,
	loopTermsOf,
	mayDeclare,
	type Offer,
	offersOf,
	partOf,
	workedOn,
	wrap,
} from '../game/index.js';
import {type Attack, attacks, type Power, powers} from '../level/index.js';
import {wantedLines} from './owed-text.js';
import {aimOf, currentLook, findScreen, type Session} from './session.js';

/** A row of the list of moves: something to say, a move, the ∅-steps that change nothing, together, or the way to a fault or a claim. */
export type Choice =
	| {readonly close: number}
	| {readonly offer: Offer}
	| {readonly nothing: readonly Offer[]}
	| {readonly name: number}
	| {readonly point: number}
	| {readonly power: Power}
	| {readonly attack: Attack}
	| {readonly fault: true}
	| {readonly claim: true};

/** What can be chosen on the play screen: loops to close first, then the moves, then what can be said. ∅-steps that change nothing share a row, as the settings say: where there are more than `room` rows. */
export function choicesOf(session: Session, room: number): Choice[] {
	const {play} = session;
	const part = partOf(play);
	const goal = workedOn(part.goal);
	if (play.inputs === null) return [];
	if (goal.kind === 'point') return Array.from({length: part.opening.length + 1}, (_, point) => ({point}));
	if (goal.kind === 'power') return powers.map(power => ({power}));
	if (goal.kind === 'attack') return attacks.map(attack => ({attack}));
	const look = currentLook(session);
	const offers = offersOf(play, look);
	const says: Choice[] = [
		...(goal.kind === 'critical' && goal.name === true ? Array.from({length: part.n}, (_, name) => ({name})) : []),
		...(mayDeclare(play) ? [{fault: true} as const] : []),
		...(mayClaim(session) ? [{claim: true} as const] : []),
	];
	const rows = [...loopsOffered(session).map(close => ({close})), ...offers.map(offer => ({offer})), ...says];
	const idle = offers.filter(({event, changes}) => event.message === null && !changes);
	const {idle: share} = session.settings;
	const shares = share === 'together' || (share === 'room' && rows.length > room);
	if (!shares || idle.length < 2 || findScreen(session, 'play')?.opened === true) return rows;
	const moves = rows.filter(row => !says.includes(row) && (!('offer' in row) || !idle.includes(row.offer)));
	return [...moves, {nothing: idle}, ...says];
}

/** The run as far as it is shown: where the player points at one of its configurations, or walks along it, to there. */
export function shownHistory(session: Session): History {
	const history = historyOf(session.play);
	const front = findScreen(session, 'play');
	const {kind} = workedOn(partOf(session.play).goal);
	const at = kind === 'point' ? front?.chosen : kind === 'power' ? front?.aim : undefined;
	if (at === undefined || at === null) return history;
	return {...history, moves: history.moves.slice(0, at), pictures: history.pictures.slice(0, at + 1)};
}

/** The configuration from which a loop is drawn below the lanes, `null` while there is none, and how it is judged; `undefined` where no loop is asked for or about. */
export function loopDrawn(session: Session): {readonly aim: number | null; readonly terms: LoopTerms} | undefined {
	const {play} = session;
	const {goal} = partOf(play);
	// who walks along the run sees where he is, and not where the loop began
	if (goal.kind === 'power')
		return {
			aim: (findScreen(session, 'play')?.aim ?? null) === null ? goal.close : null,
			terms: {rounds: play.protocol.rounds},
		};
	return followsLoops(goal) ? {aim: aimOf(session), terms: loopTermsOf(play) ?? {}} : undefined;
}

/** Whether the player may claim that it cannot be done. */
export function mayClaim({play}: Session): boolean {
	return play.level.claims || partOf(play).goal.kind === 'claim';
}

/** The loops that can be closed now; none where the goal would not let them count. */
function loopsOffered(session: Session): number[] {
	const {play} = session;
	const terms = loopTermsOf(play);
	if (terms === null || isSandbox(play)) return [];
	const history = historyOf(play);
	const {states} = history.pictures.at(-1)!.configuration;
	const look = currentLook(session);
	const counts =
		workedOn(partOf(play).goal).kind === 'fair-loop'
			? // while the engine looks the row stands there already, so that no number moves when it has looked
				(look?.open ?? session.engine.is !== 'stopped')
			: states.every(({output}) => output === null);
	return counts ? loopsToClose(history, terms) : [];
}

/** How the rows of the play screen are shared out. */
export interface PlayLayout {
	readonly goal: readonly string[];
	/** what the goal still wants, broken, with its labels */
	readonly wanted: readonly {readonly label: string; readonly lines: readonly string[]}[];
	readonly hint: readonly string[];
	readonly note: readonly string[];
	readonly bufferRows: number;
	/** whether a blank row stands before the buffer */
	readonly roomy: boolean;
	readonly moveRows: number;
}

/** Columns of the labels on the left of the play screen. */
export const labelColumns = 8;

/** Columns on the right of what is wanted, for the moves made. */
const countColumns = (columns: number): number => (isNarrow(columns) ? 14 : 20);

/** Whether words are left out for want of columns. */
export function isNarrow(columns: number): boolean {
	return columns < 76;
}

/** Lines of a goal beyond which it is put in a few words while one plays. */
const longGoal = 3;

/** The play screen's rows: the goal in a few words where there is no room for more, then the buffer, and the rest for the moves. */
export function playLayout(session: Session): PlayLayout {
	const {columns, rows, play} = session;
	const part = partOf(play);
	const width = columns - labelColumns - 2;
	const hint = session.hint === '' ? [] : wrap(session.hint, width);
	const note = noteLines(session.note, columns);
	const wants = wantedLines(session);
	const all = wants.map(({label, text}, index) => ({
		label,
		lines: cut(wrap(text, index === 0 ? width - countColumns(columns) : width), rows < 24 && wants.length > 1 ? 1 : 2),
	}));
	const wantedRows = Math.max(
		1,
		all.reduce((sum, {lines}) => sum + lines.length, 0),
	);
	// title, rule, rule, lanes' head, rule, moves' head, rule, bar
	const fixed =
		8 + wantedRows + part.n + hint.length + Math.max(0, note.length - 1) + (loopDrawn(session) === undefined ? 0 : 1);
	const waiting = shownHistory(session).pictures.at(-1)!.buffer.length;
	const wanted = Math.max(1, waiting <= 3 ? waiting : Math.min(part.n, 3));
	const whole = wrap(goalText(part, play.protocol), width);
	const short = whole.length > longGoal || rows - fixed - whole.length < wanted + 4;
	const goalLines = short ? cut(wrap(goalName(part.goal, play.protocol), width), rows < 24 ? 1 : 2) : whole;
	const free = rows - fixed - goalLines.length;
	const bufferRows = Math.max(1, Math.min(wanted, free - 3));
	const spare = Math.max(0, Math.min(waiting, Math.floor(free / 2)) - bufferRows);
	const more = free - bufferRows - 6 >= spare ? spare : 0; // a tall terminal shows every message
	const moveRows = Math.max(2, Math.min(rows < 30 ? 6 : 9, free - bufferRows - more));
	const roomy = free - bufferRows - more - moveRows > 0;
	return {goal: goalLines, wanted: all, hint, note, bufferRows: bufferRows + more, roomy, moveRows};
}

/** Rows that the list of moves has. */
export function moveRowsOf(session: Session): number {
	return playLayout(session).moveRows;
}

/** What is said above the key bar, in three lines at most. */
export function noteLines(note: string, columns: number): string[] {
	return note === '' ? [] : cut(wrap(note, columns - 6), 3);
}

/** Lines, at most so many; the last one says that there were more. */
export function cut(lines: readonly string[], most: number): string[] {
	return lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `${lines[most - 1]!} …`];
}
