import process from 'node:process';
import test from 'ava';
import {spawnSync} from 'node:child_process';
import {onDisk, open, probe, stored, view} from './on-disk.js';

for (const name of [
	'node:net',
	'node:http',
	'http',
	'node:fs',
	'node:child_process',
	'node:worker_threads',
	'node:process',
	'ava',
	'file:///etc/passwd',
]) {
	test(`${name} may not be imported`, t => {
		const expected = {
			name: 'CannotLoad',
			message: new RegExp(`it imports ${name}; a protocol file may import only relative files`, 'u'),
		};
		t.throws(() => open(t, onDisk(t, {'a.mjs': `import ${JSON.stringify(name)};`})), expected);
		t.throws(() => open(t, onDisk(t, {'a.mjs': `await import(${JSON.stringify(name)});`})), expected);
	});
}

test('a file beside it that it does not import cannot be read by a name made up later', t => {
	const files = {
		'a.mjs': 'const name = "./secret.mjs"; await import(name);',
		'secret.mjs': 'throw new Error("it was read");',
	};
	t.notRegex(t.throws(() => open(t, onDisk(t, files)), {name: 'CannotLoad'})?.message ?? 'it was read', /it was read/u);
});

test('Node itself refuses files, programs and threads', t => {
	const asked = ['fs.read', 'fs.write', 'child', 'worker', 'addon'];
	t.deepEqual(
		stored(t, `return {storage: ${JSON.stringify(asked)}.map(scope => process.permission.has(scope))};`),
		asked.map(() => false),
	);
});

test('the ways to the network and to modules are gone', t => {
	t.deepEqual(
		stored(
			t,
			'return {storage: [typeof fetch, typeof WebSocket, typeof EventSource, typeof XMLHttpRequest, typeof require, typeof process.getBuiltinModule, typeof process.binding, typeof process.send]};',
		),
		Array.from({length: 8}, () => 'undefined'),
	);
});

test('the environment is empty', t => {
	t.truthy(process.env['PATH']);
	t.deepEqual(stored(t, 'return {storage: [typeof process.env.PATH, typeof process.env.HOME]};'), [
		'undefined',
		'undefined',
	]);
});

for (const call of ['exit()', 'reallyExit(0)', 'abort()', 'kill(process.pid)']) {
	const name = call.replace(/\(.*/u, '');
	test(`process.${name} throws`, t => {
		const {protocol} = open(t, onDisk(t, {'probe.mjs': probe(`process.${call}; return {};`)}));
		t.throws(() => protocol.step(view()), {
			name: 'Breach',
			message: new RegExp(`step threw an exception \\(it calls process.${name}\\)`, 'u'),
		});
	});
}

test('what it prints does not reach the terminal, and what is left open does not keep the program alive', t => {
	const path = onDisk(t, {
		'probe.mjs': probe(
			'console.log("seen"); console.error("seen"); process.stdout.write("seen"); return {};',
			'console.log("seen"); setInterval(() => {}, 1000);',
		),
	});
	const moduleOf = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
	const code = `
		import {readProtocolFile} from ${moduleOf('../../src/store/protocol-files.js')};
		import {startProtocol} from ${moduleOf('../../src/worker/protocol-process.js')};
		startProtocol(readProtocolFile(process.argv[1])).protocol.step(${JSON.stringify(view())});
		console.log('answered');
	`;
	const {stdout, stderr, status} = spawnSync(process.execPath, ['--input-type=module', '-e', code, path], {
		encoding: 'utf8',
		timeout: 30_000,
	});
	t.deepEqual({stdout, stderr, status}, {stdout: 'answered\n', stderr: '', status: 0});
});
