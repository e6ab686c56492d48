import type {Json, ProcessState, Protocol} from '../flp/index.js';

/** What one step does, in the judge's own terms: the state after it and the messages sent, as texts. */
export interface JudgedStep {
	readonly state: string;
	readonly sent: readonly {readonly to: number; readonly text: string}[];
}

/** The protocol did what SPEC §3 forbids; caught at the edge of the judge, which never throws. */
class NotInModel extends Error {}

/** The judge's own canonical text (SPEC §3): keys in the order of their UTF-16 code units, no white space, −0 as 0. */
export function textOf(value: unknown): string {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
	if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
	if (Array.isArray(value)) {
		const items: string[] = [];
		for (let i = 0; i < value.length; i++) items.push(textOf(value[i]));
		if (Object.keys(value).length !== value.length) throw new NotInModel('a list with holes');
		return `[${items.join(',')}]`;
	}
	const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
	if (prototype !== Object.prototype && prototype !== null)
		throw new NotInModel(`a value that is not JSON (${typeof value})`);
	const object = value as Record<string, unknown>;
	return `{${Object.keys(object)
		.sort()
		.map(key => `${JSON.stringify(key)}:${textOf(object[key])}`)
		.join(',')}}`;
}

/** Asks a protocol and believes nothing: every view is asked twice with fresh values, and every answer is checked. Answers are kept by text. */
export interface Asker {
	readonly n: number;
	startOf(self: number, input: 0 | 1): string;
	stepOf(self: number, state: string, message: string | null): JudgedStep;
	/** what a shift must be a multiple of; `undefined` for a protocol without rounds */
	readonly period: number | undefined;
	/** the text of a state or a message with `by` added to its round numbers */
	shifted(text: string, by: number): string;
}

/** @throws NotInModel from what it returns, and whatever the protocol throws */
export function createAsker(protocol: Protocol, n: number): Asker {
	const kept = new Map<string, JudgedStep>();
	return {
		n,
		startOf(self, input) {
			const ask = (): string => {
				const {pc, storage} = protocol.start({self, n});
				if (typeof pc !== 'string') throw new NotInModel('an initial program counter that is no text');
				return textOf({input, output: null, pc, storage});
			};
			const first = ask();
			if (ask() !== first) throw new NotInModel('an initial state that is not always the same');
			return first;
		},
		stepOf(self, state, message) {
			const key = `${self} ${message ?? '-'} ${state}`;
			const known = kept.get(key);
			if (known !== undefined) return known;
			const first = askStep(protocol, self, n, state, message);
			const second = askStep(protocol, self, n, state, message);
			if (JSON.stringify(first) !== JSON.stringify(second)) throw new NotInModel('a step that is not always the same');
			kept.set(key, first);
			return first;
		},
		period: periodOf(protocol, n),
		shifted(text, by) {
			const ask = (): string => textOf(protocol.rounds!.shift(JSON.parse(text) as Json, by));
			const first = ask();
			if (ask() !== first) throw new NotInModel('a shift that is not always the same');
			return first;
		},
	};
}

function periodOf({rounds}: Protocol, n: number): number | undefined {
	const period = typeof rounds?.period === 'function' ? rounds.period(n) : rounds?.period;
	if (period !== undefined && !(Number.isSafeInteger(period) && period > 0))
		throw new NotInModel('a period that is no positive integer');
	return period;
}

function askStep(
	protocol: Protocol,
	self: number,
	n: number,
	stateText: string,
	messageText: string | null,
): JudgedStep {
	const others = Array.from({length: n - 1}, (_, i) => (i < self ? i : i + 1));
	const message = messageText === null ? null : (JSON.parse(messageText) as Json);
	const before = JSON.parse(stateText) as ProcessState;
	const given: unknown = protocol.step({self, n, others, state: JSON.parse(stateText) as ProcessState, message});
	if (typeof given !== 'object' || given === null || Array.isArray(given))
		throw new NotInModel('a step that is no object');
	const step = given as Record<string, unknown>;
	for (const key of Object.keys(step))
		if (!['pc', 'storage', 'send', 'decide'].includes(key)) throw new NotInModel(`a step with a field ${key}`);
	const {pc = before.pc, storage = before.storage, send = [], decide} = step;
	if (typeof pc !== 'string') throw new NotInModel('a program counter that is no text');
	if (decide !== undefined && decide !== 0 && decide !== 1) throw new NotInModel('a decision that is neither 0 nor 1');
	if (decide !== undefined && before.output !== null && before.output !== decide)
		throw new NotInModel('a second decision');
	if (!Array.isArray(send)) throw new NotInModel('sends that are no list');
	return {
		state: textOf({input: before.input, output: decide ?? before.output, pc, storage}),
		sent: send.map((item: unknown) => {
			const {to, message: value} = (item ?? {}) as Record<string, unknown>;
			if (typeof to !== 'number' || !Number.isInteger(to) || to < 0 || to >= n)
				throw new NotInModel('a destination that is no process');
			if (value === null || value === undefined) throw new NotInModel('a message without a value');
			return {to: to + 0, text: textOf(value)};
		}),
	};
}
