import {type Finding, strongest} from '../../../src/engine/index.js';
import type {Schedule} from '../../../src/flp/index.js';

/** Notes that something occurred in a protocol; what occurs more than once in it counts once. */
export type Note = (what: string) => void;

/** What a finding is an instance of, so that a test can say what it has tested. */
export function noteFinding({faults, vectors, properties}: Finding, note: Note): void {
	const {agreement, nontriviality, validity, termination, decidesWithOneFaulty} = properties!;
	for (const {valence, cases} of vectors) {
		note(`begins ${valence}`);
		for (const {faulty, verdict, proof} of cases) {
			const who = faulty.length === 0 ? 'without a fault' : faults === 'one' ? 'with one faulty' : 'with one dead';
			if (valence === 'bivalent') note(`bivalent, ${verdict} ${who}`);
			if (proof === undefined) continue;
			if (proof.shift > 0) note('rises for ever');
			if (proof.loop.some(({process}) => onlyNoise(proof.loop.filter(event => event.process === process))))
				note('steps only by what is dropped');
		}
	}
	if (faults !== 'one') return;
	note(strongest(vectors.flatMap(({cases}) => cases.map(({verdict}) => verdict))));
	for (const [property, {status}] of Object.entries({agreement, nontriviality, validity}))
		note(`${property} ${status}`);
	for (const [model, {status}] of Object.entries(termination)) note(`termination under ${model} ${status}`);
	note(`decision with exactly one faulty ${decidesWithOneFaulty.status}`);
	if (agreement.status === 'holds' && vectors.some(({valence}) => valence === 'bivalent'))
		note('agreement and a bivalent beginning');
}

function onlyNoise(events: Schedule): boolean {
	return events.every(({message}) => message === 'noise');
}
