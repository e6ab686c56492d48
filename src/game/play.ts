import {type Event, type Inputs, makeEvent, makeSchedule, type Protocol, type Schedule} from '../flp/index.js';
import {type Attack, type Claim, fileOf, type Level, type Part, type Power} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {type History, replay} from './history.js';
import type {OwnLoop} from './own-loop.js';

/** A process that was declared faulty when the schedule had `after` events; it takes no step from then on. */
export interface Declared {
	readonly process: number;
	readonly after: number;
}

/** What a player says at the end of his moves: a loop is closed at Ck, the decider is p, Ck is the one that was asked for, the loop needs a power, a property is what to attack, the goal can be reached or not. */
export type Statement =
	| {readonly close: number}
	| {readonly name: number}
	| {readonly point: number}
	| {readonly power: Power}
	| {readonly attack: Attack}
	| {readonly claim: Claim};

/** A part of a level being played. `schedule` begins with the part's opening; `undone` is what redo would bring back, the next one last. */
export interface Play {
	readonly level: Level;
	/** which part, 0 for the first */
	readonly at: number;
	readonly protocol: Protocol;
	/** `null` while the player has not chosen them */
	readonly inputs: Inputs | null;
	readonly schedule: Schedule;
	readonly faults: readonly Declared[];
	readonly undone: readonly (Event | {readonly faulty: number})[];
	readonly said: Statement | null;
	/** inputs of the part before, `null` in the first */
	readonly last: Inputs | null;
	/** moves that the parts before took */
	readonly before: number;
	/** what was played in the parts before; fewer than those where that is not known any more */
	readonly earlier: readonly Played[];
}

/** All that a player did in a part, and nothing that the part has of its own. */
export interface Played {
	/** those that he chose; `null` where they were not for him to choose, or are not chosen yet */
	readonly inputs: Inputs | null;
	/** what he played after the part's opening */
	readonly moves: Schedule;
	/** `after` counts these moves */
	readonly faults: readonly Declared[];
	readonly said: Statement | null;
	/** his own loop, where it stands in the place of ours */
	readonly loop: OwnLoop | null;
}

/** What a player does. */
export type Action =
	| {readonly do: 'choose'; readonly inputs: Inputs}
	| {readonly do: 'move'; readonly event: Event}
	| {readonly do: 'declare'; readonly process: number}
	| {readonly do: 'say'; readonly statement: Statement}
	| {readonly do: 'undo'}
	| {readonly do: 'redo'}
	/** everything taken back but the choice of inputs; redo brings it back, move by move */
	| {readonly do: 'rewind'}
	| {readonly do: 'restart'};

/** A level before the first move; `own` is its protocol, where that is not of the catalogue. @throws Error when it names one that is not there */
export function beginLevel(level: Level, own?: Protocol): Play {
	return beginPart({level, at: 0, last: null, before: 0, earlier: []}, own);
}

/** The part after this one, before its first move; `undefined` after the last. */
export function nextPart(play: Play): Play | undefined {
	const {level, at, inputs} = play;
	const own = fileOf(level) === undefined ? undefined : play.protocol;
	const earlier = [...play.earlier, playedOf(play)];
	return at + 1 < level.parts.length
		? beginPart({level, at: at + 1, last: inputs, before: movesSpent(play), earlier}, own)
		: undefined;
}

function beginPart(begun: Pick<Play, 'level' | 'at' | 'last' | 'before' | 'earlier'>, own?: Protocol): Play {
	const {level, at} = begun;
	const part = level.parts[at]!;
	const protocol = own ?? findProtocol(part.protocol);
	if (protocol === undefined) throw new Error(`there is no protocol ${part.protocol}`);
	const inputs = part.inputs === 'choose' ? null : part.inputs;
	return {...begun, protocol, inputs, schedule: part.opening, faults: [], undone: [], said: null};
}

/** The part that is played. */
export function partOf({level, at}: Pick<Play, 'level' | 'at'>): Part {
	return level.parts[at]!;
}

/** The state after an action; an action that cannot be done changes nothing. @throws Breach */
export function act(play: Play, action: Action): Play {
	switch (action.do) {
		case 'choose':
			return {...restarted(play), inputs: action.inputs};
		case 'move': {
			const again = play.undone.at(-1);
			const same = again !== undefined && 'process' in again && makeEvent(again) === makeEvent(action.event);
			return move(play, action.event, same ? play.undone.slice(0, -1) : []);
		}
		case 'declare':
			return declare(play, action.process, []);
		case 'say':
			return {...play, said: action.statement};
		case 'undo':
			return undo(play);
		case 'redo': {
			const again = play.undone.at(-1);
			if (again === undefined) return play;
			const rest = play.undone.slice(0, -1);
			return 'faulty' in again ? declare(play, again.faulty, rest) : move(play, again, rest);
		}
		case 'restart':
			return partOf(play).inputs === 'choose' ? restarted(play) : rewound(play);
		case 'rewind':
			return rewound(play);
	}
}

