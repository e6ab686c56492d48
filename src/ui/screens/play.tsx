import {Box, Text} from 'ink';
import {faultyIn, followsLoops, levelName, movesMade, partOf, silentIn} from '../../game/index.js';
import type {Par} from '../../level/index.js';
import {choicesOf, isNarrow, labelColumns, loopDrawn, playLayout, shownHistory} from '../choices.js';
import {Buffer} from '../components/buffer.js';
import {Frame, Label, Rule} from '../components/frame.js';
import {RunLanes} from '../components/lanes.js';
import {Moves} from '../components/moves.js';
import {Lines} from '../components/paragraph.js';
import {Busy, ValenceMark} from '../components/valence.js';
import {currentLook, frontOf, type Session, showsMoves} from '../session.js';
import {useShell} from '../shell.js';
import {markOf, wordOf} from '../theme.js';
import {wonOf} from '../unlocks.js';

/** The screen on which moves are made. */
export function PlayScreen({session}: {readonly session: Session}) {
	const {play} = session;
	const {level} = play;
	const part = partOf(play);
	const {columns} = useShell();
	const {goal, hint, wanted, bufferRows, roomy, moveRows} = playLayout(session);
	const history = shownHistory(session);
	const front = frontOf(session);
	const loop = loopDrawn(session);
	return (
		<Frame title={levelName(level)} right={<Status session={session} />}>
			<Labelled text="GOAL" lines={goal} />
			<Box paddingRight={1} flexShrink={0} justifyContent="space-between">
				{wanted[0] === undefined ? <Box /> : <Labelled text={wanted[0].label} lines={wanted[0].lines} />}
				<Box flexShrink={0} height={1} paddingLeft={2}>
					<Text
						dimColor
					>{`${isNarrow(columns) ? '' : 'move '}${movesMade(play)}${parMark({...part, told: part.told || wonOf(session) !== undefined})}`}</Text>
				</Box>
			</Box>
			{wanted.slice(1).map(({label, lines}) => (
				<Labelled key={label} text={label} lines={lines} />
			))}
			{hint.length === 0 ? null : <Labelled text="HINT" lines={hint} />}
			<Rule />
			<RunLanes
				history={history}
				protocol={play.protocol}
				faulty={faultyIn(play)}
				aim={loop?.aim}
				terms={loop?.terms ?? {}}
				columns={columns}
			/>
			{roomy ? <Box height={1} flexShrink={0} /> : null}
			<Buffer history={history} protocol={play.protocol} rows={bufferRows} />
			<Box flexGrow={1} />
			<Rule />
			<Moves
				choices={choicesOf(session, moveRows)}
				play={play}
				chosen={front.name === 'play' ? front.chosen : 0}
				rows={moveRows}
				shown={showsMoves(session)}
			/>
		</Frame>
	);
}

function parMark({par, exact, told}: Par): string {
	return par === 0 || !told ? '' : ` · ${exact ? 'par' : 'best'} ${par}`;
}

/** The present valence; where somebody is silent, also what can be decided without him. */
function Valences({session}: {readonly session: Session}) {
	const {valence, silent} = currentLook(session)!;
	return (
		<Text>
			<ValenceMark of={valence} />
			{silent === null ? null : (
				<Text>
					{withoutText(session)}
					<ValenceMark of={silent} word={false} />
				</Text>
			)}
		</Text>
	);
}

function withoutText({play}: Session): string {
	return `   without ${silentIn(play)
		.map(p => `p${p}`)
		.join(', ')} `;
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
	const {protocol, level} = play;
	const part = partOf(play);
	const {columns, theme} = useShell();
	const look = currentLook(session);
	const faulty = faultyIn(play);
	const faults =
		faulty.length > 0
			? `p${faulty.join(', p')} ${faulty.length === 1 ? 'is' : 'are'} faulty`
			: part.faults !== 'none'
				? `${part.faults === 'one' ? 'one fault' : 'faults'} allowed (f)`
				: !isNarrow(columns) && followsLoops(part.goal)
					? 'no faults allowed'
					: '';
	const busy = look === null && engine.is === 'busy';
	// the protocol's name makes room for what matters more
	const whole = [protocol.title, faults].filter(text => text !== '').join('   ');
	const without = look?.silent == null ? '' : `${withoutText(session)}${markOf(look.silent, theme)}`;
	const valence =
		part.shown === 'none' || look === null ? '' : `   ${markOf(look.valence, theme)} ${wordOf(look.valence)}${without}`;
	const room = columns - `${levelName(level)}${valence}`.length - 4;
	const left = busy ? '' : whole.length <= room ? whole : faults;
	const right =
		look !== null ? (
			part.shown === 'none' ? null : (
				<Valences session={session} />
			)
		) : engine.is === 'busy' ? (
			<Busy found={engine.found} />
		) : engine.is === 'stopped' ? (
			<Text dimColor>engine stopped (c asks again)</Text>
		) : part.shown === 'none' ? null : (
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
