import {makeSchedule, parseSchedule} from '../flp/index.js';
import {act, beginLevel, movesMade, nextPart, partOf, type Play} from '../game/index.js';
import type {Level, Pack} from '../level/index.js';
import type {Change, Progress} from '../store/progress.js';
import type {Screen} from './happening.js';
import {beginSession, isOver, levelOf, type Session} from './session.js';

/** Where play of a level stopped. */
export type Left = NonNullable<Progress['left'][string]>;

/** Where the player was: a first start opens the first level, a later one offers to go on. */
export function sessionFrom(progress: Progress, pack: Pack): Session {
	const {won, left, last, unlocked = false} = progress;
	const known = {pack, won, left, unlocked};
	const {levels} = pack;
	const stopped = levels.findIndex(({id}) => id === last);
	const unwon = levels.findIndex(({id}) => won[id] === undefined);
	const at = stopped !== -1 && won[last!] === undefined ? stopped : unwon;
	if (at === -1) {
		const session = beginSession(known, 0);
		return {...session, stack: session.stack.slice(0, 1)};
	}
	const session = withLeft(beginSession(known, at));
	if (Object.keys(won).length + Object.keys(left).length === 0) return session;
	const welcome: Screen = {name: 'welcome', chosen: 0};
	return {...session, stack: [...session.stack, welcome]};
}

/** The session with what was left of its level, where something was. What cannot be replayed is left out. */
export function withLeft(session: Session): Session {
	const {level} = session.play;
	const left = session.left[level.id];
	return left === undefined ? session : {...session, play: replayed(level, left), aids: left.aids, looks: left.looks};
}

function replayed(level: Level, {part, moves, last, inputs, schedule, faults}: Left): Play {
	let play = beginLevel(level);
	for (let at = 0; at < part; at++) play = nextPart(play) ?? play;
	play = {...play, last: part === 0 ? null : last, before: part === 0 ? 0 : moves};
	const parsed = parseSchedule(schedule);
	if (!parsed.ok) return play;
	if (play.inputs === null && inputs?.length === partOf(play).n && /^[01]+$/u.test(inputs))
		play = act(play, {do: 'choose', inputs});
	// where another loop stands in the place of ours by now, nothing of the old one is played
	const {opening} = partOf(play);
	if (makeSchedule(parsed.value.slice(0, opening.length)) !== makeSchedule(opening)) return play;
	for (let move = opening.length; move <= parsed.value.length; move++) {
		for (const {process, after} of faults) if (after === move) play = act(play, {do: 'declare', process});
		const event = parsed.value[move];
		if (event !== undefined) play = act(play, {do: 'move', event});
	}
	return play;
}

/** What is left of the level that is played; `null` when nothing was begun, or all is done. */
export function leftOf(session: Session): Left | null {
	const {play, aids, looks} = session;
	const {inputs, schedule, faults, last, before} = play;
	if (isOver(session)) return null;
	if (movesMade(play) + faults.length + aids + looks + play.at === 0) return null;
	return {
		part: play.at,
		moves: before,
		last,
		inputs,
		schedule: makeSchedule(schedule),
		faults: faults.map(fault => ({...fault})),
		aids,
		looks,
	};
}

/** What this game changes of what is remembered. Of a level that was just won only that: the next one is where play goes on. */
export function changeFrom(session: Session): Change {
	const {won, pack, at, unlocked} = session;
	const {id} = levelOf(session);
	const left = leftOf(session);
	const next = isOver(session) ? pack.levels[at + 1]?.id : id;
	return {
		won,
		left: {...session.left, [id]: left},
		...(next === undefined ? {} : {last: next}),
		...(unlocked ? {unlocked} : {}),
	};
}
