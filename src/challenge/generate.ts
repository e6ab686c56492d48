import {makeSchedule} from '../flp/index.js';
import type {Place} from '../game/index.js';
import type {Level, Part} from '../level/index.js';
import {type Slot, slotOf} from './deck.js';
import {parseCode} from './code.js';
import {drawInputs, drawProtocol, drawStatement} from './draw.js';
import {makeId, type Seed} from './id.js';
import {kept} from './kept.js';
import {isAsHard, type Measures, scoreOf} from './measures.js';
import {type Draw, drawFrom} from './random.js';
import {levelOf, type Statement} from './statement.js';

/** What the engine is asked for while a challenge is drawn. */
export interface Engine {
	/** whether a protocol's initial configuration with these inputs is bivalent, with nobody decided, and at most {@link largest} configurations can be reached from it */
	opens(protocol: string, inputs: string): boolean;
	/** its initial configuration. What leads on from there is in an order that follows from protocol and inputs alone, whatever was asked before */
	start(protocol: string, inputs: string): Place;
	/** how a level is won, and how hard that is, which follows from the level alone; `undefined` where nobody has to think, nobody can win, it is not as it is wanted, or more than {@link largest} configurations can be reached */
	assess(level: Level, wanted?: Wanted): Assessed | undefined;
}

/** What is wanted of a level besides that it asks for thought. */
export interface Wanted {
	/** whether it is to be won by the claim that it cannot be done, or else by moves */
	readonly claim: boolean;
	/** whether it is as hard as it should be */
	fits(measures: Measures): boolean;
}

/** How a level is won, and what decides how hard it is. */
export type Assessed = Pick<Part, 'solution' | 'par' | 'exact'> & {readonly measures: Measures};

/** A challenge: what it asks, the level that is played, and how hard it is. */
export interface Challenge {
	readonly statement: Statement;
	readonly level: Level;
	readonly score: number;
}

/** Configurations beyond which a protocol is too large for a challenge. */
export const largest = 500;

/** Openings and goals that are drawn on a protocol whose beginning is open. */
const attempts = 6;

/** Protocols that are tried for one seed, at most. */
const tries = 500;

/** One try: a protocol, its first inputs from which the beginning is open, and some openings and goals there; `undefined` where none is a challenge. */
export function tryOnce(draw: Draw, id: string, slot: Slot, engine: Engine): Challenge | undefined {
	const {difficulty, kind, source, claim} = slot;
	const fits = (measures: Measures): boolean => isAsHard(measures, difficulty, claim);
	const protocol = drawProtocol(draw, source);
	const stage = drawInputs(draw, protocol).find(({inputs}) => engine.opens(protocol, inputs));
	if (stage === undefined) return undefined;
	const start = engine.start(protocol, stage.inputs);
	const seen = new Set<string>();
	for (let attempt = 0; attempt < attempts; attempt++) {
		const statement = drawStatement(draw, stage, start, kind, difficulty);
		if (statement === undefined) continue;
		const key = `${makeSchedule(statement.opening)} ${JSON.stringify(statement.goal)}`;
		if (seen.has(key)) continue;
		seen.add(key);
		const challenge = assessed(id, statement, engine, {claim, fits});
		if (challenge !== undefined) return challenge;
	}
	return undefined;
}

/**
 * Draws the challenge of a seed. Each try has a chance of its own, so that what one try takes from it does not change the next; where none comes to
 * anything, it is one of those that were kept for that. Yields before every try.
 */
export function* generate(seed: Seed, engine: Engine): Generator<number, Challenge, void> {
	const id = makeId(seed);
	const slot = slotOf(seed);
	for (let number = 0; number < tries; number++) {
		yield number;
		const challenge = tryOnce(drawFrom(`${id}/${number}`), id, slot, engine);
		if (challenge !== undefined) return challenge;
	}
	return keptFor(id, slot, engine);
}

/** A challenge that was kept for such a slot, as the engine sees it today. */
function keptFor(id: string, {difficulty, kind, source}: Slot, engine: Engine): Challenge {
	const code = drawFrom(`${id}/kept`).pick(kept[difficulty][`${kind} ${source}`]!);
	const parsed = parseCode(code);
	const challenge = parsed.ok ? assessed(id, parsed.value, engine) : undefined;
	if (challenge === undefined) throw new Error(`the challenge that was kept for ${id} is none: ${code}`);
	return challenge;
}

/** A statement as a challenge; `undefined` where nobody has to think, nobody can win, or it is not as it is wanted. @throws Breach */
export function assessed(id: string, statement: Statement, engine: Engine, wanted?: Wanted): Challenge | undefined {
	const found = engine.assess(levelOf(id, statement), wanted);
	return found && {statement, level: levelOf(id, statement, found), score: scoreOf(found.measures)};
}
