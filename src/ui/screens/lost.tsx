import {Box, Text} from 'ink';
import {makeSchedule, type Schedule} from '../../flp/index.js';
import {count, decoyPlayed, historyOf, lossOf, partOf, wrap} from '../../game/index.js';
import {Field} from '../components/field.js';
import {Label} from '../components/frame.js';
import {Lines} from '../components/paragraph.js';
import {Tint, ValenceMark} from '../components/valence.js';
import {currentLook, currentStanding, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import type {Look} from '../../worker/client.js';
import {itemsOf} from '../items.js';
import {Outcome} from './outcome.js';

const labels = 12;

/** The screen after a loss: the move that lost, the ways to each decision before and after it, a question, a step back. */
export function LostScreen({session}: {readonly session: Session}) {
	const {play, lookBefore} = session;
	const {protocol, said} = play;
	const part = partOf(play);
	const decoy = decoyPlayed(play);
	// what was said is to blame, and not the last move
	const claimed = said !== null;
	const {columns, rows} = useShell();
	const standing = currentStanding(session);
	const loss = claimed || isInnocent(session) ? null : lossOf(play);
	const after = currentLook(session);
	const shows = part.shown !== 'none' && !claimed;
	const because = standing.is === 'open' ? [] : wrap(standing.because, columns - 6);
	const move = shortened(wrap(loss?.move ?? '', columns - 6 - labels), 2);
	const says = [
		...(decoy !== undefined ? [{name: 'WHY', text: decoy.says}] : loss === null ? [] : [{name: 'WHY', text: loss.why}]),
		...(decoy !== undefined ? [] : [{name: 'TRY', text: loss?.question ?? questionFor(session)}]),
		...(session.hint === '' ? [] : [{name: 'HINT', text: session.hint}]),
	];
	const others = because.length + move.length + says.flatMap(({text}) => wrap(text, columns - 6 - labels)).length;
	/** lines for each way to a decision: there are two before the move and two after it */
	const lines = rows - others - itemsOf(session).length < 17 ? 1 : 2;
	const number = historyOf(play).moves.length - part.opening.length;
	return (
		<Outcome
			session={session}
			right={
				<Text>
					{`${protocol.title}   `}
					{shows && after !== null ? <ValenceMark of={after.valence} /> : null}
				</Text>
			}
		>
			{because.length === 0 ? null : (
				<Box flexShrink={0}>
					<Tint color={colors.bad} bold>
						{because.join('\n')}
					</Tint>
				</Box>
			)}
			{loss === null ? null : (
				<Box flexShrink={0}>
					<Label text={`MOVE ${number}`} width={labels} />
					<Lines lines={move} />
				</Box>
			)}
			{shows ? (
				<Box flexDirection="column" flexShrink={0}>
					{loss !== null && lookBefore !== null ? <Ways title="BEFORE IT" look={lookBefore} lines={lines} /> : null}
					{after === null ? null : <Ways title={loss === null ? 'FROM HERE' : 'AFTER IT'} look={after} lines={lines} />}
				</Box>
			) : null}
			<Box flexDirection="column" flexShrink={0}>
				{says.map(({name, text}) => (
					<Field key={name} name={name} text={text} />
				))}
			</Box>
		</Outcome>
	);
}

/** Whether the last move changed nothing of what can be decided: then it was lost before. */
function isInnocent(session: Session): boolean {
	const {lookBefore} = session;
	const after = currentLook(session);
	if (lookBefore === null || after === null || partOf(session.play).inputs !== 'choose') return false;
	return lookBefore.valence !== 'bivalent' && lookBefore.valence === after.valence;
}

/** What to ask oneself where no move is to blame. */
function questionFor({play: {said}}: Session): string {
	if (said !== null && 'claim' in said)
		return 'Which of the moves have you never tried? That would be a place to begin.';
	return said === null
		? 'What would have to differ, for the other decision to come out?'
		: 'What can still be decided there, and by whose steps?';
}

function Ways({title, look, lines}: {readonly title: string; readonly look: Look; readonly lines: number}) {
	return (
		<Box>
			<Label text={title} width={labels} />
			<Box width={6} flexShrink={0}>
				<ValenceMark of={look.valence} word={false} />
			</Box>
			<Box flexDirection="column">
				<Way to={0} schedule={look.toZero} look={look} most={lines} />
				<Way to={1} schedule={look.toOne} look={look} most={lines} />
			</Box>
		</Box>
	);
}

/** A shortest schedule to a decision, or that there is none, in so many lines at most. */
function Way({
	to,
	schedule,
	look,
	most,
}: {
	readonly to: 0 | 1;
	readonly schedule: Schedule | null;
	readonly look: Look;
	readonly most: number;
}) {
	const {columns} = useShell();
	const head = `to ${to}${schedule === null || schedule.length === 0 ? '' : ` in ${count(schedule.length, 'step')}`}`;
	const text =
		schedule === null
			? look.valence === 'unknown'
				? 'not known'
				: `no schedule: all ${look.reachable} configurations that can be reached were looked at`
			: schedule.length === 0
				? 'decided already'
				: makeSchedule(schedule);
	const lines = wrap(text, columns - 6 - labels - 6 - 17 - 2);
	return (
		<Box>
			<Label text={head} width={17} />
			<Lines lines={shortened(lines, most)} />
		</Box>
	);
}

function shortened(lines: readonly string[], most: number): readonly string[] {
	return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!} …`];
}
