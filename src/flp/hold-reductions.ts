import {callFresh, copyOf, describe, placeOfView, reading, returnedFields} from './answers.js';
import {Breach, type BreachAt} from './breach.js';
import {canonicalText, type Json} from './json.js';
import {isState, type ProcessState, type Protocol, type Rounds} from './protocol.js';

/** Holds a protocol's declared reductions to their form (SPEC §3, §5); whether they are true is checked where they are used. @throws Breach */
export function holdReductions(given: Record<string, unknown>, name: string): Pick<Protocol, 'rounds' | 'ignores'> {
	const {rounds, ignores} = given;
	if (ignores !== undefined && typeof ignores !== 'function')
		throw new Breach(`its ignores is ${describe(ignores)}; it must be a function`, {protocol: name});
	const protocol = given as unknown as Protocol;
	return {
		...(rounds === undefined ? {} : {rounds: holdRounds(rounds, name)}),
		...(ignores === undefined
			? {}
			: {
					ignores(view) {
						const at = placeOfView(name, view);
						const answer = callFresh(fresh => protocol.ignores!(fresh as never), view, 'ignores', at);
						if (typeof answer !== 'boolean')
							throw new Breach(`ignores gave ${describe(answer)}; it must be true or false`, at);
						return answer;
					},
				}),
	};
}

function holdRounds(given: unknown, name: string): Rounds {
	const broken = (what: string, at: BreachAt = {protocol: name}): Breach => new Breach(what, at);
	const {period, of, shift} = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
	if (typeof of !== 'function' || typeof shift !== 'function')
		throw broken(`its rounds are ${describe(given)}; they must be {period, of, shift}, the last two functions`);
	const checked = (value: unknown): number => {
		if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
			throw broken(`its rounds.period is ${describe(value)}; it must be a positive integer, or a function of n`);
		return value;
	};
	const raw = given as Rounds;
	if (typeof period !== 'function') checked(period);
	return {
		period: n => checked(typeof raw.period === 'function' ? raw.period(n) : raw.period),
		of(x) {
			const at = placeOf(name, x);
			return reading('rounds.of', at, () => {
				const answer = copyOf(
					callFresh(fresh => raw.of(fresh as Json), x, 'rounds.of', at),
					'',
				);
				if (!Array.isArray(answer) || !answer.every(round => Number.isSafeInteger(round)))
					throw broken(`rounds.of gave ${describe(answer)}; it must be a list of integers`, at);
				return answer as number[];
			});
		},
		shift(x, by) {
			const at = placeOf(name, x);
			return reading('rounds.shift', at, () => {
				const answer = callFresh(fresh => raw.shift(fresh, by), x, 'rounds.shift', at);
				if (isState(x)) return checkState(x, answer, at);
				if (answer === null) throw broken('rounds.shift made null of a message', at);
				return copyOf(answer, '');
			});
		},
	};
}

function checkState(before: ProcessState, answer: unknown, at: BreachAt): ProcessState {
	const {input, output, pc, storage} = returnedFields(answer, 'rounds.shift', ['input', 'output', 'pc', 'storage'], at);
	if (input !== before.input || output !== before.output)
		throw new Breach('rounds.shift changes a register; input and output hold no round numbers', at);
	if (typeof pc !== 'string') throw new Breach(`rounds.shift gave pc ${describe(pc)}; it must be a text`, at);
	return {input: before.input, output: before.output, pc, storage: copyOf(storage, 'storage')};
}

function placeOf(protocol: string, x: ProcessState | Json): BreachAt {
	return isState(x)
		? {
				protocol,
				get state() {
					return canonicalText(x);
				},
			}
		: {
				protocol,
				get message() {
					return canonicalText(x);
				},
			};
}
