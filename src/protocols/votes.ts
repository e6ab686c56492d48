import type {Bit, Json, ProcessState, Send} from '../flp/index.js';
import {bitField, field} from './narrow.js';

/** What a process knows of all inputs: one entry a process, `null` for one not heard of. */
export type Heard = readonly (Bit | null)[];

/** Nobody heard of yet. */
export function nothingHeard(n: number): Heard {
	return Array.from({length: n}, () => null);
}

/** Shared by the protocols in which everybody tells everybody: the first step notes one's own input and sends it, a message is noted. */
export function exchange(
	self: number,
	others: readonly number[],
	state: ProcessState,
	message: Json | null,
): {pc: string; heard: Heard; send: readonly Send[]} {
	const first = state.pc === 'start';
	const before = state.storage as Heard;
	const own = first ? before.with(self, state.input) : before;
	const from = field(message, 'from');
	const value = bitField(message, 'value');
	return {
		pc: first ? 'wait' : state.pc,
		heard: typeof from === 'number' && value !== undefined ? own.with(from, value) : own,
		send: first ? others.map(to => ({to, message: {from: self, value: state.input}})) : [],
	};
}

/** The smallest of the inputs heard of. */
export function smallest(heard: Heard): Bit {
	return heard.includes(0) ? 0 : 1;
}

/** Labels for people. */
export const showVotes = {
	message: (message: Json): string => `p${String(field(message, 'from'))} has ${String(field(message, 'value'))}`,
	storage: (storage: Json): string => `heard [${(storage as Heard).map(value => value ?? '–').join(' ')}]`,
};
