import {isAbsolute, relative} from 'node:path';
import process from 'node:process';

/** A file as somebody in the current folder would name it: by the way from there, where it is below. */
export function shownPath(path: string): string {
	const near = relative(process.cwd(), path);
	return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}
