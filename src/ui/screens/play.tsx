import {Box, Text} from 'ink';
import {asksForLoop, faultyIn, historyOf, movesMade} from '../../game/index.js';
import {choicesOf, labelColumns, playLayout} from '../choices.js';
import {Buffer} from '../components/buffer.js';
import {Frame, Label, Rule} from '../components/frame.js';
import {RunLanes} from '../components/lanes.js';
import {Moves} from '../components/moves.js';
import {Lines} from '../components/paragraph.js';
import {Busy, ValenceMark} from '../components/valence.js';
import {owedText} from '../owed-text.js';
import {aimOf, currentLook, frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';

/** The screen on which moves are made. */
export function PlayScreen({session}: {readonly session: Session}) {
	const {play} = session;
	const {level} = play;
	const {columns} = useShell();
	const {goal, hint, bufferRows, roomy, moveRows} = playLayout(session);
	const history = historyOf(play);
	const front = frontOf(session);
	const owed = owedText(session);
	return (
		<Frame title={`${level.id} ${level.title}`} right={<Status session={session} />}>
			<Labelled text="GOAL" lines={goal} />
			<Box paddingRight={1} flexShrink={0} height={1} justifyContent="space-between">
				{owed === '' ? <Box /> : <Labelled text="OWED" lines={[owed]} />}
				<Box flexShrink={0} paddingLeft={2}>
					<Text
						dimColor
					>{`${columns < 76 ? '' : 'move '}${movesMade(play)}${level.par > 0 ? ` · par ${level.par}` : ''}`}</Text>
				</Box>
			</Box>
			{hint.length === 0 ? null : <Labelled text="HINT" lines={hint} />}
			<Rule />
			<RunLanes
				history={history}
				protocol={play.protocol}
				faulty={faultyIn(play)}
				aim={asksForLoop(level.goal) ? aimOf(session) : undefined}
				columns={columns}
			/>
			{roomy ? <Box height={1} flexShrink={0} /> : null}
			<Buffer history={history} protocol={play.protocol} rows={bufferRows} />
			<Box flexGrow={1} />
			<Rule />
			<Moves
				choices={choicesOf(session, moveRows)}
				chosen={front.name === 'play' ? front.chosen : 0}
				rows={moveRows}
				shown={level.shown === 'moves'}
			/>
		</Frame>
	);
}

function Labelled({text, lines}: {readonly text: string; readonly lines: readonly string[]}) {
	return (
		<Box paddingLeft={1}>
			<Label text={text} width={labelColumns} />
			<Lines lines={lines} />
		</Box>
	);
}

/** Protocol, faults, and the present valence as far as the level shows it, or what the engine is doing instead. */
function Status({session}: {readonly session: Session}) {
	const {play, engine} = session;
	const {level, protocol} = play;
	const {columns} = useShell();
	const look = currentLook(session);
	const faulty = faultyIn(play);
	const faults =
		faulty.length > 0
			? `p${faulty.join(', p')} is faulty`
			: level.faults === 'one'
				? 'one fault allowed'
				: columns >= 76 && asksForLoop(level.goal)
					? 'no faults allowed'
					: '';
	const busy = look === null && engine.is === 'busy';
	const left = busy ? '' : faults === '' ? protocol.title : `${protocol.title}   ${faults}`;
	const right =
		look !== null ? (
			level.shown === 'none' ? null : (
				<ValenceMark of={look.valence} />
			)
		) : engine.is === 'busy' ? (
			<Busy found={engine.found} />
		) : engine.is === 'stopped' ? (
			<Text dimColor>engine stopped (c asks again)</Text>
		) : level.shown === 'none' ? null : (
			<Text dimColor>…</Text>
		);
	return (
		<Text>
			{left}
			{right === null || left === '' ? null : '   '}
			{right}
		</Text>
	);
}
