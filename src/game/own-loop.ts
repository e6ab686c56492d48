import {decisionsOf, type Inputs, makeSchedule, parseSchedule, type Schedule} from '../flp/index.js';
import type {Level, Part} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {closedAtOf} from './certificate.js';
import {isLoop, workedOn} from './goals/index.js';
import {replay} from './history.js';
import {loopAt, owesNothing} from './owed.js';
import type {Play} from './play.js';

/** A loop that a player has closed, as it is kept: the schedule up to its end, and the configuration where it begins. */
export interface OwnLoop {
	readonly inputs: Inputs;
	readonly schedule: string;
	readonly close: number;
}

/** events of the longest run that takes the place of one of ours */
const longest = 1000;

/** The loop that was just closed, where nobody is faulty in it; `undefined` where there is none. */
export function ownLoopOf(play: Play): OwnLoop | undefined {
	const close = closedAtOf(play);
	return close === null || play.inputs === null || play.faults.length > 0
		? undefined
		: {inputs: play.inputs, schedule: makeSchedule(play.schedule), close};
}

/** A level in which the player's own loops stand in the place of ours, where a part names a level that he has won, and where they replay as loops of its protocol. @throws Breach */
export function withOwnLoops(
	level: Level,
	levels: readonly Level[],
	won: Readonly<Record<string, {readonly loop?: OwnLoop}>>,
): Level {
	const [first, ...others] = level.parts.map((part): Part => {
		const {goal} = part;
		if (goal.kind !== 'power' || goal.level === undefined) return part;
		const loop = won[goal.level]?.loop;
		const closed = levels.find(({id}) => id === goal.level)?.parts.at(-1);
		if (loop === undefined || closed === undefined || !isLoop(workedOn(closed.goal))) return part;
		return closed.protocol === part.protocol && closed.n === part.n ? (withLoop(part, loop) ?? part) : part;
	});
	return {...level, parts: [first!, ...others]};
}

/** A part in which a player's loop stands in the place of ours; `undefined` where none may, or it is no loop. @throws Breach */
export function withLoop(part: Part, loop: OwnLoop): Part | undefined {
	const {goal} = part;
	const opening = goal.kind === 'power' && goal.level !== undefined ? keptRun(part, loop) : undefined;
	return opening === undefined || goal.kind !== 'power'
		? undefined
		: {...part, inputs: loop.inputs, opening, goal: {...goal, close: loop.close, yours: true}};
}

/** The run of a loop that was kept; `undefined` when it is none: it may have been kept by an older version, or written by hand. */
export function keptRun({protocol: name, n}: Part, {inputs, schedule, close}: OwnLoop): Schedule | undefined {
	const protocol = findProtocol(name);
	const parsed = parseSchedule(schedule);
	if (protocol === undefined || !parsed.ok || parsed.value.length > longest) return undefined;
	if (inputs.length !== n || !/^[01]+$/u.test(inputs) || close >= parsed.value.length) return undefined;
	const run = replay(protocol, inputs, parsed.value);
	if (run.moves.length < parsed.value.length) return undefined;
	const owed = loopAt(run, close, {rounds: protocol.rounds});
	const fair = owed.back !== null && owesNothing(owed);
	return fair && decisionsOf(run.pictures.at(-1)!.configuration).size === 0 ? parsed.value : undefined;
}
