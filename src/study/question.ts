import type {Valence} from '../engine/index.js';
import type {Inputs, Schedule} from '../flp/index.js';
import type {ProtocolReference} from '../verdict/index.js';
import type {Shown} from './lines.js';

/** The protocol that is studied: one of the catalogue by its name, or one in a file, which runs in a process of its own. */
export interface StudyOf {
	readonly name: string;
	readonly title: string;
	readonly n: number;
	readonly reference: ProtocolReference;
	readonly file?: {readonly path: string; readonly readable: readonly string[]};
}

/**
 * What is to be shown: a step of a chapter, Lemma 3 for the event with this number after a schedule, Theorem 1's construction through so many
 * stages, or the verdict with its bill.
 */
export type Wanted =
	| {readonly show: {readonly chapter: string; readonly step: string}}
	| {readonly detours: {readonly schedule: Schedule; readonly chosen: number}}
	| {readonly stages: number}
	| {readonly verdict: true};

/** A question of somebody who studies; without inputs the first ones are taken that leave both values possible. */
export interface StudyQuestion {
	readonly of: StudyOf;
	readonly inputs: Inputs | null;
	readonly wanted: Wanted;
	readonly columns: number;
}

/** An event of a configuration, and in a few words what Lemma 3 makes of it. */
export interface EventRow {
	readonly label: string;
	readonly outcome: string;
}

/** The answer. */
export interface StudyAnswer {
	/** `null`: all of them */
	readonly inputs: Inputs | null;
	readonly shown: Shown;
	/** of Lemma 3: the valence of C, its events, and the schedule after each */
	readonly at?: Valence;
	readonly events?: readonly EventRow[];
	readonly after?: readonly Schedule[];
	/** of Theorem 1: how many stages there are, where there is no next one */
	readonly last?: number;
}
