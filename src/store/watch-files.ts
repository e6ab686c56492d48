import {createHash} from 'node:crypto';
import {type FSWatcher, readFileSync, watch} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {BadFile, sayRefusal} from './bad-file.js';
import {readProtocolFile} from './protocol-files.js';

/** milliseconds without news after which a file is taken to be saved: editors write in several strokes */
const settling = 60;

/**
 * Calls `changed` whenever a protocol file, or one that it imports, has another content than before; while the file is away, it waits for it. What is
 * watched are the folders: an editor that saves by renaming puts another file in the old one's place. @throws BadFile where there is no such file, or it cannot be watched
 */
export function watchProtocolFile(given: string, changed: () => void): {close(): void} {
	const watchers = new Map<string, FSWatcher>();
	let timer: NodeJS.Timeout | undefined;
	let before = '';
	const follow = (folders: readonly string[]): void => {
		for (const folder of new Set(folders))
			if (!watchers.has(folder)) watchers.set(folder, watchFolder(folder, stirred));
	};
	const stirred = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			const now = contentOf(given);
			if (now === undefined || now.hash === before) return;
			before = now.hash;
			follow(now.folders);
			changed();
		}, settling);
	};
	const {readable} = readProtocolFile(given);
	follow([dirname(resolve(given)), ...readable.map(path => dirname(path))]);
	before = contentOf(given)?.hash ?? '';
	return {
		close() {
			clearTimeout(timer);
			for (const watcher of watchers.values()) watcher.close();
		},
	};
}

function watchFolder(folder: string, stirred: () => void): FSWatcher {
	try {
		const watcher = watch(folder, stirred);
		watcher.on('error', stirred);
		return watcher;
	} catch (error) {
		throw new BadFile(`Cannot watch ${folder}: ${sayRefusal(error)}.`);
	}
}

/** A hash of a protocol file and of all that it imports, and their folders; `undefined` while it is not there. */
function contentOf(given: string): {readonly hash: string; readonly folders: readonly string[]} | undefined {
	try {
		const {readable} = readProtocolFile(given);
		const hash = createHash('sha256');
		for (const path of readable) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
		return {hash: hash.digest('hex'), folders: readable.map(path => dirname(path))};
	} catch {
		return undefined;
	}
}
