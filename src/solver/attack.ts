import {act, partOf, type Play} from '../game/index.js';
import {type Attack, attacks, type Goal} from '../level/index.js';
import type {Spaces} from './spaces.js';
import type {Found} from './way.js';

/** The search for the nearest win. */
type Nearest = (play: Play, spaces: Spaces) => Found;

/** A goal that was looked for to see how an attack ends, and what was found. */
export interface Trial {
	readonly play: Play;
	readonly goal: Goal;
	readonly found: Found;
}

/** How an attack ends: it succeeds by what this trial found, or did not find; it fails by all of these; or that is not known. */
export type Outcome =
	| {readonly is: 'succeeds'; readonly by: Trial}
	| {readonly is: 'fails'; readonly by: readonly Trial[]}
	| {readonly is: 'unknown'};

/**
 * Agreement is broken by a schedule that breaks it. The other two attacks fail by schedules: one to each value, from some inputs, and one to a decision
 * without each process. Where there is no such schedule, they succeed. @throws Breach
 */
export function outcomeOf(play: Play, attack: Attack, spaces: Spaces, nearest: Nearest): Outcome {
	if (attack === 'agreement') {
		const trial = tried(play, {kind: 'disagreement'}, spaces, nearest);
		if (trial.found.is === 'unknown') return {is: 'unknown'};
		return trial.found.is === 'way' ? {is: 'succeeds', by: trial} : {is: 'fails', by: [trial]};
	}
	const trials = goalsAgainst(attack, partOf(play).n).map((goal): Trial => {
		const trial = tried(play, goal, spaces, nearest);
		const elsewhere = attack === 'nontriviality' && trial.found.is !== 'way';
		return elsewhere ? tried(play, goal, spaces, nearest, 'choose') : trial;
	});
	const missing = trials.find(({found}) => found.is === 'none');
	if (missing !== undefined) return {is: 'succeeds', by: missing};
	return trials.every(({found}) => found.is === 'way') ? {is: 'fails', by: trials} : {is: 'unknown'};
}

function goalsAgainst(attack: Exclude<Attack, 'agreement'>, n: number): Goal[] {
	return attack === 'nontriviality'
		? ([0, 1] as const).map(value => ({kind: 'decision', value}))
		: Array.from({length: n}, (_, p) => ({kind: 'decision', silent: [p]}));
}

function tried(play: Play, goal: Goal, spaces: Spaces, nearest: Nearest, inputs = partOf(play).inputs): Trial {
	const {level, at} = play;
	const parts = level.parts.with(at, {...partOf(play), goal, inputs}) as unknown as typeof level.parts;
	const begun = act({...play, inputs: null, level: {...level, parts}}, {do: 'restart'});
	const there = inputs === 'choose' ? begun : {...begun, inputs};
	return {play: there, goal, found: nearest(there, spaces)};
}

/** The first attack that succeeds, as a way to win. @throws Breach */
export function attackWay(play: Play, spaces: Spaces, nearest: Nearest): Found {
	let known = true;
	for (const attack of attacks) {
		const outcome = outcomeOf(play, attack, spaces, nearest);
		if (outcome.is === 'succeeds')
			return {is: 'way', way: {inputs: null, schedule: [], faulty: null, after: 0, said: {attack}}, exact: true};
		known &&= outcome.is === 'fails';
	}
	return {is: known ? 'none' : 'unknown'};
}
