import {Box, Text} from 'ink';
import type {LaidLine} from '../../study/lines.js';
import {colors} from '../theme.js';
import {Marked, Tint} from './valence.js';

/** Lines that fit their page; the signs of valences have their colours, unless it is `plain`. */
export function Laid({lines, plain = false}: {readonly lines: readonly LaidLine[]; readonly plain?: boolean}) {
	return (
		<Box flexDirection="column" paddingX={3}>
			{lines.map(({name, text, head}, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
				<Box key={index} flexShrink={0} height={1}>
					{name === '' ? null : <Text dimColor>{name}</Text>}
					{head ? (
						<Tint color={colors.title} bold>
							{text}
						</Tint>
					) : plain ? (
						<Text wrap="truncate">{text}</Text>
					) : (
						<Marked text={text} />
					)}
				</Box>
			))}
		</Box>
	);
}
