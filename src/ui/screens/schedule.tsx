import {Box, Text} from 'ink';
import {wrap} from '../../game/index.js';
import {cut} from '../choices.js';
import {Frame} from '../components/frame.js';
import {Lines} from '../components/paragraph.js';
import {isLikeCode} from '../replay.js';
import {fieldOf, plainLines} from '../schedule.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';

/** The schedule with nothing around it, to be marked with the mouse; below it the key that leads back. */
export function PlainSchedule({session}: {readonly session: Session}) {
	const {columns, rows, bar, note} = useShell();
	const front = frontOf(session);
	const first = 'scroll' in front ? front.scroll : 0;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box flexDirection="column" flexGrow={1}>
				<Lines lines={plainLines(session).slice(first, first + rows - 1)} />
			</Box>
			<Box flexShrink={0} height={1} paddingX={1}>
				<Text dimColor wrap="truncate">
					{note === '' ? bar : note}
				</Text>
			</Box>
		</Box>
	);
}

/** A field for a schedule, and what would come of it. */
export function PasteScreen({session}: {readonly session: Session}) {
	const {columns, rows} = useShell();
	const field = fieldOf(session);
	if (field === null) return null;
	const {text, further, comes} = field;
	const width = columns - 6;
	const says = cut(wrap(comes, width), 4);
	const room = rows - 10 - says.length;
	const lines = wrap(`${text.replaceAll(/\s+/gu, ' ')}_`, width).flatMap(line =>
		Array.from({length: Math.max(1, Math.ceil(line.length / width))}, (_, part) =>
			line.slice(part * width, (part + 1) * width),
		),
	);
	return (
		<Frame
			title={
				isLikeCode(text)
					? 'A replay to see'
					: `A schedule to play, ${further ? `after C${session.play.schedule.length}` : 'from the beginning'}`
			}
		>
			<Box flexDirection="column" paddingX={3} paddingTop={1}>
				<Lines
					dim
					lines={wrap(
						'Events with a blank between them: 0:- is p0 receiving ∅, 1:{"propose":0} is p1 receiving that message. Or the code of a replay.',
						width,
					)}
				/>
				<Box paddingY={1}>
					<Lines lines={lines.slice(-room)} />
				</Box>
				<Lines lines={says} />
			</Box>
		</Frame>
	);
}
