import {
	allowsMoves,
	type Branch,
	branchesOf,
	isSameTrail,
	markAt,
	partOf,
	rowOf,
	standAt,
	toggledMark,
	trailOf,
	type TrailPlace,
	upTo,
} from '../game/index.js';
import type {RunAsked} from '../worker/client.js';
import {findScreen, keysOf, type Session, withScreen} from './session.js';
import type {Valence} from './theme.js';

/** The tree of all that was tried: a configuration in it, by its row and the steps before it, and another one to compare it with, where the player has chosen one. */
export interface TreeScreen {
	readonly name: 'tree';
	readonly row: number;
	readonly at: number;
	readonly beside: TrailPlace | null;
	readonly scroll: number;
}

/** What the player does in the tree; `open` and `mark` on the play screen, too. */
export type TreeAction =
	| {readonly is: 'open' | 'mark' | 'go' | 'compare'}
	/** along a trail, and at its beginning on to the one that it leaves */
	| {readonly is: 'along'; readonly by: number}
	/** to another trail, where it leaves the others */
	| {readonly is: 'across'; readonly by: number}
	/** to the bookmark with this number */
	| {readonly is: 'find'; readonly number: number}
	/** the engine has told these valences, by the keys of their places */
	| {readonly is: 'told'; readonly valences: Session['valences']};

/** The rows of the tree. */
export function treeBranches({tried}: Session): Branch[] {
	return branchesOf(tried);
}

/** The configuration that is chosen in the tree. */
export function chosenPlace(session: Session): TrailPlace | null {
	const screen = findScreen(session, 'tree');
	const branch = screen === undefined ? undefined : treeBranches(session)[screen.row];
	return screen === undefined || branch === undefined ? null : {trail: branch.trail, at: screen.at};
}

/** Where the play stands; `null` while no inputs are chosen. */
function herePlace({play}: Pick<Session, 'play'>): TrailPlace | null {
	const trail = trailOf(play);
	return trail === null ? null : {trail, at: trail.steps.length};
}

/** The configuration that the chosen one is compared with: the one that the player chose for that, or else the one where he is. */
export function besidePlace(session: Session): TrailPlace | null {
	return findScreen(session, 'tree')?.beside ?? herePlace(session);
}

/** The valence at a place, as far as the level shows it and the engine has told it; `null` otherwise. */
export function valenceAt({play, valences}: Session, place: TrailPlace): Valence | null {
	return partOf(play).shown === 'none' ? null : (valences[keysOf(standAt(play, place)).place] ?? null);
}

/** The configurations of the tree whose valence is shown and not known yet, each with its key; none while the tree is not in sight. */
export function unknownPlaces(session: Session): {readonly key: string; readonly run: RunAsked}[] {
	const {play, valences} = session;
	if (findScreen(session, 'tree') === undefined || partOf(play).shown === 'none') return [];
	const unknown = new Map<string, RunAsked>();
	for (const {trail, from} of treeBranches(session))
		for (let at = from; at <= trail.steps.length; at++) {
			const there = standAt(play, {trail, at});
			const {place} = keysOf(there);
			if (valences[place] === undefined) unknown.set(place, {inputs: trail.inputs, schedule: there.schedule});
		}
	return Array.from(unknown, ([key, run]) => ({key, run}));
}

