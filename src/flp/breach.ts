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
		super(sentence(what, at));
		this.name = 'Breach';
		this.what = what;
		this.at = at;
	}
}

const longest = 400;

function sentence(what: string, at: BreachAt): string {
	const asked: string[] = [];
	if (at.process !== undefined) asked.push(`process ${at.process}`);
	if (at.state !== undefined) asked.push(`in state ${shorten(at.state)}`);
	if (at.message !== undefined) asked.push(`receiving ${shorten(at.message)}`);
	const head = `protocol ${at.protocol ?? '(unnamed)'} breaks the model`;
	return `${[head, ...(asked.length > 0 ? [asked.join(' ')] : []), what].join(': ').replace(/\s+/gu, ' ')}.`;
}

function shorten(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
