import type {Inputs, Protocol, Schedule} from '../flp/index.js';
import type {Component} from './components.js';
import {checkingDeclared} from './declared.js';
import {exploring, type RoomFor} from './explore.js';
import type {Graph} from './graph.js';
import {createLocals, type Locals} from './locals.js';
import {combineProperties, type Properties, readingProperties, surest, type VectorProperties} from './properties.js';
import {
	type Answer,
	createAnswers,
	type FaultCase,
	type Faults,
	faultCases,
	type Proof,
	type Verdict,
	wayToComponent,
} from './question.js';
import {createReductions} from './reductions.js';
import {checkSelf} from './self-check.js';
import {createSituations, type Situations} from './situations.js';
import {exploringStages} from './staged.js';
import {countValences, isOpen, type Valence, valenceBits, valenceOf} from './valence.js';
import {done, type Progress, telling, type Work} from './work.js';

/** What is asked about a protocol. `inputs` are the vectors to explore; with all 2^n of them the properties are reported too. */
export interface Question {
	readonly n: number;
	readonly inputs: readonly Inputs[];
	readonly faults: Faults;
	/** configurations explored for each input vector, at most */
	readonly maxConfigurations: number;
	/** whether reductions that the protocol declares are used; they are unless told */
	readonly reductions?: boolean | undefined;
	/** with rounds: how far apart round numbers may be; growing windows are tried when it is left out */
	readonly window?: number | undefined;
	/** whether a graph may take so many bytes; it may unless told */
	readonly roomFor?: RoomFor | undefined;
}

/** A component that is not fair, as a refutation shows it. */
export interface UnfairComponent {
	readonly faulty: readonly number[];
	readonly size: number;
	/** a schedule to its nearest configuration */
	readonly at: Schedule;
	readonly owes: {readonly process: number} | {readonly message: {readonly to: number; readonly message: unknown}};
}

/** The answer for one fault case of one input vector. */
export interface CaseFinding extends FaultCase {
	readonly verdict: Verdict;
	readonly proof?: Proof;
	/** with *refuted*: every component with an event that open configurations lead to */
	readonly components?: readonly UnfairComponent[];
}

/** What was found for one input vector; the figures are those of SPEC §6. */
export interface VectorFinding {
	readonly inputs: Inputs;
	readonly valence: Valence;
	readonly configurations: number;
	readonly transitions: number;
	readonly complete: boolean;
	/** there where the exploration ended because there was no room for more */
	readonly outOfRoom?: true;
	readonly counts: Readonly<Record<Valence, number>>;
	readonly open: number;
	readonly cases: readonly CaseFinding[];
}

/** What the finder found. Nothing in it has been judged yet. */
export interface Finding {
	readonly n: number;
	readonly faults: Faults;
	/** the reductions in force; figures are then those of the reduced graph */
	readonly reductions: readonly ('ignores' | 'rounds')[];
	/** with rounds: how far apart round numbers were in the last window that was looked at */
	readonly window?: number;
	readonly vectors: readonly VectorFinding[];
	/** there when all inputs were explored */
	readonly properties: Properties | undefined;
}

/**
 * Explores every input vector and answers every fault case. Vectors are explored one after the other, so memory is that of the largest. Where round
 * numbers have no end, windows grow, and so does the number of configurations, until something is proved or nothing is left to see.
 * @throws Breach when the protocol breaks the model; SelfContradiction when the findings contradict FLP85
 */
export function find(protocol: Protocol, question: Question): Finding {
	return done(finding(protocol, question));
}

/** The same in pieces. */
export function* finding(protocol: Protocol, question: Question): Work<Finding> {
	const {n} = question;
	const locals = createLocals(protocol, n);
	const reductions = createReductions(locals, question.reductions !== false);
	const situations = createSituations(locals, reductions);
	const look = (limit: number, window: number): Work<Finding> => findingAll(situations, question, limit, window);
	const found = yield* reductions.names.includes('rounds')
		? growing(situations, question, look)
		: lookingOnce(situations, question, look);
	const {inputs, configurations} = found.vectors.at(-1)!;
	const of = question.inputs.length;
	yield* telling(checkingDeclared(locals, reductions), () => ({inputs, before: of, of, configurations}));
	locals.askAgain();
	checkSelf(found);
	return found;
}

/** Looks at as many configurations as are allowed, or at a window of them. */
type Look = (limit: number, window: number) => Work<Finding>;

/** Looks at all that there is; where that is too much, by stages as well. */
function* lookingOnce(situations: Situations, question: Question, look: Look): Work<Finding> {
	const found = yield* look(question.maxConfigurations, Infinity);
	if (isSettled(found) || isProved(found)) return found;
	return (yield* findingStaged(situations, question, found, question.maxConfigurations)) ?? found;
}

/** Configurations with which growing windows begin, and how they grow. */
const firstLimit = 4000;
const growth = 8;

/** so many times the configurations of a window may be met by stages: what they follow is a small part of what they meet */
const wider = 25;

