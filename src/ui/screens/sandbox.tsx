import {Box, Text} from 'ink';
import {Frame} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {leftAt, leftText, sandboxChoices, setupRows} from '../sandbox.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {List} from './lists.js';

/** With which protocol to play. */
export function SandboxesScreen({session}: {readonly session: Session}) {
	const {rows} = useShell();
	const front = frontOf(session);
	if (front.name !== 'sandboxes') return null;
	const all = sandboxChoices(session);
	return (
		<Frame title="Sandbox: which protocol?" right={<Text dimColor>{`${front.chosen + 1} of ${all.length}`}</Text>}>
			<Box paddingTop={1}>
				<List session={session} rows={rows - 10} />
			</Box>
			<Box flexGrow={1} />
			<Box paddingX={3}>
				<Paragraph text={all[front.chosen]!.protocol.summary} taken={6} dim />
			</Box>
		</Frame>
	);
}

/** For how many processes, with which inputs, and whether somebody may be faulty. */
export function SetupScreen({session}: {readonly session: Session}) {
	const {rows} = useShell();
	const front = frontOf(session);
	if (front.name !== 'setup') return null;
	const left = leftAt(session, front);
	const items = setupRows(front).map(({label, value}) => ({label: `${label.padEnd(14)}${value}`}));
	return (
		<Frame title="Sandbox" right={<Text>{front.protocol.title}</Text>}>
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1} flexShrink={0}>
				<Paragraph text={front.protocol.summary} taken={6} />
				<Paragraph
					text="Here nothing is won and nothing lost: play what you like, undo it, and see what can still be decided."
					taken={6}
					dim
				/>
			</Box>
			<Box paddingTop={1} flexShrink={0}>
				<Menu items={items} chosen={front.chosen} rows={Math.max(3, Math.min(items.length, rows - 13))} />
			</Box>
			<Box flexGrow={1} />
			{left === null ? null : (
				<Box paddingX={3}>
					<Paragraph
						text={`You have played with these, and ${leftText(left)}: ⏎ goes on there, with all that you tried (t).`}
						taken={6}
						dim
					/>
				</Box>
			)}
		</Frame>
	);
}
