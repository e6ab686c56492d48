import type {Challenge, Engine} from '../challenge/index.js';
import {count} from '../game/index.js';
import {challengeEngine} from '../worker/challenge-engine.js';
import {watched} from './watch.js';

/** Draws the challenge of an ID that was read, or looks at the one that a code says; `undefined` where that cannot be won, or not by thinking. @throws Interrupted */
export function drawing(
	work: (engine: Engine) => Generator<number, Challenge | undefined, void>,
	quiet: boolean,
): Promise<Challenge | undefined> {
	return watched(work(challengeEngine()), {
		quiet,
		seen: tries => `${count(tries, 'candidate')} looked at`,
		stopped: tries => `Stopped after ${tries}, and nothing was found`,
	});
}
