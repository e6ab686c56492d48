import {Box, Text} from 'ink';
import {partOf, type Play, replay, workedOn} from '../../game/index.js';

/** The square of FLP85 §2, Lemma 1: two schedules of different processes from one configuration, which meet again. */
export interface SquareSides {
	readonly from: string;
	readonly first: string;
	readonly second: string;
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
	return {from: `C${opening.length}`, first: across!, second: down!};
}

/** The square, drawn: the given way goes right and then down, the other one down and then right. */
export function Square({of: {from, first, second}}: {readonly of: SquareSides}) {
	const width = Math.max(6, first.length + 4);
	const side = `${'─'.repeat(Math.floor((width - first.length - 2) / 2))} ${first} ${'─'.repeat(Math.ceil((width - first.length - 2) / 2))}▸`;
	const gap = ' '.repeat(side.length);
	const left = Math.max(from.length, second.length);
	const lines = [
		`${from.padEnd(left)} ${side} ·`,
		`${'│'.padEnd(left)} ${gap} │`,
		`${second.padEnd(left)} ${gap} ${second}`,
		`${'▾'.padEnd(left)} ${gap} ▾`,
		`${'·'.padEnd(left)} ${side} the same configuration`,
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
