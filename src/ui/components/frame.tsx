import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {useSize} from '../size.js';

/** A screen: title line, rule, body, rule, key bar. Exactly as tall and wide as the terminal. */
export function Frame({
	title,
	right,
	bar,
	children,
}: {
	readonly title: string;
	readonly right?: ReactNode;
	readonly bar: string;
	readonly children: ReactNode;
}) {
	const {columns, rows} = useSize();
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box justifyContent="space-between" flexShrink={0} height={1} paddingX={1}>
				<Text bold wrap="truncate">
					{title}
				</Text>
				<Box flexShrink={0}>{right}</Box>
			</Box>
			<Rule />
			<Box flexDirection="column" flexGrow={1} overflow="hidden">
				{children}
			</Box>
			<Rule />
			<Box flexShrink={0} height={1} paddingX={1}>
				<Text dimColor wrap="truncate">
					{bar}
				</Text>
			</Box>
		</Box>
	);
}

/** A line across the screen. */
export function Rule() {
	const {columns} = useSize();
	return (
		<Box flexShrink={0} height={1}>
			<Text dimColor>{'─'.repeat(columns)}</Text>
		</Box>
	);
}
