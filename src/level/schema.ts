import * as v from 'valibot';
import {canonicalText, type Event, type Json, parseSchedule, type Schedule} from '../flp/index.js';
import {attacks, powers, wantedValences} from './goal.js';
import {shownValences} from './level.js';

const text = v.pipe(
	v.string('must be a text'),
	v.trim(),
	v.nonEmpty('must not be empty'),
	v.regex(/^[\P{Cc}\t\r\n]*$/u, 'must not have control characters in it'),
);
const whole = (least: number, what = `must be a whole number, ${least} or more`, most = 10_000) =>
	v.pipe(
		v.number(what),
		v.integer(what),
		v.minValue(least, what),
		v.maxValue(most, () => `must be ${most.toLocaleString('en')} at most`),
	);
const process = whole(0, 'must be the number of a process');
const bit = v.picklist([0, 1], 'must be 0 or 1');
const yes = v.boolean('must be true or false');
const valence = v.picklist(wantedValences, `must be one of ${wantedValences.join(', ')}`);

/** events of the longest schedule that a level may have */
const longest = 1000;

/** A schedule as text (SPEC §6). */
const schedule = v.pipe(
	v.string('must be a schedule as text'),
	v.rawTransform(({dataset, addIssue, NEVER}): Schedule => {
		const parsed = parseSchedule(dataset.value);
		if (parsed.ok && parsed.value.length > longest) {
			addIssue({message: `must have ${longest} events at most`});
			return NEVER;
		}
		if (parsed.ok) return parsed.value;
		addIssue({message: `must be a schedule, but ${parsed.error}`});
		return NEVER;
	}),
);
const event = v.pipe(
	schedule,
	v.check(events => events.length === 1, 'must be one event, like 0:-'),
	v.transform(([only]): Event => only!),
);
const inputs = v.pipe(
	v.string('must be digits in quotes, like "01"'),
	v.regex(/^[01]+$/u, 'must be one digit 0 or 1 a process, in quotes, like "01"'),
);
const json = v.custom<Json>(isJson, 'must be a JSON value');

/** Whether a value is one that a message or a storage can be. */
function isJson(value: unknown): boolean {
	try {
		canonicalText(value);
		return true;
	} catch {
		return false;
	}
}

const simpleGoals = [
	v.strictObject({
		kind: v.literal('decision'),
		value: v.optional(bit),
		process: v.optional(process),
		also: v.optional(inputs),
		silent: v.optional(v.array(process, 'must be a list of processes')),
	}),
	v.strictObject({kind: v.literal('disagreement')}),
	v.strictObject({
		kind: v.literal('valence'),
		valence,
		silent: v.optional(process),
		undecided: v.optional(yes),
	}),
	v.strictObject({
		kind: v.literal('picture'),
		states: v.optional(
			v.array(
				v.strictObject({
					process,
					output: v.optional(v.nullable(bit)),
					pc: v.optional(text),
					storage: v.optional(json),
					stepped: v.optional(whole(0)),
				}),
				'must be a list of {process, …}',
			),
		),
		buffer: v.optional(
			v.array(
				v.strictObject({to: v.optional(process), message: v.optional(json), count: whole(0)}),
				'must be a list of {to, message, count}',
			),
		),
	}),
	v.strictObject({kind: v.literal('events'), events: schedule}),
	v.strictObject({
		kind: v.literal('configuration'),
		schedule,
		begins: v.union(
			[event, v.pipe(v.array(process), v.minLength(1, 'must name a process'))],
			'must be an event, or a list of processes',
		),
	}),
	v.strictObject({
		kind: v.literal('beginning'),
		valence,
		beside: v.optional(v.union([v.literal('last'), inputs], 'must be inputs in quotes, or last')),
	}),
	v.strictObject({kind: v.literal('pinned'), event}),
	v.strictObject({kind: v.literal('critical'), deciders: v.optional(whole(1)), name: v.optional(yes)}),
	v.strictObject({kind: v.literal('stages'), count: whole(1, undefined, 1000)}),
	v.strictObject({
		kind: v.literal('fair-loop'),
		shift: v.optional(yes),
		passes: v.optional(v.strictObject({pc: text, process: v.optional(process)}, 'must be like {pc: leader}')),
	}),
	v.strictObject({kind: v.literal('never-decides')}),
	v.strictObject({
		kind: v.literal('point'),
		that: v.picklist(['critical', ...wantedValences], `must be one of critical, ${wantedValences.join(', ')}`),
		which: v.optional(v.picklist(['first', 'last'], 'must be first or last'), 'last'),
	}),
] as const;

