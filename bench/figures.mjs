// What a list of measurements says.
export function median(values) {
	return at(values, 0.5);
}

/** The value that a share of the values does not exceed. */
export function at(values, share) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const whole = number => number.toFixed(0);
