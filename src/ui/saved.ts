import {makeSchedule, parseSchedule} from '../flp/index.js';
import {act, beginLevel, movesMade, type Play} from '../game/index.js';
import type {Level} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import type {Progress} from '../store/progress.js';
import {beginSession, findScreen, type Screen, type Session} from './session.js';

/** Where the player was: a first start opens the first level, a later one offers to go on. What cannot be replayed is left out. */
export function sessionFrom({won, current}: Progress, levels: readonly Level[]): Session {
	const left = levels.findIndex(({id}) => id === current?.level);
	const unwon = levels.findIndex(({id}) => won[id] === undefined);
	const at = left === -1 ? unwon : left;
	if (at === -1) {
		const session = beginSession(levels, 0, won);
		return {...session, stack: session.stack.slice(0, 1)};
	}
	const session = beginSession(levels, at, won);
	if (left === -1 && Object.keys(won).length === 0) return session;
	const welcome: Screen = {name: 'welcome', chosen: 0};
	const hints = left === -1 ? 0 : Math.min(current?.hints ?? 0, session.play.level.hints.length);
	return {
		...session,
		play: left === -1 ? session.play : replayed(session.play, current!),
		hints,
		stack: [...session.stack, welcome],
	};
}

function replayed(begun: Play, {inputs, schedule, faults}: NonNullable<Progress['current']>): Play {
	const {level} = begun;
	let play = beginLevel(level, findProtocol(level.protocol)!);
	const parsed = parseSchedule(schedule);
	if (!parsed.ok) return play;
	if (play.inputs === null && inputs?.length === level.n && /^[01]+$/u.test(inputs))
		play = act(play, {do: 'choose', inputs});
	for (let move = level.opening.length; move <= parsed.value.length; move++) {
		for (const {process, after} of faults) if (after === move) play = act(play, {do: 'declare', process});
		const event = parsed.value[move];
		if (event !== undefined) play = act(play, {do: 'move', event});
	}
	return play;
}

/** What is to be remembered of a session. Of a level that was just won, only that: the next one is where play goes on. */
export function progressFrom(session: Session): Progress {
	const {won, levels, at, play, hints} = session;
	const saved = {format: 'bivalent-progress/1' as const, won: {...won}};
	const over = findScreen(session, 'won') !== undefined;
	const next = over ? levels[at + 1] : play.level;
	if (next === undefined || (!over && movesMade(play) + play.faults.length + hints === 0 && at === 0)) return saved;
	return {
		...saved,
		current: over
			? {level: next.id, inputs: null, schedule: '', faults: [], hints: 0}
			: {
					level: next.id,
					inputs: play.inputs,
					schedule: makeSchedule(play.schedule),
					faults: play.faults.map(fault => ({...fault})),
					hints,
				},
	};
}
