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
	if (ints.length === ints.values.length) reserveInts(ints, 1);
	ints.values[ints.length++] = value;
}

/** Makes room for so many more; `values` is then another array. */
export function reserveInts(ints: Ints, more: number): void {
	let room = ints.values.length;
	while (room < ints.length + more) room = grownRoom(room);
	if (room === ints.values.length) return;
	const grown = new Int32Array(room);
	grown.set(ints.values);
	ints.values = grown;
}

/**
 * How much room to make when there is none left. The system gives a page of memory when it is first written to, and that takes longer than to fill
 * it: spare room is cheap, and copying is not. So a list grows in big steps, and one that has become long in a very big one.
 */
export function grownRoom(room: number): number {
	return room * (room > 100_000 && room < 1_000_000 ? 64 : 8);
}

/** What the list holds, without a copy. */
export function intsOf({values, length}: Ints): Int32Array {
	return values.subarray(0, length);
}
