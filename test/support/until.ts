import {setTimeout as delay} from 'node:timers/promises';

/** Waits until a condition holds. @throws when it does not within half a minute */
export async function until(condition: () => boolean, what: string): Promise<void> {
	const end = performance.now() + 30_000;
	while (!condition()) {
		if (performance.now() > end) throw new Error(`waited half a minute for ${what}`);
		await delay(10);
	}
}
