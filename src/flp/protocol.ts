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
	/** short labels for people; the model never looks at them */
	readonly show?: {message?(message: Json): string; storage?(storage: Json): string};
}

/** `0 … n−1` without `self`, ascending. */
export function othersOf(self: number, n: number): number[] {
	return Array.from({length: n}, (_, p) => p).filter(p => p !== self);
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
