import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test, {type ExecutionContext} from 'ava';
import {place} from '../support/places.js';
import {withLock} from '../../src/store/lock.js';
import {readProgress, saveProgress} from '../../src/store/progress.js';
import {readSettings} from '../../src/store/settings.js';

/** Node with these lines of a module, which find the store as `store` and the rest in `given`. */
function moduleOf(lines: string, ...given: readonly string[]): string[] {
	const code = `const [url, ...given] = process.argv.slice(1); const store = await import(url);\n${lines}`;
	const url = new URL('../../src/store/progress.js', import.meta.url).href;
	return ['--input-type=module', '--eval', code, url, ...given];
}

/** The pid of a process that has ended. */
function deadPid(): number {
	return spawnSync(process.execPath, ['--version']).pid;
}

/** Says that it is ready, waits for a word, then saves a hundred wins and plays, and a setting of its own; one that could not be saved is saved again. */
const writer = `
const [file, world] = given;
const {saveSettings} = await import(new URL('settings.js', url));
const setting = world === '1' ? level => ({speed: level % 2 ? 'fast' : 'slow'}) : level => ({signs: level % 2 ? 'ascii' : 'unicode'});
const begun = new Promise(resolve => process.stdin.once('data', resolve));
console.log('ready');
await begun;
process.stdin.destroy();
for (let level = 0, refused = 0; level < 100; ) {
	const id = world + '.' + level;
	const left = {part: 0, moves: level, last: null, inputs: null, schedule: '', faults: [], aids: 0, looks: 0};
	try {
		store.saveProgress({won: {[id]: {moves: level, unaided: true}}, left: {[id]: left}, last: id, counts: {moves: 1}}, file);
		saveSettings(setting(level), file.replace('progress.json', 'settings.json'));
		level++;
	} catch (error) {
		if (error.name !== 'BadFile' || ++refused > 100) throw error;
	}
}`;

function startWriter(t: ExecutionContext, file: string, world: string): ChildProcess {
	const child = spawn(process.execPath, moduleOf(writer, file, world), {stdio: ['pipe', 'pipe', 'inherit']});
	t.teardown(() => child.kill('SIGKILL'));
	return child;
}

test('two processes that save a hundred times each at the same time lose nothing', async t => {
	const file = place(t);
	writeFileSync(`${file}.lock`, String(deadPid())); // both find it stale
	const children = ['1', '2'].map(world => startWriter(t, file, world));
	const ended = children.map(child => once(child, 'exit'));
	await Promise.all(children.map(child => once(child.stdout!, 'data')));
	for (const child of children) child.stdin!.end('go');
	t.deepEqual(await Promise.all(ended), [
		[0, null],
		[0, null],
	]);
	const {won, left, counts} = readProgress(file).progress;
	t.deepEqual(counts, {moves: 200});
	t.is(Object.keys(won).length, 200);
	t.is(Object.keys(left).length, 200);
	t.true(Object.entries(won).every(([id, {moves}]) => id.endsWith(`.${moves}`)));
	const {speed, signs} = readSettings(join(file, '..', 'settings.json')).settings;
	t.deepEqual([speed, signs], ['fast', 'ascii']);
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json', 'settings.json']);
});

test('the lock of a process that is dead is taken over', t => {
	const file = place(t);
	writeFileSync(`${file}.lock`, String(deadPid()));
	t.is(
		withLock(file, () => readFileSync(`${file}.lock`, 'utf8'), 0),
		String(process.pid),
	);
	t.deepEqual(readdirSync(join(file, '..')), []);
});

test('an old lock is taken over, whoever holds it, and also one without a pid', t => {
	const file = place(t);
	for (const owner of [String(process.ppid), '', '-1']) {
		writeFileSync(`${file}.lock`, owner);
		utimesSync(`${file}.lock`, 0, 0);
		t.is(
			withLock(file, () => 'done', 0),
			'done',
		);
	}
	writeFileSync(`${file}.lock`, String(deadPid()));
	writeFileSync(`${file}.lock.taken`, String(deadPid())); // by someone who died over it
	utimesSync(`${file}.lock.taken`, 0, 0);
	t.is(saveProgress({won: {}, left: {}, last: '1.1'}, file).last, '1.1');
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json']);
});

