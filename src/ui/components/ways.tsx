import {Box} from 'ink';
import type {Schedule} from '../../flp/index.js';
import {count, type Play, scheduleText, wrap} from '../../game/index.js';
import type {Look} from '../../worker/client.js';
import {cut} from '../choices.js';
import {useShell} from '../shell.js';
import {Label} from './frame.js';
import {Lines} from './paragraph.js';
import {ValenceMark} from './valence.js';

/** Columns of the labels on the left of them. */
export const wayLabels = 12;

/** A valence and its witnesses: the shortest schedules to each decision from where a play stands, in so many lines each. */
export function Ways({
	title,
	look,
	play,
	lines,
}: {
	readonly title: string;
	readonly look: Look;
	readonly play: Play;
	readonly lines: number;
}) {
	return (
		<Box flexShrink={0}>
			<Label text={title} width={wayLabels} />
			<Box width={6} flexShrink={0}>
				<ValenceMark of={look.valence} word={false} />
			</Box>
			<Box flexDirection="column">
				<Way to={0} schedule={look.toZero} look={look} play={play} most={lines} />
				<Way to={1} schedule={look.toOne} look={look} play={play} most={lines} />
			</Box>
		</Box>
	);
}

/** A shortest schedule to a decision, or that there is none. */
function Way({
	to,
	schedule,
	look,
	play,
	most,
}: {
	readonly to: 0 | 1;
	readonly schedule: Schedule | null;
	readonly look: Look;
	readonly play: Play;
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
				: scheduleText(play, schedule);
	return (
		<Box>
			<Label text={head} width={17} />
			<Lines lines={cut(wrap(text, columns - 6 - wayLabels - 6 - 17 - 2), most)} />
		</Box>
	);
}
