import {Box} from 'ink';
import type {ReactNode} from 'react';
import {levelName} from '../../game/index.js';
import {Frame, Label} from '../components/frame.js';
import {Lines} from '../components/paragraph.js';
import type {calledLines} from '../result.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {List} from './lists.js';

/** Rows between the blocks. */
export function airOf(rows: number): number {
	return rows < 24 ? 0 : 1;
}

/** What a win and a loss have in common: the level's title, what is to be said, and below it what to do next, always in sight. */
export function Outcome({
	session,
	right,
	children,
}: {
	readonly session: Session;
	readonly right: ReactNode;
	readonly children: ReactNode;
}) {
	const {level} = session.play;
	const {rows} = useShell();
	const air = airOf(rows);
	return (
		<Frame title={levelName(level)} right={right}>
			<Box flexDirection="column" paddingX={3} paddingTop={air} gap={air} flexGrow={1} overflow="hidden">
				{children}
			</Box>
			<List session={session} rows={4} />
		</Frame>
	);
}

/** Columns of the labels of what a challenge is called. */
export const labelColumns = 12;

type CalledLines = ReturnType<typeof calledLines>;

/** Rows that they take. */
export function linesIn(all: CalledLines): number {
	return all.reduce((sum, {lines}) => sum + lines.length, 0);
}

/** What a challenge is called, and how it went. */
export function Called({of}: {readonly of: CalledLines}) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{of.map(({name, lines}) => (
				<Box key={name} flexShrink={0}>
					<Label text={name} width={labelColumns} />
					<Lines lines={lines} />
				</Box>
			))}
		</Box>
	);
}
