import {makeEvent, type Protocol} from '../../src/flp/index.js';
import type {Place} from '../../src/game/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {firstInputs, study, type Subject} from '../../src/study/index.js';
import type {NaiveEvent} from './naive.js';
import type {NaiveVector} from './naive-report.js';

/** A protocol of the catalogue under study, with these inputs or the first ones. */
export function subjectOf(name: string, inputs?: string): Subject {
	return subjectFor(findProtocol(name)!, inputs);
}

/** A protocol under study. */
export function subjectFor(protocol: Protocol, inputs?: string): Subject {
	const studied = study(
		protocol,
		{name: protocol.name, bivalent: 'test'},
		inputs?.length ?? protocol.processes.default,
	);
	return {...studied, inputs: inputs ?? firstInputs(studied), columns: 70};
}

/** Every place of a subject, with the text by which the naive enumerator knows it. */
export function pairedPlaces({space, inputs}: Subject, {census}: NaiveVector): ReadonlyMap<Place, string> {
	const {start} = space(inputs);
	const texts = new Map([[start, census.first]]);
	for (const [place, text] of texts)
		for (const {event, place: to} of place.next())
			texts.set(to!, naiveEvent(census.places.get(text)!.events, event).to);
	return texts;
}

/** The naive enumerator's event for one of ours. */
export function naiveEvent(events: readonly NaiveEvent[], event: Parameters<typeof makeEvent>[0]): NaiveEvent {
	const text = makeEvent(event);
	return events.find(({process, message}) => `${process}:${message.replaceAll(' ', String.raw`\u0020`)}` === text)!;
}
