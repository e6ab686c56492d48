/** A list of 32-bit integers that grows: `values` beyond `length` is spare room. */
export interface Ints {
	values: Int32Array;
	length: number;
}

/** An empty list with room for `room` integers (at least one). */
export function createInts(room = 64): Ints {
	return {values: new Int32Array(Math.max(1, room)), length: 0};
}

/** Appends one integer; amortised constant time. */
export function pushInt(ints: Ints, value: number): void {
	if (ints.length === ints.values.length) {
		const grown = new Int32Array(ints.values.length * 2);
		grown.set(ints.values);
		ints.values = grown;
	}
	ints.values[ints.length++] = value;
}
