import process from 'node:process';
import {Abandoned, Interrupted} from './errors.js';

/** milliseconds of work before anything is said of it, and between two looks at the terminal */
const patience = 500;
const pause = 100;

/** How work is watched: what is said of how far it is, and what when it was stopped there. */
export interface Watching<P> {
	readonly quiet: boolean;
	readonly seen: (progress: P) => string;
	readonly stopped: (seen: string) => string;
	/** whether nobody wants to know any more */
	readonly over?: () => boolean;
}

/**
 * Does work in pieces, and looks up now and then: for Ctrl-C, which ends it, and to say on one line of standard error how far it is, where that is a
 * terminal and `quiet` is not asked for. The line is gone in the end.
 * @throws Interrupted, Abandoned
 */
export async function watched<P, T>(
	work: Generator<P, T, void>,
	{quiet, seen, stopped, over}: Watching<P>,
): Promise<T> {
	const line = progressLine(quiet);
	let looked = performance.now();
	let interrupted = false;
	const interrupt = (): void => {
		interrupted = true;
	};
	process.on('SIGINT', interrupt);
	try {
		for (;;) {
			const step = work.next();
			if (step.done === true) return step.value;
			const now = performance.now();
			if (now - looked < pause) continue;
			looked = now;
			line.write(() => seen(step.value));
			await breathe();
			// oxlint-disable-next-line no-unnecessary-condition -- the signal came while we breathed
			if (interrupted) throw new Interrupted(stopped(seen(step.value)));
			if (over?.() === true) throw new Abandoned();
		}
	} finally {
		line.clear();
		process.off('SIGINT', interrupt);
		// work that is not finished may have something to clear away
		work.return(undefined as never);
	}
}

/** One line of standard error, where that is a terminal and `quiet` is not asked for: what is written there takes the place of what was, once one has waited a little. */
export function progressLine(quiet: boolean): {
	readonly write: (text: () => string) => void;
	readonly clear: () => void;
} {
	const shows = !quiet && process.stderr.isTTY && process.env['TERM'] !== 'dumb';
	const begun = performance.now();
	let last = begun;
	let written = false;
	const clear = (): void => {
		if (written) process.stderr.write('\r\u001B[K');
		written = false;
	};
	return {
		clear,
		write(text) {
			const now = performance.now();
			if (!shows || now - begun < patience || now - last < pause) return;
			last = now;
			clear();
			process.stderr.write(fitting(text()));
			written = true;
		},
	};
}

/** Lets everything else have its turn. */
function breathe(): Promise<void> {
	return new Promise(resolve => {
		setImmediate(resolve);
	});
}

/** What fits on a line, with room for the ^C that a terminal may write behind it: a line that is broken could not be cleared. */
function fitting(text: string): string {
	return text.slice(0, Math.max(0, process.stderr.columns - 3));
}

/** the share of the memory that is free at the beginning which a graph may take, and of the heap that may be in use */
const ofMemory = 0.7;
const ofHeap = 0.7;

/** Whether there is room for so many bytes beside the heap. What a protocol's own states take is in the heap. */
export function roomFor(): (bytes: number) => boolean {
	const most = process.availableMemory() * ofMemory;
	return bytes => {
		const {used_heap_size: used, heap_size_limit: limit} = process.getBuiltinModule('node:v8').getHeapStatistics();
		return bytes < most && used < limit * ofHeap;
	};
}
