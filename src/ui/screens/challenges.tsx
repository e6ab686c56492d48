import {Box, Text} from 'ink';
import {wrap} from '../../game/index.js';
import {difficulties} from '../../challenge/index.js';
import {bestText, dayText, drawingText, soughtIn} from '../challenges.js';
import {cut} from '../choices.js';
import {Frame, Label} from '../components/frame.js';
import {Lines, Paragraph} from '../components/paragraph.js';
import {cardRows, isPlain} from '../result.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {streakOf, streakText} from '../streak.js';
import {broken, inPieces} from '../text-line.js';
import {List} from './lists.js';

/** Which challenge: today's, a random one, or one by its ID; and how hard. */
export function ChallengesScreen({session}: {readonly session: Session}) {
	const {days, day, difficulty} = session.challenges;
	return (
		<Frame title="Challenges" right={<Text>{streakText(streakOf(days, day))}</Text>}>
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1} flexShrink={0}>
				<Paragraph
					text="Drawn, and not written: a protocol, inputs, a goal. The engine has proved that it can be won, or that it cannot where you may claim so. The same ID is the same challenge for everybody."
					taken={6}
				/>
				<Box>
					<Label text="DIFFICULTY" width={12} />
					{difficulties.map(one => (
						<Text key={one} bold={one === difficulty} dimColor={one !== difficulty}>
							{(one === difficulty ? `[${one}]` : ` ${one} `).padEnd(10)}
						</Text>
					))}
				</Box>
			</Box>
			<Box paddingTop={1} flexShrink={0}>
				<List session={session} rows={4} />
			</Box>
			<Box flexGrow={1} />
			<Box flexDirection="column" paddingX={3} flexShrink={0}>
				<Paragraph text={bestText(session)} taken={6} />
				<Paragraph text={dayText(session)} taken={6} dim />
			</Box>
		</Frame>
	);
}

/** A field for an ID, and what it is. */
export function SeekScreen({session}: {readonly session: Session}) {
	const {columns, rows} = useShell();
	const field = soughtIn(session);
	if (field === null) return null;
	const width = columns - 6;
	const says = cut(wrap(field.says, width), 4);
	const about = wrap(
		`An ID is like v1:hard#any text at all; a seed alone is ${session.challenges.difficulty} (←→). A code is one long word: paste it.`,
		width,
	);
	const lines = inPieces(`${field.text.replaceAll(/\s/gu, ' ')}_`, width);
	const room = Math.max(1, rows - 7 - about.length - says.length);
	return (
		<Frame title="A challenge by its ID">
			<Box flexDirection="column" paddingX={3} paddingTop={1}>
				<Lines dim lines={about} />
				<Box paddingY={1}>
					<Lines lines={lines.slice(-room)} />
				</Box>
				<Lines lines={says} />
			</Box>
		</Frame>
	);
}

/** A challenge while it is drawn. */
export function DrawingScreen({session}: {readonly session: Session}) {
	const {columns, rows} = useShell();
	return (
		<Frame title="A challenge">
			<Box flexDirection="column" paddingX={3} paddingTop={1} gap={1}>
				{drawingText(session).map(text => (
					<Lines key={text} lines={cut(wrap(text, columns - 6), rows - 10)} />
				))}
			</Box>
		</Frame>
	);
}

/** What a challenge is called, and how it went: texts to copy. */
export function CardScreen({session}: {readonly session: Session}) {
	const {columns, rows, theme} = useShell();
	const front = frontOf(session);
	if (front.name !== 'card') return null;
	const all = cardRows(session, isPlain(theme));
	const {text} = all[front.chosen % all.length]!;
	return (
		<Frame title="What this challenge is called" right={<Text>{session.play.protocol.title}</Text>}>
			<Box paddingTop={1} flexShrink={0}>
				<List session={session} rows={3} />
			</Box>
			<Box paddingX={3} paddingTop={1}>
				<Lines lines={cut(broken(text, columns - 6), rows - 6 - all.length)} />
			</Box>
		</Frame>
	);
}
