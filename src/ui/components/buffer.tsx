import {Box, Text} from 'ink';
import type {Protocol} from '../../flp/index.js';
import {count, type History, messageLabel} from '../../game/index.js';
import {labelColumns} from '../choices.js';
import {Label} from './frame.js';

/** What waits, oldest first: a row a message where there is room, else a row a destination, else all destinations in one row. */
export function Buffer({
	history,
	protocol,
	rows,
}: {
	readonly history: History;
	readonly protocol: Protocol;
	readonly rows: number;
}) {
	const lines = bufferLines(history, protocol, rows);
	return (
		<Box flexDirection="column" flexShrink={0} paddingX={1}>
			{(lines.length === 0 ? ['empty'] : lines).map((line, index) => (
				<Box key={line}>
					<Label text={index === 0 ? 'BUFFER' : ''} width={labelColumns} />
					<Text wrap="truncate" dimColor={lines.length === 0}>
						{line}
					</Text>
				</Box>
			))}
		</Box>
	);
}

function bufferLines({pictures, moves, inputs}: History, protocol: Protocol, rows: number): string[] {
	const {buffer} = pictures.at(-1)!;
	const labels = buffer.map(
		({letter, message}) => `${letter}  ${messageLabel(protocol, message.value)} → p${message.to}`,
	);
	const width = Math.max(0, ...labels.map(({length}) => length));
	if (buffer.length <= rows)
		return buffer.map(({sentBy}, index) => `${labels[index]!.padEnd(width)}   ${waitText(moves.length - sentBy)}`);
	const letters = Array.from(inputs, (_, p) => {
		const waiting = buffer.filter(({message}) => message.to === p).map(({letter}) => letter);
		return waiting.length === 0 ? [] : [`p${p}: ${waiting.join(' ')}`];
	}).flat();
	return letters.length <= rows ? letters : [letters.join('   ')];
}

function waitText(moves: number): string {
	return moves === 0 ? 'new' : `waits ${count(moves, 'move')}`;
}
