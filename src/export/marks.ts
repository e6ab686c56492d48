import type {Place} from './drawing.js';

/** A valence as a sign, its word, and its colours in a picture: what is behind, and what is written on it. */
export const valenceMarks = {
	bivalent: {sign: '◐', word: 'bivalent', fill: '#d7ebf7', ink: '#12303f'},
	zero: {sign: '○', word: '0-valent', fill: '#ffffff', ink: '#12303f'},
	one: {sign: '●', word: '1-valent', fill: '#4a4a5a', ink: '#ffffff'},
	stuck: {sign: '✕', word: 'stuck', fill: '#f6d9d5', ink: '#5b1710'},
	unknown: {sign: '?', word: 'not known', fill: '#f2f2ec', ink: '#40402f'},
} as const;

/** the lasso's colour, and that of all other steps */
export const lassoColour = '#b4560c';
export const stepColour = '#8a8f98';

/** What stands in a configuration: number, valence, decisions, and how many of its steps lead to what is not drawn. */
export function placeLines({c, valence, decided, left}: Place): string[] {
	const more = left.map(({valence: there, steps}) => `+${steps}${valenceMarks[there].sign}`).join(' ');
	return [
		`C${c} ${valenceMarks[valence].sign}`,
		...(decided.length === 0 ? [] : [`decided ${decided.join(', ')}`]),
		...(more === '' ? [] : [more]),
	];
}

/** What stands beside a step: the lasso's steps by their numbers, then the events, the first few of many. */
export function stepLines(events: readonly {readonly label: string}[], lasso: readonly number[]): string[] {
	const shown = events.slice(0, mostLabels).map(({label}) => shortened(label));
	const more = events.length > mostLabels ? [`and ${events.length - mostLabels} more`] : [];
	return [
		...(lasso.length === 0 ? [] : [lasso.length > 6 ? `${lasso.slice(0, 6).join(', ')}, …` : lasso.join(', ')]),
		...shown,
		...more,
	];
}

const mostLabels = 3;
const longest = 28;

function shortened(label: string): string {
	return [...label].length <= longest ? label : `${[...label].slice(0, longest - 1).join('')}…`;
}
