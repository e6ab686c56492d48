import {Box, Text} from 'ink';
import {
	goalText,
	type History,
	historyOf,
	lanesOf,
	laneWidths,
	messageLabel,
	movesMade,
	owedSince,
	type Play,
	storageLabel,
} from '../../game/index.js';
import {Frame, Rule} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {ValenceMark} from '../components/valence.js';
import {type Choice, choicesOf, currentLook, type Session} from '../session.js';
import {useSize} from '../size.js';
import {valences} from '../theme.js';

/** The screen on which moves are made. */
export function PlayScreen({session, bar}: {readonly session: Session; readonly bar: string}) {
	const {play} = session;
	const {level, protocol} = play;
	const {columns, rows} = useSize();
	const look = currentLook(session);
	const history = historyOf(play);
	const {states} = history.pictures.at(-1)!.configuration;
	const bufferRows = Math.max(1, rows - 15 - states.length - Math.min(5, Math.max(3, rows - 20)));
	const moveRows = Math.min(6, Math.max(3, rows - 18));
	return (
		<Frame
			title={`${level.id} ${level.title}`}
			right={
				<Text>
					{`${protocol.title}   inputs ${history.inputs}   `}
					{level.shown === 'none' ? '' : look === null ? '…' : <ValenceMark of={look.valence} />}
				</Text>
			}
			bar={bar}
		>
			<Box paddingX={1} flexShrink={0} minHeight={2}>
				<Label text="GOAL" />
				<Paragraph text={goalText(level.goal)} taken={10} />
			</Box>
			<Box paddingX={1} flexShrink={0} height={1} justifyContent="space-between">
				<Text wrap="truncate">{session.note === '' ? owedText(play, history) : session.note}</Text>
				<Box flexShrink={0}>
					<Text dimColor>{`  move ${movesMade(play)}${level.par > 0 ? ` · par ${level.par}` : ''}`}</Text>
				</Box>
			</Box>
			<Rule />
			<Lanes history={history} columns={columns - 42} play={play} />
			<Buffer history={history} play={play} rows={bufferRows} />
			<Box flexGrow={1} />
			<Rule />
			<Box paddingX={1} flexShrink={0} justifyContent="space-between" height={1}>
				<Text dimColor>YOUR MOVE</Text>
				<Text dimColor>{level.shown === 'moves' ? 'then' : ''}</Text>
			</Box>
			<Box flexDirection="column" flexShrink={0} minHeight={moveRows}>
				<Menu
					items={choicesOf(session).map((choice, index) => ({
						label: choiceLabel(choice, index, columns - 4, level.shown === 'moves'),
					}))}
					chosen={session.chosen}
					rows={moveRows}
				/>
			</Box>
		</Frame>
	);
}

function Label({text}: {readonly text: string}) {
	return (
		<Box width={8} flexShrink={0}>
			<Text dimColor>{text}</Text>
		</Box>
	);
}

/** What is owed before the loop from the earliest configuration that is still like the present one is fair; or how far one is from any. */
function owedText({level}: Play, history: History): string {
	if (level.goal.kind !== 'fair-loop') return '';
	const now = history.moves.length;
	const back = history.pictures.slice(0, -1).findIndex(({text}) => text === history.pictures.at(-1)!.text);
	if (back === -1) return `OWED    this is C${now}, and you have not been here before`;
	const {processes, letters} = owedSince(history, back);
	const debts = [...processes.map(p => `p${p} must step`), ...letters.map(letter => `${letter} must be received`)];
	return debts.length === 0
		? `OWED    nothing: from C${back} to C${now} is a fair loop`
		: `OWED    you are back in C${back}, but since then ${debts.join(', ')}`;
}

function Lanes({history, columns, play}: {readonly history: History; readonly columns: number; readonly play: Play}) {
	const lanes = lanesOf(history);
	const widths = laneWidths(lanes);
	let first = widths.length;
	for (let width = 0; first > 0 && width + widths[first - 1]! <= columns; first--) width += widths[first - 1]!;
	const line = (cells: readonly string[]): string =>
		cells
			.slice(first)
			.map((cell, i) => cell.padEnd(widths[first + i]!))
			.join('')
			.padEnd(columns);
	const {states} = history.pictures.at(-1)!.configuration;
	return (
		<Box flexDirection="column" flexShrink={0} paddingX={1}>
			<Box>
				<Label text={first > 0 ? 'RUN  …' : 'RUN'} />
				<Text dimColor wrap="truncate">{`${line(lanes.header)} x y pc      storage`}</Text>
			</Box>
			{states.map(({input, output, pc, storage}, p) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a process is its index
				<Box key={p}>
					<Label text={`  p${p}`} />
					<Text wrap="truncate">
						{`${line(lanes.rows[p]!)} ${input} `}
						<Text bold={output !== null} inverse={output !== null}>
							{output ?? 'b'}
						</Text>
						{` ${pc.padEnd(7)} ${storageLabel(play.protocol, storage)}`}
					</Text>
				</Box>
			))}
		</Box>
	);
}

function Buffer({history, play, rows}: {readonly history: History; readonly play: Play; readonly rows: number}) {
	const {buffer} = history.pictures.at(-1)!;
	const now = history.moves.length;
	const lines = buffer.map(({letter, message, sentBy}) => {
		const waits = now - sentBy;
		return `${letter}  ${messageLabel(play.protocol, message.value)} → p${message.to}   ${waits === 0 ? 'new' : `waits ${waits} ${waits === 1 ? 'move' : 'moves'}`}`;
	});
	const shown =
		lines.length <= rows
			? lines
			: Array.from(
					history.inputs,
					(_, p) =>
						`p${p}: ${
							buffer
								.filter(({message}) => message.to === p)
								.map(({letter}) => letter)
								.join(' ') || '–'
						}`,
				);
	return (
		<Box flexDirection="column" flexShrink={0} paddingX={1} paddingTop={1}>
			{(shown.length === 0 ? ['empty'] : shown).map((line, index) => (
				<Box key={line}>
					<Label text={index === 0 ? 'BUFFER' : ''} />
					<Text wrap="truncate" dimColor={shown.length === 0}>
						{line}
					</Text>
				</Box>
			))}
		</Box>
	);
}

function choiceLabel(choice: Choice, index: number, columns: number, shown: boolean): string {
	const number = index < 9 ? `${index + 1}  ` : '   ';
	if ('close' in choice) return `${number}close the loop back to C${choice.close}: a fair loop, for ever`;
	const {what, does, valence} = choice.offer;
	const mark =
		shown && valence !== null
			? ` ${valences[valence].mark}${valence === 'zero' ? ' 0' : valence === 'one' ? ' 1' : '  '}`
			: '';
	const width = columns - mark.length;
	const left = `${number}${what.padEnd(28)} ${does}`;
	return `${left.length > width ? `${left.slice(0, width - 1)}…` : left.padEnd(width)}${mark}`;
}
