import {Box, Text} from 'ink';
import {
	closedAtOf,
	count,
	faultyIn,
	historyOf,
	isClaim,
	loopTermsOf,
	movesMade,
	movesSpent,
	partOf,
	runWithout,
	wrap,
} from '../../game/index.js';
import {wholePar} from '../../level/index.js';
import {RunLanes} from '../components/lanes.js';
import {Lines, Paragraph} from '../components/paragraph.js';
import {cornersOf, Square, squareOf} from '../components/square.js';
import {Tint} from '../components/valence.js';
import {Ways} from '../components/ways.js';
import {itemsOf} from '../items.js';
import {calledLines} from '../result.js';
import {starsOf} from '../stars.js';
import {currentLook, currentStanding, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {airOf, Called, labelColumns, linesIn, Outcome} from './outcome.js';

/** The screen after a win: the stars and what each is for, what was shown, the run, and the notebook's new words; after a part that is not the last, what was shown. */
export function WonScreen({session}: {readonly session: Session}) {
	const {play} = session;
	const {level, protocol} = play;
	const last = play.at === level.parts.length - 1;
	const standing = currentStanding(session);
	const {rows, columns, theme} = useShell();
	const {won, goal} = partOf(play);
	const look = currentLook(session);
	const shows = goal.kind === 'beginning' || goal.kind === 'pinned' ? look : null;
	const square = rows < 22 ? undefined : squareOf(play);
	const words = last ? level.introduces.map(({term, meaning}) => wrap(`${term}: ${meaning}`, columns - 8, '  ')) : [];
	const called = calledLines(session, columns - 6 - labelColumns, theme);
	const said = [...(standing.is === 'open' ? [] : [standing.because]), ...(won === null ? [] : [won])];
	const blocks = [
		1,
		...said.map(text => wrap(text, columns - 6).length),
		...(shows === null ? [] : [2]),
		...(square === undefined ? [] : [5]),
		...(words.length === 0 ? [] : [2 + words.flat().length]),
	];
	const shown = called.filter((_, index) => hasRoom(session, [...blocks, linesIn(called.slice(0, index + 1))]));
	return (
		<Outcome session={session} right={<Text>{protocol.title}</Text>}>
			{last ? (
				<Stars session={session} />
			) : (
				<Tint color={colors.good} bold>{`${play.at + 1} of ${level.parts.length} done`}</Tint>
			)}
			{said.map(text => (
				<Paragraph key={text} text={text} taken={6} />
			))}
			{shows === null ? null : (
				<Ways title={goal.kind === 'beginning' ? play.inputs! : 'FROM HERE'} look={shows} play={play} lines={1} />
			)}
			{square === undefined ? null : <Square of={square} corners={cornersOf(session, square)} />}
			{square === undefined &&
			hasRoom(session, [...blocks, ...(shown.length === 0 ? [] : [linesIn(shown)]), partOf(play).n + 2]) ? (
				<Run session={session} />
			) : null}
			{shown.length === 0 ? null : <Called of={shown} />}
			{words.length === 0 ? null : (
				<Box flexDirection="column" flexShrink={0}>
					<Text dimColor>NEW IN YOUR NOTEBOOK</Text>
					{words.map(lines => (
						<Lines key={lines[0]} lines={lines} />
					))}
					<Text dimColor>{`  ${level.source}`}</Text>
				</Box>
			)}
		</Outcome>
	);
}

/** Whether blocks of these heights fit, with what is always there: title, rules, keys, what comes next, and the air between them. */
function hasRoom(session: Session, blocks: readonly number[]): boolean {
	const {rows} = session;
	const air = airOf(rows);
	return 4 + itemsOf(session).length + blocks.reduce((sum, height) => sum + height + air, 0) <= rows;
}

/** How many stars, and for what. */
function Stars({session}: {readonly session: Session}) {
	const {play, aids} = session;
	const {par, exact} = wholePar(play.level);
	const moves = movesSpent(play);
	const took =
		par + moves === 0
			? 'no move needed'
			: !exact && moves < par
				? `${count(moves, 'move')}: better than the best we knew, ${par}`
				: `${count(moves, 'move')}, ${exact ? 'par' : 'best'} ${par}`;
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

/** The run that won, or the one in which the loop was left, and what everybody is like at its end; nothing where no move was made. */
function Run({session: {play, columns}}: {readonly session: Session}) {
	const without = runWithout(play);
	if (without === undefined && (movesMade(play) === 0 || isClaim(play.said))) return null;
	return (
		<Box flexShrink={0}>
			<RunLanes
				history={without ?? historyOf(play)}
				protocol={play.protocol}
				faulty={faultyIn(play)}
				aim={closedAtOf(play) ?? undefined}
				terms={loopTermsOf(play) ?? {}}
				columns={columns - 4}
			/>
		</Box>
	);
}
