import type {Event, Schedule} from '../flp/index.js';
import type {Place} from '../game/index.js';
import type {Goal} from '../level/index.js';
import {families, findProtocol, nameOf} from '../protocols/index.js';
import type {Difficulty} from './id.js';
import type {Draw} from './random.js';
import type {Statement} from './statement.js';

/** What goals a challenge may have. */
export type Kind = 'fair-loop' | 'pinned' | 'critical' | 'decision' | 'never-decides' | 'stages' | 'valence';

/** The goals of each difficulty, in the order in which the generator goes round; one that is seldom as hard as that stands before one that often is, which takes its place then. */
export const kinds: Readonly<Record<Difficulty, readonly Kind[]>> = {
	easy: ['decision', 'critical', 'never-decides', 'stages', 'valence'],
	medium: ['fair-loop', 'pinned', 'valence', 'critical', 'never-decides', 'decision', 'stages'],
	hard: ['fair-loop', 'critical', 'decision', 'stages', 'pinned'],
};

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
export const sources = [...families.map(({name}) => name), 'catalogue'] as const;

/** A protocol, its inputs, and the configuration from which the rest is drawn. */
export interface Stage {
	readonly protocol: string;
	readonly n: number;
	readonly inputs: string;
}

/** Draws a protocol from one of the sources, and inputs for it. */
export function drawStage(draw: Draw, source: number): Stage {
	const family = families[source];
	const protocol =
		family === undefined
			? draw.pick(known)
			: nameOf(
					family,
					family.likely.map(values => draw.pick(values)),
				);
	const n = findProtocol(protocol)!.processes.default;
	return {protocol, n, inputs: Array.from({length: n}, () => draw.below(2)).join('')};
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
	const walk = drawWalk(draw, start, kind === 'fair-loop' ? 2 : 4);
	if (walk === undefined) return undefined;
	const goal = drawGoal(draw, stage, walk.here, kind);
	if (goal === undefined) return undefined;
	return {
		...stage,
		faults: kind === 'never-decides' ? 'one' : 'none',
		opening: walk.opening,
		goal,
		...shown[difficulty],
		claims: difficulty !== 'easy',
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
