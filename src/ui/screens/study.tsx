import {Box, Text} from 'ink';
import {wrap} from '../../game/index.js';
import {chapters} from '../../study/chapters.js';
import {Frame, Rule} from '../components/frame.js';
import {Laid} from '../components/laid.js';
import {Menu} from '../components/menu.js';
import {Lines, Paragraph} from '../components/paragraph.js';
import {Busy, Tint, ValenceMark} from '../components/valence.js';
import {becauseLines, becauseRows, eventRows, firstOfScroll, shownLines, shownRows} from '../study-pages.js';
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
					text="Here the proof is taken apart. Each part of the paper is a few claims; each says why it holds, and ⏎ shows what it comes to on a protocol: this one, or any other (p). New to it? Read the parts in order."
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
	const {columns} = useShell();
	if (front.name !== 'chapter') return null;
	const {title, says, source, steps} = chapters[front.at]!;
	const lines = becauseLines(session);
	const rows = becauseRows(session);
	const first = Math.min(front.scroll, Math.max(0, lines.length - rows));
	const below = lines.length - first - rows;
	return (
		<Frame
			title={title}
			right={
				<Text dimColor>
					{below > 0 ? `${below} more below: n` : columns < 76 ? source.replace('FLP85 ', '') : source}
				</Text>
			}
		>
			<Box flexDirection="column" paddingX={3} flexShrink={0}>
				<Lines lines={wrap(says, columns - 6)} />
			</Box>
			<Box paddingTop={1} flexShrink={0}>
				<Menu
					items={steps.map(({title: short}, index) => ({label: `${index + 1}  ${short}`}))}
					chosen={front.chosen}
					rows={steps.length}
				/>
			</Box>
			<Rule />
			<Laid lines={lines.slice(first, first + rows)} />
		</Frame>
	);
}

const answerWords = {holds: 'so it is here', fails: 'not so here', unknown: 'not known here'} as const;

/** A claim, and what it comes to on the protocol; above it, for Lemma 3, the events to choose e from. */
export function ShownScreen({session}: {readonly session: Session}) {
	const front = shownScreen(session);
	const {theme, columns} = useShell();
	if (front === undefined) return null;
	const {chapter} = stepOf(front);
	const where = columns < 76 ? '' : `, ${front.step + 1} of ${chapter.steps.length}`;
	const answer = answerOf(session);
	const lines = shownLines(session, theme);
	const rows = shownRows(session);
	const first = firstOfScroll(session, theme);
	const below = lines.length - first - rows;
	const inputs = session.study.inputs ?? lastAnswer(session)?.inputs ?? '';
	return (
		<Frame
			title={`${chapter.title.split(':')[0]}${where} on ${session.study.of.title}${inputs === '' ? '' : `, inputs ${inputs}`}`}
			right={
				answer === null ? (
					<Busy found={session.engine.is === 'busy' ? session.engine.found : 0} />
				) : typeof answer === 'string' ? (
					<Text />
				) : (
					<Tint color={answer.shown.answer === 'holds' ? colors.good : colors.bad}>
						{answer.shown.word ?? answerWords[answer.shown.answer]}
					</Tint>
				)
			}
		>
			{front.name === 'detours' ? <Events session={session} /> : null}
			<Box paddingTop={front.name === 'detours' ? 0 : 1}>
				<Laid lines={lines.slice(first, first + rows)} />
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

/** Which of a longer list are in sight: "  (1–5 of 8)". */
function pageText(chosen: number, count: number): string {
	if (count <= eventRows) return '';
	const first = Math.floor(chosen / eventRows) * eventRows;
	return `   (${first + 1}–${Math.min(count, first + eventRows)} of ${count})`;
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
				<Text
					dimColor
				>{`e, one of the events of C${front.schedule.length}, and where it leads${pageText(front.chosen, answer.events.length)}`}</Text>
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
