import {canonicalText, type Json, type ProcessState, type Rounds} from '../flp/index.js';
import type {Passage} from '../level/index.js';
import type {History, Picture} from './history.js';

/** What is owed before one has come back, fairly, to the configuration Ck: the processes that must still step, the letters that must still be received. */
export interface Owed {
	readonly k: number;
	readonly processes: readonly number[];
	readonly letters: readonly string[];
	/** where the loop must pass and has not; left out when nothing is owed of that kind */
	readonly passage?: Passage;
	/** `null` while one is not back in Ck; else by how much its round numbers are raised now, 0 where it is the same configuration */
	readonly back: number | null;
}

/** How a loop is judged: without the steps of the faulty, perhaps up to a shift of all round numbers, and through a certain place. */
export interface LoopTerms {
	readonly faulty?: readonly number[] | undefined;
	readonly rounds?: Rounds | undefined;
	readonly passes?: Passage | undefined;
}

/**
 * What is owed on the way from Ck to the present configuration (SPEC §4, claims 1, 3 and 4). Of equal copies one delivery serves all; nothing is
 * owed to the processes in `faulty`, and messages to them may have become more.
 */
export function loopAt(history: History, k: number, terms: LoopTerms = {}): Owed {
	const {pictures, moves, inputs} = history;
	const {faulty = [], passes} = terms;
	const since = moves.slice(k);
	const stepped = new Set(since.map(({event}) => event.process));
	const received = new Set(
		since.flatMap(({event}) => (event.message === null ? [] : [textOfMessage(event.process, event.message)])),
	);
	const owesPassage =
		passes !== undefined && !pictures.slice(k + 1).some(one => isPassed(passes, one.configuration.states));
	return {
		k,
		processes: Array.from(inputs, (_, p) => p).filter(p => !stepped.has(p) && !faulty.includes(p)),
		letters: pictures[k]!.buffer.filter(
			({message: {to, value}}) => !faulty.includes(to) && !received.has(textOfMessage(to, value)),
		).map(({letter}) => letter),
		...(owesPassage ? {passage: passes} : {}),
		back: backIn(history, k, terms),
	};
}

function backIn({pictures, moves}: History, k: number, {faulty = [], rounds}: LoopTerms): number | null {
	const since = moves.slice(k);
	const moved = since.length > 0 && !since.some(({event}) => faulty.includes(event.process));
	return moved ? raisedBy(pictures[k]!, pictures.at(-1)!, faulty, rounds) : null;
}

/** Whether somebody is where a loop must pass. */
export function isPassed({pc, process}: Passage, states: readonly ProcessState[]): boolean {
	return states.some((state, p) => state.pc === pc && (process === undefined || process === p));
}

/** What is owed of a loop, wherever one is. */
type Debts = Pick<Owed, 'processes' | 'letters' | 'passage'>;

/** How many things are owed. */
export function debtCount({processes, letters, passage}: Debts): number {
	return processes.length + letters.length + (passage === undefined ? 0 : 1);
}

/** Whether nothing is owed; one may be elsewhere still. */
export function owesNothing(debts: Debts): boolean {
	return debtCount(debts) === 0;
}

/** The loops that could be closed now: the earlier configurations that one is back in, owing nothing; earliest first. */
export function loopsToClose(history: History, terms: LoopTerms = {}): number[] {
	return history.pictures
		.slice(0, -1)
		.flatMap((_, k) => (backIn(history, k, terms) !== null && owesNothing(loopAt(history, k, terms)) ? [k] : []));
}

/** By how much the round numbers of `now` are above those of `from`, where that is all that differs; `null` where more does. */
function raisedBy(from: Picture, now: Picture, faulty: readonly number[], rounds: Rounds | undefined): number | null {
	if (isSame(from, now, faulty, 0, undefined)) return 0;
	if (rounds === undefined) return null;
	const highest = (picture: Picture): number => Math.max(...roundsIn(picture, rounds));
	const by = highest(now) - highest(from);
	const n = now.configuration.states.length;
	const period = typeof rounds.period === 'number' ? rounds.period : rounds.period(n);
	return by > 0 && by % period === 0 && isSame(from, now, faulty, by, rounds) ? by : null;
}

function roundsIn({configuration: {states, buffer}}: Picture, rounds: Rounds): number[] {
	return [...states.flatMap(state => rounds.of(state)), ...buffer.flatMap(({value}) => rounds.of(value))];
}

function isSame(
	from: Picture,
	now: Picture,
	faulty: readonly number[],
	by: number,
	rounds: Rounds | undefined,
): boolean {
	if (rounds === undefined && faulty.length === 0) return now.text === from.text;
	const raised = (x: ProcessState | Json): Json => (rounds === undefined ? x : rounds.shift(x, by)) as Json;
	const same = now.configuration.states.every((state, p) => {
		const before = from.configuration.states[p]!;
		return canonicalText(faulty.includes(p) ? before : raised(before)) === canonicalText(state);
	});
	if (!same) return false;
	const before = countsOf(from, (to, value) => (faulty.includes(to) ? value : raised(value)));
	const after = countsOf(now, (_, value) => value);
	return [...new Set([...before.keys(), ...after.keys()])].every(text => {
		const [had = 0, has = 0] = [before.get(text)?.count, after.get(text)?.count];
		return faulty.includes((before.get(text) ?? after.get(text))!.to) ? has >= had : has === had;
	});
}

function countsOf(
	{buffer}: Picture,
	read: (to: number, value: Json) => Json,
): Map<string, {readonly to: number; readonly count: number}> {
	const counts = new Map<string, {readonly to: number; readonly count: number}>();
	for (const {message} of buffer) {
		const text = textOfMessage(message.to, read(message.to, message.value));
		counts.set(text, {to: message.to, count: (counts.get(text)?.count ?? 0) + 1});
	}
	return counts;
}

function textOfMessage(to: number, value: Json): string {
	return `${to} ${canonicalText(value)}`;
}

/** What is owed, in words; empty when nothing is. */
export function debtsText({processes, letters, passage}: Debts): string {
	return [
		...(processes.length === 0 ? [] : [`p${processes.join(', p')} must step`]),
		...(letters.length === 0 ? [] : [`${letters.join(', ')} must be received`]),
		...(passage === undefined ? [] : [`${passageText(passage)} must be at ${passage.pc}`]),
	].join('; ');
}

/** Who must pass. */
export function passageText({process}: Passage): string {
	return process === undefined ? 'some process' : `p${process}`;
}
