import type {Inputs, Protocol, Schedule} from '../flp/index.js';
import {replay} from './history.js';
import {messageLabel} from './labels.js';
import {lanesOf, laneWidths} from './lanes.js';

/** How lanes are written: in so many columns, from the configuration `since`; `loop` says where the loop begins, and by how much it raises round numbers. */
export interface HowToWrite {
	readonly columns: number;
	readonly since?: number;
	readonly loop?: {readonly from: number; readonly shift: number};
}

/** A run as lanes in text, in blocks that fit the page, with the letters told below. */
export function lanesText(
	protocol: Protocol,
	inputs: Inputs,
	schedule: Schedule,
	{columns, loop, since = 0}: HowToWrite,
): string {
	const history = replay(protocol, inputs, schedule);
	const lanes = lanesOf(history);
	const widths = laneWidths(lanes);
	const blocks: string[] = [];
	for (let from = since; from < widths.length; ) {
		let to = from;
		for (let width = 4; to < widths.length && width + widths[to]! <= columns; to++) width += widths[to]!;
		const line = (title: string, cells: readonly string[]): string =>
			`${title}${cells
				.slice(from, to)
				.map((cell, i) => cell.padEnd(widths[from + i]!))
				.join('')}`.trimEnd();
		blocks.push(
			[line('    ', lanes.header), ...lanes.rows.map((row, p) => line(`p${p}  `, row.with(since, '')))].join('\n'),
		);
		from = to;
	}
	const {buffer} = history.pictures[since]!;
	const received = new Set(history.moves.slice(since).map(({received: letter}) => letter));
	const labels = [
		...buffer.filter(({letter}) => received.has(letter)),
		...history.moves.slice(since).flatMap(({sent}) => sent),
	].map(({letter, message}) => `${letter} ${messageLabel(protocol, message.value)} → p${message.to}`);
	const round =
		loop === undefined
			? []
			: [
					`The loop goes from C${loop.from} to C${history.moves.length}, which are the same configuration${loop.shift === 0 ? '' : ` but for round numbers, now higher by ${loop.shift}`}, and round again.`,
				];
	return [...blocks, labels.join(', '), ...round].filter(part => part !== '').join('\n');
}
