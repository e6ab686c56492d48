/** Spearman's rank correlation of two lists of numbers: 1 where both rise together, -1 where one falls; those that are equal share their ranks. */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number {
	const [a, b] = [ranksOf(first), ranksOf(second)];
	const middle = (a.length - 1) / 2;
	const sum = (of: (at: number) => number): number => a.reduce((total, _, at) => total + of(at), 0);
	const together = sum(at => (a[at]! - middle) * (b[at]! - middle));
	return together / Math.sqrt(sum(at => (a[at]! - middle) ** 2) * sum(at => (b[at]! - middle) ** 2));
}

function ranksOf(values: readonly number[]): number[] {
	return values.map(value => {
		const below = values.filter(other => other < value).length;
		return below + (values.filter(other => other === value).length - 1) / 2;
	});
}
