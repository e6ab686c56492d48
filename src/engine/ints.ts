/** A list of 32-bit integers that grows: `values` beyond `length` is spare room. */
export interface Ints {
	values: Int32Array;
	length: number;
}

/** by how much a full list grows: spare room costs next to nothing until it is written to, and copying costs its pages a second time */
const growth = 8;

/** An empty list with room for `room` integers (at least one). */
export function createInts(room = 64): Ints {
	return {values: new Int32Array(Math.max(1, room)), length: 0};
}

/** Appends one integer; amortised constant time. */
export function pushInt(ints: Ints, value: number): void {
	if (ints.length === ints.values.length) growInts(ints);
	ints.values[ints.length++] = value;
}

function growInts(ints: Ints): void {
	const grown = new Int32Array(ints.values.length * growth);
	grown.set(ints.values);
	ints.values = grown;
}

/** What the list holds, without a copy. */
export function intsOf({values, length}: Ints): Int32Array {
	return values.subarray(0, length);
}
