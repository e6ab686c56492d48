import type {Json, ProcessState, Protocol, Rounds} from '../flp/index.js';

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
	/** the text of a state or a message with `by` added to its round numbers; what shifts them must do so for this text, there and back (SPEC §5) */
	shifted(text: string, by: number): string;
}

/** @throws NotInModel from what it returns, and whatever the protocol throws */
export function createAsker(protocol: Protocol, n: number): Asker {
	const kept = new Map<string, JudgedStep>();
	const keptShifts = new Map<string, string>();
	return {
		n,
		startOf(self, input) {
			const ask = (): string => {
				const {pc, storage} = fieldsOf(protocol.start({self, n}), 'an initial state', ['pc', 'storage']);
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
			const key = `${by} ${text}`;
			const known = keptShifts.get(key) ?? askShift(protocol.rounds!, text, by);
			keptShifts.set(key, known);
			return known;
		},
	};
}

function periodOf({rounds}: Protocol, n: number): number | undefined {
	const period = typeof rounds?.period === 'function' ? rounds.period(n) : rounds?.period;
	if (period !== undefined && !(Number.isSafeInteger(period) && period > 0))
		throw new NotInModel('a period that is no positive integer');
	return period;
}

/** Shifts a text, and holds the answer to what `rounds` promises: each number has risen by `by`, nothing else is lost on the way there and back. */
function askShift(rounds: Rounds, text: string, by: number): string {
	const shift = (given: string, amount: number): string => textOf(rounds.shift(JSON.parse(given) as Json, amount));
	const there = shift(text, by);
	if (shift(text, by) !== there) throw new NotInModel('a shift that is not always the same');
	const before = roundsIn(rounds, text);
	const after = roundsIn(rounds, there);
	if (after.length !== before.length || before.some((round, index) => after[index] !== round + by))
		throw new NotInModel(`a shift by ${by} that does not add ${by} to each round number`);
	if (before.length === 0 && there !== text) throw new NotInModel('a shift that changes what has no round number');
	if (shift(there, -by) !== text || shift(text, 0) !== text)
		throw new NotInModel(`a shift by ${by} that a shift back does not undo`);
	return there;
}

function roundsIn(rounds: Rounds, text: string): number[] {
	const found: unknown = rounds.of(JSON.parse(text) as Json);
	if (!Array.isArray(found) || !found.every(round => Number.isSafeInteger(round)))
		throw new NotInModel('round numbers that are no list of integers');
	return found as number[];
}

/** The fields of a plain object that may have only these. */
function fieldsOf(given: unknown, what: string, allowed: readonly string[]): Record<string, unknown> {
	const prototype: unknown = typeof given === 'object' && given !== null ? Object.getPrototypeOf(given) : undefined;
	if (prototype !== Object.prototype && prototype !== null) throw new NotInModel(`${what} that is no plain object`);
	for (const key of Object.keys(given as object))
		if (!allowed.includes(key)) throw new NotInModel(`${what} with a field ${key}`);
	return given as Record<string, unknown>;
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
	const step = fieldsOf(given, 'a step', ['pc', 'storage', 'send', 'decide']);
	const {pc = before.pc, storage = before.storage, send = [], decide} = step;
	if (typeof pc !== 'string') throw new NotInModel('a program counter that is no text');
	if (decide !== undefined && decide !== 0 && decide !== 1) throw new NotInModel('a decision that is neither 0 nor 1');
	if (decide !== undefined && before.output !== null && before.output !== decide)
		throw new NotInModel('a second decision');
	if (!Array.isArray(send)) throw new NotInModel('sends that are no list');
	return {
		state: textOf({input: before.input, output: decide ?? before.output, pc, storage}),
		sent: send.map((item: unknown) => {
			const {to, message: value} = fieldsOf(item, 'a message sent', ['to', 'message']);
			if (typeof to !== 'number' || !Number.isInteger(to) || to < 0 || to >= n)
				throw new NotInModel('a destination that is no process');
			if (value === null || value === undefined) throw new NotInModel('a message without a value');
			return {to: to + 0, text: textOf(value)};
		}),
	};
}