/** Looks in one window after the other, with ever more configurations, until one is enough; and by stages as soon as something bivalent is seen. */
function* growing(situations: Situations, question: Question, look: Look): Work<Finding> {
	const {maxConfigurations, window} = question;
	for (let limit = Math.min(firstLimit, maxConfigurations); ; limit = Math.min(limit * growth, maxConfigurations)) {
		let staged = false;
		for (let width = window ?? 1; ; width++) {
			const found = {...(yield* look(limit, width)), window: width};
			if (isSettled(found) || isProved(found)) return found;
			const cut = found.vectors.every(({complete, configurations}) => complete || configurations >= limit);
			const full = found.vectors.some(({outOfRoom}) => outOfRoom);
			const goesOn = window === undefined && !cut && !full;
			if (!staged && (!goesOn || found.vectors.some(({valence}) => valence === 'bivalent'))) {
				staged = true;
				const limitOfStages = Math.min(limit * wider, maxConfigurations);
				const proved = yield* findingStaged(situations, question, found, limitOfStages);
				if (proved !== undefined) return proved;
			}
			if (goesOn) continue;
			if (full || limit === maxConfigurations || (window !== undefined && !cut)) return found;
			break;
		}
	}
}

function isSettled({vectors}: Finding): boolean {
	return vectors.every(({cases}) => cases.every(({verdict}) => verdict !== 'unknown'));
}

function isProved({vectors}: Finding): boolean {
	return vectors.some(({cases}) => cases.some(({verdict}) => verdict === 'proved'));
}

/**
 * Looks for a proof by stages (FLP85 §3, Theorem 1), in the order in which proofs are shown: without a fault for one input vector after the other, then
 * with each process faulty. `found` with the first one in it, and what that says of the properties; `undefined` where there is none.
 */
function* findingStaged(
	situations: Situations,
	question: Question,
	found: Finding,
	limit: number,
): Work<Finding | undefined> {
	const {n, faults, window, roomFor} = question;
	for (const fault of faultCases(faults, n)) {
		for (const [before, {inputs, valence}] of found.vectors.entries()) {
			// nothing is open in the others
			if (valence !== 'bivalent' && valence !== 'unknown') continue;
			const at = (configurations: number): Progress => ({inputs, before, of: found.vectors.length, configurations});
			const graph = yield* telling(exploringStages(situations, inputs, {limit, window, roomFor}, fault), at);
			if (graph === undefined) continue;
			const explored = (): Progress => at(graph.size);
			const vector = yield* telling(findingVector(graph, situations.locals, faults), explored);
			// what is settled by the window stays so: stages see a part of it
			const known = found.vectors[before]!;
			const cases = vector.cases.map((one, at) => (one.verdict === 'unknown' ? known.cases[at]! : one));
			return {
				...found,
				vectors: found.vectors.with(before, {...(known.complete ? known : vector), cases}),
				properties:
					found.properties &&
					surest(found.properties, combineProperties([yield* telling(readingProperties(graph), explored)])),
			};
		}
	}
	return undefined;
}

function* findingAll(
	situations: Situations,
	{n, faults, inputs, roomFor}: Question,
	limit: number,
	window: number,
): Work<Finding> {
	const {locals, reductions} = situations;
	const wantsProperties = inputs.length === 2 ** n;
	const properties: VectorProperties[] = [];
	const vectors: VectorFinding[] = [];
	for (const [before, vector] of inputs.entries()) {
		const at = (configurations: number): Progress => ({inputs: vector, before, of: inputs.length, configurations});
		const graph = yield* telling(exploring(situations, vector, {limit, window, roomFor}), at);
		const explored = (): Progress => at(graph.size);
		if (wantsProperties) properties.push(yield* telling(readingProperties(graph), explored));
		vectors.push(yield* telling(findingVector(graph, locals, faults), explored));
	}
	return {
		n,
		faults,
		reductions: reductions.names,
		vectors,
		properties: wantsProperties ? combineProperties(properties) : undefined,
	};
}

/** Answers every fault case of one graph, in pieces. */
function* findingVector(graph: Graph, locals: Locals, faults: Faults): Generator<void, VectorFinding, void> {
	const bits = valenceBits(graph);
	const answer = createAnswers(graph, bits);
	let open = 0;
	for (let c = 0; c < graph.size; c++) if (isOpen(graph, bits, c)) open++;
	const cases: CaseFinding[] = [];
	for (const fault of faultCases(faults, graph.n)) {
		yield;
		cases.push(caseFinding(graph, locals, fault, answer(fault)));
	}
	return {
		inputs: graph.inputs,
		valence: valenceOf(bits[0]!),
		configurations: graph.size,
		transitions: graph.transitions,
		complete: graph.complete,
		...(graph.outOfRoom ? {outOfRoom: true} : {}),
		counts: countValences(bits),
		open,
		cases,
	};
}

function caseFinding(graph: Graph, locals: Locals, fault: FaultCase, answer: Answer): CaseFinding {
	switch (answer.verdict) {
		case 'proved':
			return {...fault, verdict: 'proved', proof: answer.proof};
		case 'refuted':
			return {
				...fault,
				verdict: 'refuted',
				components: answer.components.map(component => ({
					faulty: fault.faulty,
					size: component.members.length,
					at: wayToComponent(graph, answer.region, component, fault),
					owes: owesOf(locals, component),
				})),
			};
		case 'unknown':
			return {...fault, verdict: 'unknown'};
	}
}

function owesOf(locals: Locals, {owes}: Component): UnfairComponent['owes'] {
	if (owes === undefined || 'falls' in owes) throw new Error('a component in a refutation that owes nothing');
	return 'process' in owes
		? owes
		: {message: {to: locals.destinationOf(owes.letter), message: locals.valueOf(owes.letter)}};
}

/** *Proved* if any is, else *unknown* if any is, else *refuted* (SPEC §6). */
export function strongest(verdicts: readonly Verdict[]): Verdict {
	if (verdicts.includes('proved')) return 'proved';
	return verdicts.includes('unknown') ? 'unknown' : 'refuted';
}
