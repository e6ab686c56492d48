// Breaks what is promised on purpose, one promise after the other, in a copy, and runs the tests that check it: each patch in test/mutants must make
// one of them fail. `npm run mutants` for all, `npm run mutants -- fairness/self judge` for those whose names begin so.
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {transformSync} from 'esbuild';

/** The tests that hold the code to what a folder of patches breaks. */
const checks = {
	fairness: ['oracle/*'],
	judge: ['certificate/*', 'verdict/*'],
	files: ['store/*'],
	limits: ['ui/hostile', 'flp/notation'],
	screens: ['ui/random-keys'],
};

/** What tests and builds need. */
const files = ['package.json', 'ava.config.js', 'tsconfig.json', 'tsconfig.types.json'];
const copied = [...files, 'src', 'test', 'levels', 'docs', 'scripts', '.tsc', 'dist'];

const patches = resolve('test/mutants');
const wanted = process.argv.slice(2);
const names = readdirSync(patches, {recursive: true})
	.filter(file => file.endsWith('.patch'))
	.map(file => file.replace(/\.patch$/u, ''))
	.filter(name => wanted.length === 0 || wanted.some(begins => name.startsWith(begins)));
if (names.length === 0) throw new Error(`no mutant is called ${wanted.join(', ')}`);

const copy = mkdtempSync(join(tmpdir(), 'bivalent-mutants-'));
try {
	for (const entry of copied) cpSync(entry, join(copy, entry), {recursive: true});
	symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
	for (const kind of new Set(names.map(name => dirname(name))))
		if (testsFail(kind)) throw new Error(`the tests of ${kind} fail without any mutant`);
	const alive = names.filter(name => !isKilled(name));
	console.log(`${names.length - alive.length} of ${names.length} mutants are killed.`);
	process.exitCode = alive.length === 0 ? 0 : 1;
} finally {
	rmSync(copy, {recursive: true, force: true});
}

/** Applies a patch, runs the tests, and takes it back. */
function isKilled(name) {
	const patch = join(patches, `${name}.patch`);
	const files = [...readFileSync(patch, 'utf8').matchAll(/^\+\+\+ b\/(?<file>\S+)$/gmu)].map(({groups}) => groups.file);
	const built = files.map(file => join(copy, '.tsc', file.replace(/\.tsx?$/u, '.js')));
	const before = built.map(file => readFileSync(file));
	execFileSync('git', ['apply', patch], {cwd: copy});
	for (const [index, file] of files.entries()) {
		const loader = file.endsWith('.tsx') ? 'tsx' : 'ts';
		writeFileSync(built[index], transformSync(readFileSync(join(copy, file), 'utf8'), {loader, jsx: 'automatic'}).code);
	}
	const kind = dirname(name);
	const isBuilt = kind === 'limits'; // what runs a protocol file is the built program
	const build = () => execFileSync(process.execPath, ['scripts/build.mjs'], {cwd: copy});
	if (isBuilt) build();
	const killed = testsFail(kind);
	execFileSync('git', ['apply', '--reverse', patch], {cwd: copy});
	if (isBuilt) build();
	for (const [index, file] of built.entries()) writeFileSync(file, before[index]);
	console.log(`${killed ? 'killed' : 'ALIVE '}  ${name}`);
	return killed;
}

/** Whether a test of this kind fails, or never ends; one that cannot be run at all tells nothing, and is an error. */
function testsFail(kind) {
	const {status, stdout} = spawnSync(
		'npx',
		['ava', '--fail-fast', ...checks[kind].map(name => `.tsc/test/${name}.test.js`)],
		{
			cwd: copy,
			encoding: 'utf8',
		},
	);
	if (status !== 0 && !/ tests? (?:failed|remained pending after a timeout)/u.test(stdout))
		throw new Error(`the tests cannot be run:\n${stdout}`);
	return status !== 0;
}
