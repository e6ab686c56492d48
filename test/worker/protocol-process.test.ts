import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import test from 'ava';
import {canonicalText, holdToModel, othersOf} from '../../src/flp/index.js';
import {BadFile} from '../../src/store/bad-file.js';
import {readProtocolFile} from '../../src/store/protocol-files.js';
import {CannotLoad} from '../../src/worker/protocol-process.js';
import {onDisk, open, probe, view} from './on-disk.js';

const conformance = fileURLToPath(new URL('../../../test/conformance/after-you.mjs', import.meta.url));

for (const name of ['probe.mjs', 'probe.js', 'probe.ts']) {
	test(`${name} is asked as if it were here`, t => {
		const types = name.endsWith('.ts')
			? 'interface Seen {readonly message: unknown}\nconst seen = (view: Seen): unknown => view.message;'
			: 'const seen = view => view.message;';
		const {protocol} = open(
			t,
			onDisk(t, {[name]: probe('return {storage: seen(view), send: [{to: 1, message: "m"}], decide: 1};', types)}),
		);
		t.is(protocol.name, 'probe');
		t.deepEqual(protocol.processes, {min: 2, max: 3, default: 2});
		t.is(protocol.show, undefined);
		t.deepEqual(protocol.start({self: 1, n: 2}), {pc: 'start', storage: 1});
		t.deepEqual(protocol.step(view({a: [1, 'ü', '\ud800']})), {
			storage: {a: [1, 'ü', '\ud800']},
			send: [{to: 1, message: 'm'}],
			decide: 1,
		});
	});
}

test('a .js and a .ts file are ES modules whatever package.json says', t => {
	for (const name of ['probe.js', 'probe.ts']) {
		const path = onDisk(t, {[name]: probe('return {};'), 'package.json': '{"type": "commonjs"}'});
		t.is(open(t, path).protocol.name, 'probe');
	}
});

test('relative imports work, also of what is imported, in a folder below and through a link', t => {
	const path = onDisk(t, {
		'probe.mjs': probe('return {storage: two};', 'import {two} from "./lib/two.ts";'),
		'one.mjs': 'export const one = 1;',
	});
	mkdirSync(join(dirname(path), 'lib'));
	writeFileSync(
		join(dirname(path), 'lib', 'two.ts'),
		'import {one} from "../one.mjs"; export const two: number = one + 1;',
	);
	symlinkSync(path, join(dirname(path), 'lib', 'link.mjs'));
	t.is(open(t, join(dirname(path), 'lib', 'link.mjs')).protocol.step(view()).storage, 2);
});

test('labels come from the file', t => {
	const path = onDisk(t, {
		'probe.mjs': probe('return {};').replace('start:', 'show: {message: m => "<" + m + ">"},\n\tstart:'),
	});
	const {protocol} = open(t, path);
	t.is(protocol.show?.message?.('x'), '<x>');
	t.deepEqual(Object.keys(protocol.show ?? {}), ['message']);
});

test('a conformance protocol answers there as it does here', async t => {
	const here = holdToModel(((await import(conformance)) as {default: unknown}).default);
	const there = open(t, conformance).protocol;
	const start = here.start({self: 0, n: 2});
	for (const pc of ['start', 'wait', 'done']) {
		for (const message of [null, {propose: 0}, {propose: 1}, {decided: 1}]) {
			for (const input of [0, 1] as const) {
				const asked = {self: 0, n: 2, others: othersOf(0, 2), state: {input, output: null, ...start, pc}, message};
				t.is(canonicalText(there.step(asked)), canonicalText(here.step(asked)));
			}
		}
	}
});

test('it can be asked from inside a thread', async t => {
	const moduleOf = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
	const code = `
		import {parentPort, workerData} from 'node:worker_threads';
		import {readProtocolFile} from ${moduleOf('../../src/store/protocol-files.js')};
		import {startProtocol} from ${moduleOf('../../src/worker/protocol-process.js')};
		const running = startProtocol(readProtocolFile(workerData));
		parentPort.postMessage(running.protocol.start({self: 1, n: 2}));
		running.close();
	`;
	const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
		workerData: onDisk(t, {'probe.mjs': probe('return {};')}),
	});
	const answer = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
	t.deepEqual(answer, {pc: 'start', storage: 1});
	await worker.terminate();
});

test('a file is known by the hash of its bytes', t => {
	t.is(readProtocolFile(conformance).sha256, createHash('sha256').update(readFileSync(conformance)).digest('hex'));
});

test('what cannot be a protocol file is said in one sentence', t => {
	const path = onDisk(t, {'notes.txt': ''});
	const folder = join(dirname(path), 'folder.mjs');
	mkdirSync(folder);
	const said = (given: string) => t.throws(() => readProtocolFile(given), {instanceOf: BadFile})?.message;
	t.is(said(path), `${path} is no protocol file: its name must end in .mjs, .js or .ts.`);
	t.is(said(folder), `Cannot read ${folder}: it is a folder.`);
	t.is(said(`${path}.mjs`), `Cannot read ${path}.mjs: there is no such file.`);
});

const unloadable: readonly (readonly [what: string, files: Readonly<Record<string, string>>, said: RegExp])[] = [
	[
		'a mistake in JavaScript',
		{'a.mjs': 'export default {\n\tname: ) };'},
		/^Cannot load .*a\.mjs \(line 2\): Unexpected token '\)'\.$/u,
	],
	[
		'a mistake in an imported file',
		{'a.mjs': 'import "./b.mjs";', 'b.mjs': '\n\nconst = 1;'},
		/^Cannot load .*b\.mjs \(line 3\): /u,
	],
	['a mistake in TypeScript', {'a.ts': '\nconst x: = 1;'}, /^Cannot load .*a\.ts \(line 2\): /u],
	[
		'types that cannot be erased',
		{'a.ts': 'enum Vote {yes}\nexport default Vote;'},
		/^Cannot load .*a\.ts \(line 1\): .*enum/u,
	],
	['an import that is not there', {'a.mjs': 'import "./b.mjs";'}, /^Cannot load .*b\.mjs/u],
	[
		'a name that is not exported',
		{'a.mjs': 'import {b} from "./b.mjs";', 'b.mjs': ''},
		/^Cannot load .*a\.mjs \(line 1\): .*'b'/u,
	],
	['an exception', {'a.mjs': 'throw new Error("boom");'}, /^Cannot load .*a\.mjs: boom\.$/u],
	['a call to exit', {'a.mjs': 'process.exit();'}, /^Cannot load .*a\.mjs: it calls process\.exit\.$/u],
];
for (const [what, files, said] of unloadable) {
	test(`a file with ${what} cannot be loaded`, t => {
		t.regex(t.throws(() => open(t, onDisk(t, files)), {instanceOf: CannotLoad})?.message ?? '', said);
	});
}

test('a file without a protocol breaks the model', t => {
	t.throws(() => open(t, onDisk(t, {'a.mjs': 'export const step = 1;'})), {
		name: 'Breach',
		message: /default export is missing/u,
	});
});

test('a breach there is thrown here, with its place', t => {
	const {protocol} = open(t, onDisk(t, {'probe.mjs': probe('return {decide: 2};')}));
	t.like(
		t.throws(() => protocol.step(view('m')), {name: 'Breach'}),
		{
			what: 'step gave decide 2; a decision is 0 or 1',
			at: {protocol: 'probe', process: 0, message: '"m"'},
		},
	);
	t.deepEqual(protocol.start({self: 0, n: 2}), {pc: 'start', storage: 0});
});
