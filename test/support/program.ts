import {spawnSync} from 'node:child_process';
import process from 'node:process';

/** What a program wrote, and how it ended. */
export interface Ran {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs the built program without a terminal. */
export function bivalent(...args: string[]): Ran {
	const {status, stdout, stderr} = spawnSync(process.execPath, ['dist/main.js', ...args], {
		encoding: 'utf8',
		input: '',
	});
	return {status, out: stdout, err: stderr};
}
