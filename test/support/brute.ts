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
import {canon, type Census, enumerate, hasFairComponent, type NaiveEvent, valences} from './naive.js';

/** A goal and where the player is, as the naive solver takes it. */
export interface Task extends Pick<Part, 'n' | 'inputs' | 'opening' | 'goal' | 'faults' | 'within'> {
	readonly protocol: Protocol;
	/** inputs of the part before */
	readonly last?: string | null;
	/** what was played after the opening, and who was declared faulty */
	readonly moves?: Schedule;
	readonly faulty?: number | null;
}

/**
 * A naive solver, without a line of the solver or of the game's rules: it tries all schedules, shortest first, until the goal, read as
 * docs/levels.md has it, is reached. The moves of the shortest win from where the player is; `null` when there is none.
 */
export function shortestWin(task: Task): number | null {
	const {protocol, n, inputs, goal, last = null} = task;
	if (goal.kind === 'claim') return shortestWin({...task, goal: goal.of});
	if (inputs !== 'choose') return shortestFrom(task, inputs);
	const vectors = Array.from({length: 2 ** n}, (_, number) => number.toString(2).padStart(n, '0'));
	if (goal.kind !== 'beginning')
		return least(vectors.map(vector => shortestFrom({...task, inputs: vector}, vector) ?? Infinity));
	const stone = goal.beside === 'last' ? last : (goal.beside ?? null);
	const stones = vectors.filter(vector => stone === null || [...vector].filter((x, p) => x !== stone[p]).length === 1);
	return stones.some(vector => {
		const world = worldOf(protocol, vector);
		return isOf(world.valence(world.census.first), goal.valence);
	})
		? 0
		: null;
}

function least(lengths: readonly number[]): number | null {
	const best = Math.min(...lengths);
	return best === Infinity ? null : best;
}

/** All that is known of one initial configuration's graph. */
interface World {
	readonly census: Census;
	states(text: string): ProcessState[];
	buffer(text: string): {readonly to: number; readonly value: string}[];
	/** `01`, `0`, `1` or nothing */
	valence(text: string, silent?: readonly number[]): string;
	open(text: string): boolean;
}

const worlds = new WeakMap<Protocol, Map<string, World>>();

