import {createLocals, type Graph, type Locals, nothing, type Work} from '../engine/index.js';
import {Breach, type Inputs, type Json, type ProcessState, type Protocol} from '../flp/index.js';
import {subjectFor, type Wanted} from './subject.js';

/** What one local step does: the state after it, by its place among the process's states, and the letters that it sends, by their numbers. */
export interface Effect {
	readonly to: number;
	readonly sends: readonly number[];
}

/** One process as a table: FLP85's automaton, as far as it is needed. */
export interface Automaton {
	readonly start: number;
	readonly states: readonly ProcessState[];
	/** the letters with this destination */
	readonly letters: readonly number[];
	/** what receiving a letter (or ∅) does in a state; `null` where that never happens, or would break the model */
	effect(state: number, letter: number | null): Effect | null;
}

/** The local automata of a protocol from one input vector: all that another checker has to know of it. */
export interface Tables {
	readonly protocol: Protocol;
	readonly inputs: Inputs;
	readonly automata: readonly Automaton[];
	/** the distinct messages, by destination */
	readonly letters: readonly {readonly to: number; readonly value: Json}[];
	/**
	 * With figures, the tables are of what happens in the graph, which was explored whole, and no more. Without, the graph is larger than that:
	 * then every process was asked about every message that anybody may send to it, in every state that this leads to.
	 */
	readonly figures: {readonly configurations: number; readonly transitions: number} | null;
}

/** pairs of a state and a letter that are asked for, at most, where the graph is too large */
const mostPairs = 20_000;

/** The tables of a protocol without its reductions, in pieces; `null` where they have no end, or none that was found. @throws Breach */
export function* tabulating(protocol: Protocol, wanted: Omit<Wanted, 'reduced' | 'window'>): Work<Tables | null> {
	const {inputs} = wanted;
	const {graph} = yield* subjectFor(protocol, {...wanted, reduced: false});
	if (graph.complete) return tablesOf(protocol, inputs, graph.situations.locals, graph);
	const locals = createLocals(protocol, inputs.length);
	return closed(locals, inputs) ? tablesOf(protocol, inputs, locals, null) : null;
}

/** Asks every process about every message that may be sent to it, in every state that this leads to, until nothing new comes; `false` where there is too much. */
function closed(locals: Locals, inputs: Inputs): boolean {
	const states = startsOf(locals, inputs).map(start => [start]);
	const letters: number[][] = Array.from(inputs, () => [nothing]);
	const known = {states: new Set(states.flat()), letters: new Set<number>()};
	/** for each process how many states are done with how many letters */
	const asked = states.map(() => ({states: 0, letters: 0}));
	let pairs = 0;
	for (let changed = true; changed; ) {
		changed = false;
		for (const [p, mine] of states.entries()) {
			const before = asked[p]!;
			const now = {states: mine.length, letters: letters[p]!.length};
			asked[p] = now;
			for (let s = 0; s < now.states; s++) {
				for (let l = s < before.states ? before.letters : 0; l < now.letters; l++) {
					if (++pairs > mostPairs) return false;
					changed = true;
					const step = stepOrNothing(locals, mine[s]!, letters[p]![l]!);
					if (step === undefined) continue;
					if (!known.states.has(step.state)) mine.push(step.state);
					known.states.add(step.state);
					for (const letter of step.sends) {
						if (!known.letters.has(letter)) letters[locals.destinationOf(letter)]!.push(letter);
						known.letters.add(letter);
					}
				}
			}
		}
	}
	return true;
}

/** The initial state of each process. */
function startsOf(locals: Locals, inputs: Inputs): number[] {
	return Array.from(inputs, (digit, p) => locals.startOf(p, digit === '1' ? 1 : 0));
}

/** A step; `undefined` where it breaks the model: perhaps that message never comes in that state. */
function stepOrNothing(locals: Locals, state: number, letter: number): ReturnType<Locals['stepOf']> | undefined {
	try {
		return locals.stepOf(state, letter);
	} catch (error) {
		if (error instanceof Breach) return undefined;
		throw error;
	}
}

function tablesOf(protocol: Protocol, inputs: Inputs, locals: Locals, graph: Graph | null): Tables {
	const steps = [...locals.steps()];
	const starts = startsOf(locals, inputs);
	const states = starts.map((start, p) =>
		[...new Set([start, ...steps.flatMap(({state, step}) => [state, step.state])])].filter(
			state => locals.processOf(state) === p,
		),
	);
	const places = new Map(states.flatMap(mine => mine.map((state, place) => [state, place] as const)));
	const all = [...new Set(steps.flatMap(({step}) => step.sends))].sort(
		(a, b) => locals.destinationOf(a) - locals.destinationOf(b) || a - b,
	);
	const numbers = new Map(all.map((letter, number) => [letter, number]));
	const effects = new Map(
		steps.map(({state, letter, step}) => [
			`${state} ${letter}`,
			{to: places.get(step.state)!, sends: step.sends.map(sent => numbers.get(sent)!)},
		]),
	);
	return {
		protocol,
		inputs,
		automata: states.map((mine, p) => ({
			start: places.get(starts[p]!)!,
			states: mine.map(state => locals.stateOf(state)),
			letters: all.flatMap((letter, number) => (locals.destinationOf(letter) === p ? [number] : [])),
			effect: (state, letter) => effects.get(`${mine[state]!} ${letter === null ? nothing : all[letter]!}`) ?? null,
		})),
		letters: all.map(letter => ({to: locals.destinationOf(letter), value: locals.valueOf(letter)})),
		figures: graph === null ? null : {configurations: graph.size, transitions: graph.transitions},
	};
}

/** Whether an effect leaves everything but the buffer as it was, and sends nothing. */
export function isIdle({to, sends}: Effect, state: number): boolean {
	return to === state && sends.length === 0;
}
