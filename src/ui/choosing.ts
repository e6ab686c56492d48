import {endOfAsk} from './ask-page.js';
import {countOf} from './items.js';
import {endOfScroll} from './pages.js';
import type {Screen} from './happening.js';
import {frontOf, type Session} from './session.js';
import {endOfBecause, endOfShown} from './study-pages.js';
import {barePage} from './result.js';
import {plainLines} from './schedule.js';
import {endOfTree} from './tree-page.js';
import {endOfWhy} from './why-page.js';

/** The session with its front screen changed. */
export function withFront(session: Session, change: (screen: Screen) => Screen): Session {
	return {...session, stack: [...session.stack.slice(0, -1), change(frontOf(session))]};
}

/** The page in front so many lines further, as far as it goes. */
export function scrolled(session: Session, by: number): Session {
	const front = frontOf(session);
	if (!('scroll' in front)) return session;
	const scroll = Math.max(0, Math.min(endOf(session, front), front.scroll + by));
	return scroll === front.scroll
		? {...session, note: by < 0 ? 'This is the beginning of it.' : 'This is the end of it.'}
		: withFront(session, () => ({...front, scroll}));
}

/** The line with which the last page in front begins. */
function endOf(session: Session, front: Screen): number {
	switch (front.name) {
		case 'chapter':
			return endOfBecause(session);
		case 'shown':
		case 'detours':
		case 'stages':
			return endOfShown(session);
		case 'bare':
		case 'plain': {
			const lines = front.name === 'bare' ? barePage(session) : plainLines(session);
			return Math.max(0, lines.length - session.rows + 1);
		}
		case 'tree':
			return endOfTree(session);
		case 'why':
			return endOfWhy(session);
		case 'ask':
			return endOfAsk(session);
		default:
			return endOfScroll(session);
	}
}

/** Another row of the list in front; after the last one comes the first. */
export function withChosen(session: Session, to: number): Session {
	const count = countOf(session);
	return count === 0
		? session
		: withFront(session, screen =>
				'chosen' in screen
					? {...screen, chosen: (to + count) % count, ...('scroll' in screen ? {scroll: 0} : {})}
					: screen,
			);
}
