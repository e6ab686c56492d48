import {Breach, type BreachAt} from './breach.js';
import {canonicalText, freshCopy, type Json, NotJson, plainKeys} from './json.js';
import type {Bit, Protocol, Send, Start, Step, StepView} from './protocol.js';

/**
 * Holds a protocol to the model (SPEC §3): the result behaves like `raw`, but every answer is checked, every argument is a fresh value,
 * and every breach is thrown as a {@link Breach}. What it cannot see is whether a later question is answered alike: the engine asks again.
 * @throws Breach for a missing or malformed export.
 */
export function holdToModel(raw: unknown): Protocol {
	if (typeof raw !== 'object' || raw === null)
		throw new Breach(
			'the default export is missing or no object; it must be a protocol: {name, title, summary, processes, start, step}',
		);
	const given = raw as Record<string, unknown>;
	const name = given['name'];
	if (typeof name !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name))
		throw new Breach(`its name is ${describe(name)}; it must be a text in kebab-case, like "after-you"`);
	const broken = (what: string): Breach => new Breach(what, {protocol: name});
	const text = (field: string): string => {
		const value = given[field];
		if (typeof value !== 'string') throw broken(`its ${field} is ${describe(value)}; it must be a text`);
		return value;
	};
	for (const field of ['start', 'step']) {
		if (typeof given[field] !== 'function')
			throw broken(`its ${field} is ${describe(given[field])}; it must be a function`);
	}
	const protocol = raw as Protocol;
	return {
		name,
		title: text('title'),
		summary: text('summary'),
		processes: checkRange(given['processes'], broken),
		start: view => checkStart(protocol, name, view.self, view.n),
		step: view => checkStep(protocol, name, view),
		...(given['show'] === undefined ? {} : {show: checkShow(given['show'], broken)}),
	};
}

function checkRange(value: unknown, broken: (what: string) => Breach): Protocol['processes'] {
	const {
		min,
		max,
		default: usual,
	} = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
	if (Number.isSafeInteger(min) && Number.isSafeInteger(max) && Number.isSafeInteger(usual)) {
		const range = {min: min as number, max: max as number, default: usual as number};
		if (range.min >= 2 && range.min <= range.default && range.default <= range.max) return range;
	}
	throw broken(
		`its processes are ${describe(value)}; they must be {min, max, default}, integers with 2 ≤ min ≤ default ≤ max`,
	);
}

function checkShow(value: unknown, broken: (what: string) => Breach): NonNullable<Protocol['show']> {
	if (typeof value !== 'object' || value === null)
		throw broken(`its show is ${describe(value)}; it must be an object of functions`);
	const label = (field: 'message' | 'storage') => {
		const write = (value as Record<string, unknown>)[field];
		if (write === undefined) return {};
		if (typeof write !== 'function') throw broken(`its show.${field} is ${describe(write)}; it must be a function`);
		return {
			[field](json: Json): string {
				const made: unknown = write.call(value, freshCopy(json));
				if (typeof made !== 'string')
					throw broken(`its show.${field} returned ${describe(made)}; it must return a text`);
				return made;
			},
		};
	};
	return {...label('message'), ...label('storage')};
}

function checkStart(protocol: Protocol, name: string, self: number, n: number): Start {
	const at: BreachAt = {protocol: name, process: self};
	const ask = (): Start => {
		const returned = callFresh(view => protocol.start(view as never), {self, n}, 'start', at);
		return reading('start', at, () => {
			const fields = fieldsOf(returned, 'start', ['pc', 'storage'], at);
			if (typeof fields['pc'] !== 'string')
				throw new Breach(`start gave pc ${describe(fields['pc'])}; it must be a text`, at);
			return {pc: fields['pc'], storage: copyOf(fields['storage'], 'storage')};
		});
	};
	const first = ask();
	if (canonicalText(ask()) !== canonicalText(first))
		throw new Breach(
			'start answered differently when asked a second time; an initial state may depend on self and n alone',
			at,
		);
	return first;
}

