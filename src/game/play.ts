import {type Event, type Inputs, makeEvent, type Protocol, type Schedule} from '../flp/index.js';
import type {Level} from '../level/index.js';
import {extend, type History, replay, scheduleOf, shorten} from './history.js';
import {owedSince} from './owed.js';

/** A level being played. */
export interface Play {
	readonly level: Level;
	readonly protocol: Protocol;
	/** false while the player still chooses the inputs */
	readonly begun: boolean;
	/** the run so far; it begins with the level's opening */
	readonly history: History;
	/** the moves that redo brings back, the next one last */
	readonly undone: readonly Event[];
	/** where the player's closed loop begins, as the number of its configuration */
	readonly closedAt: number | null;
}

/** What a player does. */
export type Action =
	| {readonly do: 'flip'; readonly process: number}
	| {readonly do: 'begin'}
	| {readonly do: 'move'; readonly event: Event}
	| {readonly do: 'close'; readonly at: number}
	| {readonly do: 'undo'}
	| {readonly do: 'redo'}
	| {readonly do: 'restart'};

/** A level before the first move. @throws Breach, Error when the opening cannot be played */
export function beginLevel(level: Level, protocol: Protocol): Play {
	const choosing = level.inputs === 'choose';
	const history = replay(protocol, choosing ? '0'.repeat(level.n) : level.inputs, level.opening);
	if (history.moves.length < level.opening.length) throw new Error(`The opening of level ${level.id} cannot be played: its event ${history.moves.length + 1} is not applicable.`);
	return {level, protocol, begun: !choosing, history, undone: [], closedAt: null};
}

/** A level as it was left; from its beginning when that does not fit the level any more. @throws Breach */
export function resumeLevel(level: Level, protocol: Protocol, {inputs, schedule}: {readonly inputs: Inputs; readonly schedule: Schedule}): Play {
	const fresh = beginLevel(level, protocol);
	if (inputs.length !== level.n || (level.inputs !== 'choose' && inputs !== level.inputs)) return fresh;
	const history = replay(protocol, inputs, schedule);
	const opened = level.opening.every((event, index) => index < schedule.length && makeEvent(event) === makeEvent(schedule[index]!));
	return opened && history.moves.length === schedule.length ? {...fresh, begun: fresh.begun || schedule.length > 0, history} : fresh;
}

/** The state after an action; one that cannot be done changes nothing. @throws Breach */
export function act(play: Play, action: Action): Play {
	switch (action.do) {
		case 'flip':
			return play.begun ? play : flip(play, action.process);
		case 'begin':
			return {...play, begun: true};
		case 'move':
			return move(play, action.event);
		case 'close':
			return play.begun && owedSince(play.history, action.at)?.back === true ? {...play, closedAt: action.at} : play;
		case 'undo':
			return undo(play);
		case 'redo':
			return play.undone.length === 0 ? play : move({...play, begun: true}, play.undone.at(-1)!);
		case 'restart': {
			let fresh = play;
			while (canUndo(fresh)) fresh = undo(fresh);
			return fresh;
		}
	}
}

/** Whether there is anything to take back. */
export function canUndo({level, begun, history, closedAt}: Play): boolean {
	return closedAt !== null || history.moves.length > level.opening.length || (begun && level.inputs === 'choose');
}

/** How many moves the player has made. */
export function movesMade({history, level}: Play): number {
	return history.moves.length - level.opening.length;
}

function flip(play: Play, process: number): Play {
	const {inputs} = play.history;
	if (process < 0 || process >= inputs.length) return play;
	const flipped = Array.from(inputs, (digit, p) => (p === process ? (digit === '1' ? '0' : '1') : digit)).join('');
	return {...play, history: replay(play.protocol, flipped, []), undone: []};
}

function move(play: Play, event: Event): Play {
	const history = play.begun ? extend(play.protocol, play.history, event) : undefined;
	if (history === undefined) return play;
	const again = play.undone.at(-1);
	const same = again !== undefined && makeEvent(again) === makeEvent(event);
	return {...play, history, undone: same ? play.undone.slice(0, -1) : [], closedAt: null};
}

function undo(play: Play): Play {
	const {level, history} = play;
	if (play.closedAt !== null) return {...play, closedAt: null};
	if (history.moves.length === level.opening.length) return level.inputs === 'choose' ? {...play, begun: false} : play;
	return {...play, history: shorten(history, history.moves.length - 1), undone: [...play.undone, scheduleOf(history).at(-1)!]};
}
