import type {Lasso, Valence} from '../engine/index.js';
import {eventText, lanesText, listed, replay, wrap} from '../game/index.js';
import type {Inputs, Protocol, Schedule} from '../flp/index.js';

/** A line of what is shown; `name` is what it is about, in a column of its own. */
export interface Line {
	readonly text: string;
	readonly name?: string;
	readonly head?: boolean;
	/** a drawing: its blanks count, and it is not broken */
	readonly drawn?: boolean;
	/** what is said instead of a drawing; a drawn line without it is not said */
	readonly said?: string;
}

/** What a claim comes to on one protocol. */
export interface Shown {
	/** whether the protocol bears it out: it does, it does not and the lines say what it lacks, or that is not known */
	readonly answer: 'holds' | 'fails' | 'unknown';
	/** the same in a few words, where there are better ones than that */
	readonly word?: string;
	readonly lines: readonly Line[];
}

/** A sentence. */
export function say(text: string): Line {
	return {text};
}

/** A title. */
export function head(text: string): Line {
	return {text, head: true};
}

/** An empty line. */
export const blank: Line = {text: ''};

/** A drawing, line by line, and a sentence that says the same. */
export function drawn(text: string, said: string): Line[] {
	return text.split('\n').map((line, at) => ({text: line, drawn: true, ...(at === 0 ? {said} : {})}));
}

/** Columns two blanks apart, the first row as their heads. */
export function table(rows: readonly (readonly string[])[]): Line[] {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
	return rows.map((row, at) => ({
		text: row
			.map((cell, i) => cell.padEnd(widths[i]!))
			.join('  ')
			.trimEnd(),
		drawn: true,
		...(at === 0 ? {} : {said: `${row.map((cell, i) => `${rows[0]![i]} ${cell}`).join(', ')}.`}),
	}));
}

/** A run as lanes, from the configuration `since`; an empty one as a sentence. */
export function lanes(
	{protocol, columns}: {readonly protocol: Protocol; readonly columns: number},
	inputs: Inputs,
	schedule: Schedule,
	loop?: {readonly from: number; readonly shift: number},
	since = 0,
): Line[] {
	if (schedule.length === 0) return [say('It is the beginning itself: no step is needed.')];
	const said = `The run: ${schedule
		.slice(since)
		.map(event => eventText(event, protocol))
		.join('; ')}.`;
	const drawing = lanesText(protocol, inputs, schedule, {columns, since, ...(loop === undefined ? {} : {loop})})
		.split('\n')
		.map((text, at): Line => {
			if (/^(?:p\d| {4})/u.test(text)) return {text, drawn: true, ...(at === 0 ? {said} : {})};
			return {text: text.startsWith('The loop') ? text : wholeItems(text)};
		});
	const decided = decisionsText(protocol, inputs, schedule, since);
	return decided === '' ? drawing : [...drawing, say(decided)];
}

/** A run that goes round as lanes, after the events that lead to its stem. */
export function lassoLanes(
	subject: {readonly protocol: Protocol; readonly columns: number},
	inputs: Inputs,
	{stem, loop, shift}: Pick<Lasso, 'stem' | 'loop' | 'shift'>,
	before: Schedule = [],
): Line[] {
	return lanes(subject, inputs, [...before, ...stem, ...loop], {from: before.length + stem.length, shift});
}

/** A list whose items are not broken. */
function wholeItems(text: string): string {
	return text
		.split(', ')
		.map(item => item.replaceAll(' ', unbroken))
		.join(', ');
}

/** Who decides what, and where. */
function decisionsText(protocol: Protocol, inputs: Inputs, schedule: Schedule, since: number): string {
	const {pictures, moves} = replay(protocol, inputs, schedule);
	const decided = moves.flatMap(({event: {process: p}}, move) => {
		if (move < since) return [];
		const [before, after] = [pictures[move]!, pictures[move + 1]!].map(one => one.configuration.states[p]!.output);
		return before === after ? [] : [`p${p} decides ${after}, in C${move + 1}`];
	});
	return decided.length === 0 ? '' : `${listed(decided)}.`;
}

/** a blank at which no line is broken */
const unbroken = '\u00A0';

const order: readonly Valence[] = ['bivalent', 'zero', 'one', 'stuck', 'unknown'];

/** The valences that occur, most telling first, with how often: "3 ◐ bivalent, 1 ○ 0-valent". */
export function tally(valences: Iterable<Valence>, words: Readonly<Record<Valence, string>>): string {
	const counts = new Map<Valence, number>();
	for (const valence of valences) counts.set(valence, (counts.get(valence) ?? 0) + 1);
	return order
		.flatMap(valence =>
			counts.has(valence)
				? [`${counts.get(valence)!.toLocaleString('en')} ${words[valence]}`.replaceAll(' ', unbroken)]
				: [],
		)
		.join(', ');
}

/** What several answers come to together: one that fails is enough. */
export function worst(answers: readonly Shown['answer'][]): Shown['answer'] {
	if (answers.includes('fails')) return 'fails';
	return answers.includes('unknown') ? 'unknown' : 'holds';
}

/** A line that fits its page; `name` is padded. */
export interface LaidLine {
	readonly name: string;
	readonly text: string;
	readonly head: boolean;
}

/** The same for somebody who hears it. */
export function spokenLines(lines: readonly Line[]): string[] {
	return lines
		.flatMap(({text, name, drawn: isDrawn = false, said}) =>
			isDrawn ? (said ?? []) : name === undefined ? text : `${name}: ${text}`,
		)
		.filter(text => text !== '')
		.map(spoken);
}

/** A text as one says it: without signs and columns. */
export function spoken(text: string): string {
	return text
		.replaceAll(unbroken, ' ')
		.replaceAll(/[◐○●✕] /gu, '')
		.replaceAll('←→', 'left and right arrows')
		.replaceAll('∅', 'nothing')
		.replaceAll(' · ', ', ')
		.replaceAll(' → ', ' to ')
		.replaceAll('→', ' becomes ')
		.replaceAll(/(?<= )–(?= |$)/gu, 'none')
		.replaceAll(/: {2,}/gu, ': ')
		.replaceAll(/(?<=\S) {2,}/gu, ', ');
}

/** Breaks lines to a page of so many columns. The names of lines that follow each other stand in one column; drawings are kept as they are. */
export function layOut(lines: readonly Line[], columns: number): LaidLine[] {
	return lines.flatMap(({text, name, head: isHead = false, drawn: isDrawn = false}, at) => {
		if (isDrawn) return [{name: '', text, head: false}];
		const label = name === undefined ? '' : name.padEnd(nameColumns(lines, at, columns));
		return wrap(text, columns - label.length).map((line, index) => ({
			name: index === 0 ? label : ' '.repeat(label.length),
			text: line.replaceAll(unbroken, ' '),
			head: isHead,
		}));
	});
}

/** Of the named lines around this one the longest name, but no more than half a page. */
function nameColumns(lines: readonly Line[], at: number, columns: number): number {
	let first = at;
	let last = at;
	while (lines[first - 1]?.name !== undefined) first--;
	while (lines[last + 1]?.name !== undefined) last++;
	const longest = Math.max(...lines.slice(first, last + 1).map(({name = ''}) => name.length));
	return 3 + Math.min(longest, Math.floor(columns / 2));
}
