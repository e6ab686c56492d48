import {until} from '../support/until.js';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Json, StepView} from '../../src/flp/index.js';
import {readProtocolFile} from '../../src/store/protocol-files.js';
import {type RunningProtocol, startProtocol, type TimeLimits} from '../../src/worker/protocol-process.js';

/** What process 0 of 2 sees when it first receives `message`. */
export function view(message: Json | null = null): StepView {
	return {self: 0, n: 2, others: [1], state: {input: 0, output: null, pc: 'start', storage: null}, message};
}

/** The text of a protocol file whose step has this body, after these lines. */
export function probe(body: string, before = ''): string {
	return `${before}
export default {
	name: 'probe', title: 'Probe', summary: 'Tells what it sees.', processes: {min: 2, max: 3, default: 2},
	start: ({self}) => ({pc: 'start', storage: self}),
	step(view) { ${body} },
};
`;
}

/** Writes files into a folder that is removed after the test, and gives the path of the first. */
export function onDisk(t: ExecutionContext, files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'bivalent a,b ü '));
	t.teardown(() => rmSync(folder, {recursive: true}));
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return join(folder, Object.keys(files)[0]!);
}

/** Starts a protocol file, and closes it after the test. */
export function open(t: ExecutionContext, path: string, limits?: TimeLimits): RunningProtocol {
	const running = startProtocol(readProtocolFile(path), limits);
	t.teardown(() => running.close());
	return running;
}

/** What a protocol whose step has this body stores at its first step. */
export function stored(t: ExecutionContext, body: string): unknown {
	return open(t, onDisk(t, {'probe.mjs': probe(body)})).protocol.step(view()).storage;
}

/** Waits until a process has ended. @throws when it does not */
export async function ends(pid: number): Promise<void> {
	await until(() => {
		try {
			return !process.kill(pid, 0);
		} catch {
			return true;
		}
	}, `process ${pid} to end`);
}