function checkStep(protocol: Protocol, name: string, view: StepView): Step {
	const at: BreachAt = {
		protocol: name,
		process: view.self,
		state: canonicalText(view.state),
		message: view.message === null ? '∅' : canonicalText(view.message),
	};
	const returned = callFresh(fresh => protocol.step(fresh as never), view, 'step', at);
	return reading('step', at, () => {
		const fields = fieldsOf(returned, 'step', ['pc', 'storage', 'send', 'decide'], at);
		const {pc, storage, send, decide} = fields;
		if (pc !== undefined && typeof pc !== 'string')
			throw new Breach(`step gave pc ${describe(pc)}; it must be a text`, at);
		return {
			...(pc === undefined ? {} : {pc}),
			...(storage === undefined ? {} : {storage: copyOf(storage, 'storage')}),
			...(send === undefined ? {} : {send: checkSends(send, view.n, at)}),
			...(decide === undefined ? {} : {decide: checkDecision(decide, view.state.output, at)}),
		};
	});
}

function checkSends(value: unknown, n: number, at: BreachAt): Send[] {
	if (!Array.isArray(value))
		throw new Breach(`step gave send ${describe(value)}; it must be a list of {to, message}`, at);
	if (plainKeys(value, 'send').length !== value.length)
		throw new NotJson('send', 'an array with holes or with properties beside its items');
	return value.map((item: unknown, index) => {
		const {to, message} = fieldsOf(item, `send[${index}]`, ['to', 'message'], at);
		if (typeof to !== 'number' || !Number.isInteger(to) || to < 0 || to >= n)
			throw new Breach(`step sends to ${describe(to)}; a destination is a process, 0 … ${n - 1}`, at);
		if (message === null)
			throw new Breach('step sends null as a message; null stands for ∅, and any other JSON value may be sent', at);
		return {to: to + 0, message: copyOf(message, `send[${index}].message`)};
	});
}

function checkDecision(value: unknown, output: null | Bit, at: BreachAt): Bit {
	if (value !== 0 && value !== 1) throw new Breach(`step gave decide ${describe(value)}; a decision is 0 or 1`, at);
	const decision = value === 1 ? 1 : 0;
	if (output !== null && output !== decision)
		throw new Breach(
			`step decides ${decision} where ${output} was decided before; the output register is write-once`,
			at,
		);
	return decision;
}

/** Calls with a fresh copy of `view`, and tells a changed argument from an exception, also when the change caused the exception. */
function callFresh(call: (view: Json) => unknown, view: unknown, which: string, at: BreachAt): unknown {
	const before = canonicalText(view);
	const fresh = JSON.parse(before) as Json;
	let returned: unknown;
	let thrown: {error: unknown} | undefined;
	try {
		returned = call(fresh);
	} catch (error) {
		thrown = {error};
	}
	if (thrown !== undefined && thrown.error instanceof Breach) throw thrown.error;
	if (!isText(fresh, before))
		throw new Breach(
			`${which} changes its argument; a step must leave what it is given as it is and return what is new`,
			at,
		);
	if (thrown !== undefined)
		throw new Breach(`${which} threw an exception (${sayError(thrown.error)}); it must return`, at);
	return returned;
}

function isText(value: unknown, text: string): boolean {
	try {
		return canonicalText(value) === text;
	} catch {
		return false;
	}
}

/** Reads what was returned: what is not JSON, and what throws while it is read, becomes a breach. */
function reading<T>(which: string, at: BreachAt, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof Breach) throw error;
		if (error instanceof NotJson) throw new Breach(`what ${which} returned is not JSON: ${error.message}`, at);
		throw new Breach(`what ${which} returned cannot be read (${sayError(error)}); it must be plain JSON`, at);
	}
}

function fieldsOf(value: unknown, which: string, allowed: readonly string[], at: BreachAt): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Breach(`${which} is ${describe(value)}; it must be an object with ${allowed.join(', ')}`, at);
	for (const key of plainKeys(value, which)) {
		if (!allowed.includes(key))
			throw new Breach(`${which} has a field ${JSON.stringify(key)}; it may have ${allowed.join(', ')}`, at);
	}
	return value as Record<string, unknown>;
}

function copyOf(value: unknown, path: string): Json {
	try {
		return freshCopy(value);
	} catch (error) {
		if (error instanceof NotJson)
			throw new NotJson(
				error.path === '' ? path : `${path}${error.path.startsWith('[') ? '' : '.'}${error.path}`,
				error.flaw,
			);
		throw error;
	}
}

/** An error's message, whatever was thrown. */
function sayError(error: unknown): string {
	try {
		return error instanceof Error ? error.message : String(error);
	} catch {
		return 'of a kind that cannot be shown';
	}
}

function describe(value: unknown): string {
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
