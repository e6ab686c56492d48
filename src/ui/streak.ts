const dayLength = 86_400_000;

/** Days in a row. */
export interface Streak {
	/** that end today, or yesterday while today's challenge is not won yet */
	readonly now: number;
	readonly longest: number;
}

/** How many days there are in a row among days like 2026-01-31, seen on the day `today`. All of them are days of UTC, which are equally long. */
export function streakOf(days: readonly string[], today: string): Streak {
	const numbers = new Set(days.map(numberOf));
	const back = (from: number): number => {
		let length = 0;
		while (numbers.has(from - length)) length++;
		return length;
	};
	const now = numberOf(today);
	const ends = [...numbers].filter(day => !numbers.has(day + 1));
	return {
		now: back(numbers.has(now) ? now : now - 1),
		longest: ends.reduce((most, day) => Math.max(most, back(day)), 0),
	};
}

/** "3 days in a row"; empty where there is none. */
export function streakText({now}: Pick<Streak, 'now'>): string {
	return now === 0 ? '' : now === 1 ? '1 day in a row' : `${now} days in a row`;
}

function numberOf(day: string): number {
	return Math.round(Date.parse(`${day}T00:00:00Z`) / dayLength);
}
