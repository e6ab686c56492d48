import {Worker} from 'node:worker_threads';
import type {Look} from '../engine/index.js';
import type {Answered, Asked, LookRequest} from './analyst.js';

export type {Look} from '../engine/index.js';
export type {LookRequest} from './analyst.js';

/** The engine on its own thread. */
export interface Analyst {
	/** Rejects with a plain sentence when the thread has died. */
	look(request: LookRequest): Promise<Look>;
	close(): void;
}

/** Starts the engine's thread. It never keeps the program alive by itself. */
export function startAnalyst(): Analyst {
	const worker = new Worker(new URL('./analyst.js', import.meta.url));
	worker.unref();
	const waiting = new Map<number, {resolve(look: Look): void; reject(error: Error): void}>();
	let last = 0;
	let died: Error | undefined;
	const fail = (error: Error): void => {
		died = error;
		for (const asked of waiting.values()) asked.reject(error);
		waiting.clear();
	};
	worker.on('message', (answered: Answered) => {
		const asked = waiting.get(answered.number);
		waiting.delete(answered.number);
		if ('look' in answered) asked?.resolve(answered.look);
		else asked?.reject(new Error(`The engine cannot answer: ${answered.error}.`));
	});
	worker.on('error', (error: unknown) =>
		fail(new Error(`The engine has stopped: ${error instanceof Error ? error.message : String(error)}.`)),
	);
	worker.on('exit', () => fail(new Error('The engine has stopped.')));
	return {
		look: request =>
			new Promise((resolve, reject) => {
				if (died !== undefined) {
					reject(died);
					return;
				}
				const asked: Asked = {number: ++last, request};
				waiting.set(asked.number, {resolve, reject});
				worker.postMessage(asked);
			}),
		close: () => void worker.terminate(),
	};
}
