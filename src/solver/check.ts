import {makeSchedule} from '../flp/index.js';
import {
	beginLevel,
	count,
	decoyPlayed,
	movesMade,
	nextPart,
	partOf,
	type Play,
	playLine,
	replay,
	workedOn,
} from '../game/index.js';
import type {Protocol} from '../flp/index.js';
import {fileOf, type Level, type Pack, type Part, worldOf} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {dullPlayers, winsDully} from './dull.js';
import {answerClaim, judgedStanding} from './judged.js';
import {createSpaces, type Spaces} from './spaces.js';
import {nearestWay} from './way.js';

/** What is wrong with a level; nothing, if all is well. */
export interface Checked {
	readonly id: string;
	readonly ok: boolean;
	readonly problems: readonly string[];
}

/** from this world on no dull player may win unless the level says so */
const thoughtBegins = 3;

/** Protocols out of files, by the paths by which levels name them. */
export type FromFiles = ReadonlyMap<string, Protocol>;

const none: FromFiles = new Map();

/** The protocol that a part is on. */
function protocolOf(name: string, own: FromFiles): Protocol | undefined {
	return own.get(name) ?? findProtocol(name);
}

/** Checks every level of a pack: all that it says of itself is played, computed or searched for. `known` are terms that were met elsewhere. @throws Breach */
export function* checkLevels(
	{levels, worlds}: Pack,
	known: readonly string[] = [],
	own: FromFiles = none,
): Generator<Checked> {
	const spaces = new Map<Protocol, Spaces>();
	const spacesOf = ({protocol}: Play): Spaces => {
		const made = spaces.get(protocol) ?? createSpaces(protocol);
		spaces.set(protocol, made);
		return made;
	};
	const met = new Set(known);
	const introduced = new Set<string>();
	const ideas = new Map<string, string>();
	for (const level of levels) {
		const problems = [...placeProblems(level, own)];
		if (problems.length === 0) problems.push(...openingProblems(level, own));
		if (problems.length === 0) problems.push(...playProblems(level, spacesOf, own));
		for (const term of level.uses) if (!met.has(term)) problems.push(`uses ${term}, which no earlier level introduces`);
		for (const {term} of level.introduces) {
			if (introduced.has(term)) problems.push(`introduces ${term}, which an earlier level has introduced`);
			introduced.add(term);
			met.add(term);
		}
		const {protocol, goal} = level.parts[0];
		const key = `${protocol}, ${goal.kind}, ${level.idea}`;
		if (ideas.has(key)) problems.push(`shares protocol, kind of goal and idea with ${ideas.get(key)}`);
		ideas.set(key, level.id);
		const world = worlds.find(({number}) => number === worldOf(level))!;
		if (world.title !== level.world) problems.push(`is in the world ${level.world}, which is called ${world.title}`);
		yield {id: level.id, ok: problems.length === 0, problems};
	}
	for (const {number, test, after} of worlds) {
		const problems: string[] = [];
		if (!levels.some(level => level.id === test && worldOf(level) === number))
			problems.push(`its test is ${test}, and there is no such level in it`);
		const opens =
			after === null || levels.some(({id}) => id === after) || worlds.some(world => after === `world ${world.number}`);
		if (!opens) problems.push(`it opens after ${after}, and there is no such level or world`);
		if (problems.length > 0) yield {id: `world ${number}`, ok: false, problems};
	}
}

/** Whether the level can be played at all. */
function* placeProblems({parts}: Level, own: FromFiles): Generator<string> {
	for (const [index, {protocol: name, n}] of parts.entries()) {
		const protocol = protocolOf(name, own);
		if (protocol === undefined) yield `${partName(parts, index)}there is no protocol ${name}`;
		else if (n < protocol.processes.min || n > protocol.processes.max)
			yield `${partName(parts, index)}${name} is for ${protocol.processes.min} to ${protocol.processes.max} processes, not ${n}`;
	}
}

