import {SelfContradiction} from '../engine/index.js';
import type {Event, Schedule} from '../flp/index.js';
import {count, eventText, type Place} from '../game/index.js';
import type {Detours, Neighbours} from './detours.js';
import {blank, drawn, head, lanes, lassoLanes, type Line, say, type Shown, tally} from './lines.js';
import {silence} from './silent.js';
import type {Subject} from './subject.js';
import {valenceWords} from './words.js';

/** Where Lemma 3 is looked at: after a schedule, a configuration, and an event of it. */
export interface Spotted {
	readonly schedule: Schedule;
	readonly at: Place;
	readonly event: Event;
}

/** What Lemma 3 comes to for one configuration and one event: the detour, or the neighbours, their case, and what the protocol lacks. */
export function detourShown(subject: Subject, {schedule, at, event}: Spotted, found: Detours): Shown {
	const {protocol, inputs} = subject;
	const e = eventText(event, protocol);
	if (at.valence() !== 'bivalent')
		return {
			answer: 'unknown',
			word: 'does not apply',
			lines: [say(`C is ${valenceWords[at.valence()]}. Lemma 3 speaks of bivalent configurations only.`)],
		};
	const more = found.complete ? '' : 'more than ';
	const sets: Line[] = [
		{name: 'e', text: e},
		{name: 'S', text: `${more}${count(found.without, 'configuration')}, which can be reached from C without e`},
		{
			name: 'e(S)',
			text: `${more}${count(found.images, 'configuration')}, which e makes of them: ${tally(found.valences, valenceWords)}`,
		},
	];
	if (found.found !== null) {
		const {way, image} = found.found;
		return {
			answer: 'holds',
			word: image.open() ? 'a detour' : 'a detour, but decided',
			lines: [
				...sets,
				blank,
				say(
					way.length === 0
						? 'Let e happen at once: what it leads to is bivalent.'
						: `The nearest detour takes ${count(way.length, 'step')}: ${way.map(step => eventText(step, protocol)).join(', then ')}. Then e, and what it leads to is bivalent.`,
				),
				...(image.open()
					? []
					: [say('But somebody has decided there: it is bivalent only because agreement can break.')]),
				blank,
				...lanes(subject, inputs, [...schedule, ...way, event]),
				...(schedule.length === 0 ? [] : [say(`C is C${schedule.length} of this run, and e its last step.`)]),
			],
		};
	}
	if (found.neighbours === null)
		return {
			answer: 'unknown',
			lines: [
				...sets,
				blank,
				say('Nothing bivalent was found, and not all was looked at: whether there is a detour is not known.'),
			],
		};
	return {
		answer: 'fails',
		word: 'no detour',
		lines: [...sets, blank, ...caseLines(subject, {schedule, event, detours: found})],
	};
}

/** Two neighbours, and the square of the two steps. */
export function neighbourLines(
	{protocol}: Pick<Subject, 'protocol'>,
	{event}: {readonly event: Event},
	{way, step, images}: Neighbours,
): Line[] {
	const same = step.process === event.process;
	return [
		say('Nothing in e(S) is bivalent. So there are neighbours of which e makes different things:'),
		blank,
		{
			name: 'N',
			text: way.length === 0 ? 'C itself' : `C, then ${way.map(before => eventText(before, protocol)).join(', ')}`,
		},
		{name: 'e′', text: `${eventText(step, protocol)}, which leads from N to N′`},
		blank,
		...drawn(
			[
				`N  ── e ──▸ e(N)   ${valenceWords[images[0].valence()]}`,
				same ? '│' : '│           │',
				same ? 'e′' : 'e′          e′',
				same ? '▾' : '▾           ▾',
				`N′ ── e ──▸ e(N′)  ${valenceWords[images[1].valence()]}`,
			].join('\n'),
			`e makes of N what is ${valenceWords[images[0].valence()]}, and of N′ what is ${valenceWords[images[1].valence()]}.${same ? '' : ' And e′ leads from e(N) to e(N′).'}`,
		),
	];
}

/** Two neighbours, the case of the proof, and which assumption of the lemma fails. */
export function caseLines(subject: Subject, spotted: Omit<Spotted, 'at'> & {readonly detours: Detours}): Line[] {
	const {schedule, event, detours} = spotted;
	const {way, step} = detours.neighbours!;
	const p = event.process;
	return [
		...neighbourLines(subject, spotted, detours.neighbours!),
		blank,
		...(step.process === p
			? [head(`Case p′ = p: both steps are p${p}’s`), ...silentLines(subject, [...schedule, ...way], p)]
			: [
					head(`Case p′ ≠ p: p${step.process} and p${p}`),
					say('The two steps commute, so e(N′) = e′(e(N)). That is no contradiction, because e(N′) is stuck:'),
					...stuckLines(subject, [...schedule, ...way, step, event]),
				]),
	];
}

/** What the others do without p. */
function silentLines(subject: Subject, schedule: Schedule, p: number): Line[] {
	const silent = silence(subject.looker(subject.inputs), schedule, [p]);
	if (silent.is === 'decides')
		throw new SelfContradiction(`without p${p} somebody decides where Lemma 3 rules that out`);
	if (silent.is === 'unknown') return [say(`No decision without p${p} was found, and not all was looked at.`)];
	return [
		say(
			`Without p${p} nobody can decide any more. Let it be the one that is faulty, and this run is admissible, and nobody ever decides in it:`,
		),
		blank,
		...lassoLanes(subject, subject.inputs, silent.run, schedule),
		blank,
		say(`What the lemma needs and the protocol lacks: that somebody decides though p${p} has died.`),
	];
}

/** A configuration from which nothing can be decided any more. */
function stuckLines(subject: Subject, schedule: Schedule): Line[] {
	return [
		blank,
		...lanes(subject, subject.inputs, schedule),
		blank,
		say(
			'From there no schedule leads to a decision, though nobody has failed. What the lemma needs and the protocol lacks: that somebody decides in every admissible run.',
		),
	];
}
