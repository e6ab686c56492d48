import type {Json} from './json.js';

/** A decision value, and an input value: 0 or 1. */
export type Bit = 0 | 1;

/** One process's internal state (FLP85 §2): input register, output register (`null` is the paper's *b*), program counter, internal storage. */
export interface ProcessState {
	readonly input: Bit;
	readonly output: null | Bit;
	readonly pc: string;
	readonly storage: Json;
}

/** What a process is told when it is asked for its initial state: who it is, and of how many. Never its input. */
export interface StartView {
	readonly self: number;
	readonly n: number;
}

/** What a process sees in a step: itself, its state and what `receive` returned (`null` is ∅). `others` is 0 … n−1 without `self`, ascending. */
export interface StepView {
	readonly self: number;
	readonly n: number;
	readonly others: readonly number[];
	readonly state: ProcessState;
	readonly message: Json | null;
}

/** The part of an initial state that a protocol chooses; the registers are not its business. */
export interface Start {
	readonly pc: string;
	readonly storage: Json;
}

/** One message to send. The receiver learns the sender only if the protocol writes it into `message`. */
export interface Send {
	readonly to: number;
	readonly message: Json;
}

/** What a step does. What is left out stays as it was. */
export interface Step {
	readonly pc?: string;
	readonly storage?: Json;
	readonly send?: readonly Send[];
	readonly decide?: Bit;
}

/** What is delivered to whom, where a protocol is asked whether it makes a difference. */
export interface IgnoresView {
	readonly self: number;
	readonly n: number;
	readonly state: ProcessState;
	readonly message: Json;
}

/** That a protocol behaves the same when every round number is raised by a multiple of `period` (SPEC §5). */
export interface Rounds {
	/** a positive integer, or a function of n */
	readonly period: number | ((n: number) => number);
	/** the round numbers in a state or a message, integers */
	of(x: ProcessState | Json): readonly number[];
	/** the same state or message with `by` added to each round number */
	shift(x: ProcessState | Json, by: number): ProcessState | Json;
}

/** A consensus protocol (FLP85 §2) as a file exports it: SPEC §3. */
export interface Protocol {
	/** kebab-case */
	readonly name: string;
	readonly title: string;
	readonly summary: string;
	/** integers, 2 ≤ min ≤ default ≤ max */
	readonly processes: {readonly min: number; readonly max: number; readonly default: number};
	start(view: StartView): Start;
	step(view: StepView): Step;
	/** a reduction: see {@link Rounds} */
	readonly rounds?: Rounds;
	/** a reduction: whether delivering the message now, or at any later state of `self`, changes nothing, sends nothing and decides nothing */
	ignores?(view: IgnoresView): boolean;
	/** short labels for people; the model never looks at them */
	readonly show?: {message?(message: Json): string; storage?(storage: Json): string};
}

/** `0 … n−1` without `self`, ascending. */
export function othersOf(self: number, n: number): number[] {
	return Array.from({length: n}, (_, p) => p).filter(p => p !== self);
}

/** Tells a state from a message, for {@link Rounds}; a protocol whose messages look like states needs another way. */
export function isState(x: ProcessState | Json): x is ProcessState {
	return typeof x === 'object' && x !== null && !Array.isArray(x) && 'pc' in x && 'storage' in x && 'input' in x;
}

/** The state after a step: what the step leaves out stays as it was. */
export function stateAfter(state: ProcessState, step: Step): ProcessState {
	return {
		input: state.input,
		output: step.decide ?? state.output,
		pc: step.pc ?? state.pc,
		storage: step.storage === undefined ? state.storage : step.storage,
	};
}
