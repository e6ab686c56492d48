/** A JSON value. Messages are any of these but `null`, internal storage is any of them. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/** Thrown by {@link canonicalText}: `path` says where in the value (`storage.votes`, or empty for the value itself), `flaw` what stands there. */
export class NotJson extends Error {
	readonly path: string;
	readonly flaw: string;

	constructor(path: string, flaw: string) {
		super(path === '' ? flaw : `${path} is ${flaw}`);
		this.name = 'NotJson';
		this.path = path;
		this.flaw = flaw;
	}
}

/**
 * The canonical text of a value: no white space, keys in the order of their UTF-16 code units, −0 written as 0.
 * Two values are the same for the model exactly when their canonical texts are (SPEC §3).
 * @throws NotJson for `undefined` inside a value, NaN, infinities, bigints, functions, symbols, holes, cycles, accessors and any object that is not plain.
 */
export function canonicalText(value: unknown): string {
	try {
		return write(value, '', new Set());
	} catch (error) {
		if (error instanceof RangeError) throw new NotJson('', 'nested too deeply');
		throw error;
	}
}

/** The same value, made anew: shares nothing with `value`, and keeps none of the order of its keys. */
export function freshCopy(value: unknown): Json {
	return JSON.parse(canonicalText(value)) as Json;
}

function write(value: unknown, path: string, ancestors: Set<object>): string {
	switch (typeof value) {
		case 'string':
			return JSON.stringify(value);
		case 'boolean':
			return String(value);
		case 'number':
			if (!Number.isFinite(value)) throw new NotJson(path, String(value));
			return JSON.stringify(value);
		case 'object':
			break;
		case 'undefined':
			throw new NotJson(path, 'undefined');
		case 'bigint':
		case 'function':
		case 'symbol':
			throw new NotJson(path, `a ${typeof value}`);
	}
	if (value === null) return 'null';
	if (ancestors.has(value)) throw new NotJson(path, 'an object that contains itself');
	ancestors.add(value);
	const text = Array.isArray(value) ? writeArray(value, path, ancestors) : writeObject(value, path, ancestors);
	ancestors.delete(value);
	return text;
}

function writeArray(array: readonly unknown[], path: string, ancestors: Set<object>): string {
	const keys = plainKeys(array, path);
	if (keys.length !== array.length) throw new NotJson(path, 'an array with holes or with properties beside its items');
	return `[${array.map((item, index) => write(item, `${path}[${index}]`, ancestors)).join(',')}]`;
}

function writeObject(object: object, path: string, ancestors: Set<object>): string {
	const entries = plainKeys(object, path)
		.sort()
		.map(key => {
			const item = (object as Record<string, unknown>)[key];
			return `${JSON.stringify(key)}:${write(item, path === '' ? key : `${path}.${key}`, ancestors)}`;
		});
	return `{${entries.join(',')}}`;
}

/**
 * The keys of a plain object or array (for an array: its indices).
 * @throws NotJson when it is of a class of its own, or has a symbol, an accessor or a hidden property.
 */
export function plainKeys(value: object, path: string): string[] {
	const prototype: unknown = Object.getPrototypeOf(value);
	const plain = Array.isArray(value)
		? prototype === Array.prototype
		: prototype === Object.prototype || prototype === null;
	if (!plain)
		throw new NotJson(path, `not a plain ${Array.isArray(value) ? 'array' : `object but ${nameOfClass(prototype)}`}`);
	if (Object.getOwnPropertySymbols(value).length > 0) throw new NotJson(path, 'an object with a symbol as a key');
	const keys: string[] = [];
	for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
		if (Array.isArray(value) && key === 'length') continue;
		if (!('value' in property) || property.enumerable !== true)
			throw new NotJson(path, `an object with a hidden or computed property ${JSON.stringify(key)}`);
		keys.push(key);
	}
	return keys;
}

function nameOfClass(prototype: unknown): string {
	const maker = (prototype as {constructor?: {name?: unknown}} | null)?.constructor?.name;
	return typeof maker === 'string' && maker !== '' ? `a ${maker}` : 'one with a prototype of its own';
}
