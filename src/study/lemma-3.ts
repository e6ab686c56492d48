import {allInputs, type Event, type Schedule} from '../flp/index.js';
import {count, eventText, type Place} from '../game/index.js';
import {caseLines, detourShown, neighbourLines} from './detour-text.js';
import {type Detours, detoursFrom, isBivalent} from './detours.js';
import {blank, head, type Line, say, type Shown, tally} from './lines.js';
import {nearestPlaces} from './places.js';
import type {Subject} from './subject.js';
import {valenceWords} from './words.js';

/** bivalent configurations that are looked at, at most */
const most = 100;

/** configurations that are looked at for one event of one of them: so that all together do not take long */
const mostEach = 5000;

interface Tried {
	readonly at: Place;
	readonly schedule: Schedule;
	readonly event: Event;
	readonly detours: Detours;
}

interface Survey {
	readonly tried: readonly Tried[];
	readonly configurations: number;
	readonly complete: boolean;
}

const surveys = new WeakMap<Subject['space'], Map<string, Survey>>();

/** Lemma 3 for every event of every bivalent configuration (of the nearest 100), looked at once for each subject. */
function survey(subject: Subject): Survey {
	const known = surveys.get(subject.space) ?? new Map<string, Survey>();
	surveys.set(subject.space, known);
	const before = known.get(subject.inputs);
	if (before !== undefined) return before;
	const {all, complete} = nearestPlaces(subject, most, isBivalent);
	const tried = all.flatMap(({place, way}) =>
		place.next().map(({event}) => ({
			at: place,
			schedule: way,
			event,
			detours: detoursFrom(place, event, isBivalent, {hurry: true, most: mostEach}),
		})),
	);
	const made = {tried, configurations: all.length, complete};
	known.set(subject.inputs, made);
	return made;
}

/** Every event of the beginning, how far one must go around, and the farthest detour of all, or where there is none. */
export function detours(subject: Subject): Shown {
	const {tried} = survey(subject);
	const first = tried.filter(({schedule}) => schedule.length === 0);
	if (first.length === 0) return nothingBivalent(subject);
	const length = ({detours: {found}}: Tried): number => (found === null ? Infinity : found.way.length);
	const {at, schedule, event} = tried.toSorted((a, b) => length(b) - length(a))[0]!;
	const shown = detourShown(subject, {at, schedule, event}, detoursFrom(at, event, isBivalent));
	return {
		...shown,
		lines: [
			head(`At the beginning with inputs ${subject.inputs}`),
			...first.map(({event: one, detours: found}) => ({
				name: eventText(one, subject.protocol),
				text: outcomeText(found),
			})),
			blank,
			head(
				`${shown.answer === 'fails' ? 'An event without a detour' : 'The event with the longest detour'}${schedule.length === 0 ? ', at the beginning' : `, ${count(schedule.length, 'step')} on`}`,
			),
			...shown.lines,
		],
	};
}

/** What becomes of one event, in a few words. */
export function outcomeText({found, neighbours}: Detours): string {
	if (found !== null)
		return found.way.length === 0
			? 'bivalent at once'
			: `bivalent after a detour of ${count(found.way.length, 'step')}`;
	return neighbours === null ? 'not known' : 'no detour';
}

/** Of an event without a detour: which valences there are in e(S). */
export function both(subject: Subject): Shown {
	return lacking(subject, {
		answer: 'holds',
		lines: ({detours: {valences}}) => [
			say(`Nothing in e(S) is bivalent. What there is: ${tally(valences, valenceWords)}.`),
		],
	});
}

/** The neighbours of an event without a detour. */
export function neighbours(subject: Subject): Shown {
	return lacking(subject, {answer: 'holds', lines: tried => pairLines(subject, tried)});
}

/** Where the two steps are of different processes. */
export function different(subject: Subject): Shown {
	return lacking(subject, {
		answer: 'fails',
		lines: tried => caseLines(subject, tried),
		such: tried => stepper(tried) !== tried.event.process,
		otherwise: 'In none of them are the two steps of different processes.',
	});
}

/** Where both steps are of one process. */
export function same(subject: Subject): Shown {
	return lacking(subject, {
		answer: 'fails',
		lines: tried => caseLines(subject, tried),
		such: tried => stepper(tried) === tried.event.process,
		otherwise: 'In none of them are both steps of one process.',
	});
}

/** The process of e′. */
function stepper({detours: {neighbours: pair}}: Tried): number {
	return pair!.step.process;
}

