import {setTimeout as delay} from 'node:timers/promises';

/** Waits until a condition holds. @throws when it does not within ten seconds */
export async function until(condition: () => boolean, what: string): Promise<void> {
	const end = performance.now() + 10_000;
	while (!condition()) {
		if (performance.now() > end) throw new Error(`waited ten seconds for ${what}`);
		await delay(10);
	}
}
