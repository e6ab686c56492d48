import {Box, Text} from 'ink';
import {act, decoyPlayed, historyOf, isClaim, lossOf, partOf, wrap} from '../../game/index.js';
import {cut} from '../choices.js';
import {Field} from '../components/field.js';
import {Label} from '../components/frame.js';
import {Lines} from '../components/paragraph.js';
import {Tint, ValenceMark} from '../components/valence.js';
import {wayLabels, Ways} from '../components/ways.js';
import {currentLook, currentStanding, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {itemsOf} from '../items.js';
import {calledLines} from '../result.js';
import {airOf, Called, labelColumns, linesIn, Outcome} from './outcome.js';

/** The screen after a loss: the move that lost, the ways to each decision before and after it, a question, a step back. */
export function LostScreen({session}: {readonly session: Session}) {
	const {play, lookBefore} = session;
	const {protocol, said} = play;
	const part = partOf(play);
	const decoy = decoyPlayed(play);
	// what was said is to blame, and not the last move
	const claimed = said !== null;
	const {columns, rows, theme} = useShell();
	const standing = currentStanding(session);
	const loss = claimed || session.leapt || isInnocent(session) ? null : lossOf(play);
	const after = currentLook(session);
	const shows = part.shown !== 'none' && !claimed;
	const because = standing.is === 'open' ? [] : wrap(standing.because, columns - 6);
	const move = cut(wrap(loss?.move ?? '', columns - 6 - wayLabels), 2);
	const says = [
		...(decoy !== undefined ? [{name: 'WHY', text: decoy.says}] : loss === null ? [] : [{name: 'WHY', text: loss.why}]),
		...(session.hint !== ''
			? [{name: 'HINT', text: session.hint}]
			: decoy !== undefined
				? []
				: [{name: 'TRY', text: loss?.question ?? questionFor(session)}]),
	];
	const called = calledLines(session, columns - 6 - labelColumns, theme);
	const others = because.length + move.length + says.flatMap(({text}) => wrap(text, columns - 6 - wayLabels)).length;
	/** lines for each way to a decision: there are two before the move and two after it */
	const lines = rows - others - itemsOf(session).length < 17 ? 1 : 2;
	// what it is called, as far as there is room beside all that is said of the loss
	const taken = 6 + others + itemsOf(session).length + (shows ? 4 * lines : 0) + 4 * airOf(rows);
	const shown = called.filter((_, index) => taken + linesIn(called.slice(0, index + 1)) <= rows);
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
					<Label text={`MOVE ${number}`} width={wayLabels} />
					<Lines lines={move} />
				</Box>
			)}
			{shows ? (
				<Box flexDirection="column" flexShrink={0}>
					{loss !== null && lookBefore !== null ? (
						<Ways title="BEFORE IT" look={lookBefore} play={act(play, {do: 'undo'})} lines={lines} />
					) : null}
					{after === null ? null : (
						<Ways title={loss === null ? 'FROM HERE' : 'AFTER IT'} look={after} play={play} lines={lines} />
					)}
				</Box>
			) : null}
			<Box flexDirection="column" flexShrink={0}>
				{says.map(({name, text}) => (
					<Field key={name} name={name} text={text} />
				))}
			</Box>
			{shown.length === 0 ? null : <Called of={shown} />}
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
	if (isClaim(said)) return 'Which of the moves have you never tried? That would be a place to begin.';
	return said === null
		? 'What would have to differ, for the other decision to come out?'
		: 'What can still be decided there, and by whose steps?';
}
