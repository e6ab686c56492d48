import {
	applyEvent,
	type Configuration,
	type Event,
	initialConfiguration,
	type Message,
	type ProcessState,
	type Protocol,
	type Schedule,
} from '../../src/flp/index.js';
import type {Goal, Part} from '../../src/level/index.js';
import {canon, type Census, enumerate, type NaiveEvent, valences} from './naive.js';

/** A goal and where the player is, as the naive solver takes it. */
export interface Task extends Pick<Part, 'n' | 'inputs' | 'opening' | 'goal' | 'faults' | 'within'> {
	readonly protocol: Protocol;
	/** inputs of the part before */
	readonly last?: string | null;
	/** what was played after the opening, and who was declared faulty */
	readonly moves?: Schedule;
	readonly faulty?: number | null;
}
/** All that is known of one initial configuration's graph. */
export interface World {
	readonly census: Census;
	readonly states: (text: string) => ProcessState[];
	readonly buffer: (text: string) => {readonly to: number; readonly value: string}[];
	/** `01`, `0`, `1` or nothing */
	readonly valence: (text: string, silent?: readonly number[]) => string;
	readonly open: (text: string) => boolean;
}

const worlds = new WeakMap<Protocol, Map<string, World>>();

/** The graph from these inputs, enumerated once. */
export function worldOf(protocol: Protocol, inputs: string): World {
	const known = worlds.get(protocol) ?? new Map<string, World>();
	worlds.set(protocol, known);
	const world = known.get(inputs) ?? explored(protocol, inputs);
	known.set(inputs, world);
	return world;
}

function explored(protocol: Protocol, inputs: string): World {
	const census = enumerate(protocol, inputs);
	const reached = new Map<string, Map<string, Set<number>>>();
	const valence = (text: string, silent: readonly number[] = []): string => {
		const sets = reached.get(silent.join()) ?? valences(census, silent);
		reached.set(silent.join(), sets);
		return [...sets.get(text)!].sort((a, b) => a - b).join('');
	};
	return {
		census,
		valence,
		states: text => (JSON.parse(text) as [string[]])[0].map(state => JSON.parse(state) as ProcessState),
		buffer: text =>
			(JSON.parse(text) as [unknown, string[]])[1].map(entry => {
				const [to, value] = JSON.parse(entry) as [number, unknown];
				return {to, value: canon(value)};
			}),
		open: text => census.places.get(text)!.decided.size === 0 && valence(text) === '01',
	};
}

const textOf = (message: Event['message']): string => (message === null ? '-' : canon(message));

/** Whether an event of the naive graph is this one. */
export function isEvent({process, message}: NaiveEvent, event: Event): boolean {
	return process === event.process && message === textOf(event.message);
}

function pathEnd({census}: World, from: string, schedule: Schedule): string | undefined {
	return schedule.reduce<string | undefined>(
		(text, event) => census.places.get(text ?? '')?.events.find(one => isEvent(one, event))?.to,
		from,
	);
}

/** Whether a valence has this name. */
export function isOf(valence: string, wanted: string): boolean {
	const names: Readonly<Record<string, string>> = {'01': 'bivalent', '0': 'zero', '1': 'one', '': 'stuck'};
	return names[valence] === wanted || (wanted === 'univalent' && valence.length === 1);
}
/** What a goal asks for: what is remembered of a run as a text, `undefined` once the run can win no more, and whether it wins where it is. */
export interface Wish {
	readonly first: string | undefined;
	next(memory: string, event: NaiveEvent, before: string): string | undefined;
	won(memory: string, text: string): boolean;
}
/** Whether a configuration is one to point at. */
export function isPoint(world: World, goal: Extract<Goal, {kind: 'point'}>, text: string): boolean {
	return goal.that === 'critical' ? isEdge(world, text) : isOf(world.valence(text), goal.that);
}

/** Open, and every event that leads elsewhere leads to where it is not. */
function isEdge(world: World, text: string): boolean {
	const {events} = world.census.places.get(text)!;
	return world.open(text) && events.every(({to}) => to === text || !world.open(to));
}

const nothing: Wish = {first: '', next: () => '', won: () => false};

