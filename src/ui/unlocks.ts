import type {OwnLoop, Play} from '../game/index.js';
import {type Level, type Pack, type World, worldOf} from '../level/index.js';

/** What is remembered of a level that was won. */
export interface Won {
	/** fewest moves */
	readonly moves: number;
	/** once without any help */
	readonly unaided: boolean;
	/** the loop that was closed last, where the level asks for one */
	readonly loop?: OwnLoop;
}

/** What is remembered of the level, or the challenge, that is played, once it was won. */
export function wonOf({
	won,
	challenges,
	play,
}: {
	readonly won: Readonly<Record<string, Won>>;
	readonly challenges: {readonly won: Readonly<Record<string, Won>>};
	readonly play: Pick<Play, 'level'>;
}): Won | undefined {
	return won[play.level.id] ?? challenges.won[play.level.id];
}

/** What decides which levels are open. */
export interface Doors {
	readonly pack: Pack;
	readonly won: Readonly<Record<string, Won>>;
	/** whether the player has asked for everything to be open */
	readonly unlocked: boolean;
}

/** The levels of a world in playing order. */
export function levelsIn({levels}: Pack, {number}: Pick<World, 'number'>): Level[] {
	return levels.filter(level => worldOf(level) === number);
}

/** Whether a world counts as done: all its levels are won, or its test was won without help. */
export function isDone({pack, won}: Doors, world: World): boolean {
	return won[world.test]?.unaided === true || levelsIn(pack, world).every(({id}) => won[id] !== undefined);
}

/** Whether a world is open: the level that opens it is won, or lies in a world that is done. */
export function isWorldOpen(doors: Doors, {after}: World): boolean {
	if (after === null || doors.unlocked) return true;
	const number = after.startsWith('world ') ? after.slice('world '.length) : after.split('.')[0];
	const world = doors.pack.worlds.find(one => one.number === Number(number));
	return doors.won[after] !== undefined || (world !== undefined && isDone(doors, world));
}

/** Whether a level can be played: in an open world, all but one of the levels before it are won, or the world is done. */
export function isOpenLevel(doors: Doors, level: Level): boolean {
	if (doors.unlocked || doors.won[level.id] !== undefined) return true;
	const world = doors.pack.worlds.find(({number}) => number === worldOf(level))!;
	if (isDone(doors, world)) return true;
	if (!isWorldOpen(doors, world)) return false;
	const levels = levelsIn(doors.pack, world);
	const missing = levels.slice(0, levels.indexOf(level)).filter(({id}) => doors.won[id] === undefined);
	return missing.length <= 1;
}

/** What would open a level that is closed, in words. */
export function opensText(doors: Doors, level: Level): string {
	const world = doors.pack.worlds.find(({number}) => number === worldOf(level))!;
	if (!isWorldOpen(doors, world))
		return `World ${world.number} opens after ${world.after}. Who knows it already can test out (t).`;
	const levels = levelsIn(doors.pack, world);
	const first = levels.find(({id}) => doors.won[id] === undefined)!;
	return `${level.id} opens when all but one of the levels before it are won; ${first.id} is next. Or test out (t).`;
}
