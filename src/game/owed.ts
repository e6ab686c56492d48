import {canonicalText, type Json} from '../flp/index.js';
import type {History} from './history.js';

/** What is owed before one has come back, fairly, to the configuration Ck: the processes that must still step, the letters that must still be received. */
export interface Owed {
	readonly k: number;
	readonly processes: readonly number[];
	readonly letters: readonly string[];
	/** whether the present configuration is the same as Ck, at least one move later */
	readonly back: boolean;
}

/** What is owed on the way from Ck to the present configuration (SPEC §4, claims 1 and 3). Of equal copies one delivery serves all. */
export function owedSince({pictures, moves, inputs}: History, k: number): Owed {
	const from = pictures[k]!;
	const since = moves.slice(k);
	const stepped = new Set(since.map(({event}) => event.process));
	const received = new Set(
		since.flatMap(({event}) => (event.message === null ? [] : [textOfMessage(event.process, event.message)])),
	);
	return {
		k,
		processes: Array.from(inputs, (_, p) => p).filter(p => !stepped.has(p)),
		letters: from.buffer
			.filter(({message}) => !received.has(textOfMessage(message.to, message.value)))
			.map(({letter}) => letter),
		back: since.length > 0 && pictures.at(-1)!.text === from.text,
	};
}

/** The loops that could be closed now: the earlier configurations that one is back in, owing nothing; earliest first. */
export function loopsToClose(history: History): number[] {
	return history.pictures.slice(0, -1).flatMap((_, k) => {
		const {back, processes, letters} = owedSince(history, k);
		return back && processes.length === 0 && letters.length === 0 ? [k] : [];
	});
}

function textOfMessage(to: number, value: Json): string {
	return `${to} ${canonicalText(value)}`;
}
