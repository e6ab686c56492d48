import {
	act,
	beginLevel,
	faultyIn,
	isClaim,
	movesMade,
	type Place,
	placesAlong,
	type Play,
	playLine,
	standingOf,
} from '../game/index.js';
import type {Level, Line, Part} from '../level/index.js';
import {dullPlayers, winsDully} from './dull.js';
import {judgedStanding} from './judged.js';
import type {Spaces} from './spaces.js';
import {canBeWon, nearestWay, type Way} from './way.js';

/** What makes a level hard, counted along its shortest win. */
export interface Measures {
	/** moves of the shortest win; 0 where the win is a claim */
	readonly par: number;
	/** moves that there are to choose from, on average */
	readonly branching: number;
	/** steps to a decision after a move that loses, on average: the deeper a trap, the later one knows */
	readonly trap: number;
	/** how many random choices in a row a win takes, as a power of two */
	readonly luck: number;
}

/** A level that can be won, or whose goal cannot be reached where one may claim so; how, and how hard it is. */
export type Assessed = Pick<Part, 'solution' | 'par' | 'exact'> & {readonly measures: Measures};

/** What is wanted of a level besides, so that what will not do is found out early. */
export interface Wanted {
	/** whether it is to be won by the claim that it cannot be done, or else by moves */
	readonly claim: boolean;
	/** whether it is as hard as it should be */
	fits(measures: Measures): boolean;
}

/**
 * A level of one part with its inputs given, as the engine sees it; `undefined` where it cannot be won, that is not known, it is won at once, it is not as
 * it is wanted, or somebody wins it who does not think. What is quick is asked first. @throws Breach
 */
export function assess(level: Level, spaces: Spaces, wanted?: Wanted): Assessed | undefined {
	const begun = beginLevel(level);
	if (judgedStanding(begun, spaces).is !== 'open') return undefined;
	const found = nearestWay(begun, spaces);
	if (found.is === 'unknown' || (found.is === 'way' && !found.exact)) return undefined;
	if (wanted !== undefined && wanted.claim !== (found.is === 'none')) return undefined;
	if (found.is === 'none' && !level.claims) return undefined;
	const solution: Line = found.is === 'way' ? lineOf(found.way) : {schedule: [], after: 0, claim: 'refuted'};
	const par = solution.schedule.length;
	const solved = {solution, par, exact: true};
	const [part] = level.parts;
	const whole: Level = {...level, parts: [{...part, ...solved}]};
	const won = playLine(beginLevel(whole), solution);
	if (!won.whole) return undefined;
	const measures = measuresOf(begun, won.play, spaces);
	if (wanted?.fits(measures) === false) return undefined;
	if (judgedStanding(won.play, spaces).is !== 'won') return undefined;
	if (dullPlayers.some(player => winsDully(whole, player, () => spaces))) return undefined;
	return {...solved, measures};
}

function lineOf({schedule, faulty, after, said}: Way): Line {
	return {
		schedule,
		after,
		...(faulty === null ? {} : {faulty}),
		...(said !== null && 'name' in said ? {name: said.name} : {}),
	};
}

/** Looks at every move beside the shortest win, and whether it can still be won after it. */
function measuresOf(begun: Play, won: Play, spaces: Spaces): Measures {
	if (isClaim(won.said)) {
		const {start, size} = spaces.space(begun.inputs!);
		const here = placesAlong(start, begun.schedule).at(-1)!;
		return {par: 0, branching: here.next().length, trap: 0, luck: (2 * Math.log2(size)) / 3};
	}
	const par = movesMade(won);
	let [branching, luck, traps, depth] = [0, 0, 0, 0];
	for (let made = 0; made < par; made++) {
		const there: Play = {
			...begun,
			schedule: won.schedule.slice(0, begun.schedule.length + made),
			faults: won.faults.filter(({after}) => after <= begun.schedule.length + made),
		};
		const places = placesAlong(spaces.space(begun.inputs!).start, there.schedule);
		const moves = places
			.at(-1)!
			.next()
			.filter(({event}) => !faultyIn(there).includes(event.process));
		const winning = moves.filter(({event, place}) => {
			if (place === undefined) return false;
			const after = act(there, {do: 'move', event});
			if (standingOf(after, [...places, place], null).is === 'won') return true;
			if (canBeWon(after, spaces)) return true;
			traps++;
			depth += stepsToDecision(place);
			return false;
		});
		branching += moves.length;
		luck += Math.log2(moves.length / Math.max(1, winning.length));
	}
	return {
		par,
		branching: branching / par,
		trap: traps === 0 ? 0 : depth / traps,
		luck,
	};
}

/** Steps from a configuration to the nearest decision; 0 where one is made there, or none can be made. */
function stepsToDecision(from: Place): number {
	const seen = new Set([from.id]);
	let layer = [from];
	for (let steps = 0; layer.length > 0; steps++) {
		if (layer.some(place => place.decided().length > 0)) return steps;
		layer = layer.flatMap(place =>
			place.next().flatMap(({place: next}) => {
				if (next === undefined || seen.has(next.id)) return [];
				seen.add(next.id);
				return [next];
			}),
		);
	}
	return 0;
}
