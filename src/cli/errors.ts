import {Breach} from '../flp/index.js';
import {BadFile} from '../store/bad-file.js';
import {CannotLoad} from '../worker/protocol-process.js';

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

/** Work that nobody wants to know the end of any more: its question has changed. */
export class Abandoned extends Error {
	constructor() {
		super('It was asked something else meanwhile.');
		this.name = 'Abandoned';
	}
}

/** Whether what the user gave is wrong, and not bivalent. */
export function isUsersFault(error: unknown): error is Error {
	return (
		error instanceof BadInput || error instanceof BadFile || error instanceof Breach || error instanceof CannotLoad
	);
}

/** The exit statuses of SPEC §6. */
export const exits = {done: 0, no: 1, badInput: 2, ourFault: 3, hungUp: 129, interrupted: 130} as const;
