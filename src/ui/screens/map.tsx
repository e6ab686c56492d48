import {Box, Text} from 'ink';
import {goalText, wrap} from '../../game/index.js';
import {type Level, parOf, wholePar, type World, worldOf} from '../../level/index.js';
import {findProtocol} from '../../protocols/index.js';
import {Frame, Rule} from '../components/frame.js';
import {Lines, Paragraph} from '../components/paragraph.js';
import {Tint} from '../components/valence.js';
import {chosenLevel} from '../items.js';
import {starCount, starsOf} from '../stars.js';
import {parText} from '../pages.js';
import {cut, isNarrow} from '../choices.js';
import type {Session} from '../session.js';
import {useShell} from '../shell.js';
import {colors} from '../theme.js';
import {isDone, isOpenLevel, isWorldOpen, levelsIn} from '../unlocks.js';

const titleColumns = 20;

/** All worlds and levels, with their stars, and below them the chosen one. */
export function MapScreen({session}: {readonly session: Session}) {
	const {pack, won} = session;
	const {columns, rows} = useShell();
	const chosen = chosenLevel(session);
	const wins = pack.levels.filter(({id}) => won[id] !== undefined).length;
	const stars = pack.levels.reduce((sum, level) => sum + starCount(won[level.id], parOf(level)), 0);
	const width = columns - titleColumns - 6 - stateColumns(columns);
	const short = pack.worlds.some(world => levelsIn(pack, world).length * 4 > width);
	const at = pack.worlds.findIndex(({number}) => number === worldOf(chosen));
	const room = Math.max(3, rows - 14);
	const first = Math.max(0, Math.min(at - Math.floor(room / 2), pack.worlds.length - room));
	return (
		<Frame
			title="bivalent"
			right={
				<Text dimColor>{`${wins} of ${pack.levels.length} levels   ★ ${stars} of ${3 * pack.levels.length}`}</Text>
			}
		>
			<Box flexDirection="column" flexShrink={0} paddingY={rows < 24 ? 0 : 1}>
				{pack.worlds.slice(first, first + room).map(world => (
					<WorldRow key={world.number} session={session} world={world} chosen={chosen} short={short} />
				))}
			</Box>
			<Rule />
			<Chosen session={session} level={chosen} />
		</Frame>
	);
}

/** Columns for what opens a world: "after world 5". */
function stateColumns(columns: number): number {
	return isNarrow(columns) ? 9 : 13;
}

/** One world: a cell a level, and how far one is. */
function WorldRow({
	session,
	world,
	chosen,
	short,
}: {
	readonly session: Session;
	readonly world: World;
	readonly chosen: Level;
	readonly short: boolean;
}) {
	const {columns} = useShell();
	const narrow = isNarrow(columns);
	const levels = levelsIn(session.pack, world);
	const here = levels.includes(chosen);
	const wins = levels.filter(({id}) => session.won[id] !== undefined).length;
	const state = isDone(session, world)
		? wins === levels.length
			? 'done'
			: 'known'
		: isWorldOpen(session, world)
			? 'open'
			: `after ${narrow ? world.after?.replace('world ', 'w') : world.after}`;
	return (
		<Box flexShrink={0} height={1}>
			<Text bold={here}>{`${here ? ' ❯' : '  '} ${world.number} ${world.title.padEnd(titleColumns - 2)}`}</Text>
			<Box flexGrow={1}>
				{levels.map(level => (
					<Cell key={level.id} session={session} level={level} chosen={level === chosen} short={short} />
				))}
			</Box>
			<Text
				dimColor
			>{`${`${wins}/${levels.length}`.padStart(narrow ? 3 : 5)}${narrow ? ' ' : '  '}${state.padEnd(stateColumns(columns))}`}</Text>
		</Box>
	);
}

/** Stars where the level is won (a digit where there is no room), its number where it is chosen, else whether it is open. */
function Cell({
	session,
	level,
	chosen,
	short,
}: {
	readonly session: Session;
	readonly level: Level;
	readonly chosen: boolean;
	readonly short: boolean;
}) {
	const won = session.won[level.id];
	const width = short ? 3 : 4;
	const number = level.id.split('.')[1]!;
	if (chosen)
		return (
			<Tint color={colors.title} bold>
				{`[${number}]`.padEnd(width)}
			</Tint>
		);
	if (won === undefined)
		return (
			<Text dimColor={!isOpenLevel(session, level)}>{(isOpenLevel(session, level) ? ' ·' : ' ▫').padEnd(width)}</Text>
		);
	const stars = starCount(won, parOf(level));
	return <Tint color={colors.good}>{(short ? ` ${stars}` : starsOf(won, parOf(level))).padEnd(width)}</Tint>;
}

/** What the chosen level is, and what can be proved. */
function Chosen({session, level}: {readonly session: Session; readonly level: Level}) {
	const {columns, rows} = useShell();
	const [part] = level.parts;
	const won = session.won[level.id];
	const whole = wholePar(level);
	const protocol = findProtocol(part.protocol) ?? session.own!;
	const state =
		won === undefined
			? isOpenLevel(session, level)
				? 'not won yet'
				: 'closed (⏎ says what opens it)'
			: starsOf(won, parOf(level));
	const text =
		won !== undefined ? level.idea : session.pack.worlds.find(({number}) => number === worldOf(level))!.about;
	const goals = `${goalText(part, protocol)}${level.parts.length > 1 ? ` And ${level.parts.length - 1} more.` : ''}`;
	return (
		<Box flexDirection="column" flexGrow={1} flexShrink={1} overflow="hidden" paddingX={1}>
			<Box flexShrink={0} justifyContent="space-between" height={1}>
				<Text bold>{`${level.id}  ${level.title}`}</Text>
				<Text dimColor>{state}</Text>
			</Box>
			<Box flexDirection="column" flexShrink={0} paddingLeft={5}>
				<Lines
					lines={wrap(`${text.replace(/^./u, first => first.toUpperCase()).replace(/\.?$/u, '.')}`, columns - 8)}
				/>
				<Lines lines={cut(wrap(`${protocol.title}, n = ${part.n}   goal: ${goals}`, columns - 8), 2)} dim />
				<Text
					dimColor
				>{`par: ${parText({...whole, told: whole.told || won !== undefined})}${won === undefined ? '' : `   your best: ${won.moves}`}`}</Text>
			</Box>
			<Box flexGrow={1} />
			{rows < 24 ? null : <Paragraph text={provesText(session)} taken={2} />}
			<Paragraph text="★ won   ★ in par   ★ unaided        · open   ▫ closed" taken={2} dim />
		</Box>
	);
}

/** "YOU CAN PROVE   Lemma 1   (Lemma 2: 3 levels to go)". */
function provesText(session: Session): string {
	const {pack, won} = session;
	const proofs = pack.worlds.flatMap(world => {
		if (world.proves === null || !isWorldOpen(session, world)) return [];
		const left = levelsIn(pack, world).filter(({id}) => won[id] === undefined).length;
		return [isDone(session, world) ? `${world.proves.name} ✓` : `${world.proves.name}: ${left} to go`];
	});
	return proofs.length === 0
		? ''
		: `${proofs.some(proof => proof.endsWith('✓')) ? 'YOU CAN PROVE' : 'TO PROVE'}   ${proofs.join('    ')}`;
}
