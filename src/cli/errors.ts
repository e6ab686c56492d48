/** What the user gave is wrong: one plain sentence on standard error, exit 2. */
export class BadInput extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'BadInput';
	}
}

/** Ctrl-C: one sentence on standard error says what was seen until then, exit 130. */
export class Interrupted extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'Interrupted';
	}
}

/** The exit statuses of SPEC §6. */
export const exits = {done: 0, no: 1, badInput: 2, ourFault: 3, hungUp: 129, interrupted: 130} as const;
