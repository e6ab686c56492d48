import type {Bit, Json, Protocol, Send} from '../flp/index.js';
import {bitField, field} from './narrow.js';

/** What a process said of itself in stage 2: its input, and whom it heard in stage 1. */
interface Known {
	readonly value: Bit;
	readonly heard: readonly number[];
}

interface Storage {
	/** whom I heard in stage 1: L − 1 processes, no more; in the graph G of the paper, those with an edge to me */
	readonly heard: readonly number[];
	/** what I know of G, by process */
	readonly known: Readonly<Record<string, Known>>;
}

/** FLP85 §4, Theorem 2: consensus when a majority is alive from the start and nobody dies later. */
export const initiallyDead: Protocol = {
	name: 'initially-dead',
	title: 'Initially dead',
	summary: 'Two stages: hear from L−1 others, then from every ancestor; decide by the initial clique.',
	processes: {min: 2, max: 4, default: 3},
	start: () => ({pc: 'start', storage: {heard: [], known: {}}}),
	step({self, n, others, state, message}) {
		const majority = Math.ceil((n + 1) / 2); // the paper's L
		let {heard, known} = state.storage as unknown as Storage;
		let {pc} = state;
		const send: Send[] = [];
		const tellAll = (said: Json): void => {
			for (const to of others) send.push({to, message: said});
		};

		// stage 1: broadcast who I am, and listen to L − 1 others
		if (pc === 'start') {
			pc = 'listen';
			tellAll({stage: 1, from: self});
		}
		const from = Number(field(message, 'from'));
		if (field(message, 'stage') === 1 && heard.length < majority - 1) heard = [...heard, from].sort((a, b) => a - b);
		if (field(message, 'stage') === 2)
			known = {
				...known,
				[from]: {value: bitField(message, 'value')!, heard: field(message, 'heard') as readonly number[]},
			};

		// stage 2: broadcast whom I heard, and listen to all my ancestors
		if (pc === 'listen' && heard.length >= majority - 1) {
			pc = 'ancestors';
			known = {...known, [self]: {value: state.input, heard}};
			tellAll({stage: 2, from: self, value: state.input, heard});
		}
		const storage = {heard, known} as unknown as Json;
		if (pc !== 'ancestors') return {pc, storage, send};
		const ancestors = ancestorsOf(known, self).add(self);
		if (![...ancestors].every(p => known[p] !== undefined)) return {pc, storage, send};

		// I know all that leads to me: among it the initial clique, whose members are ancestors of all their ancestors
		const clique = [...ancestors].filter(p => [...ancestorsOf(known, p)].every(q => ancestorsOf(known, q).has(p)));
		const decision = clique.some(p => known[p]!.value === 0) ? 0 : 1;
		return {pc: 'done', storage, send, ...(state.output === null ? {decide: decision} : {})};
	},
	show: {
		message: message =>
			field(message, 'stage') === 1
				? `I am p${String(field(message, 'from'))}`
				: `p${String(field(message, 'from'))} has ${String(field(message, 'value'))}, heard ${names(field(message, 'heard'))}`,
		storage(storage) {
			const {heard, known} = storage as unknown as Storage;
			return `heard ${names(heard)}; knows ${names(Object.keys(known).map(Number))}`;
		},
	},
};

/** Some processes, as people read them. A goal of a level's file may name a message that nobody sends. */
function names(processes: Json | undefined): string {
	return Array.isArray(processes) && processes.length > 0 ? processes.map(p => `p${String(p)}`).join(' ') : '–';
}

/** The ancestors of a process in what is known of G: those it heard, those they heard, and so on; itself only if one of them heard it. */
function ancestorsOf(known: Storage['known'], process: number): Set<number> {
	const ancestors = new Set<number>();
	const todo = [process];
	for (const next of todo) {
		for (const p of known[next]?.heard ?? []) {
			if (ancestors.has(p)) continue;
			ancestors.add(p);
			todo.push(p);
		}
	}
	return ancestors;
}
