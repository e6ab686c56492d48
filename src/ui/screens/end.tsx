import {Box, Text} from 'ink';
import {makeSchedule, type Schedule} from '../../flp/index.js';
import {historyOf, movesMade, type Standing} from '../../game/index.js';
import {Frame} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {ValenceMark} from '../components/valence.js';
import {currentLook, type Session} from '../session.js';
import type {Look} from '../../worker/client.js';

/** The screen after a win or a loss. `choices` are what enter can do. */
export function EndScreen({
	session,
	standing,
	choices,
	bar,
}: {
	readonly session: Session;
	readonly standing: Standing;
	readonly choices: readonly string[];
	readonly bar: string;
}) {
	const {level, protocol} = session.play;
	const won = standing.is === 'won';
	return (
		<Frame title={`${level.id} ${level.title}`} right={<Text>{protocol.title}</Text>} bar={bar}>
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1} flexGrow={1}>
				<Text bold color={won ? 'green' : 'yellow'}>
					{won ? `Won  ${stars(session)}` : 'Not this way'}
				</Text>
				{standing.is === 'open' ? null : <Paragraph text={standing.because} taken={6} />}
				{won ? <WinFacts session={session} /> : <LossFacts session={session} />}
				{session.note === '' ? null : <Paragraph text={session.note} taken={6} />}
				<Box flexGrow={1} />
				<Menu items={choices.map(label => ({label}))} chosen={session.chosen} rows={4} />
			</Box>
		</Frame>
	);
}

/** A star for the win, one for par, one for no hint. */
function stars({play, hints}: Session): string {
	const count = 1 + (movesMade(play) <= play.level.par ? 1 : 0) + (hints === 0 ? 1 : 0);
	return '★'.repeat(count) + '☆'.repeat(3 - count);
}

function WinFacts({session: {play, hints}}: {readonly session: Session}) {
	const {level, schedule, closedAt} = play;
	return (
		<Box flexDirection="column">
			{level.par > 0 ? (
				<Text>{`${movesMade(play)} ${movesMade(play) === 1 ? 'move' : 'moves'}, par ${level.par}${hints === 0 ? ', no hint' : ''}`}</Text>
			) : null}
			{closedAt === null ? null : (
				<Paragraph text={`stem  ${makeSchedule(schedule.slice(0, closedAt)) || '(empty)'}`} taken={6} />
			)}
			{closedAt === null ? null : <Paragraph text={`loop  ${makeSchedule(schedule.slice(closedAt))}`} taken={6} />}
			{level.introduces.map(({term, meaning}) => (
				<Paragraph key={term} text={`You know now: ${term}, ${meaning}.`} taken={6} dim />
			))}
		</Box>
	);
}

function LossFacts({session}: {readonly session: Session}) {
	const {play, lookBefore} = session;
	const last = historyOf(play).moves.at(-1);
	const after = currentLook(session);
	if (last === undefined) return <Text dimColor>What would have to differ, for the other decision to come out?</Text>;
	return (
		<Box flexDirection="column" gap={1}>
			<Text>{`It was move ${movesMade(play)}:  p${last.event.process} received ${last.received ?? '∅'}   ${makeSchedule([last.event])}`}</Text>
			{lookBefore === null || play.level.shown === 'none' ? null : <Ways title="BEFORE IT" look={lookBefore} />}
			{after === null || play.level.shown === 'none' ? null : <Ways title="AFTER IT " look={after} />}
			<Text dimColor>What if something else had been received first?</Text>
		</Box>
	);
}

function Ways({title, look}: {readonly title: string; readonly look: Look}) {
	return (
		<Box flexDirection="column">
			<Text>
				{`${title}  `}
				<ValenceMark of={look.valence} />
			</Text>
			<Text wrap="truncate">{`   to 0  ${way(look.toZero)}`}</Text>
			<Text wrap="truncate">{`   to 1  ${way(look.toOne)}`}</Text>
		</Box>
	);
}

function way(schedule: Schedule | null): string {
	if (schedule === null) return 'no schedule leads there';
	return schedule.length === 0
		? 'already decided'
		: `${schedule.length} ${schedule.length === 1 ? 'step' : 'steps'}   ${makeSchedule(schedule)}`;
}
