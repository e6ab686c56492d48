import type {Parsed} from '../flp/index.js';
import {makeCode, parseCode} from './code.js';
import {parseReplayCode} from './replay-code.js';
import {type Difficulty, flawOfSeed, makeId, parseId} from './id.js';

/** Characters beyond which a text without # and : is a code, and no seed. */
const longestSeedAlone = 60;

/** What is a code, though perhaps a damaged one: a short one has 48 characters. */
const likeCode = /^[0-9a-hjkmnp-tv-z]{40,}$/iu;

/** The ID of today's challenge. `day` is its date (UTC), like 2026-01-31. */
export function todaysId(day: string, difficulty: Difficulty): string {
	return makeId({difficulty, seed: day});
}

/** The first line of a result that was shared. */
const shared = /^bivalent (v\d+:[a-z]+#.+|[0-9A-HJKMNP-TV-Z]{40,})$/mu;

/**
 * The ID that somebody means by what he wrote: an ID of either form, or a seed alone, which then is of this difficulty. Of a code it is the code as it is
 * always written, and of a result that was shared what it is the result of. Line breaks, which come along when one pastes, do not count. Every refusal is one sentence without a full stop; quick, whatever it is given.
 */
export function wantedId(text: string, difficulty: Difficulty): Parsed<string> {
	if (parseReplayCode(text).ok)
		return {ok: false, error: 'is the code of a replay, and no challenge: bivalent replay takes it'};
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
	return /^v\d+:[a-z]+#/u.test(id) || /^[0-9A-HJKMNP-TV-Z]{40,}$/u.test(id);
}
