import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Frame} from '../components/frame.js';
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
		<Frame title={`${level.id} ${level.title}`} right={right}>
			<Box flexDirection="column" paddingX={3} paddingTop={air} gap={air} flexGrow={1} overflow="hidden">
				{children}
			</Box>
			<List session={session} rows={4} />
		</Frame>
	);
}