function worldOf(protocol: Protocol, inputs: string): World {
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
		return [...sets.get(text)!].sort().join('');
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

function isEvent({process, message}: NaiveEvent, event: Event): boolean {
	return process === event.process && message === textOf(event.message);
}

function pathEnd({census}: World, from: string, schedule: Schedule): string | undefined {
	return schedule.reduce<string | undefined>(
		(text, event) => census.places.get(text ?? '')?.events.find(one => isEvent(one, event))?.to,
		from,
	);
}

function isOf(valence: string, wanted: string): boolean {
	const names: Readonly<Record<string, string>> = {'01': 'bivalent', '0': 'zero', '1': 'one', '': 'stuck'};
	return names[valence] === wanted || (wanted === 'univalent' && valence.length === 1);
}

/** What a goal asks for: what is remembered of a run as a text, `undefined` once the run can win no more, and whether it wins where it is. */
interface Wish {
	readonly first: string | undefined;
	next(memory: string, event: NaiveEvent, before: string): string | undefined;
	won(memory: string, text: string): boolean;
}

function shortestFrom(task: Task, inputs: string): number | null {
	const {protocol, goal, opening, moves = [], within, faulty = null} = task;
	const world = worldOf(protocol, inputs);
	const most = (within ?? Infinity) - moves.length;
	const run: Gone[] = [{text: world.census.first, by: null}];
	for (const event of [...opening, ...moves]) {
		const by = world.census.places.get(run.at(-1)!.text)!.events.find(one => isEvent(one, event))!;
		run.push({text: by.to, by});
	}
	if (goal.kind === 'point')
		return run.slice(0, opening.length + 1).some(({text}) => isPoint(world, goal, text)) ? 0 : null;
	if (goal.kind === 'fair-loop' || goal.kind === 'never-decides') {
		const length = shortestLoop(world, task, run);
		return length !== null && length <= most ? length : null;
	}
	const wish = wishFor(world, task, inputs, run[opening.length]!.text);
	let memory = wish.first;
	for (let at = opening.length; at + 1 < run.length && memory !== undefined; at++)
		memory = wish.next(memory, run[at + 1]!.by!, run[at]!.text);
	if (memory === undefined) return null;
	let front = [{text: run.at(-1)!.text, memory}];
	const seen = new Set([`${front[0]!.text}\n${memory}`]);
	for (let length = 0; front.length > 0 && length <= most; length++) {
		if (front.some(visit => wish.won(visit.memory, visit.text))) return length;
		const next: typeof front = [];
		for (const visit of front) {
			for (const event of world.census.places.get(visit.text)!.events) {
				const then = event.process === faulty ? undefined : wish.next(visit.memory, event, visit.text);
				if (then === undefined || seen.has(`${event.to}\n${then}`)) continue;
				seen.add(`${event.to}\n${then}`);
				next.push({text: event.to, memory: then});
			}
		}
		front = next;
	}
	return null;
}

function isPoint(world: World, goal: Extract<Goal, {kind: 'point'}>, text: string): boolean {
	return goal.that === 'critical' ? isEdge(world, text) : isOf(world.valence(text), goal.that);
}

/** Open, and every event that leads elsewhere leads to where it is not. */
function isEdge(world: World, text: string): boolean {
	const {events} = world.census.places.get(text)!;
	return world.open(text) && events.every(({to}) => to === text || !world.open(to));
}

const nothing: Wish = {first: '', next: () => '', won: () => false};

function wishFor(world: World, task: Task, inputs: string, begin: string): Wish {
	const {goal, opening, protocol, n} = task;
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

/** A configuration of the run, and the event that led to it. */
interface Gone {
	readonly text: string;
	readonly by: NaiveEvent | null;
}

/** The shortest way to close a fair loop: from every beginning, nearest first, every walk is tried, with the debts paid on it. */
function shortestLoop(
	world: World,
	{goal, faults, n, faulty: declared = null}: Task,
	run: readonly Gone[],
): number | null {
	const {census, open} = world;
	const may = (text: string): boolean =>
		goal.kind === 'fair-loop' ? open(text) : census.places.get(text)!.decided.size === 0;
	const now = run.at(-1)!.text;
	const anybody = [[], ...Array.from({length: n}, (_, p) => [p])];
	let best = Infinity;
	for (const faulty of declared !== null ? [[declared]] : faults === 'one' ? anybody : [[]]) {
		const silent = declared === null ? [] : faulty;
		if (!hasFairComponent({...census, first: now}, may, faulty, declared !== null)) continue;
		for (const beginning of beginnings(world, may, run, faulty, silent)) {
			if (beginning.far >= best) break;
			best = Math.min(best, beginning.far + wayBack(world, may, beginning, {faulty, n, most: best - beginning.far}));
		}
	}
	return best === Infinity ? null : best;
}

/** Where a loop begins: behind the player, with what he has walked since, or as far ahead. */
interface Beginning {
	readonly from: string;
	readonly walked: readonly NaiveEvent[];
	readonly far: number;
}

function beginnings(
	{census}: World,
	may: (text: string) => boolean,
	run: readonly Gone[],
	faulty: readonly number[],
	silent: readonly number[],
): Beginning[] {
	const behind = run.map(({text}, k) => ({from: text, walked: run.slice(k + 1).map(({by}) => by!), far: 0}));
	const found: Beginning[] = behind.filter(({walked}) => walked.every(({process}) => !faulty.includes(process)));
	const seen = new Set([run.at(-1)!.text]);
	let front = [...seen];
	for (let far = 1; front.length > 0; far++) {
		const next = front.flatMap(text =>
			census.places.get(text)!.events.filter(({process, to}) => !silent.includes(process) && may(to)),
		);
		front = [...new Set(next.map(({to}) => to))].filter(to => !seen.has(to));
		for (const from of front) {
			seen.add(from);
			found.push({from, walked: [], far});
		}
	}
	return found;
}

/** Moves from where the player is until he is back in `from` owing nothing; `Infinity` when that takes `most` or more. */
function wayBack(
	{census}: World,
	may: (text: string) => boolean,
	{from, walked}: Beginning,
	{faulty, n, most}: {readonly faulty: readonly number[]; readonly n: number; readonly most: number},
): number {
	const letters = new Set(
		census.places
			.get(from)!
			.waiting.map(entry => JSON.parse(entry) as [number, unknown])
			.filter(([to]) => !faulty.includes(to))
			.map(([to, value]) => `${to} ${canon(value)}`),
	);
	const debts = [...Array.from({length: n}, (_, p) => String(p)).filter(p => !faulty.includes(Number(p))), ...letters];
	const pay = (paid: string, {process, message}: NaiveEvent): string =>
		debts.map((debt, at) => (debt === String(process) || debt === `${process} ${message}` ? '1' : paid[at])).join('');
	const all = '1'.repeat(debts.length);
	let front = [{text: walked.at(-1)?.to ?? from, paid: walked.reduce(pay, '0'.repeat(debts.length))}];
	const seen = new Set<string>();
	for (let moves = 0; front.length > 0 && moves < most; moves++) {
		if (front.some(({text, paid}) => text === from && paid === all)) return moves;
		front = front.flatMap(({text, paid}) =>
			census.places
				.get(text)!
				.events.filter(event => !faulty.includes(event.process) && may(event.to))
				.map(event => ({text: event.to, paid: pay(paid, event)}))
				.filter(({text: to, paid: then}) => {
					const fresh = !seen.has(`${to}\n${then}`);
					seen.add(`${to}\n${then}`);
					return fresh;
				}),
		);
	}
	return Infinity;
}
