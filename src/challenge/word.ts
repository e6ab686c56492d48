import {crc32} from 'node:zlib';
import {base32crockford} from '@scure/base';
import type {Parsed} from '../flp/index.js';

/** What a word may carry, and the first byte of one that does. */
const versions = {challenge: 1, replay: 2} as const;
export type Carried = keyof typeof versions;

/** What it is, and which command takes it, as a refusal. */
export const takenBy: Readonly<Record<Carried, string>> = {
	challenge: 'is the code of a challenge, and no replay: bivalent challenge takes it',
	replay: 'is the code of a replay, and no challenge: bivalent replay takes it',
};

/** Characters that a word may have to be read. */
export const longest = 4000;

/** Bytes as one word in Crockford's base 32: what it carries, the bytes, a checksum. */
export function makeWord(carried: Carried, bytes: Uint8Array): string {
	const whole = new Uint8Array(bytes.length + 5);
	whole[0] = versions[carried];
	whole.set(bytes, 1);
	new DataView(whole.buffer).setUint32(bytes.length + 1, crc32(whole.subarray(0, bytes.length + 1)));
	return base32crockford.encode(whole);
}

/** The bytes of a word, in any case; blanks and line breaks in it, which come along when one copies it from a screen, do not count. Every refusal is one sentence without a full stop that says what is wrong, and where; quick, whatever it is given. */
export function readWord(carried: Carried, text: string): Parsed<Uint8Array> {
	const fail = (error: string): Parsed<never> => ({ok: false, error});
	const word = text.replaceAll(/\s+/gu, '');
	if (word === '') return fail('is empty, and no code');
	if (word.length > longest)
		return fail(
			`is ${word.length.toLocaleString('en')} characters long; a code has at most ${longest.toLocaleString('en')}`,
		);
	const odd = /[^0-9a-hjkmnp-tv-z]/iu.exec(word);
	if (odd !== null) return fail(`is no code: at character ${odd.index + 1} it has what no code has`);
	let whole: Uint8Array;
	try {
		whole = base32crockford.decode(word.toUpperCase());
	} catch {
		return fail('is no code: some of it is missing, or too much');
	}
	const end = whole.length - 4;
	if (end < 1 || crc32(whole.subarray(0, end)) !== new DataView(whole.buffer, whole.byteOffset).getUint32(end))
		return fail('is no code: its checksum is wrong, so a character is missing, or another one');
	if (whole[0] === versions[carried]) return {ok: true, value: whole.subarray(1, end)};
	const other = (Object.keys(versions) as Carried[]).find(one => versions[one] === whole[0]);
	return fail(other === undefined ? 'is a code of a later version' : takenBy[other]);
}
