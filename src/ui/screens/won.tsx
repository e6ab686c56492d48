import {Box, Text} from 'ink';
import {makeSchedule} from '../../flp/index.js';
import {closedAtOf, count, movesMade, partOf} from '../../game/index.js';
import {parOf, wholePar} from '../../level/index.js';
import {Field} from '../components/field.js';
import {Paragraph} from '../components/paragraph.js';
import {Square, squareOf} from '../components/square.js';
import {Tint} from '../components/valence.js';
import {starsOf} from '../items.js';
import {parText} from '../pages.js';
import {currentStanding, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {Outcome} from './outcome.js';

/** The screen after a win: the stars, what was shown, and the notebook's new words; after a part that is not the last, what was shown. */
export function WonScreen({session}: {readonly session: Session}) {
	const {play, aids} = session;
	const {level, protocol, schedule} = play;
	const {rows} = useShell();
	const last = play.at === level.parts.length - 1;
	const standing = currentStanding(session);
	const closedAt = closedAtOf(play);
	const moves = play.before + movesMade(play);
	const part = partOf(play);
	const par = parText({...(last ? wholePar(level) : part), told: true});
	const took =
		(last ? parOf(level) : part.par) + (last ? moves : movesMade(play)) === 0
			? ''
			: `${count(last ? moves : movesMade(play), 'move')}, par ${par.replace(/ moves?$/u, '')}`;
	const square = squareOf(play);
	return (
		<Outcome session={session} right={<Text>{protocol.title}</Text>}>
			<Box flexShrink={0}>
				<Tint color={colors.good} bold>
					{last
						? `Won  ${starsOf({moves, unaided: aids === 0}, parOf(level))}`
						: `${play.at + 1} of ${level.parts.length} done`}
				</Tint>
				<Text
					dimColor
				>{`   ${[took, aids === 0 ? 'unaided' : `helped ${count(aids, 'time')}`].filter(text => text !== '').join(', ')}`}</Text>
			</Box>
			{standing.is === 'open' ? null : <Paragraph text={standing.because} taken={6} />}
			{square === undefined || rows < 22 ? null : <Square of={square} />}
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
			{!last || level.introduces.length === 0 ? null : (
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
