/* The thread between the caller, which waits, and the protocol's process, which answers when it can. */
import {type ChildProcess, spawn} from 'node:child_process';
import process from 'node:process';
import type {Writable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {workerData} from 'node:worker_threads';
import type {Answer, BridgeData, ToBridge} from './messages.js';

const {port, signal, path, shown, readable} = workerData as BridgeData;
const host = fileURLToPath(new URL('./host.js', import.meta.url));
// bundled, the host is one file; as compiled for the tests it imports its neighbours
const own = [host, fileURLToPath(new URL('../flp/', import.meta.url))];
const grants = [...own, ...readable].map(file => `--allow-fs-read=${file}`);
const args = ['--permission', ...grants, '--no-warnings', '--max-old-space-size=512', host, path, shown];

/**
 * A shell that ends the process when the pipe on 3 closes, which it does however we end: a process that loops cannot see that it is alone.
 * Windows does the same of itself.
 */
const guard = 'trap "" HUP INT QUIT TERM; "$@" 3<&- & exec 4>&-; read -r _ <&3; kill -KILL $!; wait $!';
const guarded = ['-c', guard, 'sh', process.execPath, ...args];

let child = process.platform === 'win32' ? start(process.execPath, args) : start('/bin/sh', guarded);
port.on('message', (said: ToBridge) => {
	if (said === 'end') end();
	else child.send(said, error => error !== null && end());
});
port.on('close', end);

function start(program: string, given: readonly string[]): ChildProcess {
	const started = spawn(program, given, {
		env: {},
		stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'ipc'],
		serialization: 'json',
	});
	started.stdio[3]?.on('error', end);
	started.on('message', answer => reply(answer as Answer));
	started.on('disconnect', end);
	started.on('exit', code =>
		reply({
			ended:
				code === null || code > 128
					? 'its process was ended by the system, perhaps for want of memory'
					: `its process ended with status ${code}`,
		}),
	);
	started.on('error', error => {
		if (program === process.execPath) reply({ended: `it could not be started (${error.message})`});
		else child = start(process.execPath, args); // a system without a shell
	});
	return started;
}

/** Ends the process, if it has not ended; then `exit` follows, and with it this thread. */
function end(): void {
	(child.stdio[3] as Writable | null)?.destroy();
	if (child.spawnfile === process.execPath) child.kill('SIGKILL');
}

function reply(answer: Answer): void {
	port.postMessage(answer);
	Atomics.add(signal, 0, 1);
	Atomics.notify(signal, 0);
}
