import * as v from 'valibot';
import {
	canonicalText,
	type Event,
	type Json,
	makeSchedule,
	NotJson,
	type Parsed,
	parseSchedule,
	type Schedule,
} from '../flp/index.js';
import {excerpt, mostPasted, type Played} from '../game/index.js';
import {attacks, powers} from '../level/index.js';
import {flawOfId, type Replay} from './replay.js';
import {longest} from './word.js';

const format = 'bivalent-replay/1';

/** Bytes of a file that are read. */
export const mostBytes = 1_000_000;

const most = {parts: 20, faults: 20};
const whole = 'must be a whole number, 0 or more';
const number = v.pipe(v.number(whole), v.safeInteger(whole), v.minValue(0, whole));
const digits = v.pipe(
	v.string('must be a text of digits 0 and 1'),
	v.regex(/^[01]{1,20}$/u, 'must be a digit 0 or 1 for each process'),
);
const text = v.pipe(
	v.string('must be a schedule as text'),
	v.maxLength(
		mostPasted.characters,
		() => `must have no more than ${mostPasted.characters.toLocaleString('en')} characters`,
	),
);
const event = v.strictObject(
	{process: number, message: v.optional(v.any())},
	'must be an event: {"process": 0, "message": null}, or its text like "0:-"',
);
const list = v.pipe(
	v.array(
		v.lazy(
			(given): v.GenericSchema<unknown, string | v.InferOutput<typeof event>> =>
				typeof given === 'string' ? text : event,
		),
		'must be a schedule as text, or a list of events',
	),
	v.maxLength(mostPasted.events, `must have no more than ${mostPasted.events} events`),
);
const moves = v.lazy(
	(given): v.GenericSchema<unknown, string | v.InferOutput<typeof list>> => (typeof given === 'string' ? text : list),
);
const statements =
	'must be null or one of {"close": k}, {"name": p}, {"point": k}, {"power": …}, {"attack": …}, {"claim": "proved" | "refuted"}';
const said = v.nullable(
	v.union(
		[
			v.strictObject({close: number}),
			v.strictObject({name: number}),
			v.strictObject({point: number}),
			v.strictObject({power: v.picklist(powers)}),
			v.strictObject({attack: v.picklist(attacks)}),
			v.strictObject({claim: v.picklist(['proved', 'refuted'])}),
		],
		statements,
	),
);
const part = v.strictObject({
	inputs: v.optional(v.nullable(digits), null),
	moves: v.optional(moves, ''),
	faults: v.optional(
		v.pipe(
			v.array(v.strictObject({process: number, after: number}), 'must be a list of {process, after}'),
			v.maxLength(most.faults, `must have no more than ${most.faults} entries`),
		),
		() => [],
	),
	said: v.optional(said, null),
	loop: v.optional(
		v.nullable(
			v.strictObject({
				inputs: digits,
				schedule: text,
				close: number,
			}),
		),
		null,
	),
});
const shape = v.strictObject({
	format: v.literal(format, `must be "${format}"`),
	id: v.pipe(
		v.string('must be a text'),
		v.maxLength(longest, () => `must have no more than ${longest.toLocaleString('en')} characters`),
	),
	parts: v.pipe(
		v.array(part, 'must be a list with what was played in each part'),
		v.minLength(1, 'must have at least one entry'),
		v.maxLength(most.parts, `must have no more than ${most.parts} entries`),
	),
});

/** A replay as the value of a JSON file; what is nothing is left out. */
export function replayJson({id, parts}: Replay): Readonly<Record<string, unknown>> {
	return {
		format,
		id,
		parts: parts.map(({inputs, moves: made, faults, said: word, loop}) => ({
			...(inputs === null ? {} : {inputs}),
			moves: makeSchedule(made),
			...(faults.length === 0 ? {} : {faults}),
			...(word === null ? {} : {said: word}),
			...(loop === null ? {} : {loop}),
		})),
	};
}

/** The canonical text of a replay. */
export function makeReplayText(replay: Replay): string {
	return canonicalText(replayJson(replay));
}

