import {grownRoom} from './ints.js';

/** Nothing is there. */
export const absent = -1;

/**
 * Rows of n numbers of 0 or more, each kept once and numbered in the order in which they came: row `r` is `words[r·n] … words[r·n + n − 1]`.
 * Open addressing: a hash finds the place, and the whole row is compared, so that no two rows are ever taken for each other.
 */
export interface Rows {
	readonly n: number;
	words: Words;
	/** where the row of each place is; there are a power of two of places, and a third of them are empty at least */
	slots: Int32Array;
	/** seven other bits of the hash of the row at each place, and {@link taken}; 0 where there is none. Small enough to stay close to the processor. */
	tags: Uint8Array;
	size: number;
}

/** Numbers below 65,536 take two bytes: half the memory, and so less time. */
export type Words = Uint16Array | Int32Array;

const widest = 0xff_ff;
const firstRows = 2048;
/** by how much the places grow: from two in three taken to one in twelve */
const slotGrowth = 8;

/** No rows yet. */
export function createRows(n: number): Rows {
	return {
		n,
		words: new Uint16Array(firstRows * n),
		slots: new Int32Array(firstRows * 2),
		tags: new Uint8Array(firstRows * 2),
		size: 0,
	};
}

/** Copies row `r` into `row`. */
export function readRow({n, words}: Rows, r: number, row: Int32Array): void {
	for (let i = 0; i < n; i++) row[i] = words[r * n + i]!;
}

/**
 * What one number contributes to the hash of its row, which is the sum: where one number takes the place of another the hash changes by the
 * difference. Places do not matter to it, as no number is ever in two. (The finalizer of MurmurHash3, Appleby 2011.)
 */
export function markOf(number: number): number {
	let h = Math.imul(number ^ (number >>> 16), 0x85_eb_ca_6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2_b2_ae_35);
	return h ^ (h >>> 16);
}

/** The hash of a row. */
export function hashOf(row: Int32Array): number {
	let hash = 0;
	for (let i = 0; i < row.length; i++) hash = (hash + markOf(row[i]!)) | 0;
	return hash;
}

const taken = 0x80;

function tagOf(hash: number): number {
	return taken | (hash >>> 25);
}

/** The number of a row with this hash, which is added when it is not there and there are fewer than `limit`; else {@link absent}. Amortised constant time. */
export function placeRow(rows: Rows, row: Int32Array, hash: number, limit: number): number {
	const {n, words, slots, tags} = rows;
	const mask = slots.length - 1;
	const tag = tagOf(hash);
	let slot = hash & mask;
	for (; tags[slot] !== 0; slot = (slot + 1) & mask) {
		if (tags[slot] !== tag) continue;
		const r = slots[slot]!;
		let i = 0;
		while (i < n && words[r * n + i] === row[i]) i++;
		if (i === n) return r;
	}
	if (rows.size >= limit) return absent;
	slots[slot] = rows.size;
	tags[slot] = tag;
	return addRow(rows, row);
}

function addRow(rows: Rows, row: Int32Array): number {
	const {n} = rows;
	const r = rows.size++;
	if (rows.size * n > rows.words.length) growWords(rows);
	for (let i = 0; i < n; i++) if (row[i]! > widest && rows.words instanceof Uint16Array) widen(rows);
	const {words} = rows;
	for (let i = 0; i < n; i++) words[r * n + i] = row[i]!;
	if (rows.size * 3 > rows.slots.length * 2) growSlots(rows);
	return r;
}

function growWords(rows: Rows): void {
	const room = grownRoom(rows.words.length);
	const words = rows.words instanceof Uint16Array ? new Uint16Array(room) : new Int32Array(room);
	words.set(rows.words);
	rows.words = words;
}

function widen(rows: Rows): void {
	const words = new Int32Array(rows.words.length);
	words.set(rows.words.subarray(0, rows.size * rows.n));
	rows.words = words;
}

/** Makes more places, and puts every row into one. */
function growSlots(rows: Rows): void {
	const slots = new Int32Array(rows.slots.length * slotGrowth);
	const tags = new Uint8Array(slots.length);
	const mask = slots.length - 1;
	const row = new Int32Array(rows.n);
	for (let r = 0; r < rows.size; r++) {
		readRow(rows, r, row);
		const hash = hashOf(row);
		let slot = hash & mask;
		while (tags[slot] !== 0) slot = (slot + 1) & mask;
		slots[slot] = r;
		tags[slot] = tagOf(hash);
	}
	rows.slots = slots;
	rows.tags = tags;
}
