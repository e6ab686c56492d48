import type {Parsed} from '../flp/index.js';
import {excerpt} from '../game/index.js';

/** How hard a challenge is to be. */
export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** What a challenge is drawn from: the same challenge on every machine for as long as the generator's version is the same. */
export interface Seed {
	readonly difficulty: Difficulty;
	/** any text on one line */
	readonly seed: string;
}

/** The generator's version. Whatever changes a challenge that it draws has to raise it. */
const generatorVersion = 'v1';

/** Characters in which the # of an ID is looked for. */
const longestHead = 60;

/** Characters that a seed may have. */
const longestSeed = 100;

/** The ID of a seed: `v1:hard#any text at all`. */
export function makeId({difficulty, seed}: Seed): string {
	return `${generatorVersion}:${difficulty}#${seed}`;
}

/** Reads such an ID. Case, blanks and every other character of the seed count. Looks at no more than its first few characters and, if it is no longer than it may be, its seed. */
export function parseId(text: string): Parsed<Seed> {
	const begins = text.slice(0, longestHead);
	const mark = begins.indexOf('#');
	const head = mark === -1 ? begins : begins.slice(0, mark);
	const fail = (error: string): Parsed<never> => ({ok: false, error});
	const [version, difficulty, ...more] = head.split(':');
	if (mark === -1 || difficulty === undefined || more.length > 0)
		return fail(`is no ID: one is like ${generatorVersion}:hard#any text at all`);
	if (version !== generatorVersion)
		return /^v\d+$/u.test(version!)
			? fail(`is of the generator's version ${version!.slice(0, 12)}; this one is ${generatorVersion}`)
			: fail(`begins with ${shown(version!)}; an ID begins with ${generatorVersion}:`);
	if (!difficulties.includes(difficulty as Difficulty))
		return fail(`has the difficulty ${shown(difficulty)}; there are ${difficulties.join(', ')}`);
	const seed = text.slice(mark + 1);
	const flaw = flawOfSeed(seed);
	return flaw === undefined ? {ok: true, value: {difficulty: difficulty as Difficulty, seed}} : fail(flaw);
}

/** What is wrong with a seed; `undefined` when nothing is. */
export function flawOfSeed(seed: string): string | undefined {
	if (seed === '') return 'has no seed after the #';
	if (seed.length > longestSeed)
		return `has a seed of ${seed.length.toLocaleString('en')} characters; ${longestSeed} are allowed`;
	// what joins letters and emoji is part of how they look; all else that has no look makes two seeds out of what is one to the eye
	const odd = /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/u.exec(seed);
	return odd === null
		? undefined
		: `has at character ${odd.index + 1} of its seed something that cannot be seen, or not on one line`;
}

function shown(text: string): string {
	return text === '' ? 'nothing' : excerpt(text, 20);
}
