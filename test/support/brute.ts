import type {Play} from '../../src/game/index.js';
import {canon, hasFairComponent, type NaiveEvent} from './naive.js';
import {isEvent, isOf, isPoint, type Task, wishFor, type World, worldOf} from './brute-wishes.js';

/**
 * A naive solver, without a line of the solver or of the game's rules: it tries all schedules, shortest first, until the goal, read as
 * docs/levels.md has it, is reached. The moves of the shortest win from where the player is; `null` when there is none.
 */
export function shortestWin(task: Task): number | null {
	const {protocol, n, inputs, goal, last = null} = task;
	if (goal.kind === 'claim') return shortestWin({...task, goal: goal.of});
	const all = Array.from({length: 2 ** n}, (_, number) => number.toString(2).padStart(n, '0'));
	const vectors = inputs === 'choose' ? all : [inputs];
	if (goal.kind !== 'beginning') return least(vectors.map(vector => shortestFrom(task, vector) ?? Infinity));
	const stone = goal.beside === 'last' ? last : (goal.beside ?? null);
	const stones = vectors.filter(vector => stone === null || [...vector].filter((x, p) => x !== stone[p]).length === 1);
	const found = stones.some(vector => {
		const world = worldOf(protocol, vector);
		return isOf(world.valence(world.census.first), goal.valence);
	});
	return found ? 0 : null;
}

function least(lengths: readonly number[]): number | null {
	const best = Math.min(...lengths);
	return best === Infinity ? null : best;
}

/** What a player has before him, as a task. */
export function taskOf({level, at, protocol, inputs, last, schedule, faults}: Play): Task {
	const part = level.parts[at]!;
	const moves = schedule.slice(part.opening.length);
	return {...part, protocol, inputs: inputs ?? 'choose', last, moves, faulty: faults[0]?.process ?? null};
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
	const {census, open, states} = world;
	const wanted = goal.kind === 'fair-loop' ? goal.passes : undefined;
	const passes = (text: string): boolean =>
		wanted !== undefined &&
		states(text).some(({pc}, p) => pc === wanted.pc && (wanted.process === undefined || wanted.process === p));
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
			const terms = {faulty, n, most: best - beginning.far, passes: wanted === undefined ? null : passes};
			best = Math.min(best, beginning.far + wayBack(world, may, beginning, terms));
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
	{
		faulty,
		n,
		most,
		passes,
	}: {
		readonly faulty: readonly number[];
		readonly n: number;
		readonly most: number;
		/** where some configuration of the loop has to be, if it has to be anywhere */
		readonly passes: ((text: string) => boolean) | null;
	},
): number {
	const letters = new Set(
		census.places
			.get(from)!
			.waiting.map(entry => JSON.parse(entry) as [number, unknown])
			.filter(([to]) => !faulty.includes(to))
			.map(([to, value]) => `${to} ${canon(value)}`),
	);
	const debts = [
		...Array.from({length: n}, (_, p) => String(p)).filter(p => !faulty.includes(Number(p))),
		...letters,
		...(passes === null ? [] : ['passes']),
	];
	const pay = (paid: string, {process, message, to}: NaiveEvent): string =>
		debts
			.map((debt, at) =>
				debt === String(process) || debt === `${process} ${message}` || (debt === 'passes' && passes!(to))
					? '1'
					: paid[at],
			)
			.join('');
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
