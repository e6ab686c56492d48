import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {noteLines} from '../choices.js';
import {useShell} from '../shell.js';

/** A screen: title line, rule, body, rule (which carries what is to be said), key bar. Exactly as tall and wide as the terminal. */
export function Frame({
	title,
	right,
	children,
}: {
	readonly title: string;
	readonly right?: ReactNode;
	readonly children: ReactNode;
}) {
	const {columns, rows, bar, note} = useShell();
	const [first, ...more] = noteLines(note, columns);
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box justifyContent="space-between" flexShrink={0} height={1} paddingX={1}>
				<Text bold wrap="truncate">
					{title}
				</Text>
				<Box flexShrink={0} paddingLeft={2}>
					{right}
				</Box>
			</Box>
			<Rule />
			<Box flexDirection="column" flexGrow={1} overflow="hidden">
				{children}
			</Box>
			<Rule {...(first === undefined ? {} : {says: first})} />
			{more.map(line => (
				<Box key={line} flexShrink={0} height={1} paddingLeft={3}>
					<Text bold wrap="truncate">
						{line}
					</Text>
				</Box>
			))}
			<Box flexShrink={0} height={1} paddingX={1}>
				<Text dimColor wrap="truncate">
					{bar}
				</Text>
			</Box>
		</Box>
	);
}

/** A line across the screen, with something said in it. */
export function Rule({says = ''}: {readonly says?: string}) {
	const {columns} = useShell();
	if (says === '')
		return (
			<Box flexShrink={0} height={1}>
				<Text dimColor>{'─'.repeat(columns)}</Text>
			</Box>
		);
	return (
		<Box flexShrink={0} height={1}>
			<Text dimColor>── </Text>
			<Text bold wrap="truncate">
				{says}
			</Text>
			<Text dimColor>{` ${'─'.repeat(Math.max(0, columns - says.length - 4))}`}</Text>
		</Box>
	);
}

/** What stands on the left of a part of a screen. */
export function Label({text, width = 8}: {readonly text: string; readonly width?: number}) {
	return (
		<Box width={width} flexShrink={0}>
			<Text dimColor>{text}</Text>
		</Box>
	);
}