test('a stale lock that another is just taking away is left to it', t => {
	const file = place(t);
	const tomorrow = Date.now() / 1000 + 86_400;
	writeFileSync(`${file}.lock`, String(deadPid()));
	writeFileSync(`${file}.lock.taken`, String(process.ppid));
	utimesSync(`${file}.lock.taken`, tomorrow, tomorrow);
	t.throws(() => withLock(file, () => t.fail(), 0), {name: 'BadFile'});
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json.lock', 'progress.json.lock.taken']);
});

test('a lock that is held is left alone, and nothing is done', t => {
	const file = place(t);
	const tomorrow = Date.now() / 1000 + 86_400;
	for (const owner of [String(process.ppid), '']) {
		writeFileSync(`${file}.lock`, owner);
		utimesSync(`${file}.lock`, tomorrow, tomorrow);
		const {message} = t.throws(() => withLock(file, () => t.fail(), 0), {name: 'BadFile'});
		t.is(message, `Cannot write ${file}: another game holds ${file}.lock all the time.`);
		t.is(readFileSync(`${file}.lock`, 'utf8'), owner);
	}
});

test('a lock is released when what is done fails, and not when another has taken it', t => {
	const file = place(t);
	const fail = (): never => {
		throw new TypeError('no');
	};
	t.throws(() => withLock(file, fail), {instanceOf: TypeError});
	t.false(existsSync(`${file}.lock`));
	withLock(file, () => writeFileSync(`${file}.lock`, String(process.ppid)));
	t.is(readFileSync(`${file}.lock`, 'utf8'), String(process.ppid));
});

/** What a player without rights is told: everyone may do what root does, so it stops being root. */
async function toldWithoutRights(t: ExecutionContext, action: string, file: string): Promise<string> {
	const lines = `
if (process.getuid() === 0) process.seteuid(65534);
const [file] = given;
try {
	${action};
	console.log('no error');
} catch (error) {
	console.log(error.name + ': ' + error.message);
}`;
	const child = spawn(process.execPath, moduleOf(lines, file), {stdio: ['ignore', 'pipe', 'inherit']});
	t.teardown(() => child.kill('SIGKILL'));
	return (await text(child.stdout)).trim();
}

test('a folder that must not be written to is one sentence, and what is there is read', async t => {
	const file = place(t);
	const text = JSON.stringify({format: 'bivalent-progress/1', won: {}, last: '5.3'});
	writeFileSync(file, text);
	chmodSync(join(file, '..'), 0o555);
	const told = (action: string): Promise<string> => toldWithoutRights(t, action, file);
	const refused = `BadFile: Cannot write ${file}: it is not permitted.`;
	t.is(await told('store.saveProgress({won: {}, left: {}}, file)'), refused);
	t.is(await told('store.resetProgress(file)'), refused);
	t.is(await told('throw new Error(store.readProgress(file).progress.last)'), 'Error: 5.3');
	t.is(readFileSync(file, 'utf8'), text);
	writeFileSync(file, 'damaged');
	t.is(await told('store.readProgress(file)'), refused);
	t.is(readFileSync(file, 'utf8'), 'damaged');
});

test('a file that must not be read is not taken for a damaged one', async t => {
	const file = place(t);
	writeFileSync(file, '{}');
	chmodSync(file, 0o000);
	chmodSync(join(file, '..'), 0o777);
	const refused = `BadFile: Cannot read ${file}: it is not permitted.`;
	for (const action of ['store.readProgress(file)', 'store.saveProgress({won: {}, left: {}}, file)'])
		t.is(await toldWithoutRights(t, action, file), refused);
	chmodSync(join(file, '..'), 0o000);
	t.is(await toldWithoutRights(t, 'store.readProgress(file)', file), refused);
	chmodSync(join(file, '..'), 0o755);
	t.deepEqual(readdirSync(join(file, '..')), ['progress.json']);
});