/** Openings that cannot be played: nothing else can be asked of such a level. */
export function* openingProblems({parts}: Level, own: FromFiles = none): Generator<string> {
	for (const [index, {protocol, n, inputs, opening}] of parts.entries()) {
		const vector = inputs === 'choose' ? '0'.repeat(n) : inputs;
		const {moves} = replay(protocolOf(protocol, own)!, vector, opening);
		if (moves.length < opening.length)
			yield `${partName(parts, index)}its opening stops at event ${moves.length + 1}, which is not applicable`;
	}
}

function partName(parts: Level['parts'], index: number): string {
	return parts.length === 1 ? '' : `part ${index + 1}: `;
}

function* playProblems(level: Level, spacesOf: (play: Play) => Spaces, files: FromFiles): Generator<string> {
	const own = files.get(fileOf(level) ?? '');
	let play: Play | undefined = beginLevel(level, own);
	while (play !== undefined) {
		const name = partName(level.parts, play.at);
		for (const problem of partProblems(play, spacesOf(play))) yield name + problem;
		play = nextPart(playLine(play, partOf(play).solution).play);
	}
	if (worldOf(level) < thoughtBegins || level.easy) return;
	for (const player of dullPlayers)
		if (winsDully(level, player, spacesOf, own))
			yield `is won by a player who ${player.name} (say easy: true if it may be)`;
}

function* partProblems(begun: Play, spaces: Spaces): Generator<string> {
	const part = partOf(begun);
	if (begun.inputs !== null && judgedStanding(begun, spaces).is === 'won') yield 'is won before the first move';
	const {play, whole} = playLine(begun, part.solution);
	const standing = judgedStanding(play, spaces);
	if (!whole) yield 'its solution has a move that cannot be made';
	else if (standing.is !== 'won')
		yield `its solution does not win${standing.is === 'lost' ? `: ${standing.because}` : ''}`;
	else if (movesMade(play) !== part.par)
		yield `its solution takes ${count(movesMade(play), 'move')}, and par is ${part.par}`;
	if (part.solution.claim === undefined) yield* parProblems(begun, part, spaces);
	else yield* claimProblems(begun, part, standing.is === 'won', spaces);
	for (const [index, decoy] of part.decoys.entries()) {
		const tried = playLine(begun, decoy);
		const name = `decoy ${index + 1}`;
		if (!tried.whole) yield `${name} has a move that cannot be made`;
		else if (judgedStanding(tried.play, spaces).is === 'won') yield `${name} wins`;
		else if (decoyPlayed(tried.play)?.says !== decoy.says) yield `${name} does not get its answer`;
	}
}

/** The engine computes the par again: no shorter schedule wins; or, where that is too much, none that it found. */
function* parProblems(begun: Play, part: Part, spaces: Spaces): Generator<string> {
	const found = nearestWay(begun, spaces);
	if (found.is === 'none') {
		yield 'cannot be won, as the engine sees it';
		return;
	}
	if (found.is !== 'way' || !found.exact) {
		if (part.exact) yield `par cannot be computed for a ${workedOn(part.goal).kind} like this; say best-known instead`;
		return;
	}
	const {length} = found.way.schedule;
	const way = makeSchedule(found.way.schedule);
	if (length < part.par) yield `par is ${part.par}, but it can be won in ${length}: ${way === '' ? 'at once' : way}`;
	else if (length > part.par) yield `par is ${part.par}, but it takes ${length} moves`;
	else if (!part.exact) yield 'best-known is the shortest win; say par instead';
}

/** A claim that wins is what the engine says: it has just been asked. */
function* claimProblems(begun: Play, {solution, goal}: Part, wins: boolean, spaces: Spaces): Generator<string> {
	const verdict = wins ? solution.claim : answerClaim(begun, spaces).verdict;
	if (verdict !== solution.claim) yield `its solution claims ${solution.claim}, and the engine says ${verdict}`;
	if (!begun.level.claims && goal.kind !== 'claim') yield 'its solution is a claim, and claims is not true';
}
