import {Box, Text} from 'ink';
import {Frame} from '../components/frame.js';
import {Laid} from '../components/laid.js';
import {Busy} from '../components/valence.js';
import {levelName, shortId} from '../../game/index.js';
import {isNumbered, parOf, worldOf} from '../../level/index.js';
import {starsOf} from '../stars.js';
import {broken, pageOf, pageRows, rulesOf} from '../pages.js';
import {frontOf, type Session} from '../session.js';
import {useShell} from '../shell.js';
import {answerOf} from '../study.js';
import {wonOf} from '../unlocks.js';

/** A page of lines, of which those from where it was scrolled to are in sight: a level's text, rules, help, or anything in full. */
export function Page({session}: {readonly session: Session}) {
	const {columns, theme} = useShell();
	const front = frontOf(session);
	const lines = broken(pageOf(session, theme), columns);
	const rows = pageRows(session);
	const first = 'scroll' in front ? Math.min(front.scroll, Math.max(0, lines.length - rows)) : 0;
	const below = lines.length - first - rows;
	const [title, right] = titles(session);
	const waits = front.name === 'protocol' && answerOf(session) === null;
	return (
		<Frame
			title={title}
			right={
				waits ? (
					<Busy found={session.engine.is === 'busy' ? session.engine.found : 0} />
				) : (
					<Text dimColor>{below > 0 ? `${below} more below: ${theme.ascii ? 'down' : '↓'}` : right}</Text>
				)
			}
		>
			<Box paddingTop={1}>
				<Laid lines={lines.slice(first, first + rows)} plain />
			</Box>
		</Frame>
	);
}

function titles(session: Session): readonly [string, string] {
	const {play, stack} = session;
	const {level} = play;
	const stars = wonOf(session);
	const front = stack.at(-1)!;
	switch (front.name) {
		case 'intro':
			return [
				isNumbered(level) ? `World ${worldOf(level)}  ${level.world}` : level.world,
				`${stars === undefined ? '' : `${starsOf(stars, parOf(level))}  `}${isNumbered(level) ? 'level ' : ''}${shortId(level.id)}`,
			];
		case 'protocol':
			return [front.of.title, ''];
		case 'rules':
			return [`The rules of ${rulesOf(session).title}`, ''];
		case 'detail':
			return [`${levelName(level)}, in full`, ''];
		case 'schedule':
			return [`The schedule of your run, ${levelName(level)}`, ''];
		case 'notebook':
			return ['Notebook', ''];
		case 'statistics':
			return ['Statistics', ''];
		default:
			return ['Help', ''];
	}
}
