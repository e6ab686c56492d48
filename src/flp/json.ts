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
	const text = writeQuickly(value, 0);
	if (text !== undefined) return text;
	try {
		return write(value, '', new Set());
	} catch (error) {
		if (error instanceof RangeError) throw new NotJson('', 'nested too deeply');
		throw error;
	}
}

/** texts of values that nobody changes any more */
const texts = new WeakMap<object, string>();

/** The canonical text of a value that nobody will change, or change a part of: it is written once, and kept for as long as the value is. @throws NotJson */
export function lastingText(value: Json | object): string {
	const text = canonicalText(value);
	if (typeof value === 'object' && value !== null) texts.set(value, text);
	return text;
}

/** The same value, made anew: shares nothing with `value`, and keeps none of the order of its keys. */
export function freshCopy(value: unknown): Json {
	return JSON.parse(canonicalText(value)) as Json;
}

/** The same for a value that nobody will change: its canonical text is kept for as long as it is. */
export function lastingCopy(value: unknown): Json {
	const text = canonicalText(value);
	const copy = JSON.parse(text) as Json;
	if (typeof copy === 'object' && copy !== null) texts.set(copy, text);
	return copy;
}

/** deeper than this may be a cycle */
const usualDepth = 100;

/** The same text without keeping track of where it is; `undefined` for anything that is not plain JSON, which {@link write} then says where. */
function writeQuickly(value: unknown, depth: number): string | undefined {
	switch (typeof value) {
		case 'string':
			return JSON.stringify(value);
		case 'boolean':
			return value ? 'true' : 'false';
		case 'number':
			return Number.isFinite(value) ? String(value) : undefined;
		case 'object':
			break;
		default:
			return undefined;
	}
	if (value === null) return 'null';
	const known = texts.get(value);
	if (known !== undefined) return known;
	if (depth > usualDepth) return undefined;
	const isArray = Array.isArray(value);
	const prototype: unknown = Object.getPrototypeOf(value);
	if (isArray ? prototype !== Array.prototype : prototype !== Object.prototype && prototype !== null) return undefined;
	const keys = Object.keys(value);
	if (Reflect.ownKeys(value).length !== keys.length + (isArray ? 1 : 0)) return undefined;
	if (isArray) {
		if (keys.length !== value.length) return undefined;
	} else keys.sort();
	let text = isArray ? '[' : '{';
	for (const key of keys) {
		const property = Object.getOwnPropertyDescriptor(value, key)!;
		if (!('value' in property)) return undefined;
		const inner = writeQuickly(property.value, depth + 1);
		if (inner === undefined) return undefined;
		if (text.length > 1) text += ',';
		text += isArray ? inner : `${JSON.stringify(key)}:${inner}`;
	}
	return text + (isArray ? ']' : '}');
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
	const hidden = (key: string): NotJson =>
		new NotJson(path, `an object with a hidden or computed property ${JSON.stringify(key)}`);
	const keys = Object.keys(value);
	for (const key of keys) if (!('value' in Object.getOwnPropertyDescriptor(value, key)!)) throw hidden(key);
	const names = Object.getOwnPropertyNames(value);
	if (names.length > keys.length + (Array.isArray(value) ? 1 : 0))
		throw hidden(names.find(name => !keys.includes(name) && !(Array.isArray(value) && name === 'length'))!);
	return keys;
}

function nameOfClass(prototype: unknown): string {
	const maker = (prototype as {constructor?: {name?: unknown}} | null)?.constructor?.name;
	return typeof maker === 'string' && maker !== '' ? `a ${maker}` : 'one with a prototype of its own';
}