/** Goals of which nothing can be claimed: each is a question already. */
const questions = [
	v.strictObject({
		kind: v.literal('power'),
		close: whole(0),
		level: v.optional(
			v.pipe(v.string('must be a text in quotes, like "5.5"'), v.regex(/^\d+\.\d+$/u, 'must be a level, like "5.5"')),
		),
	}),
	v.strictObject({kind: v.literal('attack')}),
] as const;

/** The kinds of goals, in the order in which they are told. */
const goalKinds: readonly string[] = [
	...[...simpleGoals, ...questions].map(({entries}) => entries.kind.literal),
	'claim',
];

const kinds = `must be of kind ${goalKinds.slice(0, -1).join(', ')} or claim`;
const goal = v.variant(
	'kind',
	[
		...simpleGoals,
		...questions,
		v.strictObject({kind: v.literal('claim'), of: v.variant('kind', [...simpleGoals], kinds)}),
	],
	kinds,
);

const line = {
	inputs: v.optional(inputs),
	schedule: v.optional(schedule, ''),
	faulty: v.optional(process),
	after: v.optional(whole(0), 0),
	claim: v.optional(v.picklist(['proved', 'refuted'], 'must be proved or refuted')),
	name: v.optional(process),
	point: v.optional(whole(0)),
	power: v.optional(v.picklist(powers, `must be one of ${powers.join(', ')}`)),
	attack: v.optional(v.picklist(attacks, `must be one of ${attacks.join(', ')}`)),
};

/** What every part has for itself. */
const ofPart = {
	goal,
	within: v.optional(whole(1)),
	solution: v.strictObject(line, 'must be like {schedule: "0:-"}, {inputs: "01"} or {claim: refuted}'),
	par: v.optional(whole(0)),
	'best-known': v.optional(whole(0)),
	won: v.optional(text),
	decoys: v.optional(
		v.array(v.strictObject({...line, says: text}), 'must be a list of {schedule, says}, or with inputs or a claim'),
		[],
	),
};
const inputsOrChoose = v.union(
	[v.literal('choose'), inputs],
	'must be one digit 0 or 1 a process, in quotes, like "01", or choose',
);
const n = whole(2);
const faults = v.picklist(['none', 'one'], 'must be none or one');
const shown = v.picklist(shownValences, `must be ${shownValences.join(', ').replace(/, (?=\w+$)/u, ' or ')}`);

/** The head of a level file. */
export const levelHead = v.strictObject({
	id: v.pipe(
		v.string('must be a text in quotes, like "5.3"'),
		v.regex(/^\d+\.\d+$/u, 'must be a world and a number, like "5.3"'),
	),
	title: text,
	world: text,
	idea: text,
	protocol: text,
	n,
	inputs: inputsOrChoose,
	faults: v.optional(faults, 'none'),
	opening: v.optional(schedule, ''),
	shown,
	looks: v.optional(whole(0)),
	...ofPart,
	// biome-ignore lint/suspicious/noThenProperty: it is the format's word, and no promise
	then: v.optional(
		v.array(
			v.strictObject({
				text: v.optional(text),
				hints: v.optional(v.array(text, 'must be a list of texts')),
				protocol: v.optional(text),
				n: v.optional(n),
				inputs: v.optional(inputsOrChoose),
				faults: v.optional(faults),
				opening: v.optional(schedule),
				shown: v.optional(shown),
				looks: v.optional(whole(0)),
				...ofPart,
			}),
			'must be a list of further goals',
		),
		[],
	),
	introduces: v.optional(v.array(v.strictObject({term: text, meaning: text}), 'must be a list of {term, meaning}'), []),
	uses: v.optional(v.array(text, 'must be a list of terms'), []),
	hints: v.pipe(v.array(text, 'must be a list of texts'), v.minLength(1, 'must have at least one hint')),
	claims: v.optional(yes, false),
	easy: v.optional(yes, false),
	source: text,
});

/** The head of a world's page. */
export const worldHead = v.strictObject({
	number: whole(0),
	title: text,
	after: v.optional(
		v.pipe(
			v.string('must be a text in quotes, like "1.6"'),
			v.regex(/^(?:\d+\.\d+|world \d+)$/u, 'must be a level, like "1.6", or a world, like world 5'),
		),
	),
	test: v.pipe(v.string('must be a text in quotes, like "1.6"'), v.regex(/^\d+\.\d+$/u, 'must be a level, like "1.6"')),
	proves: v.optional(
		v.strictObject({
			name: text,
			statement: text,
			source: text,
			proof: v.optional(v.array(text, 'must be a list of texts'), []),
		}),
	),
});
