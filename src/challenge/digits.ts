import {hex} from '@scure/base';

/** A digit with a base of its own: a whole number, at least 0 and below `base`. */
export type Digit = readonly [value: number, base: number];

/** Digits as one number, the first one lowest, and that as bytes, without a zero in front: no bit is wasted. */
export function bytesOfDigits(digits: readonly Digit[]): Uint8Array {
	let whole = 0n;
	for (const [value, base] of digits.toReversed()) whole = whole * BigInt(base) + BigInt(value);
	const text = whole === 0n ? '' : whole.toString(16);
	return hex.decode(text.length % 2 === 0 ? text : `0${text}`);
}

/** Takes the digits out of those bytes again, one after the other; whoever takes them knows their bases. */
export function digitsIn(bytes: Uint8Array): {
	readonly take: (base: number) => number;
	readonly isEmpty: () => boolean;
} {
	let rest = bytes.length === 0 ? 0n : BigInt(`0x${hex.encode(bytes)}`);
	const isPadded = bytes[0] === 0;
	return {
		take(base) {
			const digit = Number(rest % BigInt(base));
			rest /= BigInt(base);
			return digit;
		},
		isEmpty: () => rest === 0n && !isPadded,
	};
}
