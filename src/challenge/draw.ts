import {allInputs, type Event, type Schedule} from '../flp/index.js';
import type {Place} from '../game/index.js';
import type {Goal} from '../level/index.js';
import {families, findProtocol, nameOf} from '../protocols/index.js';
import type {Difficulty} from './id.js';
import type {Draw} from './random.js';
import type {Statement} from './statement.js';

/** What goals a challenge may have. */
export type Kind = 'fair-loop' | 'pinned' | 'critical' | 'decision' | 'never-decides' | 'stages' | 'valence';

/** Protocols of the catalogue that are small enough. */
const known = [
	'after-you',
	'after-me',
	'hot-potato',
	'race-to-arbiter',
	'first-majority',
	'wait-for-all',
	'two-phase-commit',
] as const;

/** Where protocols come from: the families, and the catalogue. */
export const sources = ['exchange', 'token', 'arbiter', 'lamps', 'catalogue'] as const;
export type Source = (typeof sources)[number];

/** The source of a protocol, by its name. */
export function sourceOf(protocol: string): Source {
	return sources.find(source => protocol.startsWith(`${source}-`)) ?? 'catalogue';
}

/** A protocol, its inputs, and the configuration from which the rest is drawn. */
export interface Stage {
	readonly protocol: string;
	readonly n: number;
	readonly inputs: string;
}

/** Draws a protocol from a source, again and again until it is one that may be bivalent somewhere, as far as its parameters tell. */
export function drawProtocol(draw: Draw, source: Source): string {
	const family = families.find(({name}) => name === source);
	if (family === undefined) return draw.pick(known);
	for (;;) {
		const parameters = family.likely.map(values => draw.pick(values));
		if (family.isHopeless?.(parameters) !== true) return nameOf(family, parameters);
	}
}

/** Inputs that are tried with one protocol: where the beginning is open with some, it mostly is with half of them. */
const vectors = 3;

/** Some inputs of a protocol with its usual number of processes. */
export function drawInputs(draw: Draw, protocol: string): Stage[] {
	const n = findProtocol(protocol)!.processes.default;
	return draw
		.shuffled(allInputs(n))
		.slice(0, vectors)
		.map(inputs => ({protocol, n, inputs}));
}

/** Draws a walk through the open part, in which every step changes something; `undefined` where the beginning is not open. */
function drawWalk(
	draw: Draw,
	start: Place,
	most: number,
): {readonly opening: Schedule; readonly here: Place} | undefined {
	if (!start.open()) return undefined;
	const opening: Event[] = [];
	let here = start;
	for (let left = draw.below(most + 1); left > 0; left--) {
		const ways = here.next().filter(({place}) => place !== undefined && place.id !== here.id && place.open());
		if (ways.length === 0) break;
		const {event, place} = draw.pick(ways);
		opening.push(event);
		here = place!;
	}
	return {opening, here};
}

/** What the player sees of valences. */
const shown: Readonly<Record<Difficulty, Pick<Statement, 'shown' | 'looks'>>> = {
	easy: {shown: 'present', looks: null},
	medium: {shown: 'present', looks: 1},
	hard: {shown: 'none', looks: null},
};

/** Draws what is asked: an opening into the open part, and a goal of this kind; `undefined` where that does not come to anything. */
export function drawStatement(
	draw: Draw,
	stage: Stage,
	start: Place,
	kind: Kind,
	difficulty: Difficulty,
): Statement | undefined {
	const walk = drawWalk(draw, start, kind === 'fair-loop' ? 6 : 4);
	if (walk === undefined) return undefined;
	const goal = drawGoal(draw, stage, walk.here, kind);
	if (goal === undefined) return undefined;
	return {
		...stage,
		faults: kind === 'never-decides' ? 'one' : 'none',
		opening: walk.opening,
		goal,
		...shown[difficulty],
		// that somebody can decide is never to be claimed (deck): a claim that is always wrong is none to offer
		claims: difficulty !== 'easy' && kind !== 'decision',
	};
}

function drawGoal(draw: Draw, {n}: Stage, here: Place, kind: Kind): Goal | undefined {
	switch (kind) {
		case 'pinned': {
			// an event that settles the question at once: it has to wait for the right moment
			const events = here.next().filter(({event, place}) => event.message !== null && place?.open() === false);
			return events.length === 0 ? undefined : {kind, event: draw.pick(events).event};
		}
		case 'decision':
			return {kind, value: draw.pick([0, 1]), process: draw.below(n)};
		case 'stages':
			return {kind, count: 2 + draw.below(3)};
		case 'valence':
			return {kind, valence: draw.pick(['zero', 'one', 'stuck'] as const), undecided: true};
		case 'fair-loop':
		case 'critical':
		case 'never-decides':
			return {kind};
	}
}
