import {Box, Text} from 'ink';
import {wrap} from '../../game/index.js';
import {useSize} from '../size.js';

/** A paragraph that is `taken` columns narrower than the screen. Ink's own wrapping would begin some lines with a blank. */
export function Paragraph({
	text,
	taken,
	dim = false,
}: {
	readonly text: string;
	readonly taken: number;
	readonly dim?: boolean;
}) {
	const {columns} = useSize();
	return (
		<Box flexDirection="column" flexShrink={0}>
			{wrap(text, columns - taken).map(line => (
				<Text key={line} dimColor={dim}>
					{line}
				</Text>
			))}
		</Box>
	);
}
