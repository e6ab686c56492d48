import {beginLevel, count, type History, keptRun, listed, partOf, playLine, replay} from '../game/index.js';
import type {Level, Pack} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import type {Session} from './session.js';
import {isDone} from './unlocks.js';

/** Whether there is an end to come to: every world is done, and there is a loop to show. */
export function isEnd(session: Pick<Session, 'pack' | 'won' | 'unlocked'>): boolean {
	return session.pack.worlds.every(world => isDone(session, world)) && loopLevels(session.pack).length > 0;
}

/** The levels in which one closes a fair loop that comes back exactly, without any fault. */
function loopLevels({levels}: Pack): Level[] {
	return levels.filter(
		({parts: [{goal, faults}]}) => goal.kind === 'fair-loop' && goal.shift !== true && faults === 'none',
	);
}

/** A run that never ends: the player's own loop where one was kept, or else ours. */
export interface EndlessRun {
	readonly level: Level;
	readonly own: boolean;
	readonly history: History;
	/** the configuration where the loop begins */
	readonly close: number;
}

/** The run that goes on when the game is over. @throws Breach */
export function endlessRun({pack, won}: Pick<Session, 'pack' | 'won'>): EndlessRun | undefined {
	const levels = loopLevels(pack).filter(({parts: [{solution}]}) => solution.claim === undefined);
	for (const level of levels) {
		const loop = won[level.id]?.loop;
		const [part] = level.parts;
		const schedule = loop === undefined ? undefined : keptRun(part, loop);
		if (schedule === undefined || loop === undefined) continue;
		return {level, own: true, history: replay(findProtocol(part.protocol)!, loop.inputs, schedule), close: loop.close};
	}
	const level = levels.find(({parts: [{inputs}]}) => inputs !== 'choose');
	if (level === undefined) return undefined;
	const begun = beginLevel(level);
	const {play} = playLine(begun, partOf(begun).solution);
	const history = replay(play.protocol, play.inputs!, play.schedule);
	const close = history.pictures.findIndex(({text}) => text === history.pictures.at(-1)!.text);
	return {level, own: false, history, close};
}

/** The ending as sentences. */
export function endingSentences(session: Session): string[] {
	const run = endlessRun(session);
	const proved = session.pack.worlds.flatMap(({proves}) => (proves === null ? [] : [proves.name]));
	return [
		'The end, and no end. Every world is done. You have not read the proof, you have been it: each of its steps was a move of yours.',
		`Proved: ${listed(proved)}.`,
		...(run === undefined
			? []
			: [
					`${run.own ? 'Your run' : 'A run'} from ${run.level.id}, ${run.level.title}, goes round: ${count(run.history.moves.length - run.close, 'step')} a lap, everybody is served, and nobody ever decides.`,
				]),
		'The game is over. The run is not.',
	];
}
