import type {Schedule} from '../flp/index.js';
import {act, asksForWord, count, isSandbox, partOf, type Play, workedOn} from '../game/index.js';
import type {Around, AroundStep} from '../worker/client.js';
import {shownHistory} from './choices.js';
import {isWarned} from './help.js';
import {inquiryScreen, insightOf} from './inquiry.js';
import {isOver, type Session, withScreen} from './session.js';

/** The map of the configurations around one of them, and where one is on it. */
export interface AroundScreen {
	readonly name: 'around';
	/** the number of a configuration of the run, and the schedule from there to the one in the middle */
	readonly at: number;
	readonly off: Schedule;
	/** the place that is chosen */
	readonly chosen: number;
	/** which of its steps is chosen; `null` for the one that leads on */
	readonly step: number | null;
	/** the places that one has come through */
	readonly trail: readonly number[];
	/** whether only what is open is drawn */
	readonly onlyOpen: boolean;
}

/** What can be done on the map. */
export type AroundAction =
	/** to the next one in its layer */
	| {readonly is: 'along'; readonly by: number}
	/** by the chosen step, or by the one with this number */
	| {readonly is: 'follow'; readonly step: number | null}
	/** to where one came from */
	| {readonly is: 'back'}
	/** another step is chosen */
	| {readonly is: 'turn'; readonly by: number}
	/** to the middle; from there to where the map was opened */
	| {readonly is: 'middle'}
	/** to the next critical one */
	| {readonly is: 'critical'}
	/** the map is drawn around the chosen one */
	| {readonly is: 'center'}
	| {readonly is: 'only-open'}
	/** the moves to the chosen one are made, or taken back */
	| {readonly is: 'jump'};

/** The map and where one is on it; `undefined` while there is none. */
export interface Seen {
	readonly around: Around;
	readonly screen: AroundScreen;
}

/** What is in sight of the map. */
export function seenAround(session: Session): Seen | undefined {
	const screen = inquiryScreen(session);
	const insight = insightOf(session);
	return screen?.name === 'around' && insight !== null && typeof insight !== 'string' && 'around' in insight
		? insight.around === null
			? undefined
			: {around: insight.around, screen}
		: undefined;
}

/** The steps of a place that lead to another one; the others change nothing. */
export function stepsOf({places}: Around, place: number): readonly AroundStep[] {
	return places[place]!.steps.filter(({to}) => to !== place);
}

/** The number of the chosen one among the steps of the chosen place: the one that was chosen; or else the run's own, or the first that leads on. */
export function chosenStep({around, screen: {chosen, step}}: Seen): number {
	const steps = stepsOf(around, chosen);
	if (step !== null) return step;
	const next = around.path[around.path.lastIndexOf(chosen) + 1];
	const {layer} = around.places[chosen]!;
	const own = around.path.includes(chosen) ? steps.findIndex(({to}) => to === next) : -1;
	const on = steps.findIndex(({to}) => typeof to === 'number' && around.places[to]!.layer === layer + 1);
	return Math.max(0, own === -1 ? on : own);
}

/** The places of a layer that are drawn; the chosen one in any case. */
export function rowOf({around, screen}: Seen, layer: number): number[] {
	return around.places.flatMap((place, index) =>
		place.layer === layer && (!screen.onlyOpen || place.open || index === screen.chosen) ? [index] : [],
	);
}

/** How to come to a place: along the run to the configuration with this number, and off it by this schedule. */
export function wayTo({around, screen: {at, off}}: Seen, place: number): {readonly at: number; readonly off: Schedule} {
	const way = [];
	let here = place;
	for (let last = around.places[here]!.before; last !== null; last = around.places[here]!.before) {
		way.push(last.event);
		here = last.place;
	}
	if (here === 0) return {at, off: [...off, ...way.reverse()]};
	const number = around.path.lastIndexOf(here);
	return {at: Math.min(at, number), off: off.slice(0, Math.max(0, number - at))};
}

/** The number that a place has on the run; `undefined` where it is not on it. */
export function numberOf({around, screen: {at}}: Seen, place: number): number | undefined {
	const number = around.path.slice(0, at + 1).lastIndexOf(place);
	return number === -1 ? undefined : number;
}

