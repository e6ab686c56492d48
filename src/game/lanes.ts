import type {History} from './history.js';

/** The run as lanes, one row a process: a cell `received▸sent` under the configuration that the move led to. Rows are of equal length. */
export interface Lanes {
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** Lays a run out; the first column is C0, before any move. */
export function lanesOf(history: History): Lanes {
	const rows = Array.from(history.inputs, (_, p) => [
		'',
		...history.moves.map(({event, received, sent}) =>
			event.process === p ? `${received ?? '∅'}▸${sent.map(({letter}) => letter).join('')}` : '',
		),
	]);
	return {header: history.pictures.map((_, k) => `C${k}`), rows};
}

/** Widths of the columns, a blank between them included. */
export function laneWidths({header, rows}: Lanes): number[] {
	return header.map((title, column) => 1 + Math.max(title.length, ...rows.map(row => row[column]!.length)));
}
