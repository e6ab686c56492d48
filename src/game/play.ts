import {type Event, type Inputs, makeEvent, type Protocol, type Schedule} from '../flp/index.js';
import type {Level} from '../level/index.js';
import {type History, replay} from './history.js';

/** A process that was declared faulty when the schedule had `after` events; it takes no step from then on. */
export interface Declared {
	readonly process: number;
	readonly after: number;
}

/** A level being played. `schedule` begins with the level's opening; `undone` is what redo would bring back, the next one last. */
export interface Play {
	readonly level: Level;
	readonly protocol: Protocol;
	/** `null` while the player has not chosen them */
	readonly inputs: Inputs | null;
	readonly schedule: Schedule;
	readonly faults: readonly Declared[];
	readonly undone: readonly (Event | {readonly faulty: number})[];
	/** the closed loop, as the number of the configuration where it begins; `null` before the player closes one */
	readonly closedAt: number | null;
}

/** What a player does. */
export type Action =
	| {readonly do: 'choose'; readonly inputs: Inputs}
	| {readonly do: 'move'; readonly event: Event}
	| {readonly do: 'declare'; readonly process: number}
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
		faults: [],
		undone: [],
		closedAt: null,
	};
}

/** The state after an action; an action that cannot be done changes nothing. @throws Breach */
export function act(play: Play, action: Action): Play {
	switch (action.do) {
		case 'choose':
			return {...beginLevel(play.level, play.protocol), inputs: action.inputs};
		case 'move': {
			const again = play.undone.at(-1);
			const same = again !== undefined && 'process' in again && makeEvent(again) === makeEvent(action.event);
			return move(play, action.event, same ? play.undone.slice(0, -1) : []);
		}
		case 'declare':
			return declare(play, action.process, []);
		case 'close':
			return {...play, closedAt: action.at};
		case 'undo':
			return undo(play);
		case 'redo': {
			const again = play.undone.at(-1);
			if (again === undefined) return play;
			const rest = play.undone.slice(0, -1);
			return 'faulty' in again ? declare(play, again.faulty, rest) : move(play, again, rest);
		}
		case 'restart':
			return beginLevel(play.level, play.protocol);
	}
}

function move(play: Play, event: Event, undone: Play['undone']): Play {
	if (play.inputs === null || faultyIn(play).includes(event.process)) return play;
	const schedule = [...play.schedule, event];
	return historyOf({...play, schedule}).moves.length < schedule.length
		? play
		: {...play, schedule, undone, closedAt: null};
}

function declare(play: Play, process: number, undone: Play['undone']): Play {
	if (!mayDeclare(play)) return play;
	return {...play, faults: [...play.faults, {process, after: play.schedule.length}], undone, closedAt: null};
}

function undo(play: Play): Play {
	const {level, schedule, faults, undone} = play;
	if (play.closedAt !== null) return {...play, closedAt: null};
	const fault = faults.at(-1);
	if (fault?.after === schedule.length)
		return {...play, faults: faults.slice(0, -1), undone: [...undone, {faulty: fault.process}]};
	if (schedule.length > level.opening.length)
		return {...play, schedule: schedule.slice(0, -1), undone: [...undone, schedule.at(-1)!]};
	return level.inputs === 'choose' ? {...play, inputs: null} : play;
}

/** Whether the level still allows a process to be declared faulty. */
export function mayDeclare({level, inputs, faults}: Play): boolean {
	return inputs !== null && level.faults === 'one' && faults.length === 0;
}

/** The processes declared faulty so far. */
export function faultyIn({faults}: Play): number[] {
	return faults.map(({process}) => process);
}

/** The run so far. @throws Breach */
export function historyOf({protocol, inputs, schedule, level}: Play): History {
	return replay(protocol, inputs ?? '0'.repeat(level.n), schedule);
}

/** How many moves the player has made. To declare a process faulty is none: a fault is no event, one just stops choosing it. */
export function movesMade({schedule, level}: Play): number {
	return schedule.length - level.opening.length;
}
