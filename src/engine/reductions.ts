import type {Json, ProcessState, Protocol} from '../flp/index.js';
import {type Locals, nothing} from './locals.js';

/** What a protocol declares to make fewer configurations of many (SPEC §5), as numbers, asked once each; with neither declared everything here is trivial. */
export interface Reductions {
	/** the reductions in force */
	readonly names: readonly ('ignores' | 'rounds')[];
	/** by how much round numbers may be shifted, 0 without rounds */
	readonly period: number;
	/** whether delivering the letter in this state, or any later one, makes no difference. @throws Breach */
	ignores(state: number, letter: number): boolean;
	/** the pairs of a state and a letter that were asked so far, and ignored */
	ignored(): (readonly [state: number, letter: number])[];
	/** the lowest and the highest round number in a state: ∞ and −∞ where there is none. @throws Breach */
	stateSpan(state: number): Span;
	letterSpan(letter: number): Span;
	/** the state with `by` added to its round numbers. @throws Breach */
	shiftState(state: number, by: number): number;
	shiftLetter(letter: number, by: number): number;
}

/** Lowest and highest of some round numbers: ∞ and −∞ of none. */
export interface Span {
	readonly low: number;
	readonly high: number;
}

/** Begins the tables of a protocol's reductions; `allowed` leaves some of them out of force. */
export function createReductions(locals: Locals, allowed: boolean): Reductions {
	const {protocol, n} = locals;
	const ignoring = allowed && protocol.ignores !== undefined;
	const rounds = allowed ? protocol.rounds : undefined;
	const ignored = new Map<number, Map<number, boolean>>();
	const spans = {state: new Map<number, Span>(), letter: new Map<number, Span>()};
	const shifted = {state: new Map<string, number>(), letter: new Map<string, number>()};
	const spanOf = (kind: 'state' | 'letter', id: number, value: () => ProcessState | Json): Span => {
		if (rounds === undefined) return none;
		let span = spans[kind].get(id);
		if (span === undefined) {
			const numbers = rounds.of(value());
			span = {low: Math.min(...numbers), high: Math.max(...numbers)};
			spans[kind].set(id, span);
		}
		return span;
	};
	const shift = (kind: 'state' | 'letter', id: number, by: number, make: () => number): number => {
		if (by === 0) return id;
		const key = `${id} ${by}`;
		let there = shifted[kind].get(key);
		if (there === undefined) {
			there = make();
			shifted[kind].set(key, there);
		}
		return there;
	};
	return {
		names: [...(ignoring ? (['ignores'] as const) : []), ...(rounds === undefined ? [] : (['rounds'] as const))],
		period: rounds === undefined ? 0 : periodOf(protocol, n),
		ignores(state, letter) {
			if (!ignoring) return false;
			const row = ignored.get(state) ?? new Map<number, boolean>();
			ignored.set(state, row);
			let answer = row.get(letter);
			if (answer === undefined) {
				const self = locals.processOf(state);
				answer = protocol.ignores!({self, n, state: locals.stateOf(state), message: locals.valueOf(letter)});
				row.set(letter, answer);
			}
			return answer;
		},
		ignored: () =>
			[...ignored].flatMap(([state, row]) =>
				[...row].filter(([, isIgnored]) => isIgnored).map(([letter]) => [state, letter] as const),
			),
		stateSpan: state => spanOf('state', state, () => locals.stateOf(state)),
		letterSpan: letter => spanOf('letter', letter, () => locals.valueOf(letter)),
		shiftState: (state, by) =>
			shift('state', state, by, () =>
				locals.internState(locals.processOf(state), rounds!.shift(locals.stateOf(state), by) as ProcessState),
			),
		shiftLetter(letter, by) {
			if (letter === nothing || this.letterSpan(letter) === none || this.letterSpan(letter).low === Infinity)
				return letter;
			return shift('letter', letter, by, () =>
				locals.internLetter(locals.destinationOf(letter), rounds!.shift(locals.valueOf(letter), by) as Json),
			);
		},
	};
}

const none: Span = {low: Infinity, high: -Infinity};

function periodOf({rounds}: Protocol, n: number): number {
	const {period} = rounds!;
	return typeof period === 'function' ? period(n) : period;
}
