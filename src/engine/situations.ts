import {createInts, type Ints, pushInt} from './ints.js';
import {type Locals, nothing} from './locals.js';
import type {Reductions, Span} from './reductions.js';

/**
 * A *situation* is what one process contributes to a configuration: its state and the messages that wait for it. A configuration is then
 * n situations, and a step changes one of them and adds a letter to some. Everything here is asked of the protocol once and looked up after.
 *
 * Events of a situation are numbered: event 0 is (p, ∅), the others receive its distinct letters, ascending. {@link Situations.events} has those
 * of all situations side by side.
 */
export interface Situations {
	readonly locals: Locals;
	readonly reductions: Reductions;
	readonly events: EventTable;
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

/** The events of all situations, those of one side by side, for whoever has no time to ask for each. */
export interface EventTable {
	/** for each situation its event 0; its last is the one before the next situation's first, and one more than there are situations says where all end */
	readonly first: Ints;
	/** for each event the letter that it receives; ascending for each situation, with {@link nothing} first */
	readonly letters: Ints;
	/** for each event the situation after it, before what it sends arrives; {@link still}, or {@link unasked} */
	readonly next: Ints;
	/** for each event that was asked the letters it sends */
	readonly sends: readonly (readonly number[])[];
	/** for each situation how many of its events were asked and are not still */
	readonly moves: Ints;
	/** Asks what an event does; its entry in `next`. @throws Breach */
	ask(event: number): number;
}

/** Nobody has asked yet what this event does. */
export const unasked = -1;

/** This event changes nothing and sends nothing: it leads from every configuration to itself. */
export const still = -2;

/** Begins the table of situations over a protocol's local steps. */
export function createSituations(locals: Locals, reductions: Reductions): Situations {
	const ids = new Map<string, number>();
	const stateOf = createInts();
	const decisions = createInts();
	const inboxes: (readonly number[])[] = [];
	const added: number[][] = [];
	const situationOf = createInts();
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
		pushInt(events.moves, 0);
		added.push([]);
		let previous = nothing;
		for (const letter of [nothing, ...inbox]) {
			if (letter === previous && letter !== nothing) continue;
			pushInt(events.letters, letter);
			pushInt(situationOf, id);
			pushInt(events.next, unasked);
			previous = letter;
		}
		pushInt(events.first, events.letters.length);
		return id;
	};
	const ask = (event: number): number => {
		const letter = events.letters.values[event]!;
		const situation = situationOf.values[event]!;
		const state = stateOf.values[situation]!;
		const inbox = inboxes[situation]!;
		const step = locals.stepOf(state, letter);
		const left = letter === nothing ? inbox : inbox.toSpliced(inbox.indexOf(letter), 1);
		const waits =
			drops && step.state !== state ? left.filter(waiting => !reductions.ignores(step.state, waiting)) : left;
		const after = intern(step.state, waits);
		const next = after === situation && step.sends.length === 0 ? still : after;
		sends[event] = step.sends;
		events.next.values[event] = next;
		if (next !== still) events.moves.values[situation]!++;
		return next;
	};
	const events = {first: createInts(), letters: createInts(), next: createInts(), moves: createInts(), sends, ask};
	pushInt(events.first, 0);

	return {
		locals,
		reductions,
		events,
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
		eventsOf: situation => events.first.values[situation + 1]! - events.first.values[situation]!,
		letterAt: (situation, k) => events.letters.values[events.first.values[situation]! + k]!,
		nextAt(situation, k) {
			const event = events.first.values[situation]! + k;
			const next = events.next.values[event]!;
			const known = next === unasked ? ask(event) : next;
			return known === still ? situation : known;
		},
		sendsAt: (situation, k) => sends[events.first.values[situation]! + k]!,
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
