import {accessSync, constants, existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {dirname, join, sep} from 'node:path';
import {BadFile, sayRefusal} from './bad-file.js';
import {stateFolder} from './folders.js';
import {progressFile} from './progress.js';
import {settingsFile} from './settings.js';

/** Where something of the player is kept, and whether it can be. Nothing is read or written to find out. */
export interface KeptPlace {
	readonly what: 'progress' | 'settings' | 'crash reports';
	/** with `~` for the home directory, whose name is nobody's business */
	readonly path: string;
	readonly exists: boolean;
	/** why it cannot be written, `null` where it can */
	readonly refused: string | null;
}

/** Where things are kept. */
export function keptPlaces(): KeptPlace[] {
	const places = [
		['progress', progressFile],
		['settings', settingsFile],
		['crash reports', stateFolder],
	] as const;
	return places.map(([what, where]): KeptPlace => {
		try {
			const path = where();
			return {what, path: withoutHome(path), exists: existsSync(path), refused: refusalFor(path)};
		} catch (error) {
			return {what, path: 'nowhere', exists: false, refused: (error as BadFile).message};
		}
	});
}

/** A path with `~` for the home directory, or a text in which a path stands behind a blank. */
export function withoutHome(text: string): string {
	const home = homedir();
	if (text === home) return '~';
	return ` ${text}`.replaceAll(` ${home}${sep}`, ` ~${sep}`).slice(1);
}

/** Why a file cannot be written: it, or the nearest folder that is there, does not let us. */
function refusalFor(path: string): string | null {
	let at = path;
	while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
	try {
		const isFolder = statSync(at).isDirectory();
		if (!isFolder && at !== path) return 'a part of its path is no folder';
		accessSync(isFolder ? at : dirname(at), constants.W_OK); // a file is replaced by renaming
		return null;
	} catch (error) {
		return sayRefusal(error);
	}
}

/** Does something with a file of this name and text, in a temporary folder that is taken away in the end. @throws BadFile, and what `body` throws */
export function withTemporaryFile<T>(name: string, text: string, body: (path: string) => T): T {
	let folder: string;
	try {
		folder = mkdtempSync(join(tmpdir(), 'bivalent-'));
	} catch (error) {
		throw new BadFile(`Cannot write to ${tmpdir()}: ${sayRefusal(error)}.`);
	}
	try {
		const path = join(folder, name);
		writeFileSync(path, text);
		return body(path);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
