import {SelfContradiction, type Valence} from '../engine/index.js';
import {allInputs, type Inputs, type Schedule} from '../flp/index.js';
import {count, isCritical} from '../game/index.js';
import {blank, head, lanes, type Line, say, type Shown, table, tally} from './lines.js';
import {nearestPlaces} from './places.js';
import type {Subject} from './subject.js';
import {valenceWords} from './words.js';

/** configurations that are looked at one by one */
const most = 5000;

const kinds: readonly Valence[] = ['bivalent', 'zero', 'one', 'stuck', 'unknown'];

/** How many configurations of each valence can be reached from each beginning. */
export function sets(subject: Subject): Shown {
	const rows = allInputs(subject.n).map(inputs => {
		const {space, looker} = subject;
		const counts = looker(inputs).counts();
		return [
			inputs,
			valenceWords[space(inputs).start.valence()],
			...kinds.map(kind => counts[kind].toLocaleString('en')),
		];
	});
	const shown = kinds.filter((_, i) => rows.some(row => row[i + 2] !== '0'));
	const marks = shown.map(kind => valenceWords[kind]);
	return {
		answer: 'holds',
		lines: [
			say('What each beginning is, and how many of the configurations that it leads to are what:'),
			blank,
			...table([
				['inputs', 'valence', ...marks],
				...rows.map(row => [row[0]!, row[1]!, ...shown.map(kind => row[kinds.indexOf(kind) + 2]!)]),
			]),
		],
	};
}

/** Two schedules from the nearest bivalent configuration. */
export function witnesses(subject: Subject): Shown {
	const {inputs, looker} = subject;
	const {all, complete} = nearestPlaces(subject, most);
	const found = all.find(({place}) => place.valence() === 'bivalent');
	if (found === undefined)
		return {
			answer: complete ? 'fails' : 'unknown',
			lines: [say(`Nothing bivalent can be reached from inputs ${inputs}${complete ? '' : ', as far as was looked'}.`)],
		};
	const {toZero, toOne} = looker(inputs).look(found.way);
	const way = (title: string, schedule: Schedule | null): Line[] => [
		blank,
		head(title),
		...lanes(subject, inputs, [...found.way, ...(schedule ?? [])]),
	];
	return {
		answer: 'holds',
		lines: [
			say(
				found.way.length === 0
					? `The initial configuration with inputs ${inputs} is bivalent.`
					: `After ${count(found.way.length, 'step')} from inputs ${inputs} one is in a bivalent configuration.`,
			),
			...way('A shortest schedule to a decision 0', toZero),
			...way('A shortest schedule to a decision 1', toOne),
		],
	};
}

/** The nearest configuration that is univalent, though nobody has decided; from other inputs where there is none from these. */
export function settled(subject: Subject): Shown {
	const {inputs} = subject;
	const here = settledFrom(subject);
	if (here !== null) return {answer: 'holds', lines: here};
	const there = firstSettled(subject);
	const {all, complete} = nearestPlaces(subject, most);
	const unknown = all.filter(({place}) => place.decided().length === 0 && place.valence() === 'unknown').length;
	const none = complete && unknown === 0;
	return {
		answer: there === undefined ? (none ? 'fails' : 'unknown') : 'holds',
		word: there === undefined ? (none ? 'never here' : 'not known here') : `with inputs ${there.other}`,
		lines: [
			say(
				none
					? `From inputs ${inputs} there is none: whatever is settled there is decided at once.`
					: `From inputs ${inputs} none is known: of ${count(unknown, 'configuration')} it cannot be told, as not all that they lead to was looked at.`,
			),
			...(there === undefined ? [] : [blank, say(`With inputs ${there.other} there is:`), blank, ...there.lines]),
		],
	};
}

/** The first inputs from which something is settled before anybody has decided, and what. */
function firstSettled(subject: Subject): {readonly other: Inputs; readonly lines: Line[]} | undefined {
	for (const other of allInputs(subject.n)) {
		const lines = settledFrom({...subject, inputs: other});
		if (lines !== null) return {other, lines};
	}
	return undefined;
}

/** What is settled before anybody has decided, from the subject's inputs; `null` where nothing is known to be. */
function settledFrom(subject: Subject): Line[] | null {
	const {inputs, looker} = subject;
	const {all, complete} = nearestPlaces(subject, most);
	const such = all.filter(({place}) => place.decided().length === 0 && ['zero', 'one'].includes(place.valence()));
	if (such.length === 0) return null;
	const {place, way} = such[0]!;
	const {toZero, toOne} = looker(inputs).look(way);
	const then = toZero ?? toOne ?? [];
	return [
		say(
			`${count(such.length, 'configuration')} of ${all.length.toLocaleString('en')}${complete ? '' : ' that were looked at'} ${such.length === 1 ? 'is' : 'are'} univalent before anybody has decided. The nearest one, ${valenceWords[place.valence()]}:`,
		),
		blank,
		...lanes(subject, inputs, way),
		blank,
		say(`The first decision is at least ${count(then.length, 'step')} away, and it is known what it will be.`),
	];
}

/** Every step of every configuration, held against what it may do to valence. */
export function stays(subject: Subject): Shown {
	const {all, complete} = nearestPlaces(subject, most);
	const allowed: Readonly<Record<Valence, readonly Valence[]>> = {
		bivalent: kinds,
		zero: ['zero', 'stuck'],
		one: ['one', 'stuck'],
		stuck: ['stuck'],
		unknown: kinds,
	};
	let steps = 0;
	const leaving: Valence[] = [];
	for (const {place} of all)
		for (const {place: to} of place.next()) {
			if (to === undefined) continue;
			steps++;
			if (!allowed[place.valence()].includes(to.valence()))
				throw new SelfContradiction('a step has added a decision value');
			if (place.open() && !to.open()) leaving.push(to.valence());
		}
	const [lost, dark] = [
		leaving.filter(valence => valence !== 'unknown'),
		leaving.filter(valence => valence === 'unknown'),
	];
	const critical = all.filter(({place}) => isCritical(place) === true).length;
	const untold = all.filter(({place}) => isCritical(place) === undefined).length;
	return {
		answer: 'holds',
		lines: [
			say(
				`${count(steps, 'step')} of ${complete ? 'all' : 'the first'} ${count(all.length, 'configuration')} from inputs ${subject.inputs} were looked at. None adds a value.`,
			),
			...(dark.length === 0
				? []
				: [say(`Of ${count(dark.length, 'step')} it is not known whether what they lead to is still open.`)]),
			say(
				lost.length === 0
					? `None is ${dark.length === 0 ? '' : 'known to be '}a step out of what is open.`
					: `${count(lost.length, 'step')} ${lost.length === 1 ? 'leads' : 'lead'} out of what is open, for good: to ${tally(lost, valenceWords)}.`,
			),
			say(
				critical > 0
					? `${count(critical, 'configuration')} ${critical === 1 ? 'is' : 'are'} critical: there every step that changes anything settles it.`
					: untold > 0
						? `None is known to be critical; of ${untold.toLocaleString('en')} that cannot be told.`
						: 'No configuration is critical: wherever it is still open, some step keeps it so.',
			),
		],
	};
}
