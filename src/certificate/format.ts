import * as v from 'valibot';
import type {Event, Json, Parsed, Schedule} from '../flp/index.js';

/** The fault model that a certificate claims to keep to. */
export type Faults = 'none' | 'one' | 'initial';

/** Names the protocol: a file by its hash, one of the catalogue by bivalent's version. */
export type ProtocolReference =
	| {readonly name: string; readonly sha256: string}
	| {readonly name: string; readonly bivalent: string};

/** The claim that some admissible run stays bivalent for ever with nobody deciding: SPEC §4. */
export interface Certificate {
	readonly format: 'bivalent-certificate/1';
	readonly protocol: ProtocolReference;
	readonly n: number;
	/** one digit a process, process 0 leftmost */
	readonly inputs: string;
	readonly faults: Faults;
	readonly faulty: readonly number[];
	readonly stem: Schedule;
	readonly loop: Schedule;
	/** by how much round numbers rise in the loop; 0 when it comes back exactly */
	readonly shift: number;
	readonly toZero: Schedule;
	readonly toOne: Schedule;
	readonly assumes?: readonly string[];
}

/** The claim that there is no such run, with what every open component owes: SPEC §4. */
export interface Refutation {
	readonly format: 'bivalent-refutation/1';
	readonly protocol: ProtocolReference;
	readonly n: number;
	/** one vector, or `all`; then figures are sums and every component says its inputs */
	readonly inputs: string;
	readonly faults: Faults;
	readonly configurations: number;
	readonly transitions: number;
	readonly counts: Readonly<Record<'bivalent' | 'zero' | 'one' | 'stuck' | 'unknown', number>>;
	readonly open: number;
	readonly components: readonly {
		readonly inputs?: string;
		readonly faulty: readonly number[];
		readonly size: number;
		readonly at: Schedule;
		readonly owes: {readonly process: number} | {readonly message: {readonly to: number; readonly message: unknown}};
	}[];
}

const whole = (least: number) =>
	v.pipe(v.number(), v.safeInteger('must be a whole number'), v.minValue(least, `must be ${least} or more`));
const event = v.union(
	[v.string(), v.object({process: whole(0), message: v.any()})],
	'must be an event: {"process": 0, "message": null}, or its text like "0:-"',
);
const schedule = v.union([v.string(), v.array(event)], 'must be a list of events, or a schedule as text');
const shape = v.object({
	format: v.literal('bivalent-certificate/1', 'must be "bivalent-certificate/1"'),
	protocol: v.union(
		[
			v.object({name: v.string(), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))}),
			v.object({name: v.string(), bivalent: v.string()}),
		],
		'must have a name, and either sha256 (64 hexadecimal digits) or bivalent (its version)',
	),
	n: whole(2),
	inputs: v.pipe(v.string(), v.regex(/^[01]+$/u, 'must be digits 0 and 1')),
	faults: v.picklist(['none', 'one', 'initial'], 'must be "none", "one" or "initial"'),
	faulty: v.array(whole(0)),
	stem: schedule,
	loop: schedule,
	shift: whole(0),
	toZero: schedule,
	toOne: schedule,
	assumes: v.optional(v.array(v.string())),
});

/** Reads text events; handed in because the judge's side of the house runs none of flp's code. */
export type ParseSchedule = (text: string) => Parsed<Schedule>;

