import {canonicalText, type Json} from '../flp/index.js';
import type {History, Picture} from './history.js';

/** What is owed before one has come back, fairly, to the configuration Ck: the processes that must still step, the letters that must still be received. */
export interface Owed {
	readonly k: number;
	readonly processes: readonly number[];
	readonly letters: readonly string[];
	/** whether one is back in Ck, at least one move later */
	readonly back: boolean;
}

/**
 * What is owed on the way from Ck to the present configuration (SPEC §4, claims 1, 3 and 4). Of equal copies one delivery serves all; nothing is
 * owed to the processes in `faulty`, and messages to them may have become more.
 */
export function owedSince({pictures, moves, inputs}: History, k: number, faulty: readonly number[] = []): Owed {
	const from = pictures[k]!;
	const since = moves.slice(k);
	const stepped = new Set(since.map(({event}) => event.process));
	const received = new Set(
		since.flatMap(({event}) => (event.message === null ? [] : [textOfMessage(event.process, event.message)])),
	);
	return {
		k,
		processes: Array.from(inputs, (_, p) => p).filter(p => !stepped.has(p) && !faulty.includes(p)),
		letters: from.buffer
			.filter(({message: {to, value}}) => !faulty.includes(to) && !received.has(textOfMessage(to, value)))
			.map(({letter}) => letter),
		back: since.length > 0 && !faulty.some(p => stepped.has(p)) && isBack(from, pictures.at(-1)!, faulty),
	};
}

function isBack(from: Picture, now: Picture, faulty: readonly number[]): boolean {
	if (faulty.length === 0) return now.text === from.text;
	if (canonicalText(statesOf(from)) !== canonicalText(statesOf(now))) return false;
	const before = countsOf(from);
	const after = countsOf(now);
	return [...new Set([...before.keys(), ...after.keys()])].every(text => {
		const [had = 0, has = 0] = [before.get(text)?.count, after.get(text)?.count];
		return faulty.includes((before.get(text) ?? after.get(text))!.to) ? has >= had : has === had;
	});
}

function statesOf({configuration}: Picture): Json {
	return configuration.states as unknown as Json;
}

function countsOf({buffer}: Picture): Map<string, {readonly to: number; readonly count: number}> {
	const counts = new Map<string, {readonly to: number; readonly count: number}>();
	for (const {message} of buffer) {
		const text = textOfMessage(message.to, message.value);
		counts.set(text, {to: message.to, count: (counts.get(text)?.count ?? 0) + 1});
	}
	return counts;
}

/** The loops that could be closed now: the earlier configurations that one is back in, owing nothing; earliest first. */
export function loopsToClose(history: History, faulty: readonly number[] = []): number[] {
	return history.pictures.slice(0, -1).flatMap((_, k) => {
		const {back, processes, letters} = owedSince(history, k, faulty);
		return back && processes.length === 0 && letters.length === 0 ? [k] : [];
	});
}

function textOfMessage(to: number, value: Json): string {
	return `${to} ${canonicalText(value)}`;
}

/** What is owed, in words; empty when nothing is. */
export function debtsText({processes, letters}: Pick<Owed, 'processes' | 'letters'>): string {
	return [
		...(processes.length === 0 ? [] : [`p${processes.join(', p')} must step`]),
		...(letters.length === 0 ? [] : [`${letters.join(', ')} must be received`]),
	].join('; ');
}
