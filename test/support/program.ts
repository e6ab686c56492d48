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

const inOne = `
const {run} = await import('./dist/run.js');
const ran = [];
for (const args of JSON.parse(process.argv[1])) {
	const written = {out: '', err: ''};
	const [out, err] = [process.stdout, process.stderr].map(stream => stream.write);
	process.stdout.write = text => Boolean((written.out += text));
	process.stderr.write = text => Boolean((written.err += text));
	process.exitCode = undefined;
	await run(args);
	ran.push({status: process.exitCode ?? 0, ...written});
	[process.stdout.write, process.stderr.write] = [out, err];
	process.stdout.removeAllListeners('error');
	process.stderr.removeAllListeners('error');
}
process.exitCode = 0;
process.stdout.write(JSON.stringify(ran));
`;

/** Runs the command line with each of these arguments, one after the other in one process: for many that end at once. */
export function bivalentEach(all: readonly (readonly string[])[]): Ran[] {
	const args = ['--input-type=module', '-e', inOne, JSON.stringify(all)];
	return JSON.parse(
		spawnSync(process.execPath, args, {encoding: 'utf8', input: '', maxBuffer: 2 ** 26}).stdout,
	) as Ran[];
}
