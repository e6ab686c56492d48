import {Worker} from 'node:worker_threads';
import type {Look} from '../engine/index.js';
import type {Answered, Asked, LookRequest} from './analyst.js';

export type {Look} from '../engine/index.js';
export type {LookRequest} from './analyst.js';

/** The engine on its own thread, which is started when something is asked and it does not run. */
export interface Analyst {
	/**
	 * What the engine sees; `say` is told now and then how many configurations were found.
	 * Rejects with a `Cancelled` after `cancel`, and with a plain sentence when there is no answer or the thread has died.
	 */
	look(request: LookRequest, say?: (configurations: number) => void): Promise<Look>;
	/** Stops at once whatever is being looked at. */
	cancel(): void;
	/** Ends the thread for good. */
	close(): void;
}

/** Nobody waits for the answer any more. */
export class Cancelled extends Error {
	constructor() {
		super('The engine was stopped.');
		this.name = 'Cancelled';
	}
}

interface Waiting {
	resolve(look: Look): void;
	reject(error: Error): void;
	say?(configurations: number): void;
}

/** An analyst whose thread never keeps the program alive by itself. */
export function createAnalyst(): Analyst {
	const waiting = new Map<number, Waiting>();
	let worker: Worker | undefined;
	let closed = false;
	let last = 0;

	const end = (error: Error): void => {
		void worker?.terminate();
		worker = undefined;
		const unanswered = [...waiting.values()];
		waiting.clear();
		for (const asked of unanswered) asked.reject(error);
	};
	const start = (): Worker => {
		const started = new Worker(new URL('./analyst.js', import.meta.url));
		started.unref();
		started.on('message', (answered: Answered) => receive(waiting, answered));
		const died = (why: string) => (): void => {
			if (worker === started) end(new Error(`The engine has stopped${why}.`));
		};
		started.on('error', error => died(`: ${error instanceof Error ? error.message : String(error)}`)());
		started.on('exit', died(''));
		return started;
	};

	return {
		look: (request, say) =>
			new Promise((resolve, reject) => {
				if (closed) {
					reject(new Cancelled());
					return;
				}
				worker ??= start();
				const asked: Asked = {number: ++last, request};
				waiting.set(asked.number, {resolve, reject, ...(say === undefined ? {} : {say})});
				worker.postMessage(asked);
			}),
		cancel: () => end(new Cancelled()),
		close() {
			closed = true;
			end(new Cancelled());
		},
	};
}

function receive(waiting: Map<number, Waiting>, answered: Answered): void {
	const asked = waiting.get(answered.number);
	if ('found' in answered) {
		asked?.say?.(answered.found);
		return;
	}
	waiting.delete(answered.number);
	if ('look' in answered) asked?.resolve(answered.look);
	else asked?.reject(new Error(`The engine cannot answer: ${answered.error}.`));
}
