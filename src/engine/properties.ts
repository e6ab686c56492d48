import type {Inputs, Schedule} from '../flp/index.js';
import {concrete} from './concrete.js';
import type {Graph} from './graph.js';
import {componentsOn, type Ground, groundOf, once} from './ground.js';
import {type Lasso, lassoIn} from './lasso.js';
import {type FaultCase, type Faults, faultCases} from './question.js';
import {regionFrom, wayTo} from './region.js';

/** A schedule that shows a breach of agreement or validity. */
export interface BadSchedule {
	readonly inputs: Inputs;
	readonly schedule: Schedule;
}

/** An admissible run in which nobody ever decides. */
export interface BlockedRun extends Lasso {
	readonly inputs: Inputs;
}

/** *holds*, *fails* with what shows it, or *unknown* (SPEC §2). */
export type Status<Counterexample> =
	| {readonly status: 'holds'}
	| {readonly status: 'fails'; readonly counterexample: Counterexample}
	| {readonly status: 'unknown'};

/** What a protocol keeps of partial correctness and termination, over all inputs. */
export interface Properties {
	readonly agreement: Status<BadSchedule>;
	readonly nontriviality: Status<{readonly missing: readonly (0 | 1)[]}>;
	readonly validity: Status<BadSchedule>;
	readonly termination: Readonly<Record<Faults, Status<BlockedRun>>>;
	/** every admissible run with *exactly* one faulty process decides: what the second self-check needs */
	readonly decidesWithOneFaulty: Status<BlockedRun>;
}

/** What one input vector contributes. */
export interface VectorProperties {
	readonly agreement: Status<BadSchedule>;
	readonly validity: Status<BadSchedule>;
	/** the decision values that are reached, as bits 1 and 2 */
	readonly decisions: number;
	readonly complete: boolean;
	readonly blocked: readonly {readonly fault: FaultCase; readonly status: Status<BlockedRun>}[];
}

/** Reads one graph, in pieces. Under termination every fault case of all three models is asked once. */
export function* readingProperties(graph: Graph): Generator<void, VectorProperties, void> {
	const unanimous = [0, 1].find(value => [...graph.inputs].every(digit => Number(digit) === value));
	const other = unanimous === undefined ? 0 : 2 - unanimous;
	const cases = [
		...faultCases('one', graph.n),
		...faultCases('initial', graph.n).filter(({faulty}) => faulty.length > 0),
	];
	const undecided = once(() => undecidedGround(graph, []));
	const blocked: VectorProperties['blocked'][number][] = [];
	for (const fault of cases) {
		blocked.push({fault, status: blockedRun(graph, undecided, fault)});
		yield;
	}
	return {
		agreement: never(graph, decisions => decisions === 3),
		validity: never(graph, decisions => (decisions & other) !== 0),
		decisions: graph.decisions.reduce((all, decisions) => all | decisions, 0),
		complete: graph.complete,
		blocked,
	};
}

/** No accessible configuration has such decisions. */
function never(graph: Graph, bad: (decisions: number) => boolean): Status<BadSchedule> {
	const found = graph.decisions.findIndex(decisions => bad(decisions));
	if (found === -1) return {status: graph.complete ? 'holds' : 'unknown'};
	const way = regionFrom(
		graph,
		0,
		() => true,
		[],
		c => c === found,
	);
	return {
		status: 'fails',
		counterexample: {inputs: graph.inputs, schedule: concrete(graph, 0, wayTo(graph, way, found))},
	};
}

/** Where nobody has decided, without a dead set. */
function undecidedGround(graph: Graph, dead: readonly number[]): Ground {
	return groundOf(graph, c => graph.decisions[c] === 0, dead);
}

/** Every admissible run with exactly these processes faulty decides. */
function blockedRun(graph: Graph, undecided: () => Ground, {faulty, dead}: FaultCase): Status<BlockedRun> {
	const ground = dead && faulty.length > 0 ? undecidedGround(graph, faulty) : undecided();
	let falls = false;
	for (const component of componentsOn(graph, ground, faulty)) {
		if (component.owes === undefined) {
			const {stem, loop, shift} = lassoIn(graph, ground.region, component, {faulty, dead});
			return {status: 'fails', counterexample: {inputs: graph.inputs, faulty, stem, loop, shift}};
		}
		falls ||= 'falls' in component.owes;
	}
	return {status: ground.region.touchesFrontier || falls ? 'unknown' : 'holds'};
}

/** Puts the vectors together; the first counterexample over the inputs ascending, and within a vector over the fault cases in order, is kept. */
export function combineProperties(vectors: readonly VectorProperties[]): Properties {
	const decisions = vectors.reduce((all, vector) => all | vector.decisions, 0);
	const missing = ([0, 1] as const).filter(value => (decisions & (value + 1)) === 0);
	const complete = vectors.every(vector => vector.complete);
	const terminates = (counts: (fault: FaultCase) => boolean): Status<BlockedRun> =>
		combine(vectors.flatMap(vector => vector.blocked.filter(({fault}) => counts(fault)).map(({status}) => status)));
	return {
		agreement: combine(vectors.map(vector => vector.agreement)),
		nontriviality:
			missing.length === 0
				? {status: 'holds'}
				: complete
					? {status: 'fails', counterexample: {missing}}
					: {status: 'unknown'},
		validity: combine(vectors.map(vector => vector.validity)),
		termination: {
			none: terminates(({faulty}) => faulty.length === 0),
			one: terminates(({dead}) => !dead),
			initial: terminates(({faulty, dead}) => dead || faulty.length === 0),
		},
		decidesWithOneFaulty: terminates(({faulty, dead}) => !dead && faulty.length === 1),
	};
}

/** What two explorations of the same protocol say together: where `one` does not know, what `part` shows, which was a part of the input vectors. */
export function surest(one: Properties, part: Properties): Properties {
	const failing = <T>(status: Status<T>, other: Status<T>): Status<T> =>
		status.status === 'unknown' && other.status === 'fails' ? other : status;
	return {
		agreement: failing(one.agreement, part.agreement),
		nontriviality:
			one.nontriviality.status === 'unknown' && part.nontriviality.status === 'holds'
				? part.nontriviality
				: one.nontriviality,
		validity: failing(one.validity, part.validity),
		termination: {
			none: failing(one.termination.none, part.termination.none),
			one: failing(one.termination.one, part.termination.one),
			initial: failing(one.termination.initial, part.termination.initial),
		},
		decidesWithOneFaulty: failing(one.decidesWithOneFaulty, part.decidesWithOneFaulty),
	};
}

function combine<T>(statuses: readonly Status<T>[]): Status<T> {
	return (
		statuses.find(({status}) => status === 'fails') ??
		statuses.find(({status}) => status === 'unknown') ?? {status: 'holds'}
	);
}
