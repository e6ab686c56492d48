import {Box, Text} from 'ink';
import {chosenBefore, goalText, partOf} from '../../game/index.js';
import {Frame, Label} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {mayClaim} from '../choices.js';
import {draftOf, frontOf, type Session} from '../session.js';

/** The screen on which inputs are chosen. */
export function InputsScreen({session}: {readonly session: Session}) {
	const {level, protocol} = session.play;
	const front = frontOf(session);
	const draft = draftOf(session);
	if (front.name !== 'inputs') return null;
	return (
		<Frame title={`${level.id} ${level.title}`} right={<Text>{protocol.title}</Text>}>
			<Box flexDirection="column" paddingX={1} paddingTop={1} gap={1}>
				<Box>
					<Label text="GOAL" />
					<Paragraph text={goalText(partOf(session.play), protocol)} taken={10} />
				</Box>
				<Box paddingLeft={8}>
					<Paragraph
						text={`What everybody is given at the start is usually not yours to choose. This time you choose it.${!chosenBefore(session.play) ? '' : ` Before, you chose ${session.play.last}.`}${mayClaim(session) ? ' Or claim that no inputs will do (C).' : ''}`}
						taken={10}
					/>
				</Box>
				{session.hint === '' ? null : (
					<Box>
						<Label text="HINT" />
						<Paragraph text={session.hint} taken={10} />
					</Box>
				)}
				<Box paddingLeft={5}>
					<Menu
						items={[...draft].map((digit, p) => ({label: `p${p}   input ${digit}`}))}
						chosen={front.chosen}
						rows={draft.length}
					/>
				</Box>
			</Box>
		</Frame>
	);
}
