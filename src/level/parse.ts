import * as v from 'valibot';
import {type Document, LineCounter, parseDocument} from 'yaml';
import {parseSchedule, type Schedule} from '../flp/index.js';
import type {Level} from './level.js';

/** What reading a level gave: the level, or one sentence that names file, line, field, and what would be right. */
export type ParsedLevel = {readonly ok: true; readonly level: Level} | {readonly ok: false; readonly error: string};

const text = v.pipe(v.string('must be a text'), v.trim(), v.nonEmpty('must not be empty'));
const whole = (least: number) => v.pipe(v.number('must be a whole number'), v.integer('must be a whole number'), v.minValue(least, `must be ${least} or more`));
const schedule = v.pipe(
	v.string('must be a schedule as text, like "0:- 1:-"'),
	v.rawTransform(({dataset, addIssue, NEVER}): Schedule => {
		const parsed = parseSchedule(dataset.value);
		if (parsed.ok) return parsed.value;
		addIssue({message: `must be a schedule, but ${parsed.error}`});
		return NEVER;
	}),
);
const digits = 'must be one digit 0 or 1 for each process, in quotes, like "01"';
const inputs = v.pipe(v.string(digits), v.regex(/^[01]+$/u, digits));
const valences = ['bivalent', 'zero', 'one', 'stuck'] as const;
const goal = v.variant(
	'kind',
	[
		v.strictObject({kind: v.literal('decision'), value: v.optional(v.picklist([0, 1], 'must be 0 or 1'))}),
		v.strictObject({kind: v.literal('valence'), valence: v.picklist(valences, 'must be bivalent, zero, one or stuck'), of: v.literal('initial', 'must be initial')}),
		v.strictObject({kind: v.literal('fair-loop')}),
	],
	issue => (issue.input instanceof Object ? 'must be decision, valence or fair-loop' : 'must be a goal, like {kind: decision}'),
);
const head = v.strictObject({
	id: v.pipe(v.string('must be a text in quotes, like "5.3"'), v.regex(/^\d+\.\d+$/u, 'must be a world and a number, like "5.3"')),
	title: text,
	world: text,
	protocol: text,
	n: whole(2),
	inputs: v.union([v.literal('choose'), inputs], `${digits}; or choose`),
	faults: v.optional(v.picklist(['none', 'one'], 'must be none or one'), 'none'),
	opening: v.optional(schedule, ''),
	goal,
	shown: v.picklist(['none', 'present', 'moves'], 'must be none, present or moves'),
	introduces: v.optional(v.array(v.strictObject({term: text, meaning: text}), 'must be a list of {term, meaning}'), []),
	uses: v.optional(v.array(text, 'must be a list of terms'), []),
	hints: v.pipe(v.array(text, 'must be a list of texts'), v.minLength(1, 'must have at least one hint')),
	solution: v.union([v.strictObject({schedule}), v.strictObject({inputs})], 'must be {schedule: …} or {inputs: …}'),
	par: whole(0),
	source: text,
});

/** Reads a level file: Markdown with a YAML head. The first thing that is wrong is the error. */
export function parseLevel(path: string, file: string): ParsedLevel {
	const parts = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/su.exec(file);
	if (parts === null) return {ok: false, error: `${path}:1: a level begins with a head between two lines "---".`};
	const lines = new LineCounter();
	const yaml = parseDocument(parts[1]!, {lineCounter: lines});
	const wrong = (offset: number, what: string): ParsedLevel => ({ok: false, error: `${path}:${lines.linePos(offset).line + 1}: ${what}.`});
	const [broken] = yaml.errors;
	if (broken !== undefined) return wrong(broken.pos[0], `the head is not YAML: ${broken.message.replace(/ at line .*$/su, '')}`);
	const read = v.safeParse(head, yaml.toJS());
	if (!read.success) {
		const [issue] = read.issues;
		const keys = (issue.path ?? []).map(item => item.key as string | number);
		return wrong(placeOf(yaml, keys), `${keys.length === 0 ? 'the head' : keys.join('.')} ${sayIssue(issue)}`);
	}
	const level: Level = {...read.output, text: paragraphsOf(parts[2]!)};
	const contradiction = contradictionIn(level);
	return contradiction === undefined ? {ok: true, level} : wrong(placeOf(yaml, [contradiction.field]), `${contradiction.field} ${contradiction.what}`);
}

/** Where the field stands, or what it is missing in. */
function placeOf(yaml: Document, keys: readonly (string | number)[]): number {
	const found = (yaml.getIn(keys, true) ?? (keys.length > 1 ? yaml.getIn(keys.slice(0, -1), true) : undefined)) as {range?: readonly number[]} | undefined;
	return found?.range?.[0] ?? 0;
}

function sayIssue(issue: v.BaseIssue<unknown>): string {
	if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not known here; leave it out';
	if (issue.type === 'strict_object' && issue.received === 'undefined') return 'is missing';
	return issue.message.startsWith('must') ? issue.message : `must be ${issue.expected ?? 'something else'}, but is ${issue.received}`;
}

/** What no single field can know. */
function contradictionIn({n, inputs: given, solution, opening, text: body}: Level): {readonly field: string; readonly what: string} | undefined {
	if (given !== 'choose' && given.length !== n) return {field: 'inputs', what: `must have one digit for each of the ${n} processes`};
	if ('inputs' in solution !== (given === 'choose')) return {field: 'solution', what: given === 'choose' ? 'must be {inputs: …}, as the player chooses them' : 'must be {schedule: …}, as the inputs are given'};
	if ('inputs' in solution && solution.inputs.length !== n) return {field: 'solution', what: `must have one digit for each of the ${n} processes`};
	if (given === 'choose' && opening.length > 0) return {field: 'opening', what: 'must be left out where the player chooses the inputs'};
	if (body.length === 0) return {field: 'title', what: 'is followed by no text; say below the head what the level is about'};
	return undefined;
}

function paragraphsOf(body: string): string[] {
	return body.split(/\r?\n\s*\r?\n/u).map(paragraph => paragraph.trim().replace(/\s+/gu, ' ')).filter(paragraph => paragraph !== '');
}
