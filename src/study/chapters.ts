import {asked} from './asked.text.js';
import {lemma1} from './lemma-1.text.js';
import {lemma2} from './lemma-2.text.js';
import {lemma3} from './lemma-3.text.js';
import {theorem1} from './theorem-1.text.js';
import {theorem2} from './theorem-2.text.js';
import {valences} from './valences.text.js';
import {waysOut} from './ways-out.text.js';

/** One claim of the proof, and why it holds. What shows it on a protocol is computed: {@link show}. */
export interface Step {
	readonly id: string;
	/** in a few words */
	readonly title: string;
	readonly says: string;
	readonly because: string;
	/** a protocol of the catalogue that shows it best */
	readonly example?: string;
	/** steps that are walked through rather than read */
	readonly walks?: 'detours' | 'stages';
}

/** A part of the proof in steps. */
export interface Chapter {
	readonly id: string;
	readonly title: string;
	/** where it is in FLP85 */
	readonly source: string;
	readonly says: string;
	readonly steps: readonly Step[];
}

/** The proof from its beginning to what it leaves open, in the order of FLP85. */
export const chapters: readonly Chapter[] = [asked, lemma1, valences, lemma2, lemma3, theorem1, theorem2, waysOut];
