import {execFile} from 'node:child_process';
import {access, readdir, readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import test from 'ava';
import {parse} from 'es-module-lexer/js';
import {version} from '../src/cli/version.js';

interface Manifest {
	readonly version: string;
	readonly engines: {readonly node: string};
	readonly bin: {readonly bivalent: string};
	readonly files: readonly string[];
}

const run = promisify(execFile);
const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
const entry = manifest.bin.bivalent;

/** The line the built program writes to standard error on a Node of that version, and its exit code. */
async function onNode(node: string): Promise<{readonly code: number; readonly stderr: string}> {
	const pretence = `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '${node}'}});`;
	const args = ['--import', `data:text/javascript,${encodeURIComponent(pretence)}`, entry, '--version'];
	try {
		const {stderr} = await run(process.execPath, args);
		return {code: 0, stderr};
	} catch (error) {
		return error as {code: number; stderr: string};
	}
}

test('the entry imports nothing before it has looked at the version of Node', async t => {
	for (const file of ['.tsc/src/cli/main.js', entry]) {
		const [imports] = parse(await readFile(file, 'utf8'));
		t.deepEqual(
			imports.map(({type, specifier}) => ({type, specifier})),
			[{type: 'dynamic', specifier: './run.js'}],
			file,
		);
	}
});

test('the oldest Node that the package allows is the oldest that the entry allows', async t => {
	const [, major, minor] = /^>=(\d+)\.(\d+)$/u.exec(manifest.engines.node)!.map(Number);
	for (const node of [`${major}.${minor! - 1}.9`, `${major! - 1}.99.0`, '16.20.2']) {
		const {code, stderr} = await onNode(node);
		t.is(code, 2, node);
		t.is(stderr, `bivalent needs Node.js ${major}.${minor} or newer, and this is ${node}.\n`);
	}
	for (const node of [`${major}.${minor}.0`, `${major! + 1}.0.0`]) {
		t.deepEqual(await onNode(node), {code: 0, stderr: ''}, node);
	}
});

test('what is bundled needs no package, and nothing in it opens a connection', async t => {
	const network = /^(?:node:)?(?:net|tls|dgram|dns|dns\/promises|http|https|http2|inspector|quic)$/u;
	const files = (await readdir('dist')).filter(file => file.endsWith('.js'));
	t.true(files.includes('main.js') && files.includes('host.js'));
	for (const file of files) {
		const text = await readFile(join('dist', file), 'utf8');
		const imported = parse(text)[0].flatMap(({specifier}) => specifier ?? []);
		const required = [...text.matchAll(/(?:require|getBuiltinModule)\(\s*["'](?<name>[^"']+)["']\s*\)/gu)];
		for (const name of [...imported, ...required.map(({groups}) => groups!['name']!)]) {
			if (/^\.\.?\//u.test(name)) continue;
			t.true(isBuiltin(name), `${file} imports ${name}`);
			t.notRegex(name, network, file);
		}
		t.notRegex(text, /\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/u, file);
	}
});

/** What a file of `dist` loads as soon as it is loaded, itself with it. */
async function loadedWith(file: string): Promise<Map<string, string>> {
	const loaded = new Map<string, string>();
	const wanted = [file];
	for (const name of wanted) {
		const text = await readFile(join('dist', name), 'utf8');
		loaded.set(name, text);
		for (const {type, specifier} of parse(text)[0])
			if (type === 'static' && specifier?.startsWith('./') === true && !wanted.includes(specifier.slice(2)))
				wanted.push(specifier.slice(2));
	}
	return loaded;
}

test('a game begins without what reads YAML, and without the engine, which has a thread of its own; nothing grows unseen', async t => {
	const names = (await readdir('dist')).filter(file => file.endsWith('.js'));
	const game = new Map<string, string>();
	for (const begin of [/^run\.js$/u, /^play-\w+\.js$/u, /^ui-\w+\.js$/u]) {
		const found = names.filter(name => begin.test(name));
		t.is(found.length, 1, String(begin));
		for (const [name, text] of await loadedWith(found[0]!)) game.set(name, text);
	}
	const sources: readonly string[] = [...game.values()].join('\n').match(/^\/\/ (?:node_modules|src)\/\S+$/gmu) ?? [];
	t.true(sources.includes('// src/ui/app.tsx'));
	t.deepEqual(
		sources.filter(path => /^\/\/ (?:node_modules\/yaml|src\/(?:engine|solver|verdict))\//u.test(path)),
		[],
	);
	const kilobytes = (all: readonly string[]): number => Math.ceil(all.join('').length / 1024);
	t.true(kilobytes([...game.values()]) <= 2048, 'what a game begins with');
	const whole = await Promise.all(names.map(name => readFile(join('dist', name), 'utf8')));
	t.true(kilobytes(whole) <= 3584, 'all of it');
});

test('the notices name the packages that are bundled, each with its licence', async t => {
	const notices = await readFile(join('dist', 'NOTICES.txt'), 'utf8');
	for (const name of ['commander', 'ink', 'react', 'valibot', 'yaml']) {
		const {version: of, license} = JSON.parse(await readFile(join('node_modules', name, 'package.json'), 'utf8')) as {
			readonly version: string;
			readonly license: string;
		};
		t.true(notices.includes(`\n${name} ${of} (${license})\n===`), name);
	}
	t.notRegex(notices, /\ntypescript |\nava /u);
	t.regex(notices, /Permission is hereby granted, free of charge/u);
});

test('what the package promises to hold is there once it is built, and it tells the package’s version', async t => {
	for (const file of manifest.files) await t.notThrowsAsync(access(file), file);
	t.regex(await readFile(entry, 'utf8'), /^#!\/usr\/bin\/env node\n/u);
	const {stdout} = await run(entry, ['--version']);
	t.is(stdout.trim(), manifest.version);
	t.is(version, manifest.version);
});
