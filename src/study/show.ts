import * as asked from './asked.js';
import * as lemma1 from './lemma-1.js';
import * as lemma2 from './lemma-2.js';
import * as lemma3 from './lemma-3.js';
import type {Shown} from './lines.js';
import type {Subject} from './subject.js';
import * as theorem1 from './theorem-1.js';
import * as theorem2 from './theorem-2.js';
import * as valences from './valences.js';
import * as waysOut from './ways-out.js';

export type {Line, Shown} from './lines.js';

/** What shows each step of each chapter, by its id. */
const shows: Readonly<Record<string, Readonly<Record<string, (subject: Subject) => Shown>>>> = {
	asked: {
		configuration: asked.configuration,
		'partially-correct': asked.partiallyCorrect,
		admissible: asked.admissible,
		'totally-correct': asked.totallyCorrect,
	},
	'lemma-1': {commute: lemma1.commute, 'one-process': lemma1.oneProcess},
	valence: {
		sets: valences.sets,
		witnesses: valences.witnesses,
		settled: valences.settled,
		stays: valences.stays,
	},
	'lemma-2': {ends: lemma2.ends, chain: lemma2.chain, silent: lemma2.silent, so: lemma2.so},
	'lemma-3': {
		detours: lemma3.detours,
		both: lemma3.both,
		neighbours: lemma3.neighbours,
		different: lemma3.different,
		same: lemma3.same,
		so: lemma3.so,
	},
	'theorem-1': {stages: theorem1.stages, admissible: theorem1.admissible, verdict: theorem1.verdict},
	'theorem-2': {'dead-sets': theorem2.deadSets, 'mid-run': theorem2.midRun},
	'ways-out': {luck: waysOut.luck, powers: waysOut.powers},
};

/** Shows a step of a chapter on a subject: computed now, on the engine's graphs. @throws Breach */
export function show(subject: Subject, chapter: string, step: string): Shown {
	const shown = shows[chapter]?.[step];
	if (shown === undefined) throw new Error(`there is nothing to show for ${chapter}/${step}`);
	return shown(subject);
}
