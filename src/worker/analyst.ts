/* The engine on a thread of its own: answers what the game asks, one request after the other. */
import {parentPort} from 'node:worker_threads';
import {createLooker, type Look, type Looker} from '../engine/index.js';
import type {Inputs, Schedule} from '../flp/index.js';
import {findProtocol} from '../protocols/index.js';

/** What can be asked: what the engine sees after a schedule from an initial configuration of a protocol of the catalogue. */
export interface LookRequest {
	readonly protocol: string;
	readonly inputs: Inputs;
	readonly schedule: Schedule;
}

/** A request and its number; its answer carries the same number. */
export interface Asked {
	readonly number: number;
	readonly request: LookRequest;
}

/** An answer, or why there is none; before it, now and then, how many configurations have been found. */
export type Answered =
	| {readonly number: number; readonly look: Look}
	| {readonly number: number; readonly error: string}
	| {readonly number: number; readonly found: number};

/** Milliseconds between two reports of progress: each one is drawn. */
const pause = 200;

const lookers = new Map<string, Looker>();

parentPort?.on('message', ({number, request}: Asked) => parentPort?.postMessage(answer(number, request)));

function answer(number: number, {protocol, inputs, schedule}: LookRequest): Answered {
	try {
		const key = `${protocol} ${inputs}`;
		const found = findProtocol(protocol);
		if (found === undefined) return {number, error: `there is no protocol ${protocol}`};
		let said = performance.now();
		const say = (configurations: number): void => {
			if (performance.now() - said < pause) return;
			said = performance.now();
			parentPort?.postMessage({number, found: configurations} satisfies Answered);
		};
		const looker = lookers.get(key) ?? createLooker(found, inputs, {say});
		lookers.set(key, looker);
		return {number, look: looker.look(schedule)};
	} catch (error) {
		return {number, error: error instanceof Error ? error.message : String(error)};
	}
}
