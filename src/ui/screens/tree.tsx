import {playName} from '../../game/index.js';
import {Box, Text} from 'ink';
import {Frame, Rule} from '../components/frame.js';
import {Laid} from '../components/laid.js';
import {Marked, Tint} from '../components/valence.js';
import {findScreen, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {endOfTree, treeLaid, treePageRows} from '../tree-page.js';
import {treeDrawing} from '../tree-drawing.js';

/** All that was tried, as a tree; below it the chosen configuration, and how it differs from another one. */
export function TreeScreen({session}: {readonly session: Session}) {
	const {theme} = useShell();
	const screen = findScreen(session, 'tree');
	if (screen === undefined) return null;
	const {header, lines, hidden} = treeDrawing(session, theme);
	const page = treeLaid(session, theme);
	const rows = treePageRows(session);
	const first = Math.min(screen.scroll, endOfTree(session));
	const below = page.length - first - rows;
	return (
		<Frame
			title={`What if: all that you tried in ${playName(session.play)}`}
			right={<Text dimColor>{hidden > 0 ? `${hidden} more ways` : ''}</Text>}
		>
			<Box flexDirection="column" flexShrink={0} paddingX={2}>
				<Text dimColor wrap="truncate">
					{header}
				</Text>
				{lines.map(({before, chosen, after}, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
					<Box key={index} height={1}>
						<Marked text={before} />
						<Tint color={colors.title} bold>
							{chosen}
						</Tint>
						<Marked text={after} />
					</Box>
				))}
			</Box>
			<Rule {...(below > 0 ? {says: `${below} more below: n`} : {})} />
			<Laid lines={page.slice(first, first + rows)} />
		</Frame>
	);
}
