import {createInts, pushInt} from './ints.js';
import {type Locals, nothing} from './locals.js';
import type {Reductions, Span} from './reductions.js';

/**
 * A *situation* is what one process contributes to a configuration: its state and the messages that wait for it. A configuration is then
 * n situations, and a step changes one of them and adds a letter to some. Everything here is asked of the protocol once and looked up after.
 *
 * Events of a situation are numbered: event 0 is (p, ∅), the others receive its distinct letters, ascending.
 */
export interface Situations {
	readonly locals: Locals;
	readonly reductions: Reductions;
	/** the situation of a state with nothing waiting */
	of(state: number): number;
	/** the situation with one more copy of `letter` waiting; the same situation where the letter is ignored, and so dropped. @throws Breach */
	add(situation: number, letter: number): number;
	/** how many events it has: 1 + its distinct letters */
	eventsOf(situation: number): number;
	/** the letter that event `k` receives, {@link nothing} for ∅ */
	letterAt(situation: number, k: number): number;
	/** the situation after event `k`, before what it sends arrives. @throws Breach, when first asked */
	nextAt(situation: number, k: number): number;
	/** the letters that event `k` sends; ask {@link nextAt} first */
	sendsAt(situation: number, k: number): readonly number[];
	/** bit 1 for a decision 0, bit 2 for a decision 1, 0 for none */
	decisionOf(situation: number): number;
	waits(situation: number, letter: number): boolean;
	stateAt(situation: number): number;
	/** the letters that wait, ascending, copies and all */
	inboxOf(situation: number): readonly number[];
	/** the lowest and highest round numbers in state and messages. @throws Breach */
	spanOf(situation: number): Span;
	/** the situation with `by` added to all its round numbers. @throws Breach */
	shift(situation: number, by: number): number;
}

const unasked = -1;

/** Begins the table of situations over a protocol's local steps. */
export function createSituations(locals: Locals, reductions: Reductions): Situations {
	const ids = new Map<string, number>();
	const stateOf = createInts();
	const decisions = createInts();
	const firstEvent = createInts();
	const inboxes: (readonly number[])[] = [];
	const added: number[][] = [];
	// one entry an event, the events of a situation side by side
	const letterOf = createInts();
	const next = createInts();
	const sends: (readonly number[])[] = [];
	const spans: Span[] = [];
	const shifted = new Map<string, number>();
	const drops = reductions.names.includes('ignores');

	const intern = (state: number, inbox: readonly number[]): number => {
		const text = `${state}:${inbox.join()}`;
		const known = ids.get(text);
		if (known !== undefined) return known;
		const id = inboxes.push(inbox) - 1;
		ids.set(text, id);
		pushInt(stateOf, state);
		pushInt(decisions, locals.decisionOf(state));
		pushInt(firstEvent, letterOf.length);
		added.push([]);
		let previous = nothing;
		for (const letter of [nothing, ...inbox]) {
			if (letter === previous && letter !== nothing) continue;
			pushInt(letterOf, letter);
			pushInt(next, unasked);
			previous = letter;
		}
		return id;
	};
	const endOf = (situation: number): number =>
		situation + 1 < firstEvent.length ? firstEvent.values[situation + 1]! : letterOf.length;

	return {
		locals,
		reductions,
		of: state => intern(state, []),
		add(situation, letter) {
			const row = added[situation]!;
			const place = locals.placeOf(letter);
			let id = row[place];
			if (id === undefined && drops && reductions.ignores(stateOf.values[situation]!, letter)) {
				id = situation;
				row[place] = id;
			}
			if (id === undefined) {
				id = intern(
					stateOf.values[situation]!,
					[...inboxes[situation]!, letter].sort((a, b) => a - b),
				);
				row[place] = id;
			}
			return id;
		},
		eventsOf: situation => endOf(situation) - firstEvent.values[situation]!,
		letterAt: (situation, k) => letterOf.values[firstEvent.values[situation]! + k]!,
		nextAt(situation, k) {
			const event = firstEvent.values[situation]! + k;
			if (next.values[event] === unasked) {
				const letter = letterOf.values[event]!;
				const inbox = inboxes[situation]!;
				const step = locals.stepOf(stateOf.values[situation]!, letter);
				sends[event] = step.sends;
				const left = letter === nothing ? inbox : inbox.toSpliced(inbox.indexOf(letter), 1);
				const after = intern(
					step.state,
					drops && step.state !== stateOf.values[situation]
						? left.filter(waiting => !reductions.ignores(step.state, waiting))
						: left,
				);
				next.values[event] = after;
			}
			return next.values[event]!;
		},
		sendsAt: (situation, k) => sends[firstEvent.values[situation]! + k]!,
		decisionOf: situation => decisions.values[situation]!,
		waits: (situation, letter) => inboxes[situation]!.includes(letter),
		stateAt: situation => stateOf.values[situation]!,
		inboxOf: situation => inboxes[situation]!,
		spanOf(situation) {
			let span = spans[situation];
			if (span === undefined) {
				const all = [
					reductions.stateSpan(stateOf.values[situation]!),
					...inboxes[situation]!.map(letter => reductions.letterSpan(letter)),
				];
				span = {low: Math.min(...all.map(({low}) => low)), high: Math.max(...all.map(({high}) => high))};
				spans[situation] = span;
			}
			return span;
		},
		shift(situation, by) {
			if (by === 0) return situation;
			const key = `${situation} ${by}`;
			let there = shifted.get(key);
			if (there === undefined) {
				there = intern(
					reductions.shiftState(stateOf.values[situation]!, by),
					inboxes[situation]!.map(letter => reductions.shiftLetter(letter, by)).sort((a, b) => a - b),
				);
				shifted.set(key, there);
			}
			return there;
		},
	};
}