/** A goal as docs/levels.md has it; not those that ask for a loop, for inputs, or to point at something. `begin`: the configuration after the opening. */
export function wishFor(world: World, task: Task, inputs: string, begin: string): Wish {
	const {goal, opening, protocol} = task;
	const {census, states, buffer, valence, open} = world;
	switch (goal.kind) {
		case 'decision': {
			const {value, process, also, silent = []} = goal;
			const wanted = (where: World, text: string): boolean =>
				where
					.states(text)
					.some(({output}, p) => output !== null && output === (value ?? output) && p === (process ?? p));
			const other = also === undefined ? world : worldOf(protocol, also);
			const there = pathEnd(other, other.census.first, opening);
			return {
				first: also === undefined ? '' : there,
				next(memory, event) {
					if (silent.includes(event.process)) return undefined;
					if (also === undefined) return '';
					return other.census.places
						.get(memory)!
						.events.find(({process: p, message}) => p === event.process && message === event.message)?.to;
				},
				won: (memory, text) => wanted(world, text) && (also === undefined || wanted(other, memory)),
			};
		}
		case 'disagreement':
			return {...nothing, won: (_, text) => census.places.get(text)!.decided.size === 2};
		case 'valence': {
			const {valence: wanted, silent, undecided = false} = goal;
			return {
				...nothing,
				won: (_, text) =>
					isOf(valence(text, silent === undefined ? [] : [silent]), wanted) &&
					(!undecided || census.places.get(text)!.decided.size === 0),
			};
		}
		case 'picture': {
			const {states: patterns = [], buffer: counts = []} = goal;
			const counted = patterns.filter(({stepped}) => stepped !== undefined);
			const noMore = (steps: readonly number[]): string | undefined =>
				counted.some(({stepped}, at) => steps[at]! > stepped!) ? undefined : JSON.stringify(steps);
			return {
				first: noMore(counted.map(({process}) => opening.filter(event => event.process === process).length)),
				next: (memory, event) =>
					noMore(
						(JSON.parse(memory) as number[]).map((made, at) => made + (event.process === counted[at]!.process ? 1 : 0)),
					),
				won: (memory, text) =>
					JSON.stringify(counted.map(({stepped}) => stepped)) === memory &&
					patterns.every(({process, output, pc, storage}) => {
						const state = states(text)[process]!;
						return (
							(output === undefined || state.output === output) &&
							(pc === undefined || state.pc === pc) &&
							(storage === undefined || canon(state.storage) === canon(storage))
						);
					}) &&
					counts.every(
						({to, message, count}) =>
							buffer(text).filter(
								waiting =>
									(to === undefined || waiting.to === to) &&
									(message === undefined || waiting.value === canon(message)),
							).length === count,
					),
			};
		}
		case 'events': {
			const left = goal.events.map(({process, message}) => `${process} ${textOf(message)}`).sort();
			return {
				first: JSON.stringify(left),
				next(memory, {process, message}) {
					const still = JSON.parse(memory) as string[];
					const index = still.indexOf(`${process} ${message}`);
					return index === -1 ? undefined : JSON.stringify(still.filter((_, at) => at !== index));
				},
				won: memory => memory === '[]',
			};
		}
		case 'configuration': {
			const {begins, schedule} = goal;
			const target = pathEnd(world, begin, schedule);
			const may = (event: NaiveEvent): boolean =>
				'process' in begins ? isEvent(event, begins) : begins.includes(event.process);
			return {
				...nothing,
				next: (memory, event) => (memory === 'begun' || may(event) ? 'begun' : undefined),
				won: (memory, text) => memory === 'begun' && text === target,
			};
		}
		case 'pinned':
			return {
				...nothing,
				next: (_, event) => (isEvent(event, goal.event) ? 'last' : ''),
				won: (memory, text) => memory === 'last' && open(text),
			};
		case 'critical': {
			const {deciders, name = false} = goal;
			return {
				...nothing,
				won(_, text) {
					if (!isEdge(world, text)) return false;
					const events = census.places.get(text)!.events.filter(({to}) => valence(to).length === 1);
					const settling = new Set(events.map(({process}) => process)).size;
					return name ? settling === 1 : settling === (deciders ?? settling);
				},
			};
		}
		case 'stages':
			return stagesWish(world, task, inputs, goal.count);
		default:
			throw new Error(`the naive solver looks for no ${goal.kind} here`);
	}
}

interface Bookkeeping {
	readonly queue: readonly number[];
	/** text of the message that the head must receive, `null` when any step will do */
	readonly owed: string | null;
	/** in the order of sending */
	readonly waiting: readonly Message[];
	readonly ended: number;
}

/** FLP85 §3, Theorem 1: the head of the queue receives its earliest message, if it had one when its stage began, and goes to the back. */
function stagesWish(world: World, {protocol, n, opening}: Task, inputs: string, count: number): Wish {
	const newStage = (queue: readonly number[], waiting: readonly Message[], ended: number): Bookkeeping => {
		const earliest = waiting.find(({to}) => to === queue[0]);
		return {queue, waiting, ended, owed: earliest === undefined ? null : canon(earliest.value)};
	};
	const begin = opening.reduce<Configuration>(
		(here, event) => applyEvent(protocol, here, event)!.after,
		initialConfiguration(protocol, inputs),
	);
	return {
		first: JSON.stringify(newStage([...Array.from({length: n}).keys()], begin.buffer, 0)),
		next(memory, event, before) {
			const {queue, owed, waiting, ended} = JSON.parse(memory) as Bookkeeping;
			const message = event.message === '-' ? null : (JSON.parse(event.message) as Event['message']);
			const here = {states: world.states(before), buffer: waiting};
			const {buffer} = applyEvent(protocol, here, {process: event.process, message})!.after;
			const [head, ...rest] = queue;
			if (event.process !== head || (owed !== null && owed !== event.message))
				return JSON.stringify({queue, owed, waiting: buffer, ended});
			return world.open(event.to) ? JSON.stringify(newStage([...rest, head], buffer, ended + 1)) : undefined;
		},
		won: memory => (JSON.parse(memory) as Bookkeeping).ended >= count,
	};
}