/** The session after what the player did in the tree. Pure. */
export function treed(session: Session, action: TreeAction): Session {
	const {tried, stack} = session;
	const here = herePlace(session);
	if (action.is === 'open' && !allowsMoves(session.play))
		return {...session, note: 'No move is made in this level: there is nothing to go back to.'};
	if (action.is === 'open')
		return here === null
			? {...session, note: 'There is nothing in the tree before the inputs are chosen.'}
			: {...session, barPage: 0, stack: [...stack, screenAt(session, here)]};
	const screen = findScreen(session, 'tree');
	if (action.is === 'told')
		return {
			...session,
			valences: {...session.valences, ...action.valences},
			engine: session.engine.is === 'stopped' ? session.engine : {is: 'idle'},
		};
	if (action.is === 'mark') return marked(session, screen === undefined ? here : chosenPlace(session));
	const place = chosenPlace(session);
	if (screen === undefined || place === null || here === null) return session;
	switch (action.is) {
		case 'go':
			return {
				...session,
				play: standAt(session.play, place),
				note: isHere(session, place) ? '' : wayBack(session, place),
			};
		case 'compare':
			return {
				...withScreen(session, {...screen, beside: isHere(session, place) ? null : place, scroll: 0}),
				note: `What you choose is compared with ${numberText(session, place)} now.`,
			};
		case 'along':
			return along(session, screen, action.by);
		case 'across': {
			const rows = treeBranches(session);
			const row = (screen.row + action.by + rows.length) % rows.length;
			const {from, trail} = rows[row]!;
			const at = Math.max(Math.min(from + 1, trail.steps.length), Math.min(trail.steps.length, screen.at));
			return withScreen(session, {...screen, row, at, scroll: 0});
		}
		case 'find': {
			const found = tried.marks.find(({number}) => number === action.number)?.trail;
			if (found !== undefined && isSameTrail(found, upTo(place)))
				return {...session, note: `This is bookmark ${action.number}.`};
			return found === undefined
				? {...session, note: `There is no bookmark ${action.number}; B sets one.`}
				: withScreen(session, {...screenAt(session, {trail: found, at: found.steps.length}), beside: screen.beside});
		}
	}
}

/** Whether the play stands at that place. */
export function isHere(session: Session, place: TrailPlace): boolean {
	const here = trailOf(session.play);
	return here !== null && isSameTrail(here, upTo(place));
}

function screenAt(session: Session, {trail, at}: TrailPlace): TreeScreen {
	const row = rowOf(treeBranches(session), upTo({trail, at}));
	return {name: 'tree', row, at, beside: null, scroll: 0};
}

function along(session: Session, screen: TreeScreen, by: number): Session {
	const rows = treeBranches(session);
	const branch = rows[screen.row]!;
	const at = screen.at + by;
	if (at < 0) return {...session, note: 'This is the beginning.'};
	if (at > branch.trail.steps.length) return {...session, note: 'Nobody went on from here yet; enter takes you there.'};
	const row = at <= branch.from && branch.parent !== null ? owner(rows, screen.row, at) : screen.row;
	return withScreen(session, {...screen, row, at, scroll: 0});
}

/** The row on which the configuration after `at` steps of a row's trail is drawn. */
function owner(rows: readonly Branch[], row: number, at: number): number {
	const {from, parent} = rows[row]!;
	return at > from || parent === null ? row : owner(rows, parent, at);
}

function marked(session: Session, place: TrailPlace | null): Session {
	if (place === null) return {...session, note: 'Choose the inputs first: then there is a configuration to mark.'};
	const trail = upTo(place);
	const tried = toggledMark(session.tried, trail);
	if (tried === undefined) return {...session, note: 'All nine bookmarks are set; B on one of them takes it away.'};
	const number = markAt(tried, trail);
	const where = numberText(session, place);
	return {
		...session,
		tried,
		note:
			number === 0
				? `The bookmark at ${where} is gone.`
				: `${where} has bookmark ${number}: in the tree (t), ${number} finds it.`,
	};
}

/** The configuration at a place, as it is called: C and the number of events before it. */
export function numberText({play}: Pick<Session, 'play'>, place: TrailPlace): string {
	return `C${partOf(play).opening.length + eventsIn(place)}`;
}

/** How many of the steps before a place are events. */
export function eventsIn({trail, at}: TrailPlace): number {
	return trail.steps.slice(0, at).filter(step => !('faulty' in step)).length;
}

function wayBack(session: Session, place: TrailPlace): string {
	const ahead = place.trail.steps.length - place.at;
	return `You are in ${numberText(session, place)} now${ahead === 0 ? '' : '; r plays on along this way'}. Your other ways are kept (t).`;
}
