import {Box} from 'ink';
import {wrap} from '../../game/index.js';
import {cut} from '../choices.js';
import {Frame} from '../components/frame.js';
import {Lines} from '../components/paragraph.js';
import {isLikeCode} from '../replay.js';
import {fieldOf} from '../schedule.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {broken} from '../text-line.js';

/** A field for a schedule, and what would come of it. */
export function PasteScreen({session}: {readonly session: Session}) {
	const {columns, rows} = useShell();
	const field = fieldOf(session);
	if (field === null) return null;
	const {text, further, comes} = field;
	const width = columns - 6;
	const says = cut(wrap(comes, width), 4);
	const room = rows - 10 - says.length;
	const lines = broken(`${text.replaceAll(/\s+/gu, ' ')}_`, width);
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
