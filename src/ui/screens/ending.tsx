import {Box, Text, useAnimation} from 'ink';
import {laneWidths, lanesOf} from '../../game/index.js';
import {Frame} from '../components/frame.js';
import {Paragraph} from '../components/paragraph.js';
import {Tint} from '../components/valence.js';
import {type EndlessRun, endlessRun} from '../ending.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {stepTime} from '../watch.js';
import {List} from './lists.js';

/** What has been proved, and the player's own run, which goes on. */
export function EndingScreen({session}: {readonly session: Session}) {
	const {rows} = useShell();
	const run = endlessRun(session);
	const proved = session.pack.worlds.flatMap(({proves, number}) => (proves === null ? [] : [{...proves, number}]));
	const air = rows < 24 ? 0 : 1;
	return (
		<Frame title="The end, and no end" right={<Text>The game is over. The run is not.</Text>}>
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={air} flexGrow={1} overflow="hidden">
				<Paragraph
					text="Every world is done. You have not read the proof, you have been it: each of its steps was a move of yours."
					taken={6}
				/>
				<Box flexDirection="column" flexShrink={0}>
					{proved.map(({name, source, number}) => (
						<Box key={name} flexShrink={0}>
							<Tint color={colors.good} bold>
								{`✓ ${name}`.padEnd(14)}
							</Tint>
							<Text dimColor>{`world ${number}   ${source}`}</Text>
						</Box>
					))}
				</Box>
				{run === undefined ? null : <Round run={run} pace={stepTime(session)} />}
			</Box>
			<List session={session} rows={3} />
		</Frame>
	);
}

/** A run that goes round and round: the step that is taken now is marked. */
function Round({
	run: {level, own, history, close},
	pace,
}: {
	readonly run: EndlessRun;
	/** milliseconds for a step */
	readonly pace: number;
}) {
	const {theme} = useShell();
	const {frame} = useAnimation({interval: pace, isActive: theme.motion});
	const lanes = lanesOf(history);
	const widths = laneWidths(lanes);
	const length = history.moves.length - close;
	const step = theme.motion ? frame % length : length - 1;
	const lap = theme.motion ? Math.floor(frame / length) + 1 : 1;
	const now = close + 1 + step;
	const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(widths[i]!)).join('');
	const before = (column: number): number => widths.slice(0, column).reduce((sum, width) => sum + width, 0);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text dimColor wrap="truncate">
				{`${own ? 'YOUR RUN' : 'A RUN'}   ${level.id} ${level.title}, inputs ${history.inputs}`}
			</Text>
			<Text dimColor wrap="truncate">{`    ${line(lanes.header)}`}</Text>
			{lanes.rows.map((row, p) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a process is its index
				<Text key={p} wrap="truncate">{`p${p}  ${line(row)}`}</Text>
			))}
			<Box height={1}>
				<Text dimColor>{' '.repeat(4 + before(close))}</Text>
				<Text dimColor>{'·'.repeat(before(now) - before(close))}</Text>
				<Tint color={colors.title} bold>
					▴
				</Tint>
			</Box>
			<Text wrap="truncate">
				{`lap ${lap}, step ${(lap - 1) * length + step + 1}: everybody served, nobody has decided`}
			</Text>
		</Box>
	);
}
