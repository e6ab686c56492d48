import type {Valence, Verdict} from '../../engine/index.js';
import {
	type Bit,
	type Configuration,
	type Event,
	type Inputs,
	type Json,
	makeEvent,
	type Protocol,
	type Schedule,
} from '../../flp/index.js';
import type {Part} from '../../level/index.js';
import type {History} from '../history.js';
import type {Statement} from '../play.js';

/** A configuration as a goal sees it. What is costly to make is made when it is asked for. */
export interface Place {
	/** the same for equal configurations of one initial configuration's graph, and only for those */
	readonly id: number;
	configuration(): Configuration;
	/** the decision values made here */
	decided(): readonly Bit[];
	/** what can be decided from here; with `without`, over the schedules without that process */
	valence(without?: number): Valence;
	/** bivalent, and nobody has decided */
	open(): boolean;
	/** whether messages that make no difference are left out of what is `next`: to receive one leads nowhere else */
	readonly drops?: boolean;
	/** every applicable event and where it leads; `undefined` beyond what was explored */
	next(): readonly {readonly event: Event; readonly place: Place | undefined}[];
}

/** The configurations that a schedule goes through from a place, which comes first; they end where one is not known. */
export function placesAlong(from: Place, schedule: Schedule): Place[] {
	const places = [from];
	for (const event of schedule) {
		const text = makeEvent(event);
		const here = places.at(-1)!;
		const next = here.next().find(one => makeEvent(one.event) === text);
		const place = next === undefined && here.drops === true && event.message !== null ? here : next?.place;
		if (place === undefined) break;
		places.push(place);
	}
	return places;
}

/** How a level stands. `because` is a sentence. */
export type Standing =
	| {readonly is: 'open'}
	| {readonly is: 'won'; readonly because: string}
	| {readonly is: 'lost'; readonly because: string};

export const open: Standing = {is: 'open'};

/** A move as a goal sees it. */
export interface Made {
	readonly event: Event;
	readonly before: Place;
	readonly after: Place;
}

/** What a goal is decided in. */
export interface Context {
	readonly protocol: Protocol;
	readonly part: Part;
	readonly inputs: Inputs;
	/** the inputs of the part before, where there was one */
	readonly last: Inputs | null;
	/** the configurations of the opening, from the initial one to that where the player begins */
	readonly opening: readonly Place[];
	/** the run so far, and who was declared faulty in it */
	readonly history: History;
	readonly faulty: readonly number[];
}

/** How a run is judged: `memory` is all that counts of what was played, as a JSON value, so that a search can go on from any run. Pure. */
export interface Rule {
	/** what is remembered before the player's first move */
	begin(): Json;
	/** what is remembered after a move; `null` when the rule remembers nothing */
	step(memory: Json, made: Made): Json;
	/** how it stands at `here`, with what the player says of it */
	standing(memory: Json, here: Place, said: Statement | null): Standing;
	/** processes that may not step */
	readonly silent: readonly number[];
	/** what a player might say at a configuration, for a search to try */
	readonly statements: readonly Statement[];
}

/** A rule that remembers nothing: how it stands depends on the configuration alone. */
export function ruleOf(standing: (here: Place, said: Statement | null) => Standing): Rule {
	return {
		begin: () => null,
		step: () => null,
		standing: (_, here, said) => standing(here, said),
		silent: [],
		statements: [],
	};
}

/** The engine's answer to a claim, or to an attack; `configurations` is how many were looked at, `why` what was seen there where nothing was found. */
export interface Verdicted {
	readonly verdict: Verdict;
	readonly configurations: number;
	readonly why?: string;
}

/** "0-valent" and the like, as the paper has it. */
export const valenceNames = {
	bivalent: 'bivalent',
	zero: '0-valent',
	one: '1-valent',
	univalent: 'univalent',
	stuck: 'stuck',
	unknown: 'of a valence that is not known',
} as const;
