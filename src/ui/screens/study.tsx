import {Box, Text} from 'ink';
import {wrap} from '../../game/index.js';
import {chapters} from '../../study/chapters.js';
import {Frame, Rule} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Lines, Paragraph} from '../components/paragraph.js';
import {Busy, Marked, Tint, ValenceMark} from '../components/valence.js';
import {cut} from '../choices.js';
import {eventRows, firstOfScroll, shownLines, shownRows} from '../study-pages.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {answerOf, lastAnswer, shownScreen, stepOf} from '../study.js';
import {colors} from '../theme.js';

/** What the proof is shown on. */
function onWhat({study}: Session): string {
	const {of, inputs} = study;
	return `on ${of.title}, n = ${of.n}${inputs === null ? '' : `, inputs ${inputs}`}`;
}

/** The parts of the proof. */
export function StudyScreen({session}: {readonly session: Session}) {
	const front = frontOf(session);
	const {columns} = useShell();
	if (front.name !== 'study') return null;
	const width = Math.max(...chapters.map(({title}) => title.length)) + 3;
	return (
		<Frame title="Study: the proof, step by step" right={<Text dimColor>{onWhat(session)}</Text>}>
			<Box flexDirection="column" paddingX={3} paddingY={1}>
				<Paragraph
					text="You have read it or you have played it; here you take it apart. Each part of the paper is a few claims, and each claim is shown on a protocol: this one, or any other (p)."
					taken={6}
				/>
			</Box>
			<Menu
				items={chapters.map(({title, source}, index) => ({
					label: `${index + 1}  ${title.padEnd(width)}`,
					mark: columns < 76 ? null : <Text dimColor>{source.replace('FLP85 ', '')}</Text>,
				}))}
				chosen={front.chosen}
				rows={chapters.length}
			/>
		</Frame>
	);
}

/** The claims of one part, and why the chosen one holds. */
export function ChapterScreen({session}: {readonly session: Session}) {
	const front = frontOf(session);
	const {columns, rows} = useShell();
	if (front.name !== 'chapter') return null;
	const {title, says, source, steps} = chapters[front.at]!;
	const step = steps[front.chosen]!;
	const intro = wrap(says, columns - 6);
	const claim = wrap(step.says, columns - 6);
	const room = rows - 8 - steps.length - claim.length;
	const because = wrap(step.because, columns - 6);
	const introRows = room - because.length - 2 >= intro.length ? intro.length : 0;
	return (
		<Frame title={title} right={<Text dimColor>{columns < 76 ? source.replace('FLP85 ', '') : source}</Text>}>
			{introRows === 0 ? null : (
				<Box flexDirection="column" paddingX={3} paddingTop={1}>
					<Lines lines={intro} />
				</Box>
			)}
			<Box paddingY={1} flexShrink={0}>
				<Menu
					items={steps.map(({title: short}, index) => ({label: `${index + 1}  ${short}`}))}
					chosen={front.chosen}
					rows={steps.length}
				/>
			</Box>
			<Rule />
			<Box flexDirection="column" paddingX={3} paddingTop={1}>
				<Tint color={colors.title} bold>
					{claim.join('\n')}
				</Tint>
				<Lines lines={cut(because, Math.max(1, room - introRows))} />
			</Box>
		</Frame>
	);
}

const answerWords = {holds: 'holds here', fails: 'does not hold here', unknown: 'not known here'} as const;

/** A claim, and what it comes to on the protocol; above it, for Lemma 3, the events to choose e from. */
export function ShownScreen({session}: {readonly session: Session}) {
	const front = shownScreen(session);
	const {theme} = useShell();
	if (front === undefined) return null;
	const {chapter} = stepOf(front);
	const answer = answerOf(session);
	const lines = shownLines(session, theme);
	const rows = shownRows(session);
	const first = firstOfScroll(session, theme);
	const below = lines.length - first - rows;
	const inputs = session.study.inputs ?? lastAnswer(session)?.inputs ?? '';
	return (
		<Frame
			title={`${chapter.title.split(':')[0]} on ${session.study.of.title}${inputs === '' ? '' : `, inputs ${inputs}`}`}
			right={
				answer === null ? (
					<Busy found={session.engine.is === 'busy' ? session.engine.found : 0} />
				) : typeof answer === 'string' ? (
					<Text />
				) : (
					<Tint color={answer.shown.answer === 'holds' ? colors.good : colors.bad}>
						{answerWords[answer.shown.answer]}
					</Tint>
				)
			}
		>
			{front.name === 'detours' ? <Events session={session} /> : null}
			<Box flexDirection="column" paddingX={3} paddingTop={1}>
				{lines.slice(first, first + rows).map(({name, text, head}, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
					<Box key={index} flexShrink={0} height={1}>
						{name === '' ? null : <Text dimColor>{name}</Text>}
						{head ? (
							<Tint color={colors.title} bold>
								{text}
							</Tint>
						) : (
							<Marked text={text} />
						)}
					</Box>
				))}
			</Box>
			<Box flexGrow={1} />
			{below <= 0 ? null : (
				<Box flexShrink={0} height={1} paddingX={3}>
					<Text dimColor>{`${below} more below: ${front.name === 'detours' ? 'n' : theme.ascii ? 'down' : '↓'}`}</Text>
				</Box>
			)}
		</Frame>
	);
}

/** The events of a configuration, and what Lemma 3 makes of each. */
function Events({session}: {readonly session: Session}) {
	const front = shownScreen(session);
	const {columns} = useShell();
	const answer = lastAnswer(session);
	if (front?.name !== 'detours' || answer?.events === undefined) return null;
	const width = Math.min(columns - 34, 3 + Math.max(...answer.events.map(({label}) => label.length)));
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box paddingX={1} paddingTop={1} justifyContent="space-between">
				<Text dimColor>{`e, one of the events of C${front.schedule.length}, and where it leads`}</Text>
				{answer.at === undefined ? null : <ValenceMark of={answer.at} />}
			</Box>
			<Menu
				items={answer.events.map(({label, outcome}) => ({
					label: label.length > width - 2 ? `${label.slice(0, width - 3)}… ` : label.padEnd(width),
					mark: <Text dimColor>{outcome}</Text>,
				}))}
				chosen={front.chosen}
				rows={eventRows}
			/>
			<Rule />
		</Box>
	);
}