/** Reads a replay's JSON text. Every refusal is one sentence without a full stop that names the field or the character. Linear in the text. */
export function parseReplayFile(text: string): Parsed<Replay> {
	const fail = (error: string): Parsed<never> => ({ok: false, error});
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return fail(`is no replay: it is not JSON${placeIn(error, text)}`);
	}
	const other = otherFormat(json);
	if (other !== undefined) return fail(other);
	const read = v.safeParse(shape, json, {abortEarly: true});
	if (!read.success) {
		const [issue] = read.issues;
		const path = v.getDotPath(issue);
		return fail(
			path === null
				? 'is no replay: it must be a JSON object with format, id and parts'
				: `is no replay: its ${shown(path)} ${sayIssue(issue)}`,
		);
	}
	const {id} = read.output;
	const flaw = flawOfId(id);
	if (flaw !== undefined) return fail(`is no replay: its id ${flaw}`);
	const parts: Played[] = [];
	for (const [at, {moves: given, loop, ...played}] of read.output.parts.entries()) {
		const made = scheduleIn(given);
		if (typeof made === 'string') return fail(`is no replay: its parts.${at}.moves are wrong: ${made}`);
		const round = loop === null ? undefined : parseSchedule(loop.schedule);
		if (round?.ok === false) return fail(`is no replay: its parts.${at}.loop.schedule is wrong: ${shown(round.error)}`);
		parts.push({...played, moves: made, loop});
	}
	return {ok: true, value: {id, parts: parts as unknown as Replay['parts']}};
}

/** Where JSON went wrong: the engine says so at the end of its own sentence, or not at all where the text just ends. */
function placeIn(error: unknown, text: string): string {
	if (text.trim() === '') return ', it is empty';
	const [, at] = /position (\d+)/u.exec((error as Error).message) ?? [];
	return at === undefined ? '' : ` from character ${(Number(at) + 1).toLocaleString('en')} on`;
}

/** What a file is that is none of ours here, but of one of our other kinds, or of a later version. */
function otherFormat(json: unknown): string | undefined {
	const named = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
	if (typeof named !== 'string' || named === format) return undefined;
	const [, kind, version] = /^bivalent-([a-z]{1,20})\/(\d{1,9})$/u.exec(named) ?? [];
	switch (kind) {
		case 'replay':
			return `is a replay of version ${version}, and this program knows version 1`;
		case 'certificate':
			return 'is a certificate, and no replay: bivalent verify takes it';
		case 'challenge':
			return 'is a challenge, and no replay: bivalent challenge takes its id';
		case 'refutation':
		case 'progress':
			return `is a ${kind === 'progress' ? 'file of progress' : kind}, and no replay`;
		default:
			return undefined;
	}
}

function sayIssue(issue: v.BaseIssue<unknown>): string {
	if (issue.expected === 'never') return 'is no field of a replay';
	if (issue.input === undefined) return 'is missing';
	return issue.message.startsWith('must') ? issue.message : `must be ${issue.expected ?? 'of another type'}`;
}

/** The events, or what is wrong with one. */
function scheduleIn(given: v.InferOutput<typeof moves>): Schedule | string {
	if (typeof given === 'string') {
		const parsed = parseSchedule(given);
		if (!parsed.ok) return shown(parsed.error);
		return parsed.value.length > mostPasted.events
			? `there are ${parsed.value.length.toLocaleString('en')} of them; ${mostPasted.events} are taken`
			: parsed.value;
	}
	const events: Event[] = [];
	for (const item of given) {
		const number = events.length + 1;
		if (typeof item !== 'string') {
			if (item.message === undefined) return `event ${number} has no message; null stands for ∅`;
			try {
				canonicalText(item.message);
			} catch (error) {
				if (error instanceof NotJson) return `event ${number} has a message that is ${error.flaw}`;
				throw error;
			}
			events.push({process: item.process, message: item.message as Json});
			continue;
		}
		const parsed = parseSchedule(item);
		if (!parsed.ok) return `event ${number} is wrong: ${shown(parsed.error)}`;
		if (parsed.value.length !== 1) return `event ${number} is a text of ${parsed.value.length} events`;
		events.push(...parsed.value);
	}
	return events;
}

/** What is wrong, which may quote the file. */
function shown(text: string): string {
	return excerpt(text, 200);
}
