import {Box, Text} from 'ink';
import type {Protocol} from '../../flp/index.js';
import {
	type History,
	lanesOf,
	laneWidths,
	type LoopTerms,
	loopsToClose,
	placeLabel,
	storageLabel,
} from '../../game/index.js';
import {isNarrow, labelColumns} from '../choices.js';
import {Label} from './frame.js';

const smallestLanes = 22;

/** The run, one row a process, and what each process is like now. A line below leads from the configuration to come back to. */
export function RunLanes({
	history,
	protocol,
	faulty,
	aim,
	terms,
	columns,
}: {
	readonly history: History;
	readonly protocol: Protocol;
	readonly faulty: readonly number[];
	/** `null` while there is none, left out where the level asks for no loop */
	readonly aim: number | null | undefined;
	/** how a loop is judged here */
	readonly terms: LoopTerms;
	readonly columns: number;
}) {
	const lanes = lanesOf(history);
	const widths = laneWidths(lanes);
	const states = stateTexts(history, protocol, faulty, columns);
	const room = columns - labelColumns - 3 - Math.max(...states.map(({length}) => length));
	const shown = shownColumns(widths, room, aim ?? null);
	const line = (cells: readonly string[]): string =>
		shown
			.map(column => (column === gap ? gapText : cells[column]!.padEnd(widths[column]!)))
			.join('')
			.slice(0, room)
			.padEnd(room);
	return (
		<Box flexDirection="column" flexShrink={0} paddingX={1}>
			<Box>
				<Label text={shown[0] === 0 ? 'RUN' : 'RUN  …'} width={labelColumns} />
				<Text dimColor wrap="truncate">{`${line(lanes.header)} cell: received▸sent`}</Text>
			</Box>
			{states.map((state, p) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a process is its index
				<Box key={p}>
					<Label text={`  p${p}`} width={labelColumns} />
					<Text wrap="truncate" dimColor={faulty.includes(p)}>{`${line(lanes.rows[p]!)} ${state}`}</Text>
				</Box>
			))}
			{aim === undefined ? null : aim === null ? (
				<Text> </Text>
			) : (
				<Text dimColor wrap="truncate">
					{' '.repeat(labelColumns) + marker(widths, shown, aim, loopsToClose(history, terms).includes(aim), room)}
				</Text>
			)}
		</Box>
	);
}

/** Stands in the place of columns that are left out. */
const gap = -1;
const gapText = '… ';

/** The columns in sight: as many as fit before the present configuration; where the one to come back to is farther away, that one first, and a gap. */
function shownColumns(widths: readonly number[], room: number, aim: number | null): number[] {
	const last = (width: number): number[] => {
		let first = widths.length;
		for (let taken = 0; first > 0 && taken + widths[first - 1]! <= width; first--) taken += widths[first - 1]!;
		return Array.from(
			{length: widths.length - Math.min(first, widths.length - 1)},
			(_, i) => Math.min(first, widths.length - 1) + i,
		);
	};
	const all = last(room);
	if (aim === null || aim >= all[0]!) return all;
	return [aim, gap, ...last(room - widths[aim]! - gapText.length)];
}

/** What leads from the configuration to come back to, under its column, to the present one. */
function marker(widths: readonly number[], shown: readonly number[], aim: number, fair: boolean, room: number): string {
	const width = (columns: readonly number[]): number =>
		columns.reduce((sum, column) => sum + (column === gap ? gapText.length : widths[column]!), 0);
	const from = shown.indexOf(aim);
	const before = width(shown.slice(0, from));
	const length = width(shown.slice(from)) - 1;
	const whole = fair ? '╰─ for ever ' : '╰─ loop? ';
	const text = before + whole.length + 2 <= room ? whole : fair ? '╰─ ever ' : '╰─ ? ';
	const rest = Math.max(2, length - text.length);
	return `${' '.repeat(before)}${text}${fair ? `${'─'.repeat(rest - 1)}╯` : `${'─'.repeat(rest - 2)}╌╌`}`;
}

/** Input, output, program counter and storage of each process, in columns; cut where lanes would have no room. */
function stateTexts(history: History, protocol: Protocol, faulty: readonly number[], columns: number): string[] {
	const {states} = history.pictures.at(-1)!.configuration;
	const gap = isNarrow(columns) ? ' ' : '   ';
	const places = states.map(({pc}, p) => (faulty.includes(p) ? 'FAULTY' : placeLabel(pc)));
	const width = Math.max(...places.map(({length}) => length));
	const room = columns - labelColumns - 3 - smallestLanes;
	return states.map(({input, output, storage}, p) => {
		const decided = output === null ? 'y b' : `y ${output}`;
		const text = [`x ${input}`, decided, places[p]!.padEnd(width), storageLabel(protocol, storage)].join(gap);
		return text.length > room ? `${text.slice(0, room - 1)}…` : text;
	});
}
