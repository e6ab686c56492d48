import {Box, Text} from 'ink';
import {Frame} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {Tint} from '../components/valence.js';
import {itemsOf, starsOf} from '../items.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';

/** The first screen of a later start. */
export function Welcome({session}: {readonly session: Session}) {
	const {levels, won} = session;
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

/** All levels, with their stars. */
export function Levels({session}: {readonly session: Session}) {
	const {levels, won} = session;
	const {columns, rows} = useShell();
	const count = levels.filter(({id}) => won[id] !== undefined).length;
	const width = Math.max(...levels.map(({title}) => title.length));
	return (
		<Frame title="bivalent" right={<Text dimColor>{`${count} of ${levels.length} levels won`}</Text>}>
			<Box flexDirection="column" paddingTop={1}>
				<Menu
					items={levels.map(({id, title, world, par}) => ({
						label: `${starsOf(won[id], par)}  ${id}  ${title.padEnd(width)}   ${columns >= 76 ? world : ''}`,
					}))}
					chosen={chosenOf(session)}
					rows={rows - 8}
				/>
				<Box paddingLeft={3} paddingTop={1}>
					<Paragraph text="★ won   ★★ in par or unaided   ★★★ both" taken={6} dim />
				</Box>
			</Box>
		</Frame>
	);
}

/** Which process is faulty from here on. */
export function Faults({session}: {readonly session: Session}) {
	const {n} = session.play.level;
	return (
		<Frame title="Declare a process faulty">
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1}>
				<Paragraph
					text="A faulty process takes no more steps. Nobody is told, and it is no event: you just stop choosing it. It owes nothing any more, and what is sent to it may wait for ever."
					taken={6}
				/>
				<Paragraph text={`One of the ${n} may be faulty in this level. Undo (u) takes it back.`} taken={6} dim />
			</Box>
			<Box paddingTop={1}>
				<List session={session} rows={n} />
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
