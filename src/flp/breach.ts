/** Where a protocol was asked when it broke the model. What is not known (a malformed export has no process) is left out. */
export interface BreachAt {
	readonly protocol?: string;
	readonly process?: number;
	/** canonical text of the state, or its JSON with what is not JSON left out */
	readonly state?: string;
	/** canonical text of the message, `∅` for none */
	readonly message?: string;
}

/**
 * A protocol did what the model (SPEC §1, §3) forbids. `what` says what it did and what would be right, in one sentence without a full stop.
 * It is thrown, because it can come out of any question to a protocol; whoever asked on a user's behalf turns it into exit 2.
 */
export class Breach extends Error {
	readonly what: string;
	readonly at: BreachAt;

	constructor(what: string, at: BreachAt = {}) {
		const said = plainText(what);
		super(sentence(said, at));
		this.name = 'Breach';
		this.what = said;
		this.at = at;
	}
}

/** Whether what was thrown is a breach; it may refuse to say what it is. */
export function isBreach(error: unknown): error is Breach {
	try {
		return error instanceof Breach;
	} catch {
		return false;
	}
}

const longest = 400;

/** A text that a protocol may have had a hand in, in one line that no terminal takes for a command; of a long one the beginning. */
export function plainText(text: string): string {
	return shorten(text.replaceAll(/\s+/gu, ' ').replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '·'));
}

/** What was thrown, in words: a protocol may throw anything, also what cannot be shown. */
export function sayThrown(error: unknown): string {
	try {
		return plainText(error instanceof Error ? String(error.message) : `it threw ${String(error)}`);
	} catch {
		return 'it threw what cannot be shown';
	}
}

function sentence(what: string, at: BreachAt): string {
	const asked: string[] = [];
	if (at.process !== undefined) asked.push(`process ${at.process}`);
	if (at.state !== undefined) asked.push(`in state ${plainText(at.state)}`);
	if (at.message !== undefined) asked.push(`receiving ${plainText(at.message)}`);
	const head = `protocol ${at.protocol ?? '(unnamed)'} breaks the model`;
	return `${[head, ...(asked.length > 0 ? [asked.join(' ')] : []), what].join(': ')}.`;
}

function shorten(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
