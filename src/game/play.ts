import {type Event, type Inputs, makeEvent, type Protocol, type Schedule} from '../flp/index.js';
import type {Level} from '../level/index.js';
import {type History, replay} from './history.js';

/** A level being played. `schedule` begins with the level's opening; `undone` are the moves that redo would bring back, the next one last. */
export interface Play {
	readonly level: Level;
	readonly protocol: Protocol;
	/** `null` while the player has not chosen them */
	readonly inputs: Inputs | null;
	readonly schedule: Schedule;
	readonly undone: readonly Event[];
	/** the closed loop, as the number of the configuration where it begins; `null` before the player closes one */
	readonly closedAt: number | null;
}

/** What a player does. */
export type Action =
	| {readonly do: 'choose'; readonly inputs: Inputs}
	| {readonly do: 'move'; readonly event: Event}
	| {readonly do: 'close'; readonly at: number}
	| {readonly do: 'undo'}
	| {readonly do: 'redo'}
	| {readonly do: 'restart'};

/** A level before the first move. */
export function beginLevel(level: Level, protocol: Protocol): Play {
	return {
		level,
		protocol,
		inputs: level.inputs === 'choose' ? null : level.inputs,
		schedule: level.opening,
		undone: [],
		closedAt: null,
	};
}

/** The state after an action; an action that cannot be done changes nothing. @throws Breach */
export function act(play: Play, action: Action): Play {
	const {level, schedule, undone} = play;
	switch (action.do) {
		case 'choose':
			return {...beginLevel(level, play.protocol), inputs: action.inputs};
		case 'move': {
			if (
				play.inputs === null ||
				historyOf({...play, schedule: [...schedule, action.event]}).moves.length <= schedule.length
			)
				return play;
			const again = undone.at(-1);
			const same = again !== undefined && makeEvent(again) === makeEvent(action.event);
			return {...play, schedule: [...schedule, action.event], undone: same ? undone.slice(0, -1) : [], closedAt: null};
		}
		case 'close':
			return {...play, closedAt: action.at};
		case 'undo':
			if (play.closedAt !== null) return {...play, closedAt: null};
			if (schedule.length === level.opening.length) return level.inputs === 'choose' ? {...play, inputs: null} : play;
			return {...play, schedule: schedule.slice(0, -1), undone: [...undone, schedule.at(-1)!]};
		case 'redo':
			return undone.length === 0
				? play
				: {...play, schedule: [...schedule, undone.at(-1)!], undone: undone.slice(0, -1)};
		case 'restart':
			return {...beginLevel(level, play.protocol), undone: []};
	}
}

/** The run so far. @throws Breach */
export function historyOf({protocol, inputs, schedule, level}: Play): History {
	return replay(protocol, inputs ?? '0'.repeat(level.n), schedule);
}

/** How many moves the player has made. */
export function movesMade({schedule, level}: Play): number {
	return schedule.length - level.opening.length;
}
