/* The thread between the caller, which waits, and the protocol's process, which answers when it can. */
import {spawn} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {workerData} from 'node:worker_threads';
import type {Answer, Ask, BridgeData} from './messages.js';

const {port, signal, path, readable} = workerData as BridgeData;
const host = fileURLToPath(new URL('./host.js', import.meta.url));
// bundled, the host is one file; as compiled for the tests it imports its neighbours
const own = [host, fileURLToPath(new URL('../flp/', import.meta.url))];
const grants = [...own, ...readable].map(file => `--allow-fs-read=${file}`);
const child = spawn(process.execPath, ['--permission', ...grants, '--no-warnings', '--max-old-space-size=512', host, path], {
	env: {},
	stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	serialization: 'json',
});

signal[1] = child.pid ?? 0;
child.on('message', answer => reply(answer as Answer));
child.on('error', error => reply({ended: `it could not be started (${error.message})`}));
child.on('exit', (code, name) => reply({ended: name === null ? `its process ended with status ${code}` : `its process was ended by ${name}, perhaps for want of memory`}));
port.on('message', (ask: Ask) => child.send(ask, error => error !== null && reply({ended: 'its process has ended'})));

function reply(answer: Answer): void {
	port.postMessage(answer);
	Atomics.add(signal, 0, 1);
	Atomics.notify(signal, 0);
}
