import type {Parsed} from '../flp/index.js';
import {type Level, type World, worldOf} from './level.js';
import {parseLevel, parseWorld} from './parse.js';

/** A file of a pack; `path` is told in errors. */
export interface PackFile {
	readonly path: string;
	readonly text: string;
}

/** Levels in playing order, and their worlds by number. */
export interface Pack {
	readonly levels: readonly Level[];
	readonly worlds: readonly World[];
}

/** The name of a world's page in its folder. */
const worldPage = 'world.md';

/**
 * Reads the files of a folder as a pack: every Markdown file is a level, every `world.md` the page of a world. A world without a page is open from
 * the start. Errors name file, line and field.
 */
export function readPack(files: readonly PackFile[]): Parsed<Pack> {
	const levels: Level[] = [];
	const worlds: World[] = [];
	const paths = new Map<string, string>();
	for (const {path, text} of files) {
		const isWorld = path === worldPage || path.endsWith(`/${worldPage}`);
		const parsed = isWorld ? parseWorld(path, text) : parseLevel(path, text);
		if (!parsed.ok) return parsed;
		const key = 'parts' in parsed.value ? `level ${parsed.value.id}` : `world ${parsed.value.number}`;
		const before = paths.get(key);
		if (before !== undefined) return {ok: false, error: `${path}:1: ${key} is in ${before} already`};
		paths.set(key, path);
		if ('parts' in parsed.value) levels.push(parsed.value);
		else worlds.push(parsed.value);
	}
	levels.sort((a, b) => worldOf(a) - worldOf(b) || numberOf(a) - numberOf(b));
	for (const level of levels) {
		const number = worldOf(level);
		if (!worlds.some(world => world.number === number))
			worlds.push({number, title: level.world, after: null, test: level.id, proves: null, about: ''});
	}
	worlds.sort((a, b) => a.number - b.number);
	return {ok: true, value: {levels, worlds}};
}

function numberOf({id}: Level): number {
	return Number(id.split('.')[1]);
}
