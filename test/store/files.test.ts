import {spawnSync} from 'node:child_process';
import {
	closeSync,
	existsSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {readText, writeText, writingPieces} from '../../src/store/files.js';
import {withoutHome} from '../../src/store/places.js';
import {readProgress, saveProgress, writeExport} from '../../src/store/progress.js';
import {readSettings, saveSettings} from '../../src/store/settings.js';
import {isLong} from '../support/long.js';
import {place} from '../support/places.js';

const child = fileURLToPath(new URL('../support/saving-child.js', import.meta.url));

interface Saved {
	/** whether it was killed */
	readonly killed: boolean;
	/** what it said: each kind that was saved, what was refused, how many calls it took */
	readonly said: readonly string[];
}

/** A process that saves this value in every kind of file, and comes to its end at one of its calls. */
function saving(mode: 'killed' | 'full', at: number, folder: string, value: number): Saved {
	const {stdout, stderr, status, signal} = spawnSync(
		process.execPath,
		[child, mode, String(at), folder, String(value)],
		{encoding: 'utf8', env: {}},
	);
	if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
	return {killed: signal === 'SIGKILL', said: stdout.trimEnd().split('\n')};
}

/** The value in each kind of file, 0 where there is none. @throws when one is damaged */
function valuesIn(folder: string): Record<string, number> {
	const {progress, ...told} = readProgress(join(folder, 'progress.json'));
	const {settings, ...alsoTold} = readSettings(join(folder, 'settings.json'));
	if (Object.keys({...told, ...alsoTold}).length > 0) throw new Error(JSON.stringify({...told, ...alsoTold}));
	const in_ = (name: string): Record<string, unknown> =>
		existsSync(join(folder, name))
			? (JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>)
			: {};
	const exported = in_('export.json');
	return {
		progress: Number(progress.last ?? 0),
		wins: Object.keys(progress.won).length,
		settings: {slow: 0, middle: 0, fast: 1}[settings.speed],
		certificate: Number(in_('proof.json')['value'] ?? 0),
		export: Number(exported['last'] ?? 0),
	};
}

/** Makes locks as old as they are when whoever holds them is dead: nobody wants to wait here for five seconds. */
function age(folder: string): void {
	for (const name of readdirSync(folder)) if (/\.(?:lock|taken)$/u.test(name)) utimesSync(join(folder, name), 0, 0);
}

const files = ['export.json', 'progress.json', 'proof.json', 'settings.json'];
const rounds = isLong ? 200 : 20;

test(`killed at every write, ${rounds} times: nothing is lost, and nothing half-written`, t => {
	const folder = dirname(place(t));
	const first = saving('killed', 0, folder, 1);
	t.deepEqual(first.said.slice(0, 4), ['progress', 'settings', 'certificate', 'export']);
	const total = Number(first.said.at(-1)!.split(' ')[1]);
	t.true(total > 40, String(total));
	let before = valuesIn(folder);
	const wins = new Set([1]);
	let killed = 0;
	for (let round = 0; round < rounds; round++) {
		const value = round + 2;
		const at = 1 + (isLong ? round % total : Math.floor((round * total) / rounds));
		const saved = saving('killed', at, folder, value);
		if (saved.killed) killed++;
		t.false(
			saved.said.some(line => line.startsWith('refused')),
			`${at}: ${saved.said.join()}`,
		);
		const now = valuesIn(folder);
		for (const kind of ['progress', 'settings', 'certificate', 'export'] as const) {
			const wanted = kind === 'settings' ? value % 2 : value;
			const may = saved.said.includes(kind) ? [wanted] : [before[kind], wanted];
			// what is exported is what progress there is
			if (kind === 'export') may.push(saved.said.includes(kind) ? wanted : now['progress']);
			t.true(may.includes(now[kind]), `killed at ${at} of ${total}: ${kind} is ${now[kind]}, not ${may.join(' or ')}`);
		}
		if (now['progress'] === value) wins.add(value);
		t.is(now['wins'], wins.size, `killed at ${at}`);
		before = now;
		age(folder);
	}
	t.true(killed > rounds * 0.8, `${killed}`);
	t.true(saving('killed', 0, folder, 1000).said.includes('export'));
	t.deepEqual(readdirSync(folder).sort(), files, 'what the dead have left is cleared away');
	t.is(valuesIn(folder)['wins'], wins.size + 1);
});

test('a disk that is full at any of its calls: one sentence, the old file stays, and nothing is left beside it', t => {
	const folder = dirname(place(t));
	const {said} = saving('full', 0, folder, 1);
	const total = Number(said.at(-1)!.split(' ')[1]);
	let refused = 0;
	const stride = isLong ? 1 : 4;
	for (let at = 1; at <= total; at += stride) {
		const value = at + 1;
		const before = valuesIn(folder);
		const saved = saving('full', at, folder, value);
		const now = valuesIn(folder);
		for (const line of saved.said) {
			if (!line.startsWith('refused')) continue;
			refused++;
			t.regex(line, /^refused: Cannot (?:write|read) \S+: the disk is full\.$/u);
		}
		for (const kind of ['progress', 'settings', 'certificate', 'export'] as const) {
			const wanted = kind === 'settings' ? value % 2 : kind === 'export' ? now['progress'] : value;
			t.true((saved.said.includes(kind) ? [wanted] : [before[kind], wanted]).includes(now[kind]), `${at}: ${kind}`);
		}
		age(folder);
	}
	t.true(refused > total / stride / 4, `${refused} of ${total}`);
	saving('full', 0, folder, 1000);
	t.deepEqual(readdirSync(folder).sort(), files);
});

/** Every way to write a file, whatever is in it. */
const writers = {
	progress: file => saveProgress({won: {}, left: {}, last: '1.1'}, file),
	settings: file => saveSettings({speed: 'fast'}, file),
	'a certificate': file => writeText(file, '{}\n'),
	'an export': file => writeExport('{"format": "bivalent-progress/1", "won": {}}', file),
} as const satisfies Readonly<Record<string, (file: string) => unknown>>;

for (const [what, write] of Object.entries(writers)) {
	test(`${what}: a file where the folder should be, and a folder where the file should be, is one sentence`, t => {
		const below = join(place(t), 'x.json');
		writeFileSync(dirname(below), 'a letter');
		t.regex(
			t.throws(() => write(below), {name: 'BadFile'}).message,
			/^Cannot (?:write|read) \S+x\.json: a part of its path is no folder\.$/u,
		);
		t.is(readFileSync(dirname(below), 'utf8'), 'a letter');
		const file = place(t);
		mkdirSync(file);
		t.regex(t.throws(() => write(file), {name: 'BadFile'}).message, /(?:it is a folder|it is no file)\.$/u);
		t.deepEqual(readdirSync(dirname(file)), ['progress.json']);
	});

	test(`${what}: a link stays a link, and what it leads to is written`, t => {
		const file = place(t);
		const link = join(dirname(place(t)), 'link.json');
		write(file);
		symlinkSync(file, link);
		const before = statSync(file).ino;
		write(link);
		t.true(lstatSync(link).isSymbolicLink());
		t.not(statSync(file).ino, before, 'whole or not at all, there too');
		t.deepEqual(readdirSync(dirname(file)), ['progress.json']);
	});
}

test('a pipe is written into and never replaced; a device is not read, and one that is full says so', t => {
	const pipe = place(t);
	t.is(spawnSync('mkfifo', [pipe]).status, 0);
	const reader = openSync(pipe, 'r+'); // both ends, so that nobody waits
	t.teardown(() => closeSync(reader));
	writeText(pipe, 'through');
	t.true(statSync(pipe).isFIFO());
	const read = Buffer.alloc(100);
	t.is(read.toString('utf8', 0, readSync(reader, read)), 'through');
	t.throws(() => readText(pipe), {name: 'BadFile'});
	const url = new URL('../../src/store/files.js', import.meta.url).href;
	const code = `const {writeText} = await import(${JSON.stringify(url)}); writeText('/dev/stdout', 'through');`;
	const piped = ['-c', '"$0" --input-type=module --eval "$1" | cat', process.execPath, code];
	t.like(spawnSync('sh', piped, {encoding: 'utf8'}), {stdout: 'through', stderr: ''});
	const link = place(t);
	symlinkSync('/dev/zero', link);
	t.is(t.throws(() => readProgress(link), {name: 'BadFile'}).message, `Cannot read ${link}: it is no file.`);
	if (process.platform !== 'linux') return;
	const full = t.throws(() => writeText('/dev/full', 'x'), {name: 'BadFile'});
	t.is(full.message, 'Cannot write /dev/full: the disk is full.');
	t.true(statSync('/dev/full').isCharacterDevice());
});

test('work that is ended early writes nothing, and leaves nothing beside the file', t => {
	const file = place(t);
	writeText(file, 'old');
	const work = writingPieces(file, ['x'.repeat(2 ** 17), 'y'.repeat(2 ** 17)]);
	t.deepEqual(work.next(), {done: false, value: 2 ** 17});
	t.is(readdirSync(dirname(file)).length, 2);
	work.return();
	t.is(readFileSync(file, 'utf8'), 'old');
	t.deepEqual(readdirSync(dirname(file)), ['progress.json']);
});

test('what a process that lives is writing beside a file is left to it', t => {
	const file = place(t);
	const others = [
		`${file}.${process.ppid}.new`,
		`${file}.new`,
		`${file}.0.new`,
		`${dirname(file)}/other.json.999999999.new`,
	];
	for (const other of others) writeFileSync(other, 'half');
	writeFileSync(`${file}.${spawnSync(process.execPath, ['--version']).pid}.new`, 'half');
	writeText(file, 'whole');
	t.is(readdirSync(dirname(file)).length, 1 + others.length);
	for (const other of others) t.is(readFileSync(other, 'utf8'), 'half');
});

test('a home folder is not told, and nobody else’s is taken for it', t => {
	const home = homedir();
	t.is(withoutHome(home), '~');
	t.is(withoutHome(join(home, 'x')), join('~', 'x'));
	t.is(withoutHome(`Cannot write ${home}/x: the disk is full.`), 'Cannot write ~/x: the disk is full.');
	for (const path of [`${home}na/x`, `/mnt${home}/x`]) t.is(withoutHome(path), path);
});

/** Where the program keeps progress and settings in such an environment, run by an account that nobody knows. */
function keptWith(env: Readonly<Record<string, string>>, account = true): {state: string; config: string} {
	const url = JSON.stringify(new URL('../../src/store/folders.js', import.meta.url).href);
	// as os.homedir and os.userInfo do where there is no such account
	const unknown = `
import os from 'node:os';
import {syncBuiltinESMExports} from 'node:module';
const none = () => { throw Object.assign(new Error('uv_os_homedir returned ENOENT'), {code: 'ERR_SYSTEM_ERROR'}); };
os.userInfo = none;
os.homedir = () => process.env.HOME ?? none();
syncBuiltinESMExports();`;
	const code = `${account ? '' : unknown}
const {stateFolder, configFolder} = await import(${url});
const ask = folder => { try { return folder(); } catch (error) { return error.name + ': ' + error.message; } };
console.log(JSON.stringify({state: ask(stateFolder), config: ask(configFolder)}));`;
	const {stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
		encoding: 'utf8',
		env,
	});
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout) as {state: string; config: string};
}

test('without HOME the account says where home is, and without that a sentence says what to set', t => {
	for (const env of [{}, {HOME: ''}, {HOME: 'relative'}, {XDG_STATE_HOME: 'relative', XDG_CONFIG_HOME: ''}] as const) {
		const {state, config} = keptWith(env);
		for (const folder of [state, config]) t.regex(folder, /^\/.*bivalent$/iu, JSON.stringify(env));
	}
	const nowhere = keptWith({}, false);
	t.is(
		nowhere.state,
		'BadFile: There is no place to keep your progress: you have no home folder. Set HOME or XDG_STATE_HOME to a folder.',
	);
	t.is(
		nowhere.config,
		'BadFile: There is no place to keep your settings: you have no home folder. Set HOME or XDG_CONFIG_HOME to a folder.',
	);
	t.is(keptWith({HOME: ''}, false).state, nowhere.state);
	t.is(
		keptWith({XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: '/c'}, false).state.startsWith('/s/') ||
			process.platform === 'darwin',
		true,
	);
});
