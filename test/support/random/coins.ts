import fc from 'fast-check';
import type {Bit, Json, Protocol, Send, Step} from '../../../src/flp/index.js';
import {roundsIn} from '../../../src/protocols/rounds.js';
import {type Clock, comingBack, endless} from './clock.js';
import {type Sample, sampleOf} from './sample.js';

/** What a process does with the value it hears of its round: what it goes on with, or that it decides. */
const deeds = ['keeps its own', 'takes the other', 'tosses', 'decides its own', 'decides the other'] as const;
type Deed = (typeof deeds)[number];

/** What a coin shows: it is no chance, but a rule. */
const coins = {
	heads: () => 1,
	'the other side': (own: Bit) => 1 - own,
	'who it is': (_: Bit, self: number) => self % 2,
	'the round': (_: Bit, __: number, round: number) => round % 2,
} as const satisfies Record<string, (own: Bit, self: number, round: number) => number>;

interface Rules {
	readonly n: number;
	/** rounds after which everybody stops; `null` for never */
	readonly last: number | null;
	readonly coin: keyof typeof coins;
	/** one for each pair of values, own and other, as 00, 01, 10, 11; for p0 and for the rest */
	readonly hears: readonly (readonly Deed[])[];
	/** on ∅ while it waits, with 0 and with 1 */
	readonly waits: readonly ('waits' | 'turns' | 'decides')[];
	/** whether one who has decided tells the others */
	readonly tells: boolean;
}

function rules(n: number, last: number | null): fc.Arbitrary<Rules> {
	const hears = fc.array(fc.constantFrom(...deeds), {minLength: 4, maxLength: 4});
	return fc.record({
		n: fc.constant(n),
		last: fc.constant(last),
		coin: fc.constantFrom(...(Object.keys(coins) as (keyof typeof coins)[])),
		hears: fc.oneof(
			fc.tuple(hears, hears),
			hears.map(same => [same, same]),
		),
		waits: fc.tuple(fc.constantFrom('waits', 'turns', 'decides'), fc.constantFrom('waits', 'turns', 'waits')),
		tells: n === 2 ? fc.boolean() : fc.constant(false),
	});
}

/**
 * Rounds with a coin rule: a process tells its value, waits for somebody else's of the same round, and goes on to the next round with its own, with the other
 * one or with what the coin shows, or decides. Who hears of a later round goes there; what is of an earlier one is ignored. Two processes may go on for
 * ever, since neither is ever more than a round ahead; three stop after a few rounds.
 */
export const coinRounds: fc.Arbitrary<Sample> = fc
	.noBias(
		fc.oneof(
			{arbitrary: rules(2, null), weight: 6},
			{arbitrary: rules(2, 1), weight: 3},
			{arbitrary: rules(3, 0), weight: 1},
		),
	)
	.map(protocolOf);

function protocolOf(rules: Rules): Sample {
	const {n, last, coin, hears, waits, tells} = rules;
	const table = [
		last === null ? 'without end' : `rounds 0 to ${last}`,
		`coin: ${coin}`,
		...(tells ? ['who decides tells the other'] : []),
		...hears.flatMap((row, who) =>
			row.map((deed, at) => `${who === 0 ? 'p0' : 'not p0'} with ${Math.floor(at / 2)} hears ${at % 2}: ${deed}`),
		),
		...waits.map((deed, own) => `∅ with ${own}: ${deed}`),
	];
	const {start, step, ignores} = behaviour(rules, endless);
	return sampleOf('coin-rounds', {
		n,
		table,
		start,
		step,
		finite: last !== null,
		reductions: {ignores, ...(last === null ? {rounds: roundsIn(['round'], 2)} : {})},
		...(last === null ? {wrapped: behaviour(rules, comingBack)} : {}),
	});
}

interface Storage {
	readonly round: number;
	readonly value: Bit;
}

function behaviour(
	{last, coin, hears, waits, tells}: Rules,
	{plus, minus}: Clock,
): Required<Pick<Protocol, 'start' | 'step' | 'ignores'>> {
	return {
		start: () => ({pc: 'start', storage: {round: 0, value: 0}}),
		step({self, others, state, message}) {
			if (state.output !== null) return {};
			const send: Send[] = [];
			const tell = (said: Json): void => void send.push(...others.map(to => ({to, message: said})));
			const enter = (round: number, value: number): Step => {
				const stops = last !== null && round > last;
				if (!stops) tell({round, value});
				return {pc: stops ? 'stopped' : 'waits', storage: {round, value}, send};
			};
			const decide = (value: Bit): Step => {
				if (tells) tell({decided: value});
				return {pc: 'done', storage: null, send, decide: value};
			};
			if (state.pc === 'start') {
				// what comes before the first step comes again
				if (message !== null) send.push({to: self, message});
				return enter((state.storage as unknown as Storage).round, state.input);
			}
			const {round, value} = state.storage as unknown as Storage;
			if (message === null) {
				if (state.pc === 'stopped' || waits[value] === 'waits') return {};
				return waits[value] === 'turns' ? {storage: {round, value: 1 - value}} : decide(value);
			}
			const said = message as {decided?: Bit; round?: number; value?: Bit};
			if (said.decided !== undefined) return decide(said.decided);
			const ahead = minus(said.round!, round);
			if (ahead < 0 || state.pc === 'stopped') return {};
			if (ahead > 0) return enter(said.round!, said.value!);
			const next = plus(round, 1);
			switch (hears[self === 0 ? 0 : 1]![2 * value + said.value!]!) {
				case 'keeps its own':
					return enter(next, value);
				case 'takes the other':
					return enter(next, said.value!);
				case 'tosses':
					return enter(next, coins[coin](value, self, round));
				case 'decides its own':
					return decide(value);
				case 'decides the other':
					return decide(said.value!);
			}
		},
		ignores({state, message}) {
			if (state.output !== null) return true;
			const said = message as {round?: number};
			if (state.pc === 'start' || said.round === undefined) return false;
			return minus(said.round, (state.storage as unknown as Storage).round) < 0;
		},
	};
}
