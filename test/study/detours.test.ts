import test from 'ava';
import {makeEvent} from '../../src/flp/index.js';
import {placesAlong, type Place} from '../../src/game/index.js';
import {type Detours, detoursFrom} from '../../src/study/detours.js';
import {silence} from '../../src/study/silent.js';
import type {Subject} from '../../src/study/index.js';
import {loadConformance} from '../support/conformance.js';
import type {NaiveEvent} from '../support/naive.js';
import {type NaiveVector, naiveVectors} from '../support/naive-report.js';
import {naiveEvent, pairedPlaces, subjectFor} from '../support/studies.js';

const isBivalent = (place: Place): boolean => place.valence() === 'bivalent';

/** What Lemma 3 speaks of, looked for without our code. */
function naiveDetours({census, valence}: NaiveVector, from: string, e: NaiveEvent) {
	const {places} = census;
	const isE = ({process, message}: NaiveEvent): boolean => process === e.process && message === e.message;
	const distance = new Map([[from, 0]]);
	for (const [text, steps] of distance)
		for (const event of places.get(text)!.events)
			if (!isE(event) && !distance.has(event.to)) distance.set(event.to, steps + 1);
	const image = (text: string): string => places.get(text)!.events.find(isE)!.to;
	const images = new Set([...distance.keys()].map(image));
	const good = [...distance].filter(([text]) => valence(image(text)) === 'bivalent').map(([, steps]) => steps);
	return {
		without: distance.size,
		images: images.size,
		valences: [...images].map(text => valence(text)).sort(),
		nearest: good.length === 0 ? null : Math.min(...good),
		reached: distance,
		image,
	};
}

/** Two neighbours must be what they are said to be, and the protocol must lack what the lemma needs. */
function checkNeighbours(
	subject: Subject,
	{at, found, e}: {readonly at: Place; readonly found: Detours; readonly e: Parameters<typeof makeEvent>[0]},
): string | undefined {
	const {way, step, first, second, images} = found.neighbours!;
	if ([...way, step].some(one => makeEvent(one) === makeEvent(e))) return 'e is played before its time';
	const places = placesAlong(at, [...way, step]);
	if (places.at(-2) !== first || places.at(-1) !== second) return 'the neighbours are not where they are said to be';
	if (placesAlong(first, [e])[1] !== images[0] || placesAlong(second, [e])[1] !== images[1])
		return 'e does not make of them what is said';
	const valences = images.map(image => image.valence());
	if (valences[0] === valences[1] || valences.includes('bivalent'))
		return `they are not told apart: ${valences.join()}`;
	// FLP85 §3, Lemma 3: different processes commute, so the second can only be stuck; of one process nobody else can decide
	if (step.process !== e.process) return valences[1] === 'stuck' ? undefined : 'what is settled was changed';
	const schedule = [...scheduleTo(subject, at), ...way];
	const silent = silence(subject.looker(subject.inputs), schedule, [e.process]);
	return silent.is === 'blocks' ? undefined : `without p${e.process} somebody decides`;
}

/** A shortest schedule to a place. */
function scheduleTo({space, inputs}: Subject, to: Place): ReturnType<typeof placesOf> {
	return placesOf(space(inputs).start, to);
}

function placesOf(start: Place, to: Place) {
	const ways = new Map<Place, {event: Parameters<typeof makeEvent>[0]; before: Place} | null>([[start, null]]);
	for (const [place] of ways)
		for (const {event, place: next} of place.next()) if (!ways.has(next!)) ways.set(next!, {event, before: place});
	const schedule: Parameters<typeof makeEvent>[0][] = [];
	for (let way = ways.get(to); way != null; way = ways.get(way.before)) schedule.push(way.event);
	return schedule.reverse();
}

/** Whether there is an event that has no detour, and in which case of the proof: both steps of one process, or of two. */
const small: Readonly<Record<string, readonly ('same' | 'different')[]>> = {
	'after-you': [],
	'after-me': ['different'],
	'race-to-arbiter': ['same'],
	'hot-potato': ['same'],
	'first-majority': [],
	dictator: [],
	'random-07': [],
	'random-15': ['same'],
};

for (const [name, cases] of Object.entries(small)) {
	test(`Lemma 3 on ${name}: for every bivalent C and every e what a naive search finds`, async t => {
		const protocol = await loadConformance(`${name}.mjs`);
		const seen = new Set<string>();
		for (const vector of naiveVectors(protocol, protocol.processes.default)) {
			const subject = subjectFor(protocol, vector.inputs);
			const bivalent = [...pairedPlaces(subject, vector)].filter(([place]) => isBivalent(place)).slice(0, 40);
			for (const [at, text] of bivalent) {
				for (const {event} of at.next()) {
					const found = detoursFrom(at, event, isBivalent);
					const e = naiveEvent(vector.census.places.get(text)!.events, event);
					const expected = naiveDetours(vector, text, e);
					const here = `${vector.inputs} ${text} ${makeEvent(event)}`;
					t.true(found.complete);
					t.is(found.without, expected.without, here);
					t.is(found.images, expected.images, here);
					t.deepEqual([...found.valences].sort(), expected.valences, here);
					t.is(found.found?.way.length ?? null, expected.nearest, here);
					t.is(detoursFrom(at, event, isBivalent, {hurry: true}).found?.way.length ?? null, expected.nearest, here);
					t.is(found.neighbours === null, found.found !== null, here);
					if (found.neighbours === null) continue;
					seen.add(found.neighbours.step.process === event.process ? 'same' : 'different');
					t.is(checkNeighbours(subject, {at, found, e: event}), undefined, here);
				}
			}
		}
		t.deepEqual([...seen].sort(), [...cases].sort());
	});
}
