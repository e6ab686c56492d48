import {count, movesMade} from '../game/index.js';
import {choicesOf, moveRowsOf} from './choices.js';
import {currentLook, frontOf, type Happening, type Session} from './session.js';

/** A row of a list that enter picks from; `key` does the same at once. */
export interface Item {
	readonly label: string;
	readonly key?: string;
	readonly does: Happening | 'save';
}

/** The rows of the list on the screen in front; none where it has no list. Moves and inputs are not items: they have a screen to themselves. */
export function itemsOf(session: Session): Item[] {
	switch (frontOf(session).name) {
		case 'welcome':
			return welcomeItems(session);
		case 'levels':
			return session.levels.map(({title}, at) => ({label: title, does: {on: 'begin', at}}));
		case 'faults':
			return Array.from({length: session.play.level.n}, (_, process) => ({
				label: `p${process}`,
				key: String(process),
				does: {on: 'action', action: {do: 'declare', process}},
			}));
		case 'won':
			return wonItems(session);
		case 'lost':
			return lostItems(session);
		default:
			return [];
	}
}

function welcomeItems({play}: Session): Item[] {
	const moves = movesMade(play);
	return [
		{
			label: `go on with ${play.level.id} ${play.level.title}${moves === 0 ? '' : `, after ${count(moves, 'move')}`}`,
			key: 'c',
			does: {on: 'start'},
		},
		{label: 'read that level’s text again', key: 't', does: {on: 'back'}},
		{label: 'choose a level', key: 'l', does: {on: 'levels'}},
	];
}

function wonItems({at, levels, play, look, lookedAt}: Session): Item[] {
	const next = levels[at + 1];
	return [
		{
			label: next === undefined ? 'that was the last level: back to the list' : `on to ${next.id} ${next.title}`,
			key: 'n',
			does: {on: 'next'},
		},
		...(play.closedAt === null || lookedAt === '' || look?.toZero === null || look?.toOne === null
			? []
			: [{label: 'save this run as a certificate', key: 's', does: 'save' as const}]),
		{label: 'play it again', key: 'R', does: {on: 'action', action: {do: 'restart'}}},
	];
}

function lostItems({play}: Session): Item[] {
	const moves = play.schedule.length;
	const made = movesMade(play);
	return [
		{
			label: made === 0 ? 'choose other inputs' : `one step back, to C${moves - 1}`,
			key: 'u',
			does: {on: 'action', action: {do: 'undo'}},
		},
		...(made < 2 ? [] : [{label: 'watch my run from the start', key: 'w', does: {on: 'rewind'} as const}]),
		{label: 'start the level again', key: 'R', does: {on: 'action', action: {do: 'restart'}}},
	];
}

/** Stars of a level: one for the win, one for par, one for no hint. */
export function starsOf(won: {readonly moves: number; readonly unaided: boolean} | undefined, par: number): string {
	const count = won === undefined ? 0 : 1 + (won.moves <= par ? 1 : 0) + (won.unaided ? 1 : 0);
	return '★'.repeat(count) + '☆'.repeat(3 - count);
}

/** Whether the engine can be asked again, or stopped, now. */
export function engineWord(session: Session): string {
	const {engine} = session;
	if (engine.is === 'stopped') return 'ask the engine again';
	return currentLook(session) === null && session.play.inputs !== null ? 'stop the engine' : '';
}

/** How many things can be chosen on the screen in front. */
export function countOf(session: Session): number {
	const front = frontOf(session);
	if (front.name === 'play') return choicesOf(session, moveRowsOf(session)).length;
	return front.name === 'inputs' ? front.draft.length : itemsOf(session).length;
}
