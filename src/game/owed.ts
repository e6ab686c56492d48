import {canonicalText, type Json} from '../flp/index.js';
import {type History, presentOf} from './history.js';

/** What stands between the present configuration and a fair loop from Ck. */
export interface Owed {
	readonly k: number;
	/** who has not stepped since Ck */
	readonly processes: readonly number[];
	/** letters that waited in Ck, and no copy of whose message has been received since */
	readonly letters: readonly string[];
	/** whether the present configuration is the same as Ck, at least one move later */
	readonly back: boolean;
	/** whose states are other than in Ck, and whether the buffer is */
	readonly differ: {readonly processes: readonly number[]; readonly buffer: boolean};
}

/** What is owed on the way from Ck to the present configuration (SPEC §4, claims 1 and 3); `undefined` when there is no Ck before it. Of equal copies one delivery serves all. */
export function owedSince(history: History, k: number): Owed | undefined {
	const {moves, pictures, inputs} = history;
	const from = pictures[k];
	if (from === undefined || k >= moves.length) return undefined;
	const now = presentOf(history);
	const since = moves.slice(k);
	const stepped = new Set(since.map(({event}) => event.process));
	const received = new Set(since.flatMap(({event}) => (event.message === null ? [] : [textOfMessage(event.process, event.message)])));
	const processes = Array.from(inputs, (_, p) => p);
	const differing = processes.filter(p => canonicalText(from.configuration.states[p]) !== canonicalText(now.configuration.states[p]));
	return {
		k,
		processes: processes.filter(p => !stepped.has(p)),
		letters: from.buffer.filter(({message}) => !received.has(textOfMessage(message.to, message.value))).map(({letter}) => letter),
		back: now.text === from.text,
		differ: {processes: differing, buffer: bufferText(history, k) !== bufferText(history, moves.length)},
	};
}

/** Whether nothing is owed any more. */
export function isFair({processes, letters}: Owed): boolean {
	return processes.length === 0 && letters.length === 0;
}

/** The loop that could be closed now: a fair one if there is any, and the shortest of its kind. */
export function loopToClose(history: History): Owed | undefined {
	const back = history.moves.map((_, k) => owedSince(history, k)!).filter(owed => owed.back);
	return back.findLast(isFair) ?? back.at(-1);
}

/** The configuration that it looks easiest to come back to; `undefined` before the first move. A guess that the player may overrule. */
export function likelyTarget(history: History): number | undefined {
	const loop = loopToClose(history);
	if (loop !== undefined) return loop.k;
	const cost = ({differ, processes, letters}: Owed): number => 3 * differ.processes.length + (differ.buffer ? 1 : 0) + processes.length + letters.length;
	const candidates = history.moves.map((_, k) => owedSince(history, k)!);
	return candidates.reduce<Owed | undefined>((best, owed) => (best === undefined || cost(owed) < cost(best) ? owed : best), undefined)?.k;
}

function bufferText({pictures}: History, k: number): string {
	return pictures[k]!.buffer.map(({message}) => textOfMessage(message.to, message.value)).sort().join(' ');
}

function textOfMessage(to: number, value: Json): string {
	return `${to} ${canonicalText(value)}`;
}
