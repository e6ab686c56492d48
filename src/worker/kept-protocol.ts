import {Breach, canonicalText, type Json, type ProcessState, type Protocol, type Rounds} from '../flp/index.js';
import {CannotLoad, type RunningProtocol, startProtocol, type TimeLimits} from './protocol-process.js';

/** A file that is played with. */
export interface KeptProtocol extends RunningProtocol {
	/** the same, asked anew each time: for the judge */
	anew(): Protocol;
}

/** times that a process which has ended is started again */
const patience = 3;

/**
 * Starts a protocol file to be played with. Each question is asked once, and its answer or its breach is kept, so that whatever was played can be gone on
 * with when the process has ended; for what is new it is started again, three times at most. Labels that fail are replaced by JSON, and round numbers
 * that fail by none. @throws CannotLoad, Breach
 */
export function keepProtocol(file: Parameters<typeof startProtocol>[0], time?: TimeLimits): KeptProtocol {
	let running = startProtocol(file, time);
	let left = patience;
	const current = (): Protocol => {
		if (running.hasEnded() && left > 0) {
			left--;
			running = again(running.protocol, file, time) ?? running;
		}
		return running.protocol;
	};
	const {protocol} = running;
	const {rounds, show} = protocol;
	const message = show?.message && kept((value: Json) => current().show!.message!(value));
	const storage = show?.storage && kept((value: Json) => current().show!.storage!(value));
	return {
		protocol: {
			...protocol,
			start: kept(view => current().start(view)),
			step: kept(view => current().step(view)),
			...(protocol.ignores === undefined ? {} : {ignores: kept(view => current().ignores!(view))}),
			...(rounds === undefined ? {} : {rounds: keptRounds(() => current().rounds!)}),
			show: {
				...(message && {message: value => orElse(() => message(value), canonicalText(value))}),
				...(storage && {storage: value => orElse(() => storage(value), canonicalText(value))}),
			},
		},
		anew: current,
		close: () => running.close(),
		hasEnded: () => running.hasEnded(),
	};
}

/** The file's process once more; `undefined` where it cannot be loaded any more, or has become another protocol. */
function again(before: Protocol, ...given: Parameters<typeof startProtocol>): RunningProtocol | undefined {
	const kindOf = ({name, processes, show = {}, ...others}: Protocol): string =>
		JSON.stringify([name, processes, Object.keys(show), Object.keys(others)]);
	try {
		const running = startProtocol(...given);
		if (kindOf(running.protocol) === kindOf(before)) return running;
		running.close();
		return undefined;
	} catch (error) {
		if (error instanceof CannotLoad || error instanceof Breach) return undefined;
		throw error;
	}
}

/** A question that is asked once for each argument; its answer is kept, or its breach. */
function kept<Argument, Answer>(ask: (argument: Argument) => Answer): (argument: Argument) => Answer {
	const answers = new Map<string, () => Answer>();
	return argument => {
		const key = canonicalText(argument);
		const known = answers.get(key) ?? answered(() => ask(argument));
		answers.set(key, known);
		return known();
	};
}

function answered<Answer>(ask: () => Answer): () => Answer {
	try {
		const answer = ask();
		return () => answer;
	} catch (error) {
		if (!(error instanceof Breach)) throw error;
		return () => {
			throw error;
		};
	}
}

/** Round numbers that fail are none, so that no loop is one up to a shift: the engine, which checks them, says what is wrong. */
function keptRounds(current: () => Rounds): Rounds {
	const periodOf = (n: number): number => {
		const {period} = current();
		return typeof period === 'number' ? period : period(n);
	};
	const period = kept(periodOf);
	const of = kept((x: ProcessState | Json) => current().of(x));
	const shift = kept(([x, by]: readonly [ProcessState | Json, number]) => current().shift(x, by));
	return {
		period: n => orElse(() => period(n), Infinity),
		of: x => orElse(() => of(x), []),
		shift: (x, by) => orElse(() => shift([x, by]), x),
	};
}

function orElse<Answer>(ask: () => Answer, otherwise: Answer): Answer {
	try {
		return ask();
	} catch (error) {
		if (error instanceof Breach) return otherwise;
		throw error;
	}
}
