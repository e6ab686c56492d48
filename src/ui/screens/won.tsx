import {Box, Text} from 'ink';
import {makeSchedule} from '../../flp/index.js';
import {count, movesMade} from '../../game/index.js';
import {Field} from '../components/field.js';
import {Paragraph} from '../components/paragraph.js';
import {Tint} from '../components/valence.js';
import {starsOf} from '../items.js';
import {currentStanding, type Session} from '../session.js';
import {colors} from '../theme.js';
import {Outcome} from './outcome.js';

/** The screen after a win: the stars, what was shown, and the notebook's new words. */
export function WonScreen({session}: {readonly session: Session}) {
	const {play, hints} = session;
	const {level, protocol, schedule, closedAt} = play;
	const standing = currentStanding(session);
	const moves = movesMade(play);
	const won = {moves, unaided: hints === 0};
	const parts = [
		level.par === 0 ? '' : `${count(moves, 'move')}, par ${level.par}`,
		hints === 0 ? 'unaided' : count(hints, 'hint'),
	];
	return (
		<Outcome session={session} right={<Text>{protocol.title}</Text>}>
			<Box flexShrink={0}>
				<Tint color={colors.good} bold>{`Won  ${starsOf(won, level.par)}`}</Tint>
				<Text dimColor>{`   ${parts.filter(part => part !== '').join(', ')}`}</Text>
			</Box>
			{standing.is === 'open' ? null : <Paragraph text={standing.because} taken={6} />}
			{closedAt === null ? null : (
				<Box flexDirection="column" flexShrink={0}>
					<Field
						width={7}
						name="STEM"
						text={makeSchedule(schedule.slice(0, closedAt)) || 'empty: the loop begins at once'}
					/>
					<Field width={7} name="LOOP" text={makeSchedule(schedule.slice(closedAt))} />
				</Box>
			)}
			{level.introduces.length === 0 ? null : (
				<Box flexDirection="column" flexShrink={0}>
					<Text dimColor>NEW IN YOUR NOTEBOOK</Text>
					{level.introduces.map(({term, meaning}) => (
						<Paragraph key={term} text={`${term}: ${meaning}`} taken={8} indent="  " />
					))}
					<Text dimColor>{`  ${level.source}`}</Text>
				</Box>
			)}
		</Outcome>
	);
}
