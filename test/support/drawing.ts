import {type Challenge, makeCode, opening} from '../../src/challenge/index.js';
import {done} from '../../src/engine/index.js';
import {challengeEngine} from '../../src/worker/challenge-engine.js';

const engine = challengeEngine();

/** The challenge of an ID, of either form. */
export function challengeOf(id: string): Challenge {
	const parsed = opening(id);
	if (!parsed.ok) throw new Error(parsed.error);
	const challenge = done(parsed.value(engine));
	if (challenge === undefined) throw new Error(`${id} is no challenge`);
	return challenge;
}

/** All that an ID says, on a line: its code, what is asked, the shortest win, and how hard that is. */
export function lineOf({statement, level, score}: Challenge): string {
	const [{solution, par, text}] = level.parts;
	return JSON.stringify({id: level.id, code: makeCode(statement), statement, text, solution, par, score});
}
