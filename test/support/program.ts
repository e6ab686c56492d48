import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';

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

/**
 * Something that is done in a session: bivalent with these arguments, another command of the shell, or a file that is written; with `old` only that
 * part of it, which must be in it once.
 */
export type Doing =
	| {readonly args: readonly string[]}
	| {readonly shell: string}
	| {readonly file: string; readonly text: string; readonly old?: string};

/** Where a session happens. */
export interface Where {
	readonly cwd?: string;
	/** beside the environment of the tests */
	readonly env?: Readonly<Record<string, string>>;
}

const inOne = `
const {spawnSync} = await import('node:child_process');
const {readFileSync, writeFileSync} = await import('node:fs');
const {run} = await import(process.argv[1]);
const ran = [];
for (const {args, shell, file, text, old} of JSON.parse(process.argv[2])) {
	const written = {out: '', err: ''};
	if (file !== undefined) {
		const parts = old === undefined ? ['', ''] : readFileSync(file, 'utf8').split(old);
		if (parts.length === 2) writeFileSync(file, parts.join(text));
		ran.push(parts.length === 2 ? {status: 0, ...written} : {status: 1, out: '', err: old + ' is ' + (parts.length - 1) + ' times in ' + file});
		continue;
	}
	if (shell !== undefined) {
		const {status, stdout: out, stderr: err} = spawnSync('sh', ['-c', shell], {encoding: 'utf8', input: ''});
		ran.push({status, out, err});
		continue;
	}
	const [out, err] = [process.stdout, process.stderr].map(stream => stream.write);
	process.stdout.write = chunk => Boolean((written.out += chunk));
	process.stderr.write = chunk => Boolean((written.err += chunk));
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

/** Does one thing after the other in one process, which has bivalent loaded: for many that end at once. */
export function session(doings: readonly Doing[], {cwd = '.', env = {}}: Where = {}): Ran[] {
	const program = pathToFileURL(resolve('dist/run.js')).href;
	const args = ['-e', inOne, program, JSON.stringify(doings)];
	const {stdout, stderr} = spawnSync(process.execPath, args, {
		encoding: 'utf8',
		input: '',
		cwd,
		env: {...process.env, ...env},
		maxBuffer: 2 ** 28,
	});
	if (stdout === '') throw new Error(`the session failed: ${stderr}`);
	return JSON.parse(stdout) as Ran[];
}

/** Runs the command line with each of these arguments, one after the other in one process. */
export function bivalentEach(all: readonly (readonly string[])[], where?: Where): Ran[] {
	return session(
		all.map(args => ({args})),
		where,
	);
}
