import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {Frame} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {Tint} from '../components/valence.js';
import {goalText, partOf} from '../../game/index.js';
import {itemsOf} from '../items.js';
import {findProtocol} from '../../protocols/index.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {cataloguedFor, choosable} from '../study.js';
import {colors} from '../theme.js';

/** The first screen of a later start. */
export function Welcome({session}: {readonly session: Session}) {
	const {won, pack} = session;
	const {levels} = pack;
	const count = levels.filter(({id}) => won[id] !== undefined).length;
	return (
		<Frame title="bivalent">
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1}>
				<Tint color={colors.title} bold>
					Welcome back
				</Tint>
				<Paragraph
					text={
						count === 0
							? 'Nothing is decided yet, and nothing is lost: your moves were kept.'
							: `You have won ${count} of ${levels.length} levels, and every move you made was kept.`
					}
					taken={6}
				/>
			</Box>
			<Box paddingTop={1}>
				<List session={session} rows={5} />
			</Box>
		</Frame>
	);
}

/** Which process is faulty from here on. */
export function Faults({session}: {readonly session: Session}) {
	const {n, faults} = partOf(session.play);
	return (
		<Choosing title="Declare a process faulty" session={session}>
			<Paragraph
				text="A faulty process takes no more steps. Nobody is told, and it is no event: you just stop choosing it. It owes nothing any more, and what is sent to it may wait for ever."
				taken={6}
			/>
			<Paragraph
				text={
					faults === 'one'
						? `One of the ${n} may be faulty in this level. Undo (u) takes it back.`
						: `Here all but one of the ${n} may be; FLP85 allows one, and what it proves is about such runs. Undo (u) takes it back.`
				}
				taken={6}
				dim
			/>
		</Choosing>
	);
}

/** What the player claims. */
export function ClaimScreen({session}: {readonly session: Session}) {
	const {play} = session;
	return (
		<Choosing title="Claim" session={session}>
			<Paragraph text={goalText(partOf(play), play.protocol)} taken={6} />
			<Paragraph
				text="A claim is about the goal from its beginning, not from where you are. A true one is as good as a win, and the engine shows why; before that the judge, a program that shares nothing with the engine, looks again. A wrong one costs the star for playing unaided."
				taken={6}
				dim
			/>
		</Choosing>
	);
}

/** What is asked before help beyond a hint, a solution, or every level is given. */
const questions = {
	aid: {
		title: 'More help',
		text: 'Hints come in steps: a question first, then where to look, then the move. They are made for where you are, and any help costs the star for playing unaided, once.',
	},
	solution: {
		title: 'Show a solution?',
		text: 'The level begins again, and r plays our solution step by step. It cannot be unseen; a hint may be enough.',
	},
	leave: {
		title: 'Leave the game?',
		text: 'Every move is saved: next time you go on where you are. Whether this is asked is one of the settings (,).',
	},
	unlock: {
		title: 'Open every level?',
		text: 'Levels open as those before them are won, because each one uses the words of the last. You can open all of them now, for good; what you have won stays won.',
	},
} as const;

/** A question before something that is not taken back. */
export function QuestionScreen({session, about}: {readonly session: Session; readonly about: keyof typeof questions}) {
	const {title, text} = questions[about];
	return (
		<Choosing title={title} session={session}>
			<Paragraph text={text} taken={6} />
		</Choosing>
	);
}

/** The protocol that the study is shown on. */
export function SubjectsScreen({session}: {readonly session: Session}) {
	const {rows} = useShell();
	const chosen = choosable(session.study)[chosenOf(session)]!;
	const about = findProtocol(chosen.name)?.summary ?? 'Your own protocol.';
	return (
		<Frame
			title="Show it on which protocol?"
			right={<Text dimColor>{`${chosenOf(session) + 1} of ${choosable(session.study).length}`}</Text>}
		>
			<Box paddingTop={1}>
				<List session={session} rows={rows - 9} />
			</Box>
			<Box flexGrow={1} />
			<Box paddingX={3}>
				<Paragraph text={about} taken={6} dim />
			</Box>
		</Frame>
	);
}

/** The catalogue; enter opens the page of a protocol. */
export function GalleryScreen({session}: {readonly session: Session}) {
	const {rows} = useShell();
	const all = cataloguedFor(session.study);
	const chosen = findProtocol(all[chosenOf(session)]!.name)!;
	return (
		<Frame title="The protocols" right={<Text dimColor>{`${chosenOf(session) + 1} of ${all.length}`}</Text>}>
			<Box paddingTop={1}>
				<List session={session} rows={rows - 10} />
			</Box>
			<Box flexGrow={1} />
			<Box paddingX={3}>
				<Paragraph text={chosen.summary} taken={6} dim />
			</Box>
		</Frame>
	);
}

/** A few paragraphs, and below them what can be chosen. */
function Choosing({
	title,
	session,
	children,
}: {
	readonly title: string;
	readonly session: Session;
	readonly children: ReactNode;
}) {
	return (
		<Frame title={title}>
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1}>
				{children}
			</Box>
			<Box paddingTop={1}>
				<List session={session} rows={itemsOf(session).length} />
			</Box>
		</Frame>
	);
}

/** The list of the screen in front. */
export function List({session, rows}: {readonly session: Session; readonly rows: number}) {
	return (
		<Box flexShrink={0}>
			<Menu items={itemsOf(session)} chosen={chosenOf(session)} rows={rows} />
		</Box>
	);
}

function chosenOf(session: Session): number {
	const front = frontOf(session);
	return 'chosen' in front ? front.chosen : 0;
}
