import {callFresh, copyOf, describe, fieldsOf, placeOfView, reading, returnedFields} from './answers.js';
import {Breach, type BreachAt} from './breach.js';
import {holdReductions} from './hold-reductions.js';
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
		...holdReductions(given, name),
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
			const fields = returnedFields(returned, 'start', ['pc', 'storage'], at);
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
	const at = placeOfView(name, view);
	const returned = callFresh(fresh => protocol.step(fresh as never), view, 'step', at);
	return reading('step', at, () => {
		const fields = returnedFields(returned, 'step', ['pc', 'storage', 'send', 'decide'], at);
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
