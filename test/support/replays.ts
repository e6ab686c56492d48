import {makeReplayCode, type Replay, replayOf} from '../../src/challenge/index.js';
import {beginLevel, nextPart, partOf, type Play, playLine} from '../../src/game/index.js';
import type {Level} from '../../src/level/index.js';

/** The last part of a level, after the level's own solutions were played. */
function solved(level: Level): Play {
	let play = playLine(beginLevel(level), level.parts[0].solution).play;
	for (let next = nextPart(play); next !== undefined; next = nextPart(play))
		play = playLine(next, partOf(next).solution).play;
	return play;
}

/** That, as a replay. */
export function solution(level: Level): Replay {
	const replay = replayOf(solved(level));
	if (replay === undefined) throw new Error(`${level.id} has no replay`);
	return replay;
}

/** That, as a code. */
export function solutionCode(level: Level): string {
	const code = makeReplayCode(level, solution(level));
	if (code === undefined) throw new Error(`${level.id} has no code`);
	return code;
}
