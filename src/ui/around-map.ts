import {numberOf, rowOf, type Seen, stepsOf} from './around.js';
import {layerLabel} from './around-page.js';
import {count, type Play} from '../game/index.js';
import type {AroundPlace} from '../worker/client.js';
import {markOf, type Theme} from './theme.js';

/** A configuration as it is drawn: what stands before its valence, and after it. */
export interface Cell {
	readonly valence: AroundPlace['valence'];
	readonly mark: string;
	readonly before: string;
	readonly after: string;
	readonly chosen: boolean;
	/** whether a step leads from the chosen one to it, or from it to the chosen one */
	readonly beside: boolean;
}

/** A layer as it is drawn. */
export interface MapRow {
	readonly label: string;
	/** how many of the layer are left of what is in sight */
	readonly left: string;
	readonly cells: readonly Cell[];
	/** how many are right of it, or not drawn at all */
	readonly right: string;
}

/** What the signs of the map mean, in so many columns. */
export function legendOf(theme: Pick<Theme, 'ascii'>, columns: number): string {
	const mark = markOf('bivalent', theme);
	const signs = [`[${mark}] chosen`, `▸${mark} its steps`, `${mark}▸ to it`, '! critical', 'c your run'];
	const roomy = signs.join('  ');
	return roomy.length <= columns ? roomy : signs.join(' ').replace('your ', '');
}

/** What is said of layers that are drawn and have no row now; empty where there are none. */
export function hiddenText(seen: Seen, rows: number): string {
	const {around} = seen;
	const drawn = new Set(around.places.map(({layer}) => layer)).size;
	return drawn > rows ? `${count(drawn - rows, 'more layer')}: arrows, or a taller terminal` : '';
}

/** The layers in sight, so many rows of them, with the chosen configuration in the middle as far as that goes. */
export function mapRowsOf(
	seen: Seen,
	play: Pick<Play, 'schedule'>,
	{rows, columns}: {readonly rows: number; readonly columns: number},
	theme: Pick<Theme, 'ascii'>,
): MapRow[] {
	const {around, screen} = seen;
	const here = around.places[screen.chosen]!.layer;
	const layers = [...new Set(around.places.map(({layer}) => layer))]
		.sort((a, b) => a - b)
		.filter(layer => layer <= 0 || rowOf(seen, layer).length > 0);
	const rest = around.layers.slice(layers.at(-1)! + 1).filter(({open}) => !screen.onlyOpen || open > 0);
	const lines = layers.length + (rest.length > 0 ? 1 : 0);
	const first = Math.max(0, Math.min(layers.indexOf(here) - Math.floor((rows - 1) / 2), lines - rows));
	const drawn = layers.slice(first, first + rows).map(layer => layerRow(seen, play, layer, columns, theme));
	if (rest.length === 0 || drawn.length === rows) return drawn;
	const more = rest.reduce((sum, one) => sum + (screen.onlyOpen ? one.open : one.configurations), 0);
	return [
		...drawn,
		{
			label: '…',
			left: '',
			cells: [],
			right: `${count(more, screen.onlyOpen ? 'open configuration' : 'configuration')} in ${count(rest.length, 'more layer')}`,
		},
	];
}

/** columns of a cell besides its mark */
const besideMark = 3;
/** columns for the label of a layer, and on each side for what is not in sight */
export const labelWidth = 9;
export const leftWidth = 5;
const rightWidth = 7;

function layerRow(
	seen: Seen,
	play: Pick<Play, 'schedule'>,
	layer: number,
	columns: number,
	theme: Pick<Theme, 'ascii'>,
): MapRow {
	const {around, screen} = seen;
	const row = rowOf(seen, layer);
	const cellColumns = (theme.ascii ? 4 : 1) + besideMark;
	const most = Math.max(1, Math.floor((columns - labelWidth - leftWidth - rightWidth - 2) / cellColumns));
	const at = row.indexOf(screen.chosen);
	const first = Math.max(0, Math.min((at === -1 ? 0 : at) - Math.floor(most / 2), row.length - most));
	const total = around.layers[layer]?.[screen.onlyOpen ? 'open' : 'configurations'] ?? row.length;
	const right = Math.max(total, row.length) - Math.min(row.length, first + most);
	return {
		label: layerLabel(seen, layer, play),
		left: first === 0 ? '' : `${first}‹`,
		cells: row.slice(first, first + most).map(index => cellOf(seen, index, theme)),
		right: right === 0 ? '' : `+${right.toLocaleString('en')}`,
	};
}

function cellOf(seen: Seen, index: number, theme: Pick<Theme, 'ascii'>): Cell {
	const {around, screen} = seen;
	const place = around.places[index]!;
	const chosen = index === screen.chosen;
	const isNext = !chosen && stepsOf(around, screen.chosen).some(({to}) => to === index);
	const isBefore = !chosen && place.steps.some(({to}) => to === screen.chosen);
	const flag = place.critical === true ? '!' : numberOf(seen, index) === undefined ? '' : 'c';
	const end = chosen ? ']' : isBefore ? '▸' : '';
	return {
		valence: place.valence,
		mark: markOf(place.valence, theme),
		before: (chosen ? '[' : isNext ? '▸' : ' ').padStart(
			1 + (theme.ascii ? 4 - markOf(place.valence, theme).length : 0),
		),
		after: `${flag}${end}`.padEnd(2),
		chosen,
		beside: isNext || isBefore,
	};
}
