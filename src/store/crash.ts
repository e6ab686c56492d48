import {arch, platform, release} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {writeText} from './files.js';
import {stateFolder} from './folders.js';

/** The game has failed. The terminal is restored, the progress kept, and `report` is the file that says more. */
export class GameCrash extends Error {
	constructor(
		readonly why: unknown,
		readonly report: string,
	) {
		super(why instanceof Error ? why.message : String(why), {cause: why});
		this.name = 'GameCrash';
	}
}

/** Writes what a developer needs to know of a crash into the user's state directory; returns the file's path, or why there is none. Never throws. */
export function writeReport(version: string, error: unknown, about: Readonly<Record<string, unknown>>): string {
	const when = new Date().toISOString();
	const report = {
		bivalent: version,
		node: process.version,
		system: `${platform()} ${release()} ${arch()}`,
		when,
		error: error instanceof Error ? (error.stack ?? error.message) : String(error),
		...about,
	};
	try {
		const file = join(stateFolder(), `crash-${when.replaceAll(':', '-')}.json`);
		writeText(file, `${JSON.stringify(report, null, 2)}\n`);
		return file;
	} catch (refused) {
		return `no file (${refused instanceof Error ? refused.message : String(refused)})`;
	}
}
