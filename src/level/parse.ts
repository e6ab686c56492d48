import type * as v from 'valibot';
import {safeParse} from 'valibot';
import {type Document, LineCounter, parseDocument} from 'yaml';
import type {Parsed, Schedule} from '../flp/index.js';
import type {Goal} from './goal.js';
import {isFile, type Level, type Part, type World} from './level.js';
import {levelHead, worldHead} from './schema.js';

type Head = v.InferOutput<typeof levelHead>;

/** A file's YAML head, read and validated, and its body; `at` makes an error that names file and line. */
interface Read<T> {
	readonly head: T;
	readonly body: string;
	readonly at: (field: readonly (string | number)[], what: string) => Parsed<never>;
}

/** Reads a level file: Markdown with a YAML head. The error is one sentence that names file, line, field, and what would be right. */
export function parseLevel(path: string, file: string): Parsed<Level> {
	const read = readHead(path, file, levelHead, 'a level');
	if (!read.ok) return read;
	const {head, body, at} = read.value;
	const parts: Part[] = [];
	for (const [index, own] of [head, ...head.then].entries()) {
		const where = index === 0 ? [] : ['then', index - 1];
		const text = index === 0 ? body : 'text' in own ? (own.text ?? '') : '';
		const part = partOf(head, own, paragraphs(text), path);
		const flaw = flawOf(part, own) ?? strayFile(part, parts[0]);
		if (flaw !== undefined) return at([...where, flaw.field], `${[...where, flaw.field].join('.')} ${flaw.what}`);
		parts.push(part);
	}
	const {id, title, world, idea, introduces, uses, claims, easy, source} = head;
	const all = parts as unknown as Level['parts'];
	return {ok: true, value: {id, title, world, idea, parts: all, introduces, uses, claims, easy, source}};
}

/** Reads a world's page, in the same form. */
export function parseWorld(path: string, file: string): Parsed<World> {
	const read = readHead(path, file, worldHead, 'a world');
	if (!read.ok) return read;
	const {after = null, proves = null, ...head} = read.value.head;
	const about = paragraphs(read.value.body).join(' ');
	return about === ''
		? read.value.at([], 'below its head a world has a sentence on what it is about')
		: {ok: true, value: {...head, after, proves, about}};
}

