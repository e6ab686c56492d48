/** Nothing is there. */
export const absent = -1;

/**
 * Rows of n numbers of 0 or more, each kept once and numbered in the order in which they came: row `r` is `words[r·n] … words[r·n + n − 1]`.
 * Open addressing: a hash finds the place, and the whole row is compared, so that no two rows are ever taken for each other.
 */
export interface Rows {
	readonly n: number;
	words: Words;
	/** for each place the number of a row and 1, or 0 for none; a power of two, and at least a third of them empty */
	slots: Int32Array;
	size: number;
}

/** Numbers below 65,536 take two bytes: half the memory, and so less time. */
export type Words = Uint16Array | Int32Array;

const widest = 0xff_ff;
const firstRows = 1024;
/** by how much the room for rows grows; what is not written to yet costs next to nothing */
const growth = 8;
/** by how much the places grow, so that one in six to two in three are taken */
const slotGrowth = 4;

/** No rows yet. */
export function createRows(n: number): Rows {
	return {n, words: new Uint16Array(firstRows * n), slots: new Int32Array(firstRows * 2), size: 0};
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
	for (const number of row) hash = (hash + markOf(number)) | 0;
	return hash;
}

/** The number of a row that has this hash; {@link absent} when it is not there. Constant time. */
export function findRow({n, words, slots}: Rows, row: Int32Array, hash: number): number {
	const mask = slots.length - 1;
	for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
		const r = slots[slot]! - 1;
		if (r === absent) return absent;
		const from = r * n;
		let i = 0;
		while (i < n && words[from + i] === row[i]) i++;
		if (i === n) return r;
	}
}

/** Adds a row that is not there, and has this hash; its number. Amortised constant time. */
export function addRow(rows: Rows, row: Int32Array, hash: number): number {
	const {n} = rows;
	const r = rows.size++;
	if (rows.size * n > rows.words.length) growWords(rows);
	if (rows.words instanceof Uint16Array) for (const number of row) if (number > widest) widen(rows);
	for (let i = 0; i < n; i++) rows.words[r * n + i] = row[i]!;
	if (rows.size * 3 > rows.slots.length * 2) growSlots(rows);
	else putRow(rows.slots, r, hash);
	return r;
}

function putRow(slots: Int32Array, r: number, hash: number): void {
	const mask = slots.length - 1;
	let slot = hash & mask;
	while (slots[slot] !== 0) slot = (slot + 1) & mask;
	slots[slot] = r + 1;
}

function growWords(rows: Rows): void {
	const room = rows.words.length * growth;
	const words = rows.words instanceof Uint16Array ? new Uint16Array(room) : new Int32Array(room);
	words.set(rows.words);
	rows.words = words;
}

function widen(rows: Rows): void {
	if (rows.words instanceof Uint16Array) rows.words = Int32Array.from(rows.words);
}

/** Makes more places, and puts every row into one. */
function growSlots(rows: Rows): void {
	rows.slots = new Int32Array(rows.slots.length * slotGrowth);
	const row = new Int32Array(rows.n);
	for (let r = 0; r < rows.size; r++) {
		readRow(rows, r, row);
		putRow(rows.slots, r, hashOf(row));
	}
}
