import {playName} from '../../game/index.js';
import {Box, Text} from 'ink';
import {seenAround} from '../around.js';
import {type Cell, hiddenText, labelWidth, leftWidth, legendOf, mapRowsOf} from '../around-map.js';
import {aroundLayout, nameOf, noMapText} from '../around-page.js';
import {labelColumns} from '../choices.js';
import {Frame, Label, Rule} from '../components/frame.js';
import {Lines, Paragraph} from '../components/paragraph.js';
import {Busy, Marked, Tint, ValenceMark} from '../components/valence.js';
import {inquiryScreen, insightOf} from '../inquiry.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';

/** The configurations around one of them, by valence, a layer a row; below them the chosen one. */
export function AroundScreen({session}: {readonly session: Session}) {
	const {theme, columns} = useShell();
	const screen = inquiryScreen(session);
	if (screen?.name !== 'around') return null;
	const seen = seenAround(session);
	if (seen === undefined)
		return (
			<Frame
				title={`Around C${screen.at} of ${playName(session.play)}`}
				right={
					insightOf(session) === null ? <Busy found={session.engine.is === 'busy' ? session.engine.found : 0} /> : null
				}
			>
				<Box paddingX={3} paddingTop={1}>
					<Paragraph text={noMapText(session)} taken={6} />
				</Box>
			</Frame>
		);
	const {summary, mapRows, told} = aroundLayout(session, seen, theme);
	const hidden = hiddenText(seen, mapRows);
	const rows = mapRowsOf(seen, session.play, {rows: mapRows, columns}, theme);
	return (
		<Frame
			title={`Around ${nameOf(seen, 0)} of ${playName(session.play)}`}
			right={<ValenceMark of={seen.around.places[seen.screen.chosen]!.valence} />}
		>
			<Box paddingX={1} flexShrink={0}>
				<Lines lines={summary} dim />
			</Box>
			<Box flexDirection="column" height={mapRows} flexShrink={0} paddingX={1}>
				{rows.map(({label, left, cells, right}) => (
					<Box key={label} height={1} flexShrink={0}>
						<Label text={label} width={labelWidth} />
						<Text dimColor>{left.padStart(leftWidth - 1)} </Text>
						{cells.map((cell, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
							<MapCell key={index} cell={cell} />
						))}
						<Text dimColor wrap="truncate">{` ${right}`}</Text>
					</Box>
				))}
			</Box>
			<Rule {...(hidden === '' ? {} : {says: hidden})} />
			<Box flexDirection="column" flexShrink={0}>
				{told.map(({label, lines}) =>
					lines.map((line, index) => (
						<Box key={`${label} ${line}`} paddingLeft={1} height={1} flexShrink={0}>
							<Label text={index === 0 ? label : ''} width={labelColumns} />
							<Marked text={line} />
						</Box>
					)),
				)}
			</Box>
			<Box flexGrow={1} />
			<Box height={1} flexShrink={0} paddingLeft={1}>
				<Text dimColor wrap="truncate">
					{legendOf(theme, columns - 2)}
				</Text>
			</Box>
		</Frame>
	);
}

function MapCell({cell: {valence, mark, before, after, chosen, beside}}: {readonly cell: Cell}) {
	return (
		<Box flexShrink={0}>
			<Text bold={chosen || beside}>{before}</Text>
			<Tint color={colors[valence]} bold={chosen || beside}>
				{mark}
			</Tint>
			<Text bold={chosen || beside}>{after}</Text>
		</Box>
	);
}