/** A protocol file is named by its path from the level file's folder. */
function besideLevel(path: string, protocol: string): string {
	return isFile(protocol) && !/^(?:[/\\]|[a-z]:)/iu.test(protocol)
		? path.slice(0, path.search(/[^/\\]*$/u)) + protocol.replace(/^\.\//u, '')
		: protocol;
}

/** One process runs one file, and a level has one. */
function strayFile({protocol}: Part, first: Part | undefined): Flaw | undefined {
	if (first === undefined || protocol === first.protocol || !(isFile(protocol) || isFile(first.protocol)))
		return undefined;
	return {field: 'protocol', what: 'is another one; a level on a protocol file is on it in all its parts'};
}

/** What a further part does not say is as in the first one, but for goal, solution, par and decoys. */
function partOf(head: Head, own: Head | Head['then'][number], text: readonly string[], path: string): Part {
	const {goal, solution, decoys, within = null, won = null, par, 'best-known': best} = own;
	return {
		protocol: besideLevel(path, own.protocol ?? head.protocol),
		n: own.n ?? head.n,
		inputs: own.inputs ?? head.inputs,
		faults: own.faults ?? head.faults,
		opening: own.opening ?? head.opening,
		shown: own.shown ?? head.shown,
		looks: own.looks ?? head.looks ?? null,
		goal,
		within,
		solution,
		decoys,
		par: par ?? best ?? 0,
		exact: best === undefined,
		told: !head.claims,
		text,
		won,
		hints: own.hints ?? [],
	} as Part;
}

/** What the fields of a part say against each other. */
function flawOf(part: Part, own: {par?: number | undefined; 'best-known'?: number | undefined}): Flaw | undefined {
	const {n, inputs, goal, solution, decoys} = part;
	const digits = (text: string): string => `has ${text.length} digits; it must have one for each of the ${n} processes`;
	if (inputs !== 'choose' && inputs.length !== n) return {field: 'inputs', what: digits(inputs)};
	const either = 'a goal has either par (the shortest win) or best-known';
	if (own.par === undefined && own['best-known'] === undefined) return {field: 'par', what: `is missing; ${either}`};
	if (own.par !== undefined && own['best-known'] !== undefined)
		return {field: 'par', what: `stands beside best-known; ${either}`};
	const named = processesIn(goal, part.opening).filter(p => p >= n);
	if (named.length > 0)
		return {field: 'goal', what: `or opening names p${Math.max(...named)}; there are only ${n} processes`};
	const given = inputsIn(goal).find(vector => vector.length !== n);
	if (given !== undefined) return {field: 'goal', what: `has inputs ${given}: it ${digits(given)}`};
	for (const [field, line] of [['solution', solution] as const, ...decoys.map(decoy => ['decoys', decoy] as const)]) {
		if (inputs !== 'choose' && line.inputs !== undefined)
			return {field, what: 'may choose inputs only where inputs is choose'};
		if (line.inputs !== undefined && line.inputs.length !== n)
			return {field, what: `with inputs ${line.inputs} ${digits(line.inputs)}`};
		if (line.faulty !== undefined && part.faults === 'none')
			return {field, what: 'may declare a fault only where faults is one'};
		const processes = [...line.schedule.map(({process}) => process), line.faulty ?? 0, line.name ?? 0];
		if (processes.some(p => p >= n))
			return {field, what: `names p${Math.max(...processes)}; there are only ${n} processes`};
	}
	if (goal.kind === 'beginning' && inputs !== 'choose')
		return {field: 'goal', what: 'asks for a beginning; inputs must be choose'};
	if (goal.kind === 'power' && goal.close >= part.opening.length)
		return {field: 'goal', what: 'closes a loop at a configuration that is not before the last one of the opening'};
	if (goal.kind === 'power' && (inputs === 'choose' || part.faults === 'one'))
		return {field: 'goal', what: 'asks about a run that has been played; inputs must be given, and faults none'};
	if (goal.kind === 'picture' && (goal.states ?? []).length + (goal.buffer ?? []).length === 0)
		return {field: 'goal', what: 'is a picture without a pattern; it must have states or buffer'};
	return undefined;
}

/** The processes that a goal and an opening speak of. */
function processesIn(goal: Goal, opening: Schedule): number[] {
	const of = (schedule: Schedule): number[] => schedule.map(({process}) => process);
	switch (goal.kind) {
		case 'decision':
			return [...of(opening), ...(goal.process === undefined ? [] : [goal.process]), ...(goal.silent ?? [])];
		case 'valence':
			return [...of(opening), ...(goal.silent === undefined ? [] : [goal.silent])];
		case 'picture':
			return [
				...of(opening),
				...(goal.states ?? []).map(({process}) => process),
				...(goal.buffer ?? []).flatMap(({to}) => (to === undefined ? [] : [to])),
			];
		case 'events':
			return [...of(opening), ...of(goal.events)];
		case 'configuration':
			return [
				...of(opening),
				...of(goal.schedule),
				...('process' in goal.begins ? [goal.begins.process] : goal.begins),
			];
		case 'pinned':
			return [...of(opening), goal.event.process];
		case 'fair-loop':
			return [...of(opening), ...(goal.passes?.process === undefined ? [] : [goal.passes.process])];
		case 'claim':
			return processesIn(goal.of, opening);
		default:
			return of(opening);
	}
}

/** The inputs that a goal speaks of. */
function inputsIn(goal: Goal): string[] {
	if (goal.kind === 'claim') return inputsIn(goal.of);
	if (goal.kind === 'decision' && goal.also !== undefined) return [goal.also];
	return goal.kind === 'beginning' && goal.beside !== undefined && goal.beside !== 'last' ? [goal.beside] : [];
}

interface Flaw {
	readonly field: string;
	readonly what: string;
}

function readHead<Schema extends v.GenericSchema>(
	path: string,
	file: string,
	schema: Schema,
	what: string,
): Parsed<Read<v.InferOutput<Schema>>> {
	if (file.includes('\0') || file.includes('\uFFFD'))
		return {ok: false, error: `${path}:1: ${what} is a text in UTF-8, and this is not`};
	const parts = /^\uFEFF?---\r?\n(.*?)\r?\n---\r?\n(.*)$/su.exec(file);
	if (parts === null) return {ok: false, error: `${path}:1: ${what} begins with a head between two lines "---"`};
	const lines = new LineCounter();
	const yaml = parseDocument(parts[1]!, {lineCounter: lines});
	const say = (offset: number | undefined, sentence: string): Parsed<never> => ({
		ok: false,
		error: `${path}:${offset === undefined ? 1 : lines.linePos(offset).line + 1}: ${sentence}`,
	});
	const [broken] = yaml.errors;
	if (broken !== undefined)
		return say(broken.pos[0], `the head is not YAML: ${broken.message.split('\n')[0]?.replace(/ at line .*$/u, '')}`);
	let value: unknown;
	try {
		value = yaml.toJS();
	} catch (error) {
		return say(undefined, `the head is not YAML that can be used: ${(error as Error).message}`);
	}
	const at = (field: readonly (string | number)[], sentence: string): Parsed<never> =>
		say(placeOf(yaml, field), sentence);
	if (Array.isArray(value)) return at([], `the head ${mustBeFields}, like id: "5.3"`);
	const read = safeParse(schema, value, {abortEarly: true});
	if (!read.success) {
		const [issue] = read.issues;
		const field = (issue.path ?? []).map(item => item.key as string | number);
		return at(field, `${field.join('.') || 'the head'} ${sentenceOf(issue, what)}`);
	}
	return hasControls(parts[2]!)
		? say(undefined, 'the text below the head has control characters in it')
		: {ok: true, value: {head: read.output, body: parts[2]!, at}};
}

const mustBeFields = 'must be fields with values';

/** What is wrong with a field, in words. */
function sentenceOf(issue: v.BaseIssue<unknown>, what: string): string {
	if (issue.message.startsWith('Invalid type: Expected Object')) return mustBeFields;
	if (
		issue.kind !== 'schema' ||
		issue.type !== 'strict_object' ||
		issue.path === undefined ||
		issue.expected === 'Object'
	)
		return issue.message;
	return issue.expected === 'never' ? `is not a field of ${what}` : 'is missing';
}

/** Where a field, or the nearest thing that holds it, stands in the head. */
function placeOf(yaml: Document, field: readonly (string | number)[]): number | undefined {
	for (let length = field.length; length > 0; length--) {
		const place = yaml.getIn(field.slice(0, length), true) as {range?: readonly number[]} | undefined | null;
		if (place?.range !== undefined) return place.range[0];
	}
	return (yaml.contents as {range?: readonly number[]} | null)?.range?.[0];
}

/** Whether there is anything that a terminal would take for a command. */
function hasControls(text: string): boolean {
	return /[^\P{Cc}\t\r\n]/u.test(text);
}

function paragraphs(body: string): string[] {
	return body
		.split(/\r?\n\s*\r?\n/u)
		.map(paragraph => paragraph.trim().replace(/\s+/gu, ' '))
		.filter(paragraph => paragraph !== '');
}
