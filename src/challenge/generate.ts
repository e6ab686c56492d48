import type {Place} from '../game/index.js';
import type {Level, Part} from '../level/index.js';
import {type Difficulty, makeId, type Seed} from './id.js';
import {drawStage, drawStatement, type Kind, kinds, sources} from './draw.js';
import {type Draw, drawFrom} from './random.js';
import {levelOf, type Statement} from './statement.js';

/** What the engine is asked for while a challenge is drawn. */
export interface Engine {
	/** the initial configuration of a protocol, how many configurations there are, and whether those are all */
	space(protocol: string, inputs: string): {readonly start: Place; readonly size: number; readonly complete: boolean};
	/** how a level is won, and how hard that is; `undefined` where nobody has to think, or nobody can win */
	assess(level: Level): Assessed | undefined;
}

/** How a level is won, and what decides how hard it is. */
export type Assessed = Pick<Part, 'solution' | 'par' | 'exact'> & {
	readonly measures: {
		readonly par: number;
		readonly branching: number;
		readonly trap: number;
		readonly luck: number;
	};
};

/** A challenge: what it asks, the level that is played, and how hard it is. */
export interface Challenge {
	readonly statement: Statement;
	readonly level: Level;
	readonly score: number;
}

/** Configurations beyond which a protocol is too large for a challenge. */
const largest = 3000;

/** Tries of one goal with one source before the next source, and of one goal before the next goal. */
const tries = {source: 100, goal: 400};

/** One challenge of so many asks for a claim, where claims may be made. */
const claims = 6;

/**
 * How hard a challenge is, in bits: those of the choices that must not be wrong, a quarter of those of all choices on the shortest way, and a little
 * for traps that one sees late. It goes with how often players fail who choose at random (test/challenge).
 */
export function scoreOf({measures: {par, branching, luck, trap}}: Pick<Assessed, 'measures'>): number {
	return luck + (par * Math.log2(Math.max(1, branching))) / 4 + trap / 10;
}

/** Scores of a difficulty: at least the first, and below the second. */
const scores: Readonly<Record<Difficulty, readonly [number, number]>> = {
	easy: [1, 2.2],
	medium: [2.2, 3.7],
	hard: [3.7, Infinity],
};

/** Moves that a win takes at least. */
const leastMoves: Readonly<Record<Difficulty, number>> = {easy: 2, medium: 3, hard: 4};

/** Draws the challenge of a seed. Each try has a chance of its own, so that what one try takes from it does not change the next. Yields after every try. */
export function* generate(seed: Seed, engine: Engine): Generator<number, Challenge, void> {
	const id = makeId(seed);
	const goals = kinds[seed.difficulty];
	const turn = turnOf(seed.seed) ?? drawFrom(id).below(goals.length * sources.length);
	const isClaim = seed.difficulty !== 'easy' && turn % claims === claims - 1;
	const [low, high] = scores[seed.difficulty];
	let nearest: Challenge | undefined;
	for (let number = 0; number < goals.length * tries.goal; number++) {
		yield number;
		const draw = drawFrom(`${id}/${number}`);
		const kind = goals[(turn + Math.floor(number / tries.goal)) % goals.length]!;
		const source = (turn + Math.floor(number / tries.source)) % sources.length;
		const statement = tryStatement(draw, source, kind, seed.difficulty, engine);
		if (statement === undefined) continue;
		const assessed = engine.assess(levelOf(id, statement));
		if (assessed === undefined || (assessed.solution.claim !== undefined) !== isClaim) continue;
		const score = scoreOf(assessed);
		if (assessed.solution.claim === undefined && assessed.par < leastMoves[seed.difficulty]) continue;
		const challenge = {statement, level: levelOf(id, statement, assessed), score};
		if (low <= score && score < high) return challenge;
		const far = (one: number): number => (one < low ? low - one : one - high);
		if (nearest === undefined || far(score) < far(nearest.score)) nearest = challenge;
	}
	if (nearest === undefined) throw new Error(`no challenge was found for ${id}`);
	return nearest;
}

function tryStatement(
	draw: Draw,
	source: number,
	kind: Kind,
	difficulty: Difficulty,
	engine: Engine,
): Statement | undefined {
	const stage = drawStage(draw, source);
	const {start, size, complete} = engine.space(stage.protocol, stage.inputs);
	return complete && size <= largest ? drawStatement(draw, stage, start, kind, difficulty) : undefined;
}

/** The number at the end of a seed: seeds that are counted up take turns among goals and sources. */
function turnOf(seed: string): number | undefined {
	const digits = /\d+$/u.exec(seed)?.[0];
	return digits === undefined ? undefined : Number(BigInt(digits) % 2520n); // divided by all numbers of goals and sources that there may be
}
