import type {Parsed} from '../flp/index.js';
import {makeCode, parseCode} from './code.js';
import {parseReplayCode} from './replay-code.js';
import {type Difficulty, flawOfSeed, makeId, parseId} from './id.js';
import {takenBy} from './word.js';

/** Characters beyond which a text without # and : is a code, and no seed. */
const longestSeedAlone = 60;

/** What is a code, though perhaps a damaged one: a short one has 48 characters. */
const likeCode = /^[0-9a-hjkmnp-tv-z]{40,}$/iu;

/** The ID of today's challenge. `day` is its date (UTC), like 2026-01-31. */
export function todaysId(day: string, difficulty: Difficulty): string {
	return makeId({difficulty, seed: day});
}

/** What an ID looks like in either form, as it is always written. */
const either = 'v\\d+:[a-z]+#.+|[0-9A-HJKMNP-TV-Z]{40,}';
const isEither = new RegExp(`^(?:${either})$`, 'u');

/** The first line of a result that was shared. */
const shared = new RegExp(`^bivalent (${either})$`, 'mu');

/**
 * The ID that somebody means by what he wrote: an ID of either form, or a seed alone, which then is of this difficulty. Of a code it is the code as it is
 * always written, and of a result that was shared what it is the result of. Line breaks, which come along when one pastes, do not count. Every refusal is
 * one sentence without a full stop; quick, whatever it is given.
 */
export function wantedId(text: string, difficulty: Difficulty): Parsed<string> {
	if (parseReplayCode(text).ok) return {ok: false, error: takenBy.replay};
	const whole = shared.exec(text)?.[1] ?? text.replaceAll(/[\r\n]+/gu, '');
	if (whole.trim() === '') return {ok: false, error: `is empty; a seed is any text, like ${JSON.stringify('week 5')}`};
	if (whole.includes('#') || whole.includes(':')) {
		const id = parseId(whole);
		return id.ok ? {ok: true, value: makeId(id.value)} : id;
	}
	const code = parseCode(whole);
	if (code.ok) return {ok: true, value: makeCode(code.value)};
	if (whole.length > longestSeedAlone || likeCode.test(whole.trim())) return code;
	const flaw = flawOfSeed(whole);
	return flaw === undefined ? {ok: true, value: makeId({difficulty, seed: whole})} : {ok: false, error: flaw};
}

/** Whether the id of a level is the ID of a challenge, told by its form alone. */
export function isChallengeId(id: string): boolean {
	return isEither.test(id);
}