function rewound(play: Play): Play {
	let now = play;
	while (now.said !== null || movesMade(now) > 0 || now.faults.length > 0) now = undo(now);
	return now;
}

function restarted({level, at, last, before, earlier, protocol}: Play): Play {
	return beginPart({level, at, last, before, earlier}, protocol);
}

/** What the player has done in the part that is played. */
export function playedOf(play: Play): Played {
	const {schedule, faults, said} = play;
	const {inputs, opening, goal} = partOf(play);
	const isYours = goal.kind === 'power' && goal.yours === true && inputs !== 'choose';
	return {
		inputs: inputs === 'choose' ? play.inputs : null,
		moves: schedule.slice(opening.length),
		faults: faults.map(({process, after}) => ({process, after: after - opening.length})),
		said,
		loop: isYours ? {inputs, schedule: makeSchedule(opening), close: goal.close} : null,
	};
}

/** Whether moves can be made at all: not where one only looks at a run, and says something. */
export function allowsMoves(play: Play): boolean {
	return !['power', 'attack', 'point'].includes(partOf(play).goal.kind);
}

function move(play: Play, event: Event, undone: Play['undone']): Play {
	if (!allowsMoves(play)) return play;
	if (play.inputs === null || faultyIn(play).includes(event.process)) return play;
	const schedule = [...play.schedule, event];
	return historyOf({...play, schedule}).moves.length < schedule.length ? play : {...play, schedule, undone, said: null};
}

function declare(play: Play, process: number, undone: Play['undone']): Play {
	if (!mayDeclare(play, process)) return play;
	return {...play, faults: [...play.faults, {process, after: play.schedule.length}], undone, said: null};
}

function undo(play: Play): Play {
	const {schedule, faults, undone, said} = play;
	if (said !== null) return {...play, said: null};
	const {opening, inputs} = partOf(play);
	const fault = faults.at(-1);
	if (fault?.after === schedule.length)
		return {...play, faults: faults.slice(0, -1), undone: [...undone, {faulty: fault.process}]};
	if (schedule.length > opening.length)
		return {...play, schedule: schedule.slice(0, -1), undone: [...undone, schedule.at(-1)!]};
	return inputs === 'choose' && play.inputs !== null ? {...play, inputs: null} : play;
}

/** Whether the player has chosen the inputs of the part before. */
export function chosenBefore({level, at}: Play): boolean {
	return level.parts[at - 1]?.inputs === 'choose';
}

/** Whether the level still allows a process to be declared faulty, this one if it is said which. */
export function mayDeclare(play: Play, process?: number): boolean {
	const {faults, n} = partOf(play);
	const most = {none: 0, one: 1, any: n - 1}[faults];
	const isFaulty = process !== undefined && faultyIn(play).includes(process);
	return play.inputs !== null && play.faults.length < most && !isFaulty;
}

/** The faults that a run like this allows, as a certificate names them: in the sandbox none where none is declared. */
export function allowedFaults(play: Play): 'none' | 'one' {
	const {faults} = partOf(play);
	return faults === 'any' ? (play.faults.length === 0 ? 'none' : 'one') : faults;
}

/** The processes declared faulty so far. */
export function faultyIn({faults}: Pick<Play, 'faults'>): number[] {
	return faults.map(({process}) => process);
}

/** The run so far. @throws Breach */
export function historyOf(play: Play): History {
	return replay(play.protocol, play.inputs ?? '0'.repeat(partOf(play).n), play.schedule);
}

/** Whether what the player says is a claim. */
export function isClaim(said: Play['said']): said is Extract<Statement, {claim: unknown}> {
	return said !== null && 'claim' in said;
}

/** The moves that a win is counted in: those of the parts before, and of this one, but for a claim, which takes none, whatever was tried before it. */
export function movesSpent(play: Play): number {
	return play.before + (isClaim(play.said) ? 0 : movesMade(play));
}

/** How many moves the player has made in this part. To declare a process faulty is none: a fault is no event, one just stops choosing it. */
export function movesMade(play: Play): number {
	return play.schedule.length - partOf(play).opening.length;
}
