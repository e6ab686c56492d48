import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {attackNames, historyOf, moveText, type Offer, type Play, powerNames} from '../../game/index.js';
import type {Choice} from '../choices.js';
import {useShell} from '../shell.js';
import {colors, markOf} from '../theme.js';
import {Menu} from './menu.js';
import {Tint} from './valence.js';

/** The moves that can be made, numbered as they stand on the page. */
export function Moves({
	choices,
	play,
	chosen,
	rows,
	shown,
}: {
	readonly choices: readonly Choice[];
	readonly play: Play;
	readonly chosen: number;
	readonly rows: number;
	/** whether the level shows where each move leads */
	readonly shown: boolean;
}) {
	const {columns} = useShell();
	const pages = Math.ceil(choices.length / rows);
	const page = pages > 1 ? `(${Math.floor(chosen / rows) + 1} of ${pages})` : '';
	const longest = Math.max(0, ...choices.map(choice => ('offer' in choice ? choice.offer.what.length : 0)));
	const whatColumns = Math.min(longest, Math.floor(columns / 2) - 6);
	const width = columns - 5 - (shown ? markColumns : 0);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box paddingX={1} justifyContent="space-between" height={1}>
				<Text
					dimColor
				>{`${choices.some(choice => 'point' in choice || 'power' in choice || 'attack' in choice) ? 'WHICH ONE?' : 'YOUR MOVE'}  ${page}`}</Text>
				<Text dimColor>{shown ? 'then   ' : ''}</Text>
			</Box>
			<Box flexDirection="column" minHeight={rows}>
				<Menu
					items={choices.map((choice, index) => ({
						label: cut(
							`${'point' in choice ? choice.point : (index % rows) + 1}  ${choiceText(choice, whatColumns, play)}`,
							width,
						).padEnd(width),
						...(shown ? markedWith(choice) : {}),
					}))}
					chosen={chosen}
					rows={rows}
				/>
			</Box>
		</Box>
	);
}

/** The valence that a row leads to, where it is a move. */
function markedWith(choice: Choice): {mark?: ReactNode} {
	if ('offer' in choice) return {mark: <Then offer={choice.offer} />};
	return 'nothing' in choice ? {mark: <Then offer={choice.nothing[0]!} />} : {};
}

const markColumns = 7;

function choiceText(choice: Choice, whatColumns: number, play: Play): string {
	if ('close' in choice) return `close the loop: back in C${choice.close}, and so on for ever`;
	if ('name' in choice) return `say: p${choice.name} is the decider here`;
	if ('point' in choice) return `C${choice.point}   ${pointText(play, choice.point)}`;
	if ('power' in choice) return powerNames[choice.power];
	if ('attack' in choice) return attackNames[choice.attack];
	if ('fault' in choice) return 'declare a process faulty …';
	if ('claim' in choice) return 'claim that it cannot be done …';
	if ('nothing' in choice) {
		const processes = choice.nothing.map(({event}) => `p${event.process}`);
		return `${processes.join(', ')} receive ∅: nothing changes (⏎ shows each)`;
	}
	const {what, does} = choice.offer;
	return `${cut(what, whatColumns).padEnd(whatColumns)}   ${does}`;
}

/** Which configuration of the run that is. */
function pointText(play: Play, point: number): string {
	const move = historyOf(play).moves[point - 1];
	return move === undefined ? 'where the run begins' : `after ${moveText(play, move)}`;
}

/** Where a move leads. */
function Then({offer: {valence}}: {readonly offer: Offer}) {
	const {theme} = useShell();
	if (valence === null) return <Text> </Text>;
	const digit = theme.ascii ? '' : valence === 'zero' ? ' 0' : valence === 'one' ? ' 1' : '';
	return <Tint color={colors[valence]}>{` ${markOf(valence, theme)}${digit}`}</Tint>;
}

function cut(text: string, width: number): string {
	return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
