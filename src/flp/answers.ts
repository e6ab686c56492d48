import {Breach, type BreachAt, isBreach, sayThrown} from './breach.js';
import {canonicalText, freshCopy, type Json, lastingCopy, NotJson, plainKeys} from './json.js';

/** Where a protocol is asked; state and message are written out only if something is wrong. */
export function placeOfView(
	protocol: string,
	{self, state, message}: {readonly self: number; readonly state: unknown; readonly message: unknown},
): BreachAt {
	return {
		protocol,
		process: self,
		get state() {
			return canonicalText(state);
		},
		get message() {
			return message === null ? '∅' : canonicalText(message);
		},
	};
}

/** Calls with a fresh copy of `view`, and tells a changed argument from an exception, also when the change caused the exception. */
export function callFresh(call: (view: Json) => unknown, view: unknown, which: string, at: BreachAt): unknown {
	const fresh = freshCopy(view);
	let returned: unknown;
	let thrown: {error: unknown} | undefined;
	try {
		returned = call(fresh);
	} catch (error) {
		thrown = {error};
	}
	if (thrown !== undefined && isBreach(thrown.error)) throw thrown.error;
	if (!isStill(fresh, view))
		throw new Breach(
			`${which} changes its argument; a step must leave what it is given as it is and return what is new`,
			at,
		);
	if (thrown !== undefined)
		throw new Breach(`${which} threw an exception (${sayThrown(thrown.error)}); it must return`, at);
	return returned;
}

/** Whether a value made anew from `given` is still the same, and as plain. Quicker than to write it out again. */
function isStill(value: unknown, given: unknown): boolean {
	if (typeof value !== 'object' || value === null) return value === given;
	if (typeof given !== 'object' || given === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype !== (Array.isArray(given) ? Array.prototype : Object.prototype)) return false;
	const keys = Object.keys(given);
	if (Object.keys(value).length !== keys.length) return false;
	if (Reflect.ownKeys(value).length !== keys.length + (Array.isArray(given) ? 1 : 0)) return false;
	for (const key of keys) {
		const property = Object.getOwnPropertyDescriptor(value, key);
		if (property === undefined || !('value' in property)) return false;
		if (!isStill(property.value, (given as Record<string, unknown>)[key])) return false;
	}
	return true;
}

/** Reads what was returned: what is not JSON, and what throws while it is read, becomes a breach. */
export function reading<T>(which: string, at: BreachAt, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (isBreach(error)) throw error;
		if (error instanceof NotJson) throw new Breach(`what ${which} returned is not JSON: ${error.message}`, at);
		throw new Breach(`what ${which} returned cannot be read (${sayThrown(error)}); it must be plain JSON`, at);
	}
}

/** The fields of what a function returned, which may have only these. @throws Breach, NotJson */
export function returnedFields(
	value: unknown,
	which: string,
	allowed: readonly string[],
	at: BreachAt,
): Record<string, unknown> {
	if (value === undefined)
		throw new Breach(`${which} returned nothing; it must return an object with ${allowed.join(', ')}`, at);
	return fieldsOf(value, which, allowed, at);
}

/** The fields of an object that may have only these; `which` is where in the answer it stands. @throws Breach, NotJson */
export function fieldsOf(
	value: unknown,
	which: string,
	allowed: readonly string[],
	at: BreachAt,
): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Breach(`${which} is ${describe(value)}; it must be an object with ${allowed.join(', ')}`, at);
	for (const key of plainKeys(value, which)) {
		if (!allowed.includes(key))
			throw new Breach(`${which} has a field ${JSON.stringify(key)}; it may have ${allowed.join(', ')}`, at);
	}
	return value as Record<string, unknown>;
}

/** A copy of what was answered, which nobody will change; `path` is where in the answer it stands. @throws NotJson */
export function copyOf(value: unknown, path: string): Json {
	try {
		return lastingCopy(value);
	} catch (error) {
		if (error instanceof NotJson)
			throw new NotJson(
				error.path === '' ? path : `${path}${error.path.startsWith('[') ? '' : '.'}${error.path}`,
				error.flaw,
			);
		throw error;
	}
}

/** What was given, in a few words for an error; of a long value the beginning. */
export function describe(value: unknown): string {
	if (value === undefined) return 'missing';
	if (typeof value === 'function') return 'a function';
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	try {
		const text = canonicalText(value);
		return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
	} catch (error) {
		return error instanceof NotJson && error.path === '' ? error.flaw : 'something that is not JSON';
	}
}
