import {makeEvent, makeSchedule, type Parsed, parseSchedule} from '../flp/index.js';
import {type Goal, shownValences, wantedValences} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {isPlayable, type Statement} from './statement.js';
import {makeWord, readWord} from './word.js';

/** The code of a challenge: one word that says all of it, in Crockford's base 32, with a checksum. Works for as long as its protocol and its kind of goal exist. */
export function makeCode({protocol, inputs, faults, shown, looks, claims, opening, goal}: Statement): string {
	const terms = [faults === 'one' ? '1' : '0', String(shownValences.indexOf(shown)), looks ?? '-', claims ? '1' : '0'];
	const text = [protocol, inputs, terms.join(' '), makeSchedule(opening), goalText(goal)].join('\n');
	return makeWord('challenge', new TextEncoder().encode(text));
}

/** Reads a code. Every refusal is one sentence without a full stop that says what is wrong, and where; quick, whatever it is given. */
export function parseCode(word: string): Parsed<Statement> {
	const bytes = readWord('challenge', word);
	if (!bytes.ok) return bytes;
	const fail = (error: string): Parsed<never> => ({ok: false, error});
	const [protocol, inputs, terms, opening, goal, ...more] = new TextDecoder().decode(bytes.value).split('\n');
	if (goal === undefined || more.length > 0) return fail('does not hold a challenge');
	const known = findProtocol(protocol!);
	if (known === undefined) return fail('has a protocol that this version does not know');
	const n = inputs!.length;
	if (!/^[01]+$/u.test(inputs!) || n < known.processes.min || n > known.processes.max)
		return fail(`has inputs that ${known.title} does not take`);
	const [, one, shown, looks, claims] = /^([01]) ([0-2]) (-|\d) ([01])$/u.exec(terms!) ?? [];
	if (claims === undefined) return fail('has terms that this version does not know');
	const begun = parseSchedule(opening!);
	if (!begun.ok) return fail(`has an opening whose ${begun.error}`);
	const asked = parseGoal(goal, n);
	if (asked === undefined) return fail('has a goal that this version does not know');
	const statement: Statement = {
		protocol: protocol!,
		n,
		inputs: inputs!,
		faults: one === '1' ? 'one' : 'none',
		shown: shownValences[Number(shown)]!,
		looks: looks === '-' ? null : Number(looks),
		claims: claims === '1',
		opening: begun.value,
		goal: asked,
	};
	return isPlayable(statement) ? {ok: true, value: statement} : fail('has an opening that cannot happen');
}

/** A goal in a few characters. @throws Error for a kind that no challenge has */
function goalText(goal: Goal): string {
	switch (goal.kind) {
		case 'pinned':
			return `pinned ${makeEvent(goal.event)}`;
		case 'decision':
			return `decision ${goal.value} ${goal.process}`;
		case 'stages':
			return `stages ${goal.count}`;
		case 'valence':
			return `valence ${goal.valence}`;
		case 'fair-loop':
		case 'critical':
		case 'never-decides':
			return goal.kind;
		default:
			throw new Error(`no challenge has the goal ${goal.kind}`);
	}
}

function parseGoal(text: string, n: number): Goal | undefined {
	const kind = text.split(' ', 1)[0]!;
	const rest = text.slice(kind.length + 1);
	switch (kind) {
		case 'fair-loop':
		case 'critical':
		case 'never-decides':
			return rest === '' ? {kind} : undefined;
		case 'pinned': {
			const events = parseSchedule(rest);
			return events.ok && events.value.length === 1 && events.value[0]!.process < n
				? {kind, event: events.value[0]!}
				: undefined;
		}
		case 'decision': {
			const [, value, process] = /^([01]) (\d)$/u.exec(rest) ?? [];
			return process === undefined || Number(process) >= n
				? undefined
				: {kind, value: value === '1' ? 1 : 0, process: Number(process)};
		}
		case 'stages':
			return /^[1-9]$/u.test(rest) ? {kind, count: Number(rest)} : undefined;
		case 'valence': {
			const valence = wantedValences.find(one => one === rest);
			return valence === undefined ? undefined : {kind, valence, undecided: true};
		}
		default:
			return undefined;
	}
}