function pairLines(subject: Subject, tried: Tried): Line[] {
	return neighbourLines(subject, tried, tried.detours.neighbours!);
}

/** Lemma 3 for all that was looked at. */
export function so(subject: Subject): Shown {
	const {tried, configurations, complete} = survey(subject);
	const without = tried.filter(({detours: {found}}) => found === null);
	const unknown = without.filter(({detours: {neighbours: none}}) => none === null);
	const lengths = tried.flatMap(({detours: {found}}) => (found === null ? [] : [found.way.length]));
	const decided = tried.filter(({detours: {found}}) => found !== null && !found.image.open()).length;
	if (configurations === 0) return nothingBivalent(subject);
	return {
		answer: without.length === 0 ? 'holds' : unknown.length === without.length ? 'unknown' : 'fails',
		lines: [
			say(
				`From inputs ${subject.inputs}, staying bivalent all the way, ${complete ? `${count(configurations, 'configuration')} can be reached` : `the nearest ${count(configurations, 'configuration')} were looked at`}, with ${count(tried.length, 'event')} between them.`,
			),
			{
				name: 'at once',
				text: `${count(lengths.filter(length => length === 0).length, 'event')} may happen at once, and it stays bivalent`,
			},
			{
				name: 'detour',
				text: `${count(lengths.filter(length => length > 0).length, 'event')} must be put off${lengths.some(length => length > 0) ? `, by ${count(Math.max(...lengths), 'step')} at most` : ''}`,
			},
			{
				name: 'none',
				text: `${count(without.length - unknown.length, 'event')} have no detour: however long they are put off, what they lead to is settled`,
			},
			...(unknown.length === 0 ? [] : [{name: 'not known', text: count(unknown.length, 'event')}]),
			...(decided === 0
				? []
				: [say(`Of ${count(decided, 'detour')} the end is bivalent only because agreement can break.`)]),
			blank,
			say(
				without.length === 0
					? `So Lemma 3 holds here, ${complete ? 'everywhere' : 'wherever it was looked'}.`
					: unknown.length === without.length
						? 'Not enough was seen to tell of all.'
						: 'So this protocol lacks what the lemma needs: that somebody decides in every admissible run.',
			),
		],
	};
}

function nothingBivalent({inputs, n, space}: Subject): Shown {
	const other = allInputs(n).find(one => isBivalent(space(one).start));
	return {
		answer: 'unknown',
		word: 'does not apply',
		lines: [
			say(
				other === undefined
					? 'No beginning is bivalent, so there is no C to begin with: Lemma 2 says what this protocol lacks.'
					: `The beginning with inputs ${inputs} is not bivalent; that with inputs ${other} is (x changes them).`,
			),
		],
	};
}

/** Shows something of the first event without a detour that is `such`; says so where there is none. */
function lacking(
	subject: Subject,
	{
		answer,
		lines,
		such = () => true,
		otherwise = '',
	}: {
		readonly answer: Shown['answer'];
		readonly lines: (tried: Tried) => readonly Line[];
		readonly such?: (tried: Tried) => boolean;
		readonly otherwise?: string;
	},
): Shown {
	const {tried, configurations, complete} = survey(subject);
	if (configurations === 0) return nothingBivalent(subject);
	const without = tried.filter(({detours: {found, neighbours: pair}}) => found === null && pair !== null);
	const one = without.find(such);
	const seen = `${complete ? '' : 'the nearest '}${count(configurations, 'bivalent configuration')}`;
	if (one === undefined)
		return {
			answer: 'holds',
			lines: [
				say(
					without.length === 0
						? `On ${subject.protocol.title} every one of the ${count(tried.length, 'event')} of ${seen} has a detour, or needs none. So the contradiction never starts, and there is nothing to show here.`
						: `${count(without.length, 'event')} of ${tried.length.toLocaleString('en')} ${without.length === 1 ? 'has' : 'have'} no detour. ${otherwise}`,
				),
			],
		};
	const {schedule, event} = one;
	return {
		answer,
		...(answer === 'fails' ? {word: 'an assumption fails'} : {}),
		lines: [
			{
				name: 'C',
				text:
					schedule.length === 0
						? `the beginning with inputs ${subject.inputs}`
						: `after ${schedule.map(step => eventText(step, subject.protocol)).join(', ')}`,
			},
			{name: 'e', text: eventText(event, subject.protocol)},
			blank,
			...lines(one),
		],
	};
}
