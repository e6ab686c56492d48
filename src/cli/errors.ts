/** What the user gave is wrong: one plain sentence on standard error, exit 2. */
export class BadInput extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'BadInput';
	}
}

/** The exit statuses of SPEC §6. */
export const exits = {done: 0, no: 1, badInput: 2, ourFault: 3, hungUp: 129} as const;
