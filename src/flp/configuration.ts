import {canonicalText, type Json} from './json.js';
import {type Bit, othersOf, type ProcessState, type Protocol, type Step, stateAfter} from './protocol.js';

/** A message (p, m): its destination and its value. It has no sender. */
export interface Message {
	readonly to: number;
	readonly value: Json;
}

/** An event e = (p, m): process p receives m, where `null` is ∅. */
export interface Event {
	readonly process: number;
	readonly message: Json | null;
}

/** A finite sequence of events (FLP85 §2). */
export type Schedule = readonly Event[];

/** All internal states and the message buffer, a multiset kept in the order in which its messages were sent. Compare with {@link configurationText}. */
export interface Configuration {
	readonly states: readonly ProcessState[];
	readonly buffer: readonly Message[];
}

/** Inputs as text, one digit a process, process 0 leftmost: `011`. */
export type Inputs = string;

/** The initial configuration for these inputs: initial states, empty buffer. @throws Breach */
export function initialConfiguration(protocol: Protocol, inputs: Inputs): Configuration {
	const n = inputs.length;
	return {
		states: Array.from(inputs, (digit, self) => ({
			input: digit === '1' ? 1 : 0,
			output: null,
			...protocol.start({self, n}),
		})),
		buffer: [],
	};
}

/** All `2^n` input vectors in ascending binary order. */
export function allInputs(n: number): Inputs[] {
	return Array.from({length: 2 ** n}, (_, number) => number.toString(2).padStart(n, '0'));
}

/** The distinct applicable events: for each process its waiting messages, oldest first, then ∅. */
export function applicableEvents(configuration: Configuration): Event[] {
	return configuration.states.flatMap((_, process) => {
		const values = new Map<string, Json>();
		for (const message of configuration.buffer) {
			if (message.to === process && !values.has(canonicalText(message.value)))
				values.set(canonicalText(message.value), message.value);
		}
		return [...values.values(), null].map(message => ({process, message}));
	});
}

/** What applying one event did. */
export interface Applied {
	readonly after: Configuration;
	readonly step: Step;
	/** where in the buffer the received message stood; −1 for ∅ */
	readonly received: number;
}

/** Applies `event`; `undefined` when it is not applicable, because its message is not in the buffer. Of equal copies the oldest is received. @throws Breach */
export function applyEvent(protocol: Protocol, configuration: Configuration, event: Event): Applied | undefined {
	const {process: self, message} = event;
	const state = configuration.states[self];
	if (state === undefined) return undefined;
	const received = message === null ? -1 : findMessage(configuration.buffer, self, message);
	if (message !== null && received === -1) return undefined;
	const n = configuration.states.length;
	const step = protocol.step({self, n, others: othersOf(self, n), state, message});
	return {
		received,
		step,
		after: {
			states: configuration.states.with(self, stateAfter(state, step)),
			buffer: [
				...configuration.buffer.filter((_, index) => index !== received),
				...(step.send ?? []).map(sent => ({to: sent.to, value: sent.message})),
			],
		},
	};
}

function findMessage(buffer: readonly Message[], to: number, value: Json): number {
	const text = canonicalText(value);
	return buffer.findIndex(message => message.to === to && canonicalText(message.value) === text);
}

/** A text that two configurations share exactly when they are the same: states in order, buffer as a multiset. */
export function configurationText(configuration: Configuration): string {
	return canonicalText([
		configuration.states,
		configuration.buffer.map(message => canonicalText([message.to, message.value])).sort(),
	]);
}

/** The decision values of a configuration; two of them break agreement. */
export function decisionsOf(configuration: Configuration): Set<Bit> {
	return new Set(configuration.states.flatMap(state => (state.output === null ? [] : [state.output])));
}
