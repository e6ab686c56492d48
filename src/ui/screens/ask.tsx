import {Box, Text} from 'ink';
import {askLaid, askRows, caseText, endOfAsk, foreverOf, verdictWords} from '../ask-page.js';
import {Laid} from '../components/laid.js';
import {Frame, Rule} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Busy, Tint, ValenceMark} from '../components/valence.js';
import {inquiryScreen, insightOf} from '../inquiry.js';
import {isSandbox} from '../../game/index.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';

/** Whether a configuration can be kept open for ever, for each fault case; the chosen one in full. */
export function AskScreen({session}: {readonly session: Session}) {
	const {theme} = useShell();
	const screen = inquiryScreen(session);
	if (screen?.name !== 'ask') return null;
	const {level} = session.play;
	const forever = foreverOf(session);
	const lines = askLaid(session, theme);
	const rows = askRows(session);
	const first = Math.min(screen.scroll, endOfAsk(session));
	const below = lines.length - first - rows;
	return (
		<Frame
			title={`Ask the engine: from C${screen.at} of ${isSandbox(session.play) ? session.play.protocol.title : level.id}`}
			right={
				insightOf(session) === null ? (
					<Busy found={session.engine.is === 'busy' ? session.engine.found : 0} />
				) : below > 0 ? (
					<Text dimColor>{`${below} more below: n`}</Text>
				) : forever === null ? (
					<Text />
				) : (
					<ValenceMark of={forever.valence} />
				)
			}
		>
			{forever === null ? null : (
				<Box flexDirection="column" flexShrink={0}>
					<Box paddingX={1}>
						<Text dimColor>Can an admissible run from here stay open for ever?</Text>
					</Box>
					<Menu
						items={forever.cases.map(one => ({
							label: caseText(one).padEnd(18),
							mark: <Tint color={one.is === 'proved' ? colors.good : colors.bad}>{verdictWords[one.is]}</Tint>,
						}))}
						chosen={screen.chosen}
						rows={forever.cases.length}
					/>
					<Rule />
				</Box>
			)}
			<Box paddingTop={forever === null ? 1 : 0}>
				<Laid lines={lines.slice(first, first + rows)} />
			</Box>
		</Frame>
	);
}