/** Reads a certificate. Whatever can be wrong without the protocol is found here: one sentence without a full stop names the field. */
export function parseCertificate(
	text: string,
	parseSchedule: ParseSchedule,
): {readonly ok: true; readonly certificate: Certificate} | {readonly ok: false; readonly error: string} {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return {ok: false, error: `it is not JSON (${(error as Error).message})`};
	}
	const read = v.safeParse(shape, json, {abortEarly: true});
	if (!read.success) {
		const [issue] = read.issues;
		const path = v.getDotPath(issue);
		return {
			ok: false,
			error:
				path === null
					? 'it must be a JSON object with format, protocol, n, inputs, faults, faulty, stem, loop, shift, toZero, toOne'
					: `its ${path} ${sayIssue(issue)}`,
		};
	}
	const given = read.output;
	const {n} = given;
	if (given.inputs.length !== n)
		return {
			ok: false,
			error: `its inputs have ${given.inputs.length} digits; they must have one for each of the ${n} processes`,
		};
	if (given.faulty.some(p => p >= n)) return {ok: false, error: `its faulty names a process beyond 0 … ${n - 1}`};
	if (new Set(given.faulty).size !== given.faulty.length) return {ok: false, error: 'its faulty names a process twice'};
	const schedules: Record<string, Schedule> = {};
	for (const part of ['stem', 'loop', 'toZero', 'toOne'] as const) {
		const events = readSchedule(given[part], n, parseSchedule);
		if (typeof events === 'string') return {ok: false, error: `its ${part} is wrong: ${events}`};
		schedules[part] = events;
	}
	if (schedules['loop']!.length === 0) return {ok: false, error: 'its loop is empty; it must have at least one event'};
	const {assumes, ...rest} = given;
	return {ok: true, certificate: {...rest, ...schedules, ...(assumes === undefined ? {} : {assumes})} as Certificate};
}

function sayIssue(issue: v.BaseIssue<unknown>): string {
	if (issue.input === undefined) return 'is missing';
	return issue.message.startsWith('must')
		? issue.message
		: `must be ${issue.expected ?? 'of another type'}, but is ${issue.received}`;
}

/** The events, or what is wrong with one. */
function readSchedule(
	given: string | readonly (string | {process: number; message: unknown})[],
	n: number,
	parseSchedule: ParseSchedule,
): Schedule | string {
	const events: Event[] = [];
	for (const item of typeof given === 'string' ? [given] : given) {
		if (typeof item === 'string') {
			const parsed = parseSchedule(item);
			if (!parsed.ok) return parsed.error;
			if (typeof given !== 'string' && parsed.value.length !== 1)
				return `event ${events.length + 1} is a text of ${parsed.value.length} events`;
			events.push(...parsed.value);
		} else if (item.message === undefined) return `event ${events.length + 1} has no message; null stands for ∅`;
		else events.push({process: item.process, message: item.message as Json});
	}
	for (const [index, {message}] of events.entries()) {
		const flaw = flawIn(message);
		if (flaw !== undefined) return `the message of event ${index + 1} ${flaw}`;
	}
	const beyond = events.findIndex(({process}) => process >= n);
	return beyond === -1
		? events
		: `event ${beyond + 1} is of process ${events[beyond]!.process}; processes are 0 … ${n - 1}`;
}

/** Brackets within brackets, which only a message that is meant to break something has more of. */
const deepest = 1000;

/** What makes a value that `JSON.parse` accepts no JSON value of the model, or none that can be replayed. */
function flawIn(message: unknown): string | undefined {
	let layer = [message];
	for (let depth = 0; layer.length > 0; depth++) {
		if (depth > deepest) return `is nested more than ${deepest} deep`;
		if (layer.some(value => typeof value === 'number' && !Number.isFinite(value)))
			return 'holds a number that is too large';
		layer = layer.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []));
	}
	return undefined;
}

/** A certificate as JSON text, one event a line. */
export function makeCertificateText(certificate: Certificate): string {
	const fields = Object.entries(certificate).map(([key, value]) => {
		const isSchedule = ['stem', 'loop', 'toZero', 'toOne'].includes(key) && (value as Schedule).length > 0;
		const text = isSchedule
			? `[\n${(value as Schedule).map(item => `    ${JSON.stringify({process: item.process, message: item.message})}`).join(',\n')}\n  ]`
			: JSON.stringify(value);
		return `  ${JSON.stringify(key)}: ${text}`;
	});
	return `{\n${fields.join(',\n')}\n}\n`;
}
