import {Worker} from 'node:worker_threads';
import type {Challenge} from '../challenge/index.js';
import type {Protocol} from '../flp/index.js';
import type {Play} from '../game/index.js';
import type {Look} from '../engine/index.js';
import type {Help, RunAsked} from '../solver/index.js';
import type {StudyAnswer, StudyQuestion} from '../study/question.js';
import type {Answered, Asked, Insight, NamedProtocol, Request, SentPlay, Sight} from './analyst.js';

export type {Look} from '../engine/index.js';
export type {
	Around,
	AroundPlace,
	AroundStep,
	Forever,
	ForeverCase,
	Help,
	Outcome,
	OwingLoop,
	Reach,
	RunAsked,
} from '../solver/index.js';
export type {Insight, Sight} from './analyst.js';

/** Is told now and then how many configurations were found, or candidates looked at. */
type Say = (configurations: number) => void;

/** The engine on its own thread, which is started when something is asked and it does not run. */
export interface Analyst {
	/**
	 * What the engine sees where a play stands, and how it stands.
	 * Rejects with a `Cancelled` after `cancel`, and with a plain sentence when there is no answer or the thread has died.
	 */
	sight(play: Play, say?: Say): Promise<Sight>;
	/** What can still be done from there. Rejects as `sight` does. */
	help(play: Play, say?: Say): Promise<Help>;
	/** Why the configuration where a play stands has its valence, whether it can be kept open for ever, or what is around it. Rejects as `sight` does. */
	inquire(what: 'why' | 'ask' | 'around', play: Play, say?: Say): Promise<Insight>;
	/** The valences of the configurations that these runs of the play's protocol end in. Rejects as `sight` does. */
	valences(play: Play, runs: readonly RunAsked[], say?: Say): Promise<readonly Look['valence'][]>;
	/** What something comes to on a protocol that is studied. Rejects as `sight` does. */
	study(question: StudyQuestion, say?: Say): Promise<StudyAnswer>;
	/** Draws the challenge of an ID, of either form; `say` is told how many candidates were looked at. `null` where what a code says cannot be won, or not by thinking. Rejects as `sight` does. */
	challenge(id: string, say?: Say): Promise<Challenge | null>;
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

type Answer = Extract<
	Answered,
	{sight: Sight} | {help: Help} | {insight: Insight} | {valences: unknown} | {study: StudyAnswer} | {challenge: unknown}
>;

interface Waiting {
	resolve(answer: Answer): void;
	reject(error: Error): void;
	say: Say | undefined;
}

/** A protocol out of a file, as the caller has it, and that file, which the engine's thread runs in a process of its own, too. */
export interface OwnFile {
	readonly protocol: Protocol;
	readonly file: NonNullable<NamedProtocol['file']>;
}

/** An analyst whose thread never keeps the program alive by itself. It knows the catalogue, and `own`, if that is given. */
export function createAnalyst(own?: OwnFile): Analyst {
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
	const ask = (request: Request, say: Say | undefined): Promise<Answer> =>
		new Promise((resolve, reject) => {
			if (closed) {
				reject(new Cancelled());
				return;
			}
			worker ??= start();
			const asked: Asked = {number: ++last, request};
			waiting.set(asked.number, {resolve, reject, say});
			worker.postMessage(asked);
		});
	const about = ({protocol, ...play}: Play): {readonly protocol: NamedProtocol; readonly play: SentPlay} => ({
		protocol: {name: protocol.name, ...(own?.protocol === protocol ? {file: own.file} : {})},
		play,
	});

	return {
		sight: async (play, say) => ((await ask({ask: 'sight', ...about(play)}, say)) as {readonly sight: Sight}).sight,
		help: async (play, say) => ((await ask({ask: 'help', ...about(play)}, say)) as {readonly help: Help}).help,
		inquire: async (what, play, say) =>
			((await ask({ask: what, ...about(play)}, say)) as {readonly insight: Insight}).insight,
		valences: async (play, runs, say) =>
			((await ask({ask: 'valences', runs, ...about(play)}, say)) as Extract<Answered, {valences: unknown}>).valences,
		study: async (question, say) => ((await ask({ask: 'study', question}, say)) as {readonly study: StudyAnswer}).study,
		challenge: async (id, say) =>
			((await ask({ask: 'challenge', id}, say)) as {readonly challenge: Challenge | null}).challenge,
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
	if ('error' in answered) asked?.reject(new Error(`The engine cannot answer: ${answered.error.replace(/\.$/u, '')}.`));
	else asked?.resolve(answered);
}
