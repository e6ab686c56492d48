import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {createInterface} from 'node:readline';
import test, {type ExecutionContext} from 'ava';
import {ends, onDisk, open, probe, view} from './on-disk.js';

const patient = {call: 50_000, load: 50_000};

test('a step that does not return ends the process, and the breach says where', async t => {
	const {protocol} = open(
		t,
		onDisk(t, {'probe.mjs': probe('if (view.message === "pid") return {storage: process.pid}; for (;;);')}),
		{call: 500, load: 50_000},
	);
	const pid = protocol.step(view('pid')).storage as number;
	t.like(
		t.throws(() => protocol.step(view('m')), {name: 'Breach'}),
		{
			what: 'step does not return within 0.5 seconds; it must return',
			at: {
				protocol: 'probe',
				process: 0,
				state: '{"input":0,"output":null,"pc":"start","storage":null}',
				message: '"m"',
			},
		},
	);
	await t.notThrowsAsync(ends(pid));
	t.throws(() => protocol.step(view('pid')), {
		name: 'Breach',
		message: /step cannot be asked any more: it does not return within 0\.5 seconds/u,
	});
});

test('a file that does not come to its end is not loaded', t => {
	const path = onDisk(t, {'a.mjs': 'for (;;);'});
	t.throws(() => open(t, path, {call: 50_000, load: 500}), {
		name: 'CannotLoad',
		message: `Cannot load ${path}: it does not return within 0.5 seconds.`,
	});
});

test('a file that waits for ever is not loaded', t => {
	const path = onDisk(t, {'a.mjs': 'await new Promise(() => {});'});
	t.throws(() => open(t, path, {call: 50_000, load: 500}), {
		name: 'CannotLoad',
		message: `Cannot load ${path}: it does not return within 0.5 seconds.`,
	});
});

test('a step that wants all memory ends its own process only', t => {
	const {protocol} = open(
		t,
		onDisk(t, {'probe.mjs': probe('const all = []; for (;;) all.push(new Array(1e6).fill(0.5));')}),
		patient,
	);
	t.throws(() => protocol.step(view()), {
		name: 'Breach',
		message: /ended by the system, perhaps for want of memory; it must return/u,
	});
});

test('a step that calls itself without end is a breach, and the next question is answered', t => {
	const {protocol} = open(
		t,
		onDisk(t, {
			'probe.mjs': probe('if (view.message === 1) return {}; const deeper = () => deeper() + 1; return deeper();'),
		}),
	);
	t.throws(() => protocol.step(view()), {
		name: 'Breach',
		message: /step threw an exception \(Maximum call stack size exceeded\)/u,
	});
	t.deepEqual(protocol.step(view(1)), {});
});

test('closing ends the process, and asking afterwards is an error', async t => {
	const running = open(t, onDisk(t, {'probe.mjs': probe('return {storage: process.pid};')}));
	const pid = running.protocol.step(view()).storage as number;
	running.close();
	await t.notThrowsAsync(ends(pid));
	t.throws(() => running.protocol.step(view()), {
		name: 'Breach',
		message: /step cannot be asked any more: it was closed/u,
	});
	t.notThrows(() => running.close());
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
	test(`a process that loops does not outlive a program that ${signal} ends`, async t => {
		const {program, pid} = await askForEver(t);
		program.kill(signal);
		await once(program, 'exit');
		await t.notThrowsAsync(ends(pid));
	});
}

/** A program that asks a protocol which never returns, and the id of that protocol's process. */
async function askForEver(t: ExecutionContext): Promise<{program: ChildProcess; pid: number}> {
	const path = onDisk(t, {'probe.mjs': probe('if (view.message === "pid") return {storage: process.pid}; for (;;);')});
	const moduleOf = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
	const code = `
		import {writeSync} from 'node:fs';
		import {readProtocolFile} from ${moduleOf('../../src/store/protocol-files.js')};
		import {startProtocol} from ${moduleOf('../../src/worker/protocol-process.js')};
		const {protocol} = startProtocol(readProtocolFile(process.argv[1]), ${JSON.stringify(patient)});
		writeSync(1, protocol.step(${JSON.stringify(view('pid'))}).storage + '\\n');
		protocol.step(${JSON.stringify(view())});
	`;
	const program = spawn(process.execPath, ['--input-type=module', '-e', code, path], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
	return {program, pid: Number(line)};
}
