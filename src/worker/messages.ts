import type {BreachAt, IgnoresView, Json, ProcessState, StartView, Start, Step, StepView} from '../flp/index.js';

/** What the process of a protocol is asked. */
export type Ask =
	| {readonly ask: 'start'; readonly view: StartView}
	| {readonly ask: 'step'; readonly view: StepView}
	| {readonly ask: 'ignores'; readonly view: IgnoresView}
	| {readonly ask: 'period'; readonly n: number}
	| {readonly ask: 'of'; readonly x: ProcessState | Json}
	| {readonly ask: 'shift'; readonly x: ProcessState | Json; readonly by: number}
	| {readonly ask: 'show'; readonly what: 'message' | 'storage'; readonly value: Json};

/** What the caller tells the bridge: to ask, or to end the process. */
export type ToBridge = Ask | 'end';

/** What it says of itself once it has loaded the file. */
export interface Loaded {
	readonly name: string;
	readonly title: string;
	readonly summary: string;
	readonly processes: {readonly min: number; readonly max: number; readonly default: number};
	readonly shows: readonly ('message' | 'storage')[];
	/** the reductions that it declares */
	readonly declares: readonly ('ignores' | 'rounds')[];
}

/** What comes back: an answer, a breach of the model, or a sentence about a file that cannot be used or a process that ended. */
export type Answer =
	| {readonly loaded: Loaded}
	| {readonly answer: Start | Step | ProcessState | Json | readonly number[]}
	| {readonly breach: {readonly what: string; readonly at: BreachAt}}
	| {readonly badFile: string}
	| {readonly ended: string};

/** What the bridge thread is given. */
export interface BridgeData {
	readonly port: import('node:worker_threads').MessagePort;
	/** counts the answers */
	readonly signal: Int32Array;
	readonly path: string;
	/** what to call it */
	readonly shown: string;
	readonly readable: readonly string[];
}
