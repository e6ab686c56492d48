import {count, placesAlong, replay} from '../game/index.js';
import {blank, lassoLanes, type Line, say, type Shown} from './lines.js';
import {type EndlessRun, endlessRun, type Subject} from './subject.js';
import {withFaulty} from './words.js';

/** How many of the choices in one round of an endless run would have kept it going. */
export function luck(subject: Subject): Shown {
	const run = endlessRun(subject);
	if (run === undefined) return nobodyWaits();
	const {inputs, stem, loop, shift, faulty} = run;
	const {start} = subject.space(inputs);
	const places = placesAlong(start, [...stem, ...loop]).slice(stem.length, -1);
	const choices = places.map(place => {
		const all = place.next().filter(({event}) => !faulty.includes(event.process));
		return {all: all.length, settling: all.filter(({place: to}) => to !== undefined && !to.open()).length};
	});
	return {
		answer: 'holds',
		lines: [
			say(`One round of it, with inputs ${inputs}, takes ${count(loop.length, 'step')}:`),
			blank,
			...lassoLanes(subject, inputs, {stem, loop, shift}),
			blank,
			...(places[0]!.open() ? choiceLines(subject, run, choices) : [say(nothingToChoose(faulty))]),
		],
	};
}

interface Choices {
	readonly all: number;
	readonly settling: number;
}

/** Where one wrong choice would be enough; or how far it is to a decision. */
function choiceLines(subject: Subject, {inputs, stem}: EndlessRun, choices: readonly Choices[]): Line[] {
	const dangerous = choices.filter(({settling}) => settling > 0).length;
	const {toZero, toOne} = subject.looker(inputs).look(stem);
	const steps = Math.min(...[toZero, toOne].flatMap(way => (way === null ? [] : [way.length])));
	if (dangerous === 0)
		return [
			say(
				`No single choice in it is known to settle the question. But from C${stem.length} a decision is only ${count(steps, 'step')} away, and he must never come so near that there is no way back.`,
			),
		];
	return [
		say(
			`In ${dangerous} of the ${count(choices.length, 'configuration')} one wrong choice would settle the question, in any round:`,
		),
		...choices.flatMap(({all, settling}, i): Line[] =>
			settling === 0
				? []
				: [
						{
							name: `C${stem.length + i}`,
							text: `${settling} of ${count(all, 'choice')} ${settling === 1 ? 'settles' : 'settle'} it`,
						},
					],
		),
	];
}

function nothingToChoose(faulty: readonly number[]): string {
	return faulty.length === 0
		? 'Nothing need be chosen well in it: it is settled, or stuck, before it begins to go round, and nobody has died.'
		: `Nothing need be chosen well in it: the others wait for p${faulty[0]}, which has died.`;
}

/** What such a run makes use of: messages that wait, and steps in which somebody receives nothing though something waits for him. */
export function powers(subject: Subject): Shown {
	const run = endlessRun(subject);
	if (run === undefined) return nobodyWaits();
	const {inputs, stem, loop, faulty} = run;
	const {moves, pictures} = replay(subject.protocol, inputs, [...stem, ...loop]);
	let longest = 0;
	let passedBy = 0;
	for (const [at, {event, received}] of moves.entries()) {
		const {buffer} = pictures[at]!;
		const taken = buffer.find(({letter}) => letter === received);
		if (taken !== undefined) longest = Math.max(longest, at + 1 - taken.sentBy);
		const waits = buffer.some(({message: {to}}) => to === event.process);
		if (at >= stem.length && event.message === null && waits) passedBy++;
	}
	const nothings = loop.filter(({message}) => message === null).length;
	return {
		answer: 'holds',
		lines: [
			say(
				`What the run with inputs ${inputs}, ${withFaulty(faulty)}, makes use of, in ${count(loop.length, 'step')} each time round:`,
			),
			blank,
			{
				name: 'waiting',
				text: `a message that is received has waited ${longest === 0 ? 'for nothing' : `up to ${count(longest, 'step')}`}`,
			},
			{
				name: 'nothing',
				text: `${count(nothings, 'step')} in which ∅ is received, ${passedBy === 0 ? 'none' : passedBy} of them while a message waits for that very process`,
			},
			{name: 'silence', text: faulty.length === 0 ? 'nobody is faulty' : `p${faulty[0]} takes no step`},
		],
	};
}

function nobodyWaits(): Shown {
	return {
		answer: 'unknown',
		lines: [
			say(
				'In this protocol somebody decides in every admissible run, as far as was looked. It pays with something else.',
			),
		],
	};
}
