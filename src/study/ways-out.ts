import {count, placesAlong} from '../game/index.js';
import {blank, lanes, type Line, say, type Shown} from './lines.js';
import {endlessRun, type Subject} from './subject.js';

/** How many of the choices in one round of an endless run would have kept it going. */
export function luck(subject: Subject): Shown {
	const run = endlessRun(subject);
	if (run === undefined)
		return {
			answer: 'unknown',
			lines: [
				say(
					'In this protocol somebody decides in every admissible run, as far as was looked. It pays with something else.',
				),
			],
		};
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

/** What the theorem leaves; nothing is computed for it. */
export function powers(subject: Subject): Shown {
	return luck(subject);
}
