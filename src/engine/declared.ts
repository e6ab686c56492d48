import {Breach, canonicalText, type Json, othersOf, type ProcessState, type Rounds, stateAfter} from '../flp/index.js';
import {type Locals, nothing} from './locals.js';
import type {Reductions} from './reductions.js';

/**
 * Pauses now and then. Holds a protocol to the reductions that it declares, on everything that was met (SPEC §5). Asks the protocol a few times for each local step,
 * and once for each pair of a state and a message that it ignores.
 * @throws Breach that shows state and message
 */
export function* checkingDeclared(locals: Locals, reductions: Reductions): Generator<void, void, void> {
	if (reductions.names.includes('rounds')) yield* checkingRounds(locals, reductions);
	if (reductions.names.includes('ignores')) yield* checkingIgnores(locals, reductions);
}

function* checkingIgnores(locals: Locals, reductions: Reductions): Generator<void, void, void> {
	const {states, letters} = locals.counts();
	const lettersOf = Array.from({length: locals.n}, (): number[] => []);
	for (let letter = 0; letter < letters; letter++) lettersOf[locals.destinationOf(letter)]!.push(letter);
	for (let state = 0; state < states; state++) {
		yield;
		for (const letter of lettersOf[locals.processOf(state)]!) {
			if (!reductions.ignores(state, letter)) continue;
			if (changesNothing(locals, state, letter)) continue;
			throw broken(
				locals,
				state,
				letter,
				'ignores says that this delivery makes no difference, and step does something',
			);
		}
	}
	for (const {state, step} of locals.steps()) {
		if (step.state === state) continue;
		for (const letter of lettersOf[locals.processOf(state)]!) {
			if (reductions.ignores(state, letter) && !reductions.ignores(step.state, letter))
				throw broken(
					locals,
					state,
					letter,
					`ignores says that this delivery never makes a difference again, and in the later state ${canonicalText(locals.stateOf(step.state))} it says otherwise`,
				);
		}
	}
}

function changesNothing(locals: Locals, id: number, letter: number): boolean {
	const {protocol, n} = locals;
	const self = locals.processOf(id);
	const state = locals.stateOf(id);
	const step = protocol.step({self, n, others: othersOf(self, n), state, message: locals.valueOf(letter)});
	return (step.send ?? []).length === 0 && canonicalText(stateAfter(state, step)) === canonicalText(state);
}

function* checkingRounds(locals: Locals, reductions: Reductions): Generator<void, void, void> {
	const rounds = locals.protocol.rounds!;
	const {states, letters} = locals.counts();
	let lowest = Infinity;
	for (let state = 0; state < states; state++) lowest = Math.min(lowest, reductions.stateSpan(state).low);
	const {period} = reductions;
	const raised = createRaised(locals, rounds);
	for (let state = 0; state < states; state++)
		checkShift(rounds, locals.stateOf(state), period, what => broken(locals, state, undefined, what));
	for (let letter = 0; letter < letters; letter++)
		checkShift(rounds, locals.valueOf(letter), period, what => broken(locals, undefined, letter, what));
	for (const {state, letter, step} of locals.steps()) {
		yield;
		const span = Math.min(
			reductions.stateSpan(state).low,
			letter === nothing ? Infinity : reductions.letterSpan(letter).low,
		);
		const back = span === Infinity ? 0 : -Math.floor((span - lowest) / period) * period;
		for (const by of new Set([period, 1000 * period, back])) {
			if (by !== 0) checkStep(locals, raised, {state, letter, step}, by);
		}
	}
}

/** `shift` and `of` belong together, on one state or message. */
function checkShift(rounds: Rounds, x: ProcessState | Json, period: number, fail: (what: string) => Breach): void {
	const text = canonicalText(x);
	const numbers = rounds.of(x);
	if (canonicalText(rounds.shift(x, 0)) !== text) throw fail('rounds.shift by 0 changes it');
	for (const by of [period, -3 * period]) {
		const there = rounds.shift(x, by);
		if (numbers.length === 0 && canonicalText(there) !== text)
			throw fail('rounds.shift changes it, though it holds no round number');
		if (rounds.of(there).join() !== numbers.map(number => number + by).join())
			throw fail(`rounds.shift by ${by} does not add ${by} to each of its round numbers ${numbers.join(', ')}`);
		const again = 2 * period;
		if (canonicalText(rounds.shift(there, again)) !== canonicalText(rounds.shift(x, by + again)))
			throw fail(`rounds.shift by ${by} and then by ${again} is not the shift by ${by + again}`);
	}
}

/** A state or a message with its round numbers raised, and its text. */
interface Raised {
	readonly value: ProcessState | Json;
	readonly text: string;
}

/** Raises each state and each letter once by each amount. */
function createRaised(
	locals: Locals,
	rounds: Rounds,
): {
	readonly state: (state: number, by: number) => Raised;
	readonly letter: (letter: number, by: number) => Raised;
} {
	const known = {state: new Map<string, Raised>(), letter: new Map<string, Raised>()};
	const once = (kind: 'state' | 'letter', id: number, by: number, x: ProcessState | Json): Raised => {
		const key = `${id} ${by}`;
		let raised = known[kind].get(key);
		if (raised === undefined) {
			const value = rounds.shift(x, by);
			raised = {value, text: canonicalText(value)};
			known[kind].set(key, raised);
		}
		return raised;
	};
	return {
		state: (state, by) => once('state', state, by, locals.stateOf(state)),
		letter: (letter, by) => once('letter', letter, by, locals.valueOf(letter)),
	};
}

/** The same step with every round number raised. */
function checkStep(
	locals: Locals,
	raised: ReturnType<typeof createRaised>,
	{
		state,
		letter,
		step,
	}: {
		readonly state: number;
		readonly letter: number;
		readonly step: {readonly state: number; readonly sends: readonly number[]};
	},
	by: number,
): void {
	const {protocol, n} = locals;
	const self = locals.processOf(state);
	const from = raised.state(state, by).value as ProcessState;
	const message = letter === nothing ? null : (raised.letter(letter, by).value as Json);
	const made = protocol.step({self, n, others: othersOf(self, n), state: from, message});
	const fail = (what: string): Breach =>
		broken(locals, state, letter, `with all round numbers raised by ${by} ${what}; rounds must not matter`);
	if (canonicalText(stateAfter(from, made)) !== raised.state(step.state, by).text)
		throw fail('step leads to another state');
	const sent = (made.send ?? []).map(send => `${send.to} ${canonicalText(send.message)}`).sort();
	const expected = step.sends.map(sends => `${locals.destinationOf(sends)} ${raised.letter(sends, by).text}`).sort();
	if (sent.join('\n') !== expected.join('\n')) throw fail('step sends something else');
	if (protocol.ignores === undefined || message === null) return;
	const before = {self, n, state: locals.stateOf(state), message: locals.valueOf(letter)};
	if (protocol.ignores({self, n, state: from, message}) !== protocol.ignores(before))
		throw fail('ignores answers otherwise');
}

function broken(locals: Locals, state: number | undefined, letter: number | undefined, what: string): Breach {
	return new Breach(what, {
		protocol: locals.protocol.name,
		...(state === undefined ? {} : {process: locals.processOf(state), state: canonicalText(locals.stateOf(state))}),
		...(letter === undefined ? {} : {message: letter === nothing ? '∅' : canonicalText(locals.valueOf(letter))}),
	});
}
