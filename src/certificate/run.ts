import type {Event, Protocol, Schedule} from '../flp/index.js';
import {type Asker, createAsker, textOf} from './ask.js';
import type {Faults} from './format.js';

/** Why the judge rejects. */
export const rejectionCodes = [
	'other-protocol',
	'other-file',
	'protocol-misbehaves',
	'processes-out-of-range',
	'malformed',
	'shift-without-rounds',
	'shift-is-no-period',
	'rounds-matter',
	'event-not-applicable',
	'decided',
	'too-many-faulty',
	'faulty-steps',
	'states-do-not-close',
	'messages-do-not-close',
	'process-never-steps',
	'message-never-received',
	'no-decision-0',
	'no-decision-1',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** Which event of which part. */
export interface Place {
	readonly in: 'stem' | 'loop' | 'toZero' | 'toOne';
	/** 0-based */
	readonly index: number;
}

/** A rejection: which of the five claims of SPEC §4 fails, at which event, and why. `malformed` ones are bad input, not false claims. */
export interface Rejection {
	readonly valid: false;
	readonly malformed?: true;
	readonly claim: 1 | 2 | 3 | 4 | 5 | null;
	readonly event: Place | null;
	readonly code: RejectionCode;
	readonly reason: string;
}

/** The judge's answer. */
export type Judgement = {readonly valid: true} | Rejection;

/** A claimed admissible run: `stem · loop^ω` without the further steps of the faulty. */
export interface ClaimedRun {
	readonly n: number;
	readonly inputs: string;
	readonly faults: Faults;
	readonly faulty: readonly number[];
	readonly stem: Schedule;
	readonly loop: Schedule;
	/** by how much the loop raises all round numbers; 0 where it comes back as it was */
	readonly shift: number;
}

/** A configuration in the judge's terms: states as texts, and for each process a multiset of message texts. */
interface Picture {
	readonly states: string[];
	readonly waiting: Map<string, number>[];
}

/** Builds a rejection. */
export function reject(code: RejectionCode, claim: Rejection['claim'], event: Place | null, reason: string): Rejection {
	return {valid: false, claim, event, code, reason};
}

/** Runs `judge` so that nothing is ever thrown: a protocol that misbehaves is a rejection. */
export function guarded<T>(judge: () => T): T | Rejection {
	try {
		return judge();
	} catch (error) {
		return reject('protocol-misbehaves', null, null, `the protocol does what the model forbids: ${sayThrown(error)}`);
	}
}

/** What was thrown, in words; a protocol may throw what cannot even be looked at. */
function sayThrown(error: unknown): string {
	try {
		return error instanceof Error ? String(error.message) : `it threw ${String(error)}`;
	} catch {
		return 'it threw what cannot be shown';
	}
}

/** Claims 1–4: an admissible run in which nobody ever decides. What a termination counterexample claims. Never throws. */
export function judgeBlockedRun(protocol: Protocol, run: ClaimedRun): Judgement {
	return guarded(() => {
		const asker = createAsker(protocol, run.n);
		const judged = judgeLasso(asker, run);
		return 'valid' in judged ? judged : {valid: true};
	});
}

/** The decisions after a schedule: what a counterexample to agreement or validity shows. Never throws. */
export function judgeDecisions(
	protocol: Protocol,
	{inputs, schedule}: {readonly inputs: string; readonly schedule: Schedule},
): {readonly decisions: readonly (0 | 1)[]} | Rejection {
	return guarded(() => {
		const asker = createAsker(protocol, inputs.length);
		const picture = initialPicture(asker, inputs);
		for (const [index, event] of schedule.entries()) {
			if (!applyTo(asker, picture, event)) return notApplicable({in: 'stem', index}, event);
		}
		return {decisions: decisionsIn(picture)};
	});
}

/** Replays stem and loop; the configuration between them, or what is wrong. */
export function judgeLasso(asker: Asker, run: ClaimedRun): {readonly at: Picture} | Rejection {
	const {inputs, faults, faulty, stem, loop} = run;
	const most = faults === 'none' ? 0 : faults === 'one' ? 1 : Math.ceil(run.n / 2) - 1;
	if (faulty.length > most)
		return reject(
			'too-many-faulty',
			4,
			null,
			`${faulty.length} processes are faulty; with faults "${faults}" and n = ${run.n} at most ${most} may be`,
		);
	const wrong = wrongShift(asker, run.shift);
	if (wrong !== undefined) return wrong;
	const picture = initialPicture(asker, inputs);
	const stemmed = replay(asker, picture, stem, 'stem', faults === 'initial' ? faulty : []);
	if (stemmed !== undefined) return stemmed;
	const at = copyOf(picture);
	const looped = replay(asker, picture, loop, 'loop', faulty, run.shift);
	if (looped !== undefined) return looped;
	const raised = (text: string): string => (run.shift === 0 ? text : asker.shifted(text, run.shift));
	return closes(at, picture, faulty, raised) ?? isFair(at, loop, faulty) ?? {at};
}

function wrongShift({period}: Asker, shift: number): Rejection | undefined {
	if (shift === 0) return undefined;
	if (period === undefined)
		return reject(
			'shift-without-rounds',
			1,
			null,
			`its loop comes back shifted by ${shift}, and the protocol declares no rounds`,
		);
	if (shift % period === 0) return undefined;
	return reject('shift-is-no-period', 1, null, `its shift is ${shift}, and must be a multiple of the period ${period}`);
}

/** Whether the step that `event` causes is the same with all round numbers raised, by one period, by the shift, twice and a thousand times that. */
function isRaised(asker: Asker, {states}: Picture, {process, message}: Event, shift: number): boolean {
	const received = message === null ? null : textOf(message);
	const state = states[process]!;
	const step = asker.stepOf(process, state, received);
	return [asker.period!, shift, 2 * shift, 1000 * shift].every(by => {
		const there = asker.stepOf(
			process,
			asker.shifted(state, by),
			received === null ? null : asker.shifted(received, by),
		);
		const sent = step.sent.map(({to, text}) => `${to} ${asker.shifted(text, by)}`).sort();
		return (
			there.state === asker.shifted(step.state, by) &&
			there.sent
				.map(({to, text}) => `${to} ${text}`)
				.sort()
				.join('\n') === sent.join('\n')
		);
	});
}

function roundsMatter(place: Place): Rejection {
	return reject(
		'rounds-matter',
		place.in === 'loop' ? 1 : 5,
		place,
		'with all round numbers raised this step does something else, so the shift cannot be trusted',
	);
}

function replay(
	asker: Asker,
	picture: Picture,
	schedule: Schedule,
	part: 'stem' | 'loop',
	silent: readonly number[],
	shift = 0,
): Rejection | undefined {
	if (decisionsIn(picture).length > 0)
		return reject('decided', 2, null, 'a process has decided before the first event');
	for (const [index, event] of schedule.entries()) {
		const place = {in: part, index};
		if (silent.includes(event.process))
			return reject('faulty-steps', 4, place, `process ${event.process} is faulty and takes a step`);
		const raises = shift === 0 || isRaised(asker, picture, event, shift);
		if (!applyTo(asker, picture, event)) return notApplicable(place, event);
		if (!raises) return roundsMatter(place);
		const [decision] = decisionsIn(picture);
		if (decision !== undefined)
			return reject('decided', 2, place, `after this event a process has decided ${decision}`);
	}
	return undefined;
}

function notApplicable(place: Place, event: Event): Rejection {
	const claim = place.in === 'toZero' || place.in === 'toOne' ? 5 : 1;
	return reject(
		'event-not-applicable',
		claim,
		place,
		`process ${event.process} cannot receive ${JSON.stringify(event.message)} there: no such message waits for it`,
	);
}

/** Claim 1; `raised` is what a text becomes that the loop should have raised. */
function closes(
	before: Picture,
	after: Picture,
	faulty: readonly number[],
	raised: (text: string) => string,
): Rejection | undefined {
	for (const [p, state] of before.states.entries()) {
		const isFaulty = faulty.includes(p);
		if (after.states[p] !== (isFaulty ? state : raised(state)))
			return reject(
				'states-do-not-close',
				1,
				null,
				`the loop leaves process ${p} in another state than it found it in`,
			);
		const had = isFaulty
			? before.waiting[p]!
			: new Map(Array.from(before.waiting[p]!, ([message, copies]) => [raised(message), copies]));
		const has = after.waiting[p]!;
		for (const message of new Set([...had.keys(), ...has.keys()])) {
			const more = (has.get(message) ?? 0) - (had.get(message) ?? 0);
			if (more === 0 || (more > 0 && isFaulty)) continue;
			return reject(
				'messages-do-not-close',
				1,
				null,
				`the loop leaves ${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'} of message ${message} waiting for process ${p}`,
			);
		}
	}
	return undefined;
}

function isFair(at: Picture, loop: Schedule, faulty: readonly number[]): Rejection | undefined {
	for (const [p, waiting] of at.waiting.entries()) {
		if (faulty.includes(p)) continue;
		const steps = loop.filter(({process}) => process === p);
		if (steps.length === 0)
			return reject('process-never-steps', 3, null, `process ${p} is not faulty and takes no step in the loop`);
		const received = new Set(steps.map(({message}) => (message === null ? '' : textOf(message))));
		for (const message of waiting.keys()) {
			if (!received.has(message))
				return reject(
					'message-never-received',
					3,
					null,
					`message ${message} waits for process ${p} where the loop begins, and is not received in the loop`,
				);
		}
	}
	return undefined;
}

/** Replays a schedule from `at` that claims to end in a decision `value`. */
export function judgeWitness(
	asker: Asker,
	at: Picture,
	schedule: Schedule,
	value: 0 | 1,
	silent: readonly number[],
	shift: number,
): Rejection | undefined {
	const picture = copyOf(at);
	const part = value === 0 ? 'toZero' : 'toOne';
	for (const [index, event] of schedule.entries()) {
		const place = {in: part, index} as const;
		if (silent.includes(event.process))
			return reject('faulty-steps', shift > 0 ? 5 : 4, place, `process ${event.process} is faulty and takes a step`);
		const raises = shift === 0 || isRaised(asker, picture, event, shift);
		if (!applyTo(asker, picture, event)) return notApplicable(place, event);
		if (!raises) return roundsMatter(place);
	}
	if (decisionsIn(picture).includes(value)) return undefined;
	return reject(value === 0 ? 'no-decision-0' : 'no-decision-1', 5, null, `after ${part} nobody has decided ${value}`);
}

function initialPicture(asker: Asker, inputs: string): Picture {
	return {
		states: Array.from(inputs, (digit, p) => asker.startOf(p, digit === '1' ? 1 : 0)),
		waiting: Array.from(inputs, () => new Map<string, number>()),
	};
}

function copyOf({states, waiting}: Picture): Picture {
	return {states: [...states], waiting: waiting.map(messages => new Map(messages))};
}

/** Applies an event in place; false when it is not applicable. */
function applyTo(asker: Asker, {states, waiting}: Picture, {process: p, message}: Event): boolean {
	const text = message === null ? null : textOf(message);
	const mine = waiting[p]!;
	if (text !== null) {
		const copies = mine.get(text);
		if (copies === undefined) return false;
		if (copies === 1) mine.delete(text);
		else mine.set(text, copies - 1);
	}
	const step = asker.stepOf(p, states[p]!, text);
	states[p] = step.state;
	for (const sent of step.sent) waiting[sent.to]!.set(sent.text, (waiting[sent.to]!.get(sent.text) ?? 0) + 1);
	return true;
}

function decisionsIn({states}: Picture): (0 | 1)[] {
	return states.flatMap(state => {
		const {output} = JSON.parse(state) as {output: null | 0 | 1};
		return output === null ? [] : [output];
	});
}
