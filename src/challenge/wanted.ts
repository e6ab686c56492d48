import type {Parsed} from '../flp/index.js';
import {makeCode, parseCode} from './code.js';
import {parseReplayCode} from './replay-code.js';
import {type Difficulty, flawOfSeed, makeId, parseId} from './id.js';

/** Characters beyond which a word without # and : is a code, and no seed. */
const longestWord = 60;

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
	if (parseReplayCode(text.trim()).ok)
		return {ok: false, error: 'is the code of a replay, and no challenge: bivalent replay takes it'};
	const whole = shared.exec(text)?.[1] ?? text.replaceAll(/[\r\n]+/gu, '');
	if (whole.includes('#') || whole.includes(':')) {
		const id = parseId(whole);
		return id.ok ? {ok: true, value: makeId(id.value)} : id;
	}
	if (whole.length > longestWord) {
		const code = parseCode(whole.replaceAll(/\s+/gu, ''));
		return code.ok ? {ok: true, value: makeCode(code.value)} : code;
	}
	const flaw = whole === '' ? 'has nothing in it; an ID is like v1:hard#any text at all' : flawOfSeed(whole);
	return flaw === undefined ? {ok: true, value: makeId({difficulty, seed: whole})} : {ok: false, error: flaw};
}

/** Whether the id of a level is the ID of a challenge, told by its form alone. */
export function isChallengeId(id: string): boolean {
	return /^v\d+:[a-z]+#/u.test(id) || /^[0-9A-HJKMNP-TV-Z]{40,}$/u.test(id);
}
