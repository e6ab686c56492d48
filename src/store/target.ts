import {readdirSync, realpathSync, rmSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {isAlive} from './lock.js';

/** Where a write to a path goes: what links lead to, so that a link stays one. */
export function targetOf(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

/** Whether a path is a pipe or a device, which is written into and never replaced. */
export function isStream(path: string): boolean {
	try {
		const found = statSync(path);
		return !found.isFile() && !found.isDirectory();
	} catch {
		return false; // whoever opens it will say why
	}
}

/** The file beside another that is written before it takes its place. */
export function besideOf(path: string, pid: number): string {
	return `${path}.${pid}.new`;
}

/** Takes away what processes that were killed have left beside a file. What cannot be taken away stays. */
export function clearBeside(path: string): void {
	const name = basename(path);
	try {
		for (const entry of readdirSync(dirname(path))) {
			const pid = /^\.([1-9]\d*)\.new$/u.exec(entry.slice(name.length))?.[1];
			if (entry.startsWith(name) && pid !== undefined && !isAlive(Number(pid)))
				rmSync(join(dirname(path), entry), {force: true});
		}
	} catch {
		// Somebody else was quicker, or may do more.
	}
}
