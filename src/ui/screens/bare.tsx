import {Box, Text} from 'ink';
import {Lines} from '../components/paragraph.js';
import {barePage, isPlain} from '../result.js';
import {plainLines} from '../schedule.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';

/** A text with nothing around it, to be marked with the mouse; below it the key that leads back. */
export function BareScreen({session}: {readonly session: Session}) {
	const {columns, rows, bar, note, theme} = useShell();
	const front = frontOf(session);
	const first = 'scroll' in front ? front.scroll : 0;
	const lines = front.name === 'plain' ? plainLines(session) : barePage(session, isPlain(theme));
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box flexDirection="column" flexGrow={1}>
				<Lines lines={lines.slice(first, first + rows - 1)} />
			</Box>
			<Box flexShrink={0} height={1} paddingX={1}>
				<Text dimColor wrap="truncate">
					{note === '' ? bar : note}
				</Text>
			</Box>
		</Box>
	);
}
