import type {Parsed} from '../flp/index.js';
import {assessed, type Challenge, type Engine, generate} from './generate.js';
import {makeCode, parseCode} from './code.js';
import {parseId} from './id.js';

/** What is said of a code, or of what names one, where {@link opening} finds no challenge. */
export const noChallenge = 'is of a challenge that cannot be won, or not by thinking';

/** The challenge of an ID, of either form; `undefined` where what a code says cannot be won, or not by thinking. Yields while it is looked for. The error is a sentence without a full stop. */
export function opening(text: string): Parsed<(engine: Engine) => Generator<number, Challenge | undefined, void>> {
	if (text.includes('#') || text.includes(':')) {
		const id = parseId(text);
		return id.ok ? {ok: true, value: engine => generate(id.value, engine)} : id;
	}
	const code = parseCode(text);
	if (!code.ok) return code;
	const statement = code.value;
	const id = makeCode(statement);
	return {
		ok: true,
		*value(engine) {
			yield 0;
			return assessed(id, statement, engine);
		},
	};
}
