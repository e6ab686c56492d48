import {Box, Text} from 'ink';
import {Laid} from '../components/laid.js';
import {Frame} from '../components/frame.js';
import {Busy, ValenceMark} from '../components/valence.js';
import {insightOf, inquiryScreen} from '../inquiry.js';
import {pageRows} from '../pages.js';
import {playName} from '../../game/index.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {endOfWhy, whyLaid} from '../why-page.js';

/** Why a configuration has its valence: what it rests on, and the shortest schedules. */
export function WhyScreen({session}: {readonly session: Session}) {
	const {theme} = useShell();
	const screen = inquiryScreen(session);
	if (screen?.name !== 'why') return null;
	const lines = whyLaid(session, theme);
	const rows = pageRows(session);
	const first = Math.min(screen.scroll, endOfWhy(session));
	const below = lines.length - first - rows;
	const insight = insightOf(session);
	return (
		<Frame
			title={`Why: C${screen.at} of ${playName(session.play)}`}
			right={
				insight === null ? (
					<Busy found={session.engine.is === 'busy' ? session.engine.found : 0} />
				) : below > 0 ? (
					<Text dimColor>{`${below} more below: ${theme.ascii ? 'down' : '↓'}`}</Text>
				) : typeof insight === 'string' || !('why' in insight) || insight.why[0] === undefined ? (
					<Text />
				) : (
					<ValenceMark of={insight.why[0].valence} />
				)
			}
		>
			<Box paddingTop={1}>
				<Laid lines={lines.slice(first, first + rows)} />
			</Box>
		</Frame>
	);
}
