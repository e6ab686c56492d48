import {Box, Text} from 'ink';
import {Frame, Rule} from '../components/frame.js';
import {Menu} from '../components/menu.js';
import {Paragraph} from '../components/paragraph.js';
import {Tint, ValenceMark} from '../components/valence.js';
import {isNarrow} from '../choices.js';
import {frontOf, type Session} from '../session.js';
import {decidedText, settingRows} from '../settings.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';

const labelColumns = 22;

/** What can be set, what the chosen row is about, and how things look now. */
export function SettingsScreen({session}: {readonly session: Session}) {
	const {rows: height} = useShell();
	const front = frontOf(session);
	const chosen = front.name === 'settings' ? front.chosen : 0;
	const rows = settingRows(session);
	const row = rows[chosen]!;
	const decided = decidedText(row);
	return (
		<Frame title="Settings" right={<Text dimColor>a change counts at once, and is kept</Text>}>
			<Box paddingTop={height < 24 ? 0 : 1} flexShrink={0}>
				<Menu
					items={rows.map(({label, value, by}) => ({
						label: `${label.padEnd(labelColumns)}${value}`,
						...(by === '' ? {} : {mark: <Text dimColor>{`   (${by})`}</Text>}),
					}))}
					chosen={chosen}
					rows={rows.length}
				/>
			</Box>
			<Rule />
			<Box flexDirection="column" flexShrink={0} paddingX={3} paddingTop={height < 24 ? 0 : 1}>
				<Paragraph text={decided === '' ? row.about : `${decided} ${row.about}`} taken={6} />
			</Box>
			<Box flexGrow={1} />
			<Looks />
		</Frame>
	);
}

/** Signs, colours and faint text, as they are drawn now. */
function Looks() {
	const {columns} = useShell();
	const narrow = isNarrow(columns);
	return (
		<Box flexShrink={0} paddingX={narrow ? 1 : 3} gap={narrow ? 1 : 3} height={1}>
			{(['bivalent', 'zero', 'one', 'stuck'] as const).map(valence => (
				<ValenceMark key={valence} of={valence} />
			))}
			{narrow ? null : <Tint color={colors.good}>★★☆</Tint>}
			<Text dimColor>faint</Text>
		</Box>
	);
}
