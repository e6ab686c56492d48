import {Box, Text} from 'ink';
import {goalText} from '../../game/index.js';
import {Frame} from '../components/frame.js';
import {Paragraph} from '../components/paragraph.js';
import type {Session} from '../session.js';

/** The screen on which inputs are chosen. */
export function InputsScreen({session, bar}: {readonly session: Session; readonly bar: string}) {
	const {level, protocol} = session.play;
	return (
		<Frame title={`${level.id} ${level.title}`} right={<Text>{protocol.title}</Text>} bar={bar}>
			<Box flexDirection="column" paddingX={2} paddingTop={1} gap={1}>
				<Paragraph text={`GOAL  ${goalText(level.goal)}`} taken={4} />
				<Paragraph
					text={
						session.note === ''
							? 'What everybody is given at the start is usually not yours to choose. Here it is.'
							: session.note
					}
					taken={4}
				/>
				<Box flexDirection="column">
					{[...session.draft].map((digit, p) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a process is its index
						<Text key={p} bold={p === session.chosen}>
							{`${p === session.chosen ? ' ❯ ' : '   '}p${p}   input ${digit}`}
						</Text>
					))}
				</Box>
			</Box>
		</Frame>
	);
}
