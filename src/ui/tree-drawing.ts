import {type Branch, historyOf, markAt, partOf, standAt, type TrailStep, upTo} from '../game/index.js';
import {findScreen, type Session} from './session.js';
import {markOf, type Theme} from './theme.js';
import {isHere, treeBranches, valenceAt} from './tree.js';

/** A line of the drawing, in three: what is before the configuration that is chosen, that one, and what is after it. */
export interface TreeLine {
	readonly before: string;
	readonly chosen: string;
	readonly after: string;
}

/** The numbers of the configurations, and one line a branch, as much of both as there is room for. */
export interface TreeDrawing {
	readonly header: string;
	readonly lines: readonly TreeLine[];
	/** branches above and below that there is no room for */
	readonly hidden: number;
}

/** Columns on both sides of the drawing. */
const margins = 4;

/** The drawing is made on this: rows of characters, and the column where the configurations after so many steps stand. */
interface Sheet {
	readonly grid: string[][];
	readonly places: readonly number[];
	/** columns of a configuration: its sign, and a place on either side */
	readonly node: number;
}

/** Draws the tree of what was tried: time goes to the right, and a branch stands below the one that it leaves. Replays each trail. */
export function treeDrawing(session: Session, theme: Pick<Theme, 'ascii'>): TreeDrawing {
	const branches = treeBranches(session);
	const {row: chosenRow, at} = findScreen(session, 'tree')!;
	const {n, inputs, opening} = partOf(session.play);
	const labels = branches.map(({trail, from}) => labelsOf(session, trail, from));
	const node = theme.ascii ? 4 : 3;
	const places = placesOf(labels, node, inputs === 'choose' ? n + 1 : 0);
	const width = places.at(-1)! + node + 6;
	const grid = branches.map(() => Array.from({length: width}, () => ' '));
	for (const row of branches.keys()) draw(session, theme, {grid, places, node}, branches, labels, row);

	const header = Array.from({length: width}, () => ' ');
	let number = opening.length;
	for (const [step, place] of places.entries()) {
		const before = branches[chosenRow]!.trail.steps[step - 1];
		const isFault = before !== undefined && 'faulty' in before;
		if (step > 0 && !isFault) number++;
		if (!isFault) write(header, place + 1, `C${number}`);
	}
	const room = session.columns - margins;
	const shift = Math.max(0, Math.min(width - room, places[at]! - Math.floor(room / 2)));
	const rows = treeRows(session);
	const first = Math.max(0, Math.min(chosenRow - Math.floor(rows / 2), branches.length - rows));
	return {
		header: header.slice(shift, shift + room).join(''),
		lines: grid.slice(first, first + rows).map((cells, index): TreeLine => {
			const line = cells.slice(shift, shift + room).join('');
			const place = places[at]! - shift;
			return first + index === chosenRow
				? {
						before: line.slice(0, place),
						chosen: `[${line.slice(place + 1, place + node - 1)}]`,
						after: line.slice(place + node),
					}
				: {before: line, chosen: '', after: ''};
		}),
		hidden: Math.max(0, branches.length - rows),
	};
}

/** Lines that the drawing has; the rest is for what is said of the chosen configuration. */
export function treeRows(session: Session): number {
	return Math.min(treeBranches(session).length, Math.max(3, Math.floor((session.rows - 6) / 2)));
}

/** What the steps of a branch are called, by their number; those that it shares with the one that it leaves have no name here. */
function labelsOf(session: Session, trail: Branch['trail'], from: number): readonly string[] {
	const {play} = session;
	const {moves} = historyOf(standAt(play, {trail, at: trail.steps.length}));
	let move = partOf(play).opening.length;
	return trail.steps.map((step, index) => {
		const label = stepLabel(step, 'faulty' in step ? null : (moves[move++]?.received ?? null));
		return index < from ? '' : label;
	});
}

/** `1:a` is the event that p1 receives a. */
function stepLabel(step: TrailStep, received: string | null): string {
	return 'faulty' in step ? `p${step.faulty} faulty` : `${step.process}:${received ?? '∅'}`;
}

/** Where configurations stand: each column as wide as the longest name in it. */
function placesOf(labels: readonly (readonly string[])[], node: number, first: number): number[] {
	const places = [first];
	const most = Math.max(...labels.map(({length}) => length));
	for (let step = 0; step < most; step++)
		places.push(places[step]! + node + Math.max(...labels.map(one => one[step]?.length ?? 0)));
	return places;
}

function draw(
	session: Session,
	theme: Pick<Theme, 'ascii'>,
	{grid, places, node}: Sheet,
	branches: readonly Branch[],
	labels: readonly (readonly string[])[],
	row: number,
): void {
	const {trail, from, parent} = branches[row]!;
	const cells = grid[row]!;
	const put = (at: number): void => {
		const place = {trail, at};
		const valence = valenceAt(session, place);
		const mark = markAt(session.tried, upTo(place));
		const sign =
			valence === null
				? theme.ascii
					? '. '
					: '·'
				: markOf(valence, theme)
						.replaceAll(/[()]/gu, '')
						.padEnd(node - 2);
		const isFirst = at === 0;
		const isLast = at === trail.steps.length;
		const left = isHere(session, place) ? '❯' : theme.ascii ? '(' : isFirst ? ' ' : '─';
		const right = mark > 0 ? String(mark) : theme.ascii ? ')' : isLast ? ' ' : '─';
		write(cells, places[at]!, `${left}${sign}${right}`);
	};
	if (parent === null) {
		if (places[0]! > 0) write(cells, 0, trail.inputs);
		put(0);
	} else {
		const corner = places[from]! + 1;
		write(cells, corner, `╰${'─'.repeat(node - 2)}`);
		for (let above = row - 1; above > parent; above--)
			grid[above]![corner] = grid[above]![corner] === '╰' || grid[above]![corner] === '├' ? '├' : '│';
	}
	for (let step = from; step < trail.steps.length; step++) {
		const next = places[step + 1]!;
		const start = places[step]! + node;
		write(cells, start, labels[row]![step]!.padEnd(next - start, '─'));
		put(step + 1);
	}
}

function write(cells: string[], at: number, text: string): void {
	for (const [index, character] of [...text].entries()) cells[at + index] = character;
}
