import * as v from 'valibot';
import {LineCounter, parseDocument} from 'yaml';
import {type Parsed, parseSchedule, type Schedule} from '../flp/index.js';
import type {Level} from './level.js';

const text = v.pipe(v.string('must be a text'), v.trim(), v.nonEmpty('must not be empty'));
const schedule = v.pipe(
	v.string('must be a schedule as text'),
	v.rawTransform(({dataset, addIssue, NEVER}): Schedule => {
		const parsed = parseSchedule(dataset.value);
		if (parsed.ok) return parsed.value;
		addIssue({message: `must be a schedule, but ${parsed.error}`});
		return NEVER;
	}),
);
const inputs = v.pipe(
	v.string('must be digits in quotes, like "01"'),
	v.regex(/^[01]+$/u, 'must be one digit 0 or 1 a process, in quotes, like "01"'),
);
const head = v.strictObject({
	id: v.pipe(
		v.string('must be a text in quotes, like "5.3"'),
		v.regex(/^\d+\.\d+$/u, 'must be a world and a number, like "5.3"'),
	),
	title: text,
	world: text,
	protocol: text,
	n: v.pipe(
		v.number('must be a whole number'),
		v.integer('must be a whole number'),
		v.minValue(2, 'must be 2 or more'),
	),
	inputs: v.union([v.literal('choose'), inputs], 'must be one digit 0 or 1 a process, in quotes, like "01", or choose'),
	faults: v.optional(v.picklist(['none', 'one'], 'must be none or one'), 'none'),
	opening: v.optional(schedule, ''),
	goal: v.variant(
		'kind',
		[
			v.strictObject({kind: v.literal('decision'), value: v.optional(v.picklist([0, 1], 'must be 0 or 1'))}),
			v.strictObject({kind: v.literal('bivalent-beginning')}),
			v.strictObject({kind: v.literal('fair-loop')}),
			v.strictObject({kind: v.literal('never-decides')}),
		],
		'must be of kind decision, bivalent-beginning, fair-loop or never-decides',
	),
	shown: v.picklist(['none', 'present', 'moves'], 'must be none, present or moves'),
	introduces: v.optional(v.array(v.strictObject({term: text, meaning: text})), []),
	uses: v.optional(v.array(text), []),
	hints: v.pipe(v.array(text, 'must be a list of texts'), v.minLength(1, 'must have at least one hint')),
	solution: v.union(
		[
			v.strictObject({
				schedule,
				faulty: v.optional(
					v.pipe(v.number('must be a process'), v.integer('must be a process'), v.minValue(0, 'must be a process')),
				),
			}),
			v.strictObject({inputs}),
		],
		'must be {schedule: …} or {inputs: …}',
	),
	par: v.pipe(
		v.number('must be a whole number'),
		v.integer('must be a whole number'),
		v.minValue(0, 'must be 0 or more'),
	),
	source: text,
});

/** Reads a level file: Markdown with a YAML head. The error is one sentence that names file, line, field, and what would be right. */
export function parseLevel(path: string, file: string): Parsed<Level> {
	const parts = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/su.exec(file);
	if (parts === null) return {ok: false, error: `${path}:1: a level begins with a head between two lines "---"`};
	const lines = new LineCounter();
	const yaml = parseDocument(parts[1]!, {lineCounter: lines});
	const at = (offset: number | undefined, what: string): Parsed<never> => ({
		ok: false,
		error: `${path}:${offset === undefined ? 1 : lines.linePos(offset).line + 1}: ${what}`,
	});
	const [broken] = yaml.errors;
	if (broken !== undefined)
		return at(broken.pos[0], `the head is not YAML: ${broken.message.split('\n')[0]?.replace(/ at line .*$/u, '')}`);
	const read = v.safeParse(head, yaml.toJS(), {abortEarly: true});
	if (!read.success) {
		const [issue] = read.issues;
		const keys = (issue.path ?? []).map(item => item.key as string | number);
		const field = keys.join('.') || 'the head';
		const place = yaml.getIn(keys, true) ?? yaml.getIn(keys.slice(0, -1), true) ?? yaml.contents;
		const what =
			issue.kind === 'schema' && issue.type === 'strict_object'
				? issue.expected === 'never'
					? 'is not a field of a level'
					: 'is missing'
				: issue.message;
		return at((place as {range?: readonly number[]} | null)?.range?.[0], `${field} ${what}`);
	}
	const level = {...read.output, text: paragraphs(parts[2]!)} as Level;
	if (level.inputs !== 'choose' && level.inputs.length !== level.n)
		return at(0, `inputs has ${level.inputs.length} digits; it must have one for each of the ${level.n} processes`);
	if ('inputs' in level.solution !== (level.inputs === 'choose'))
		return at(0, 'solution must be {inputs: …} where inputs is choose, and {schedule: …} elsewhere');
	return {ok: true, value: level};
}

function paragraphs(body: string): string[] {
	return body
		.split(/\r?\n\s*\r?\n/u)
		.map(paragraph => paragraph.trim().replace(/\s+/gu, ' '))
		.filter(paragraph => paragraph !== '');
}
