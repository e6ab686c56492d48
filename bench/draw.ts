import {sourceOf} from '../src/challenge/draw.js';
import {type Difficulty, makeId, opening} from '../src/challenge/index.js';
import {done} from '../src/engine/index.js';
import {challengeEngine} from '../src/worker/challenge-engine.js';

export {difficulties} from '../src/challenge/index.js';

const engine = challengeEngine();

/** Draws the challenge of a seed, and says what it is. */
export function draw(difficulty: Difficulty, seed: string): {goal: string; source: string; claim: boolean} {
	const parsed = opening(makeId({difficulty, seed}));
	if (!parsed.ok) throw new Error(parsed.error);
	const challenge = done(parsed.value(engine));
	if (challenge === undefined) throw new Error(`there is no challenge for ${difficulty} ${seed}`);
	const {statement, level} = challenge;
	return {
		goal: statement.goal.kind,
		source: sourceOf(statement.protocol),
		claim: level.parts[0].solution.claim !== undefined,
	};
}
