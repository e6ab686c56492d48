/**
 * The library: what `bivalent prove` and `bivalent verify` do, for programs and test suites. Importing it prints nothing, reads no argument and opens
 * no terminal; nothing it does uses the network.
 *
 * ```js
 * import {prove} from 'bivalent';
 * import protocol from './mine.mjs';
 * const {verdict, properties} = prove(protocol, {n: 3});
 * ```
 */
export type {Certificate, Judgement, Refutation, Rejection, RejectionCode} from './certificate/index.js';
export {type Faults, SelfContradiction, type Valence, type Verdict} from './engine/index.js';
export {
	type Bit,
	Breach,
	type BreachAt,
	type Configuration,
	type Event,
	type IgnoresView,
	type Inputs,
	type Json,
	makeSchedule,
	type Message,
	type Parsed,
	parseSchedule,
	type ProcessState,
	type Protocol,
	type Rounds,
	type Schedule,
	type Send,
	type Start,
	type StartView,
	type Step,
	type StepView,
} from './flp/index.js';
export {catalogued} from './library/catalogued.js';
export {type Edge, type Exploration, type Explored, explore, type ExploreOptions} from './library/explore.js';
export {prove, type ProveOptions} from './library/prove.js';
export {type Asked, BadQuestion} from './library/question.js';
export {verify} from './library/verify.js';
export {version} from './library/version.js';
export type {InitialReport, Report, ReportedProperties} from './verdict/index.js';
