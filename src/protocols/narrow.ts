import type {Bit, Json} from '../flp/index.js';

/** The field of a message that is an object; `undefined` when it is none or has no such field. */
export function field(message: Json | null, name: string): Json | undefined {
	if (typeof message !== 'object' || message === null || Array.isArray(message)) return undefined;
	return (message as {readonly [key: string]: Json})[name];
}

/** A decision value in a field; `undefined` when there is none. */
export function bitField(message: Json | null, name: string): Bit | undefined {
	const value = field(message, name);
	return value === 0 || value === 1 ? value : undefined;
}
