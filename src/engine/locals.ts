import {
	type Bit,
	Breach,
	canonicalText,
	holdToModel,
	type Inputs,
	type Json,
	lastingText,
	othersOf,
	type ProcessState,
	type Protocol,
	stateAfter,
} from '../flp/index.js';

/** What one local step does: the state after it and the letters it sends, ascending. */
export interface LocalStep {
	readonly state: number;
	readonly sends: readonly number[];
}

/** The letter of ∅. */
export const nothing = -1;

/**
 * The protocol's local behaviour for one n, as numbers. A *state* is one process's internal state, a *letter* one distinct message (p, m).
 * Each (state, letter) is asked of the protocol once, and once more by {@link Locals.askAgain}.
 */
export interface Locals {
	readonly protocol: Protocol;
	readonly n: number;
	/** the state in which process `self` starts with this input */
	startOf(self: number, input: Bit): number;
	/** @throws Breach */
	stepOf(state: number, letter: number): LocalStep;
	/** the same where it was asked before */
	knownStep(state: number, letter: number): LocalStep | undefined;
	/** bit 1 for a decision 0, bit 2 for a decision 1, 0 for none */
	decisionOf(state: number): number;
	/** destination of a letter */
	destinationOf(letter: number): number;
	/** position of a letter among the letters with its destination */
	placeOf(letter: number): number;
	valueOf(letter: number): Json;
	/** the letter of a message, or `undefined` when nobody ever sent it */
	letterOf(to: number, value: Json): number | undefined;
	/** the number of a state of process `self`, or `undefined` when it was never met */
	stateNumber(self: number, value: ProcessState): number | undefined;
	/** the number of a state of process `self`, new or known */
	internState(self: number, value: ProcessState): number;
	/** the letter of a message, new or known */
	internLetter(to: number, value: Json): number;
	processOf(state: number): number;
	stateOf(state: number): ProcessState;
	/** every local step asked so far: of a state, receiving a letter (or {@link nothing}) */
	steps(): IterableIterator<{readonly state: number; readonly letter: number; readonly step: LocalStep}>;
	/** Asks every question that was asked so far, and not twice yet, again. @throws Breach when an answer differs. */
	askAgain(): void;
	/** distinct states and letters met so far */
	counts(): {readonly states: number; readonly letters: number};
}

/** Begins the table of a protocol's local steps for n processes. @throws Breach for a malformed protocol */
export function createLocals(given: Protocol, n: number): Locals {
	const protocol = holdToModel(given);
	const stateIds = new Map<string, number>();
	const states: {readonly self: number; readonly value: ProcessState; readonly steps: Map<number, LocalStep>}[] = [];
	/** how many of each state's steps were asked a second time */
	const again: number[] = [];
	const letterIds = new Map<string, number>();
	const letters: {readonly to: number; readonly place: number; readonly value: Json}[] = [];
	const lettersTo: number[] = Array.from({length: n}, () => 0);
	const others = Array.from({length: n}, (_, self) => othersOf(self, n));

	const internState = (self: number, value: ProcessState): number => {
		const text = `${self} ${lastingText(value)}`;
		let id = stateIds.get(text);
		if (id === undefined) {
			id = states.push({self, value, steps: new Map()}) - 1;
			stateIds.set(text, id);
		}
		return id;
	};
	const internLetter = (to: number, value: Json): number => {
		const text = `${to} ${lastingText(value)}`;
		let id = letterIds.get(text);
		if (id === undefined) {
			const place = lettersTo[to]!;
			lettersTo[to] = place + 1;
			id = letters.push({to, place, value}) - 1;
			letterIds.set(text, id);
		}
		return id;
	};
	const ask = (state: number, letter: number): LocalStep => {
		const {self, value} = states[state]!;
		const message = letter === nothing ? null : letters[letter]!.value;
		const step = protocol.step({self, n, others: others[self]!, state: value, message});
		const sends = (step.send ?? []).map(sent => internLetter(sent.to, sent.message)).sort((a, b) => a - b);
		return {state: internState(self, stateAfter(value, step)), sends};
	};

	return {
		protocol,
		n,
		startOf: (self, input) => internState(self, {input, output: null, ...protocol.start({self, n})}),
		stepOf(state, letter) {
			const {steps} = states[state]!;
			let step = steps.get(letter);
			if (step === undefined) {
				step = ask(state, letter);
				steps.set(letter, step);
			}
			return step;
		},
		knownStep: (state, letter) => states[state]!.steps.get(letter),
		decisionOf(state) {
			const {output} = states[state]!.value;
			return output === null ? 0 : output + 1;
		},
		destinationOf: letter => letters[letter]!.to,
		placeOf: letter => letters[letter]!.place,
		valueOf: letter => letters[letter]!.value,
		letterOf: (to, value) => letterIds.get(`${to} ${canonicalText(value)}`),
		stateNumber: (self, value) => stateIds.get(`${self} ${canonicalText(value)}`),
		internState,
		internLetter,
		processOf: state => states[state]!.self,
		stateOf: state => states[state]!.value,
		*steps() {
			for (const [state, {steps}] of states.entries()) for (const [letter, step] of steps) yield {state, letter, step};
		},
		askAgain() {
			for (let state = 0; state < states.length; state++) {
				const {steps} = states[state]!;
				const before = again[state] ?? 0;
				again[state] = steps.size;
				for (const [letter, first] of [...steps].slice(before)) {
					const second = ask(state, letter);
					if (second.state === first.state && second.sends.join() === first.sends.join()) continue;
					throw new Breach(
						'step answered differently when asked a second time; the same state and message must always give the same step',
						{
							protocol: protocol.name,
							process: states[state]!.self,
							state: canonicalText(states[state]!.value),
							message: letter === nothing ? '∅' : canonicalText(letters[letter]!.value),
						},
					);
				}
			}
		},
		counts: () => ({states: states.length, letters: letters.length}),
	};
}

/** The input of process `self`. */
export function inputOf(inputs: Inputs, self: number): Bit {
	return inputs.charAt(self) === '1' ? 1 : 0;
}
