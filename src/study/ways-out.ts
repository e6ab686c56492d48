import {count, placesAlong, replay} from '../game/index.js';
import {blank, lanes, type Line, say, type Shown} from './lines.js';
import {endlessRun, type Subject} from './subject.js';
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
	const dangerous = choices.filter(({settling}) => settling > 0).length;
	return {
		answer: 'holds',
		lines: [
			say(`One round of it, with inputs ${inputs}, takes ${count(loop.length, 'step')}:`),
			blank,
			...lanes(subject, inputs, [...stem, ...loop], {from: stem.length, shift}),
			blank,
			...(start.valence() === 'bivalent' && faulty.length === 0
				? [
						say(
							dangerous === 0
								? 'No choice in it would settle the question.'
								: `In ${dangerous} of the ${count(choices.length, 'configuration')} some choice would settle the question. One wrong step in any round, and the run is over.`,
						),
						...choices.map(
							({all, settling}, i): Line => ({
								name: `C${stem.length + i}`,
								text: `${count(all, 'choice')}, ${settling === 0 ? 'none' : settling} of them settle it`,
							}),
						),
					]
				: [say('Nothing need be chosen well in it: the protocol waits for one that has died.')]),
		],
	};
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
