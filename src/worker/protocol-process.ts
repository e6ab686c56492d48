import {MessageChannel, receiveMessageOnPort, Worker} from 'node:worker_threads';
import {Breach, type BreachAt, canonicalText, type Json, type Protocol, type Start, type Step} from '../flp/index.js';
import {oneLine} from '../game/index.js';
import type {Answer, Ask, ToBridge} from './messages.js';
import {shownPath} from './shown-path.js';

/** A protocol that runs in a process of its own and is asked as if it were here. */
export interface RunningProtocol {
	readonly protocol: Protocol;
	/** ends the process; asking afterwards is an error */
	close(): void;
	/** whether it has ended, by itself or because a call took too long */
	hasEnded(): boolean;
}

/** Time limits in milliseconds. */
export interface TimeLimits {
	readonly call: number;
	readonly load: number;
}

const usualLimits: TimeLimits = {call: 2000, load: 10_000};

/** The file cannot be loaded: one plain sentence. */
export class CannotLoad extends Error {
	constructor(sentence: string) {
		super(sentence.endsWith('.') ? sentence : `${sentence}.`);
		this.name = 'CannotLoad';
	}
}

/**
 * Starts a process for a protocol file, which may read `readable` and nothing else. Each question blocks the caller until it is answered
 * (about a tenth of a millisecond) or its time is up; then the process is ended.
 * @throws CannotLoad, Breach
 */
export function startProtocol(
	{path, readable}: {readonly path: string; readonly readable: readonly string[]},
	limits: TimeLimits = usualLimits,
): RunningProtocol {
	const shown = shownPath(path);
	const signal = new Int32Array(new SharedArrayBuffer(4));
	const {port1: port, port2} = new MessageChannel();
	const bridge = new Worker(new URL('./bridge.js', import.meta.url), {
		workerData: {port: port2, signal, path, shown, readable},
		transferList: [port2],
		execArgv: [],
	});
	bridge.unref();
	bridge.on('error', error => {
		ended ??= `its bridge failed (${error instanceof Error ? error.message : String(error)})`;
	});
	port.unref();
	let ended: string | undefined;
	let seen = 0;
	const close = (): void => {
		ended ??= 'it was closed';
		port.postMessage('end' satisfies ToBridge); // closing the port would be noticed only once the caller is idle
		port.close();
	};
	const receive = (limit: number): Answer => {
		if (Atomics.wait(signal, 0, seen, limit) === 'timed-out') {
			const late = `does not return within ${limit / 1000} seconds`;
			ended = `it ${late}`;
			close();
			return {ended: late};
		}
		seen++;
		return (receiveMessageOnPort(port) as {message: Answer}).message;
	};
	const ask = (question: Ask, which: string, at: BreachAt): unknown => {
		if (ended !== undefined) throw new Breach(`${which} cannot be asked any more: ${ended}`, at);
		port.postMessage(question);
		const reply = receive(limits.call);
		if ('answer' in reply) return reply.answer;
		if ('breach' in reply) throw new Breach(reply.breach.what, reply.breach.at);
		const why = 'ended' in reply ? reply.ended : 'it answered out of turn';
		ended ??= why;
		close();
		throw new Breach(`${which} ${why.startsWith('does') ? why : `does not return: ${why}`}; it must return`, at);
	};

	const first = receive(limits.load);
	if (!('loaded' in first)) {
		close();
		if ('breach' in first) throw new Breach(first.breach.what, first.breach.at);
		if ('badFile' in first) throw new CannotLoad(first.badFile);
		throw new CannotLoad(
			`Cannot load ${shown}: ${'ended' in first ? first.ended.replace(/^does/u, 'it does') : 'it answered out of turn'}`,
		);
	}
	const {shows, declares, ...told} = first.loaded;
	const about = {...told, title: oneLine(told.title), summary: oneLine(told.summary)};
	const {name} = about;
	const label =
		(what: 'message' | 'storage') =>
		(value: Json): string =>
			ask({ask: 'show', what, value}, `show.${what}`, {protocol: name}) as string;
	const ignores: NonNullable<Protocol['ignores']> = view =>
		ask({ask: 'ignores', view}, 'ignores', {
			protocol: name,
			process: view.self,
			state: canonicalText(view.state),
			message: canonicalText(view.message),
		}) as boolean;
	const rounds: NonNullable<Protocol['rounds']> = {
		period: n => ask({ask: 'period', n}, 'rounds.period', {protocol: name}) as number,
		of: x => ask({ask: 'of', x}, 'rounds.of', {protocol: name}) as number[],
		shift: (x, by) => ask({ask: 'shift', x, by}, 'rounds.shift', {protocol: name}) as Json,
	};
	return {
		close,
		hasEnded: () => ended !== undefined,
		protocol: {
			...about,
			start: view => ask({ask: 'start', view}, 'start', {protocol: name, process: view.self}) as Start,
			step: view =>
				ask({ask: 'step', view}, 'step', {
					protocol: name,
					process: view.self,
					state: canonicalText(view.state),
					message: view.message === null ? '∅' : canonicalText(view.message),
				}) as Step,
			...(declares.includes('ignores') ? {ignores} : {}),
			...(declares.includes('rounds') ? {rounds} : {}),
			...(shows.length === 0 ? {} : {show: Object.fromEntries(shows.map(what => [what, label(what)]))}),
		},
	};
}
