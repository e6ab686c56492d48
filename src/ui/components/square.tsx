import {Box, Text} from 'ink';
import {makeEvent, type Schedule} from '../../flp/index.js';
import {partOf, type Play, replay, workedOn} from '../../game/index.js';
import {currentLook, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {markOf, type Valence} from '../theme.js';

/** The square of FLP85 §2, Lemma 1: two schedules of different processes from one configuration, which meet again. */
export interface SquareSides {
	readonly from: string;
	readonly first: string;
	readonly second: string;
	/** the events of each side, in order */
	readonly across: Schedule;
	readonly down: Schedule;
}

/** The square that a won goal has walked round: the given schedule's first processes, then the others; `undefined` where there is none. */
export function squareOf(play: Play): SquareSides | undefined {
	const goal = workedOn(partOf(play).goal);
	if (goal.kind !== 'configuration' || play.said !== null) return undefined;
	const {opening} = partOf(play);
	const [head] = goal.schedule;
	const turn = goal.schedule.findIndex(({process}) => process !== head!.process);
	if (turn <= 0) return undefined;
	const sides = [goal.schedule.slice(0, turn), goal.schedule.slice(turn)].map(side => [
		...new Set(side.map(({process}) => process)),
	]);
	const second = goal.schedule.slice(turn);
	const alone = replay(play.protocol, play.inputs!, [...opening, ...second]).moves.length;
	// one process in both, or a second side that needs the first: no square
	if (sides[1]!.includes(head!.process) || alone < opening.length + second.length) return undefined;
	const [across, down] = sides.map(side =>
		side
			.sort((a, b) => a - b)
			.map(p => `p${p}`)
			.join(' '),
	);
	return {
		from: `C${opening.length}`,
		first: across!,
		second: down!,
		across: goal.schedule.slice(0, turn),
		down: second,
	};
}

/** The valences of the corners, as far as they are known: where one begins, after each side of one step, and where both ways meet. */
interface Corners {
	readonly begin: Valence | undefined;
	readonly right: Valence | undefined;
	readonly below: Valence | undefined;
	readonly end: Valence | undefined;
}

/** What the player may see of the corners. */
export function cornersOf(session: Session, {across, down}: SquareSides): Corners {
	const {startLook, play} = session;
	if (partOf(play).shown === 'none') return {begin: undefined, right: undefined, below: undefined, end: undefined};
	const after = (side: Schedule): Valence | undefined =>
		side.length === 1
			? startLook?.moves.find(({event}) => makeEvent(event) === makeEvent(side[0]!))?.valence
			: undefined;
	return {begin: startLook?.valence, right: after(across), below: after(down), end: currentLook(session)?.valence};
}

/** The square, drawn: the given way goes right and then down, the other one down and then right. */
export function Square({of: {from, first, second}, corners}: {readonly of: SquareSides; readonly corners: Corners}) {
	const {theme} = useShell();
	const mark = (valence: Valence | undefined): string => (valence === undefined ? '·' : markOf(valence, theme));
	const begin = corners.begin === undefined ? from : `${from} ${mark(corners.begin)}`;
	const width = Math.max(6, first.length + 4);
	const side = `${'─'.repeat(Math.floor((width - first.length - 2) / 2))} ${first} ${'─'.repeat(Math.ceil((width - first.length - 2) / 2))}▸`;
	const gap = ' '.repeat(side.length);
	const left = Math.max(begin.length, second.length, mark(corners.below).length);
	const lines = [
		`${begin.padEnd(left)} ${side} ${mark(corners.right)}`,
		`${'│'.padEnd(left)} ${gap} │`,
		`${second.padEnd(left)} ${gap} ${second}`,
		`${'▾'.padEnd(left)} ${gap} ▾`,
		`${mark(corners.below).padEnd(left)} ${side} ${mark(corners.end)} the same configuration`,
	];
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2}>
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
				<Text key={index}>{line}</Text>
			))}
		</Box>
	);
}
