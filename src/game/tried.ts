import {type Event, type Inputs, makeEvent} from '../flp/index.js';
import {partOf, type Play} from './play.js';

/** A step of a trail: an event, or a process that is declared faulty. */
export type TrailStep = Event | {readonly faulty: number};

/** One way that was tried: the inputs, and what the player did after the part's opening. */
export interface Trail {
	readonly inputs: Inputs;
	readonly steps: readonly TrailStep[];
}

/** A configuration on a trail: after so many of its steps. */
export interface TrailPlace {
	readonly trail: Trail;
	readonly at: number;
}

/** A configuration that is easily found again: the end of a trail, under a digit. */
export interface Bookmark {
	readonly number: number;
	readonly trail: Trail;
}

/** All that was tried in a part, no trail the beginning of another one, and the bookmarks. */
export interface Tried {
	readonly trails: readonly Trail[];
	readonly marks: readonly Bookmark[];
}

/** A trail in the tree of all of them: it leaves the trail of row `parent` after `from` steps. `parent` is `null` for the first one from its inputs. */
export interface Branch {
	readonly trail: Trail;
	readonly from: number;
	readonly parent: number | null;
}

/** Nothing was tried yet. */
export const nothingTried: Tried = {trails: [], marks: []};

/** Trails that are kept; the oldest ones without a bookmark go first. */
const mostTrails = 60;

/** The digits of bookmarks. */
const markNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What the player has done in this part; `null` while no inputs are chosen. */
export function trailOf(play: Play): Trail | null {
	const {inputs, schedule, faults} = play;
	if (inputs === null) return null;
	const {opening} = partOf(play);
	const steps: TrailStep[] = [];
	for (let at = opening.length; at <= schedule.length; at++) {
		for (const {process, after} of faults) if (after === at) steps.push({faulty: process});
		const event = schedule[at];
		if (event !== undefined) steps.push(event);
	}
	return {inputs, steps};
}

/** How many steps two trails have in common; -1 where their inputs differ. */
export function commonSteps(a: Trail, b: Trail): number {
	if (a.inputs !== b.inputs) return -1;
	const parts = a.steps.findIndex((step, at) => b.steps[at] === undefined || textOf(step) !== textOf(b.steps[at]));
	return parts === -1 ? a.steps.length : parts;
}

function textOf(step: TrailStep): string {
	return 'faulty' in step ? `faulty ${step.faulty}` : makeEvent(step);
}

/** The trail as far as a place on it. */
export function upTo({trail, at}: TrailPlace): Trail {
	return {inputs: trail.inputs, steps: trail.steps.slice(0, at)};
}

/** Whether two trails are the same, step for step. */
export function isSameTrail(a: Trail, b: Trail): boolean {
	return a.steps.length === b.steps.length && commonSteps(a, b) === a.steps.length;
}

/** Whether one trail goes on from where the other ends, or ends there too. */
function goesOn(trail: Trail, beginning: Trail): boolean {
	return commonSteps(beginning, trail) === beginning.steps.length;
}

/** What was tried, with where the play stands now: in the place of the trail that it goes on from, or as a new one. Linear in what was tried. */
export function withTrail(tried: Tried, play: Play): Tried {
	const trail = trailOf(play);
	return trail === null ? tried : added(tried, trail);
}

/** All of these trails, and those that bookmarks are on. */
export function triedOf(trails: readonly Trail[], marks: readonly Bookmark[]): Tried {
	return [...marks.map(({trail}) => trail), ...trails].reduce<Tried>(added, {trails: [], marks});
}

function added(tried: Tried, trail: Trail): Tried {
	const {trails} = tried;
	if (trails.some(known => goesOn(known, trail))) return tried;
	const place = trails.findIndex(known => goesOn(trail, known));
	const grown = place === -1 ? [...trails, trail] : trails.with(place, trail);
	const spare = grown.length > mostTrails ? grown.find(known => known !== trail && !isMarked(tried, known)) : undefined;
	return {...tried, trails: grown.filter(known => known !== spare)};
}

function isMarked({marks}: Tried, known: Trail): boolean {
	return marks.some(({trail}) => goesOn(known, trail));
}

/** The number of the bookmark at the end of this trail, 0 when there is none. */
export function markAt({marks}: Tried, trail: Trail): number {
	return marks.find(mark => isSameTrail(mark.trail, trail))?.number ?? 0;
}

/** A bookmark at the end of this trail, under the first free digit, or none any more; `undefined` where no digit is free. */
export function toggledMark(tried: Tried, trail: Trail): Tried | undefined {
	const {marks} = tried;
	const known = markAt(tried, trail);
	if (known > 0) return {...tried, marks: marks.filter(({number}) => number !== known)};
	const free = markNumbers.find(number => marks.every(mark => mark.number !== number));
	return free === undefined ? undefined : {...tried, marks: [...marks, {number: free, trail}]};
}

/** The play at a place on a trail, which was played once and is not played again; what comes after it is what redo would play. Linear in the trail. */
export function standAt(play: Play, {trail, at}: TrailPlace): Play {
	const {inputs, steps} = trail;
	const schedule: Event[] = [...partOf(play).opening];
	const faults: Play['faults'][number][] = [];
	for (const step of steps.slice(0, at))
		if ('faulty' in step) faults.push({process: step.faulty, after: schedule.length});
		else schedule.push(step);
	return {...play, inputs, schedule, faults, undone: steps.slice(at).toReversed(), said: null};
}

/**
 * The trails as a tree, row by row: a trail, then those that leave it, the ones that leave it last first, so that no line between two rows is crossed.
 * Quadratic in their number.
 */
export function branchesOf({trails}: Pick<Tried, 'trails'>): Branch[] {
	const leaves = trails.map((trail, index) => {
		const shared = trails.slice(0, index).map(other => commonSteps(trail, other));
		const from = Math.max(-1, ...shared);
		return {trail, from: Math.max(0, from), stem: from === -1 ? null : shared.indexOf(from)};
	});
	const rows: Branch[] = [];
	const place = (index: number, parent: number | null): void => {
		const {trail, from} = leaves[index]!;
		const row = rows.length;
		rows.push({trail, from, parent});
		const twigs = leaves.flatMap(({stem}, other) => (stem === index ? [other] : []));
		for (const twig of twigs.toSorted((a, b) => leaves[b]!.from - leaves[a]!.from)) place(twig, row);
	};
	for (const [index, {stem}] of leaves.entries()) if (stem === null) place(index, null);
	return rows;
}

/** The row of the tree on which a trail lies, whole; the first one where there are several. */
export function rowOf(branches: readonly Branch[], trail: Trail): number {
	return branches.findIndex(branch => goesOn(branch.trail, trail));
}
