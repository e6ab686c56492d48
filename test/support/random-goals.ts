import fc from 'fast-check';
import {
	applicableEvents,
	applyEvent,
	type Configuration,
	type Event,
	initialConfiguration,
	makeEvent,
	type Protocol,
	type Schedule,
} from '../../src/flp/index.js';
import {act, movesMade, partOf, type Play} from '../../src/game/index.js';
import type {Goal, Part, WantedValence} from '../../src/level/index.js';
import {beginWith} from './plays.js';

/** Numbers that a random play is made from: each is read modulo what there is to choose from. */
export interface Dice {
	readonly protocol: number;
	readonly inputs: number;
	readonly kind: Kind;
	/** the opening, a walk that goals are made from, and what the player does */
	readonly walks: readonly [readonly number[], readonly number[], readonly number[]];
	readonly dice: readonly [number, number, number, number];
}

const kinds = [
	'decision',
	'disagreement',
	'valence',
	'picture',
	'events',
	'configuration',
	'pinned',
	'critical',
	'stages',
	'fair-loop',
	'never-decides',
	'point',
] as const;
type Kind = (typeof kinds)[number];

const steps = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(99), {maxLength});

/** Dice for random goals of every kind. */
export const anyDice: fc.Arbitrary<Dice> = fc.noBias(
	fc.record({
		protocol: fc.nat(999),
		inputs: fc.nat(999),
		kind: fc.constantFrom(...kinds),
		walks: fc.tuple(steps(3), steps(6), steps(6)),
		dice: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)),
	}),
);

/** A part of a random goal, before the player's first move; `small` protocols have two processes. */
export function randomPlay(
	protocols: readonly Protocol[],
	{protocol: which, inputs: number, kind, walks, dice}: Dice,
): Play {
	// what is remembered of these multiplies the configurations
	const some = kind === 'stages' ? protocols.filter(({processes}) => processes.default === 2) : protocols;
	const protocol = some[which % some.length]!;
	const n = protocol.processes.default;
	const inputs = (number % 2 ** n).toString(2).padStart(n, '0');
	const first = initialConfiguration(protocol, inputs);
	const opened = walk(protocol, first, walks[0]);
	const gone = walk(protocol, opened.at, walks[1]);
	const opening = kind === 'point' ? [...opened.schedule, ...gone.schedule] : opened.schedule;
	const goal = goalFrom(kind, {protocol, n, inputs, opening, schedule: gone.schedule, at: gone.at, dice});
	const faults = (dice[0] + dice[1]) % 2 === 0 ? 'one' : 'none';
	const within = dice[3] % 4 === 0 && kind !== 'fair-loop' && kind !== 'never-decides' ? 1 + (dice[2] % 4) : null;
	return beginWith(protocol, {inputs, opening, goal, faults, within} satisfies Partial<Part>);
}

/** The plays along what the player does, as long as he has moves: from the beginning, one after each move and each fault declared. */
export function alongRun(play: Play, {walks}: Dice): Play[] {
	const plays = [play];
	for (const number of walks[2]) {
		const now = plays.at(-1)!;
		const {within, goal} = partOf(now);
		// to choose inputs was all there was to do
		if (goal.kind === 'beginning' || (within !== null && movesMade(now) >= within)) break;
		const {at} = walk(now.protocol, initialConfiguration(now.protocol, now.inputs!), [], now.schedule);
		const events = applicableEvents(at);
		const next = act(
			now,
			number % 6 === 5
				? {do: 'declare', process: number % at.states.length}
				: {do: 'move', event: events[number % events.length]!},
		);
		if (next !== now) plays.push(next);
	}
	return plays;
}

interface Walked {
	readonly schedule: Schedule;
	readonly at: Configuration;
}

/** The schedule that numbers choose, each among the events that are applicable, after `before`; and where it leads. */
export function walk(
	protocol: Protocol,
	from: Configuration,
	numbers: readonly number[],
	before: Schedule = [],
): Walked {
	const schedule: Event[] = [];
	let at = before.reduce((here, event) => applyEvent(protocol, here, event)!.after, from);
	for (const number of numbers) {
		const events = applicableEvents(at);
		const event = events[number % events.length]!;
		schedule.push(event);
		at = applyEvent(protocol, at, event)!.after;
	}
	return {schedule, at};
}

interface Material extends Walked {
	readonly protocol: Protocol;
	readonly n: number;
	readonly inputs: string;
	readonly opening: Schedule;
	readonly dice: Dice['dice'];
}

const valences: readonly WantedValence[] = ['bivalent', 'zero', 'one', 'univalent', 'stuck'];

function goalFrom(kind: Kind, {n, inputs, opening, schedule, at, dice: [a, b, c, d]}: Material): Goal {
	const bit = [undefined, 0, 1] as const;
	const somebody = (number: number): number | undefined => (number % (n + 1) === n ? undefined : number % (n + 1));
	switch (kind) {
		case 'decision': {
			const silent = somebody(c);
			const also = n === 2 && d % 2 === 1 ? inputs.replace(/./u, digit => (digit === '0' ? '1' : '0')) : undefined;
			return {kind, value: bit[a % 3], process: somebody(b), silent: silent === undefined ? [] : [silent], also};
		}
		case 'disagreement':
			return {kind};
		case 'valence':
			return {kind, valence: valences[a % 5]!, silent: somebody(b), undecided: c % 2 === 0};
		case 'picture': {
			const [p, q] = [a % n, b % n];
			const stepped = [...opening, ...schedule].filter(({process}) => process === p).length;
			const count = at.buffer.filter(({to}) => to === q).length + (c % 3 === 0 ? 1 : 0);
			const {pc, output} = at.states[p]!;
			return {
				kind,
				states: [{process: p, pc, output, stepped: d % 2 === 0 ? stepped : undefined}],
				buffer: [{to: q, count}],
			};
		}
		case 'events':
			return {kind, events: schedule.toSorted((one, other) => (makeEvent(one) < makeEvent(other) ? -1 : 1))};
		case 'configuration':
			return {kind, schedule, begins: a % 2 === 0 ? [b % n] : (schedule.at(-1) ?? {process: 0, message: null})};
		case 'pinned': {
			const events = applicableEvents(at);
			return {kind, event: events[a % events.length]!};
		}
		case 'critical':
			return {kind, deciders: bit[a % 3] === 0 ? 2 : bit[a % 3], name: b % 2 === 0 && a % 3 === 0};
		case 'stages':
			return {kind, count: 1 + (a % 4)};
		case 'fair-loop':
			return a % 3 === 0 ? {kind} : {kind, passes: {pc: at.states[b % n]!.pc, process: somebody(c)}};
		case 'never-decides':
			return {kind};
		case 'point':
			return a % 6 === 5
				? {kind, that: 'critical'}
				: {kind, that: valences[a % 5]!, which: b % 2 === 0 ? 'first' : 'last'};
	}
}
