import {Box, Text} from 'ink';
import {closedAtOf, count, faultyIn, historyOf, loopTermsOf, movesMade, movesSpent, partOf} from '../../game/index.js';
import {wholePar} from '../../level/index.js';
import {RunLanes} from '../components/lanes.js';
import {Paragraph} from '../components/paragraph.js';
import {cornersOf, Square, squareOf} from '../components/square.js';
import {Tint} from '../components/valence.js';
import {Ways} from '../components/ways.js';
import {starsOf} from '../items.js';
import {currentLook, currentStanding, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {Outcome} from './outcome.js';

/** The screen after a win: the stars and what each is for, what was shown, the run, and the notebook's new words; after a part that is not the last, what was shown. */
export function WonScreen({session}: {readonly session: Session}) {
	const {play} = session;
	const {level, protocol} = play;
	const last = play.at === level.parts.length - 1;
	const standing = currentStanding(session);
	const {rows} = useShell();
	const {won, goal} = partOf(play);
	const look = currentLook(session);
	const square = squareOf(play);
	return (
		<Outcome session={session} right={<Text>{protocol.title}</Text>}>
			{last ? (
				<Stars session={session} />
			) : (
				<Tint color={colors.good} bold>{`${play.at + 1} of ${level.parts.length} done`}</Tint>
			)}
			{standing.is === 'open' ? null : <Paragraph text={standing.because} taken={6} />}
			{won === null ? null : <Paragraph text={won} taken={6} />}
			{(goal.kind !== 'beginning' && goal.kind !== 'pinned') || look === null ? null : (
				<Ways title={goal.kind === 'beginning' ? play.inputs! : 'FROM HERE'} look={look} play={play} lines={1} />
			)}
			{rows < 22 ? null : square === undefined ? (
				<Run session={session} />
			) : (
				<Square of={square} corners={cornersOf(session, square)} />
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

/** How many stars, and for what. */
function Stars({session}: {readonly session: Session}) {
	const {play, aids} = session;
	const {par, exact} = wholePar(play.level);
	const moves = movesSpent(play);
	const took = par + moves === 0 ? 'no move needed' : `${count(moves, 'move')}, ${exact ? 'par' : 'best known'} ${par}`;
	const unaided = aids === 0;
	return (
		<Box flexShrink={0}>
			<Tint color={colors.good} bold>
				{`Won  ${starsOf({moves, unaided}, par)}`}
			</Tint>
			<Text dimColor>{`   ★ won   ${mark(moves <= par)} ${took}   ${mark(unaided)} unaided`}</Text>
		</Box>
	);
}

function mark(earned: boolean): string {
	return earned ? '★' : '☆';
}

/** The run that won, and what everybody is like at its end; nothing where no move was made. */
function Run({session: {play, columns}}: {readonly session: Session}) {
	if (movesMade(play) === 0 || (play.said !== null && 'claim' in play.said)) return null;
	return (
		<Box flexShrink={0}>
			<RunLanes
				history={historyOf(play)}
				protocol={play.protocol}
				faulty={faultyIn(play)}
				aim={closedAtOf(play) ?? undefined}
				terms={loopTermsOf(play) ?? {}}
				columns={columns - 4}
			/>
		</Box>
	);
}