/** The session after something was done on the map; where one jumps, its play is another one. Pure. */
export function walkedAround(session: Session, action: AroundAction): Session {
	const seen = seenAround(session);
	if (seen === undefined) return insightOf(session) === null ? {...session, note: 'The engine is looking.'} : session;
	const {around, screen} = seen;
	const {chosen, trail} = screen;
	const said = (note: string): Session => ({...session, note});
	const to = (change: Partial<AroundScreen>): Session =>
		withScreen(session, {...screen, step: null, trail: [], ...change});
	switch (action.is) {
		case 'along': {
			const {layer} = around.places[chosen]!;
			const row = rowOf(seen, layer);
			const next = row[row.indexOf(chosen) + action.by];
			if (next !== undefined) return to({chosen: next});
			const all = around.layers[layer]?.[screen.onlyOpen ? 'open' : 'configurations'] ?? row.length;
			if (row.length === 1 && all === 1) return said('There is no other one at this distance.');
			return said(
				action.by > 0
					? all > row.length
						? `${count(all - row.length, 'more configuration')} at this distance ${all - row.length === 1 ? 'is' : 'are'} not drawn: steps lead there.`
						: 'This is the last one at this distance.'
					: 'This is the first one at this distance.',
			);
		}
		case 'follow':
			return followed(session, seen, action.step ?? chosenStep(seen));
		case 'back': {
			const before =
				trail.at(-1) ?? around.path[around.path.lastIndexOf(chosen) - 1] ?? around.places[chosen]!.before?.place;
			return before === undefined
				? said('This is where the run begins.')
				: to({chosen: before, trail: trail.slice(0, -1)});
		}
		case 'turn': {
			const all = stepsOf(around, chosen).length;
			if (all < 2) return said(all === 0 ? nowhere : 'There is one step that changes anything.');
			return withScreen(session, {...screen, step: (chosenStep(seen) + action.by + all) % all});
		}
		case 'middle': {
			if (chosen !== 0) return to({chosen: 0});
			const at = shownHistory(session).moves.length;
			return screen.off.length === 0 && screen.at === at
				? said('You are in the middle, and that is where you play.')
				: {...to({at, off: []}), note: `Around C${at} again, where you play.`};
		}
		case 'critical': {
			const critical = around.places.flatMap((place, index) => (place.critical === true ? [index] : []));
			const next = critical.find(index => index > chosen) ?? critical[0];
			if (next === undefined)
				return said(
					around.critical > 0 ? 'No critical configuration is among those drawn.' : 'None of them is critical.',
				);
			return next === chosen ? said('There is no other critical one here.') : to({chosen: next});
		}
		case 'center':
			return chosen === 0 ? said('You are in the middle.') : to({...wayTo(seen, chosen), chosen: 0});
		case 'only-open':
			return {
				...withScreen(session, {...screen, onlyOpen: !screen.onlyOpen}),
				note: screen.onlyOpen ? 'All configurations are drawn.' : 'Only what is open is drawn.',
			};
		case 'jump':
			return jumped(session, seen);
	}
}

const jumpCosts =
	'To be taken there shows the way, and costs the star for playing unaided. Press enter again, and you are there.';

const nowhere = 'No step from here changes anything.';

/** To where a step leads; where that is not drawn, the map is drawn around it. */
function followed(session: Session, seen: Seen, number: number): Session {
	const {around, screen} = seen;
	const {chosen, trail} = screen;
	const step = stepsOf(around, chosen)[number];
	if (step === undefined)
		return {
			...session,
			note: number === 0 ? nowhere : `There is no step ${number + 1} from here.`,
		};
	if (step.to === 'beyond') return {...session, note: 'The engine has not looked there.'};
	if (step.to !== 'far')
		return withScreen(session, {...screen, chosen: step.to, step: null, trail: [...trail, chosen]});
	const {at, off} = wayTo(seen, chosen);
	return withScreen(session, {...screen, at, off: [...off, step.event], chosen: 0, step: null, trail: []});
}

/** The play at the chosen place: what is not on the way to it is taken back, and the moves to it are made. */
function jumped(session: Session, seen: Seen): Session {
	const {play} = session;
	const {chosen} = seen.screen;
	const {goal} = partOf(play);
	if (asksForWord(goal) || workedOn(goal).kind === 'point')
		return {...session, note: 'No move can be made in this level: look around, but stay where you are.'};
	const number = numberOf(seen, chosen);
	const {at, off} = number === undefined ? wayTo(seen, chosen) : {at: number, off: []};
	const back = takenBack({...play, said: null}, at);
	if (back === undefined)
		return {...session, note: `C${at} is before your first move: what led on from it was played for you.`};
	const after = played(back, off);
	if (after === undefined)
		return {...session, note: 'The moves to it cannot be made: one is a step of a process that is faulty.'};
	// to be taken there move by move shows the way, as a hint does
	const shows = off.length > 1 && !isSandbox(play) && !isOver(session);
	if (shows && !isWarned(session, jumpCosts)) return {...session, warned: jumpCosts, note: jumpCosts};
	const taken = play.schedule.length - at;
	if (taken === 0 && off.length === 0 && play.said === null) return {...session, note: 'You are there.'};
	return {
		...session,
		play: after,
		aids: session.aids + (shows && session.aids === 0 ? 1 : 0),
		stack: session.stack.map(one => (one.name === 'play' ? {...one, chosen: 0, opened: false} : one)),
		note: jumpText(after.schedule.length, taken, off.length),
	};
}

function jumpText(number: number, taken: number, made: number): string {
	if (made === 0) return `Back in C${number}${taken === 0 ? '' : ': r plays your moves again'}.`;
	if (taken > 0) return `In C${number}: ${count(taken, 'move')} taken back, ${made} made.`;
	return `In C${number}, by ${count(made, 'move')}: u takes ${made === 1 ? 'it back' : 'them back one by one'}.`;
}

/** The play after these moves; `undefined` where one of them cannot be made. */
function played(play: Play, way: Schedule): Play | undefined {
	let now = play;
	for (const event of way) {
		const next = act(now, {do: 'move', event});
		if (next === now) return undefined;
		now = next;
	}
	return now;
}

/** The play in an earlier configuration of its run; `undefined` where that is before the player's first move. */
function takenBack(play: Play, number: number): Play | undefined {
	let now = play;
	while (now.schedule.length > number) {
		const next = act(now, {do: 'undo'});
		if (next === now || next.inputs === null) return undefined;
		now = next;
	}
	return now;
}
