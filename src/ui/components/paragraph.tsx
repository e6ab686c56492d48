import {Box, Text} from 'ink';
import {wrap} from '../../game/index.js';
import {useShell} from '../shell.js';

/** A paragraph that is `taken` columns narrower than the screen. Ink's own wrapping would begin some lines with a blank. */
export function Paragraph({
	text,
	taken,
	dim = false,
	indent = '',
}: {
	readonly text: string;
	readonly taken: number;
	readonly dim?: boolean;
	readonly indent?: string;
}) {
	const {columns} = useShell();
	return <Lines lines={wrap(text, columns - taken, indent)} dim={dim} />;
}

/** Lines that are broken already. */
export function Lines({lines, dim = false}: {readonly lines: readonly string[]; readonly dim?: boolean}) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
				<Text key={index} dimColor={dim} wrap="truncate">
					{line === '' ? ' ' : line}
				</Text>
			))}
		</Box>
	);
}
