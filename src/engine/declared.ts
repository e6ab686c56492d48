import {
	Breach,
	canonicalText,
	type Json,
	lastingText,
	othersOf,
	type ProcessState,
	type Rounds,
	stateAfter,
} from '../flp/index.js';
import {type Locals, type LocalStep, nothing} from './locals.js';
import type {Reductions} from './reductions.js';

/**
 * Holds a protocol to the reductions that it declares, on everything that was met (SPEC §5). Asks the protocol a few times for each local step, and
 * once for each pair of a state and a message that it ignores. Pauses now and then.
 * @throws Breach that shows state and message
 */
export function* checkingDeclared(locals: Locals, reductions: Reductions): Generator<void, void, void> {
	const raising = reductions.names.includes('rounds') ? createRaising(locals, reductions) : undefined;
	if (raising !== undefined) yield* checkingRounds(locals, reductions, raising);
	if (reductions.names.includes('ignores')) yield* checkingIgnores(locals, reductions, raising);
}

function* checkingIgnores(
	locals: Locals,
	reductions: Reductions,
	raising: Raising | undefined,
): Generator<void, void, void> {
	// these deliveries are transitions, too: they were dropped on the way. All pairs, raised, would be too many.
	const dropped = reductions.ignored();
	const {states, letters} = locals.counts();
	const lettersOf = Array.from({length: locals.n}, (): number[] => []);
	for (let letter = 0; letter < letters; letter++) lettersOf[locals.destinationOf(letter)]!.push(letter);
	for (let state = 0; state < states; state++) {
		yield;
		for (const letter of lettersOf[locals.processOf(state)]!) {
			if (!reductions.ignores(state, letter)) continue;
			if (!changesNothing(locals, locals.processOf(state), locals.stateOf(state), locals.valueOf(letter)))
				throw broken(
					locals,
					state,
					letter,
					'ignores says that this delivery makes no difference, and step does something',
				);
		}
	}
	if (raising !== undefined) {
		for (const [state, letter] of dropped) {
			yield;
			for (const by of raising.amounts(state, letter)) checkIgnored(locals, reductions, raising, state, letter, by);
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

function changesNothing({protocol, n}: Locals, self: number, state: ProcessState, message: Json): boolean {
	const step = protocol.step({self, n, others: othersOf(self, n), state, message});
	return (step.send ?? []).length === 0 && canonicalText(stateAfter(state, step)) === canonicalText(state);
}

/** What is ignored is ignored, and makes no difference, with every round number raised, too. */
function checkIgnored(
	locals: Locals,
	reductions: Reductions,
	raising: Raising,
	state: number,
	letter: number,
	by: number,
): void {
	const {protocol, n} = locals;
	const self = locals.processOf(state);
	const there = raising.state(state, by);
	const message = raising.letter(letter, by);
	// nothing was raised, or both were met: then this delivery is checked for itself
	const isMet = there.number !== undefined && message.number !== undefined;
	const ignored = isMet
		? reductions.ignores(there.number, message.number)
		: protocol.ignores!({self, n, state: there.value, message: message.value});
	if (!ignored) throw raised(locals, state, letter, by, 'ignores answers otherwise');
	if (!isMet && !changesNothing(locals, self, there.value, message.value))
		throw raised(locals, state, letter, by, 'this delivery, which is ignored, does something');
}

function* checkingRounds(locals: Locals, reductions: Reductions, raising: Raising): Generator<void, void, void> {
	const rounds = locals.protocol.rounds!;
	const {states, letters} = locals.counts();
	const {period} = reductions;
	for (let state = 0; state < states; state++)
		checkShift(rounds, locals.stateOf(state), period, what => broken(locals, state, undefined, what));
	for (let letter = 0; letter < letters; letter++)
		checkShift(rounds, locals.valueOf(letter), period, what => broken(locals, undefined, letter, what));
	for (const {state, letter, step} of locals.steps()) {
		yield;
		for (const by of raising.amounts(state, letter)) checkStep(locals, reductions, raising, {state, letter, step}, by);
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

/** A state or a message with its round numbers raised, its text, and its number where it was met. */
interface Raised<T> {
	readonly value: T;
	readonly text: string;
	readonly number: number | undefined;
}

/** Raises each state and each letter once by each amount. */
interface Raising {
	/** by how much to raise a state and a letter: a period, a thousand, and back to the lowest round that was met */
	readonly amounts: (state: number, letter: number) => Iterable<number>;
	readonly state: (state: number, by: number) => Raised<ProcessState>;
	readonly letter: (letter: number, by: number) => Raised<Json>;
}

function createRaising(locals: Locals, reductions: Reductions): Raising {
	const rounds = locals.protocol.rounds!;
	const {period} = reductions;
	const {states} = locals.counts();
	let lowest = Infinity;
	for (let state = 0; state < states; state++) lowest = Math.min(lowest, reductions.stateSpan(state).low);
	const once = <T extends ProcessState | Json>(
		given: (id: number) => T,
		numberOf: (id: number, value: T) => number | undefined,
	): ((id: number, by: number) => Raised<T>) => {
		const known = new Map<string, Raised<T>>();
		return (id, by) => {
			const key = `${id} ${by}`;
			let there = known.get(key);
			if (there === undefined) {
				const value = rounds.shift(given(id), by) as T;
				there = {value, text: lastingText(value), number: numberOf(id, value)};
				known.set(key, there);
			}
			return there;
		};
	};
	return {
		*amounts(state, letter) {
			const low = Math.min(
				reductions.stateSpan(state).low,
				letter === nothing ? Infinity : reductions.letterSpan(letter).low,
			);
			yield period;
			yield 1000 * period;
			const back = low === Infinity ? 0 : Math.floor((low - lowest) / period) * period;
			if (back !== 0) yield -back;
		},
		state: once<ProcessState>(
			state => locals.stateOf(state),
			(state, value) => locals.stateNumber(locals.processOf(state), value),
		),
		letter: once<Json>(
			letter => locals.valueOf(letter),
			(letter, value) => locals.letterOf(locals.destinationOf(letter), value),
		),
	};
}

/** The same step with every round number raised. It is asked of the protocol where it was not met itself. */
function checkStep(
	locals: Locals,
	reductions: Reductions,
	raising: Raising,
	{state, letter, step}: {readonly state: number; readonly letter: number; readonly step: LocalStep},
	by: number,
): void {
	const {protocol, n} = locals;
	const self = locals.processOf(state);
	const from = raising.state(state, by);
	const message = letter === nothing ? undefined : raising.letter(letter, by);
	const fail = (what: string): Breach => raised(locals, state, letter, by, what);
	const place = message === undefined ? nothing : message.number;
	const met = from.number === undefined || place === undefined ? undefined : locals.knownStep(from.number, place);
	const made =
		met ?? protocol.step({self, n, others: othersOf(self, n), state: from.value, message: message?.value ?? null});
	const after = 'state' in made ? locals.stateOf(made.state) : stateAfter(from.value, made);
	if (canonicalText(after) !== raising.state(step.state, by).text) throw fail('step leads to another state');
	const sent =
		'state' in made
			? made.sends.map(sends => `${locals.destinationOf(sends)} ${canonicalText(locals.valueOf(sends))}`)
			: (made.send ?? []).map(send => `${send.to} ${canonicalText(send.message)}`);
	const expected = step.sends.map(sends => `${locals.destinationOf(sends)} ${raising.letter(sends, by).text}`);
	if (sent.sort().join('\n') !== expected.sort().join('\n')) throw fail('step sends something else');
	if (message === undefined || !reductions.names.includes('ignores')) return;
	const ignored =
		from.number === undefined || message.number === undefined
			? protocol.ignores!({self, n, state: from.value, message: message.value})
			: reductions.ignores(from.number, message.number);
	if (ignored !== reductions.ignores(state, letter)) throw fail('ignores answers otherwise');
}

function raised(locals: Locals, state: number, letter: number, by: number, what: string): Breach {
	return broken(locals, state, letter, `with all round numbers raised by ${by} ${what}; rounds must not matter`);
}

function broken(locals: Locals, state: number | undefined, letter: number | undefined, what: string): Breach {
	return new Breach(what, {
		protocol: locals.protocol.name,
		...(state === undefined ? {} : {process: locals.processOf(state), state: canonicalText(locals.stateOf(state))}),
		...(letter === undefined ? {} : {message: letter === nothing ? '∅' : canonicalText(locals.valueOf(letter))}),
	});
}
