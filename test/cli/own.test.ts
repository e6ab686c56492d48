import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import type {Command} from 'commander';
import test, {type ExecutionContext} from 'ava';
import {program} from '../../src/cli/run.js';
import {levelFileText, protocolText} from '../../src/cli/templates.js';
import {bivalentEach, session} from '../support/program.js';
import {isLong} from '../support/long.js';
import {until} from '../support/until.js';

function folder(t: ExecutionContext): string {
	const made = mkdtempSync(join(tmpdir(), 'bivalent-own-'));
	t.teardown(() => rmSync(made, {recursive: true}));
	return made;
}

const mine = protocolText({file: 'mine.mjs', name: 'mine', title: 'Mine'});
/** One input fewer, and two processes may decide differently. */
const hasty = mine.replace('.length >= n)', '.length >= n - 1)');

test('new: what it writes is what it says, and nothing is overwritten', t => {
	const cwd = folder(t);
	const names = ['mine.mjs', 'My own.js', 'typed.ts', 'mine.md', 'mine.mjs', 'a/b.mjs', 'mine.txt', 'level.txt'];
	const made = bivalentEach(
		[
			...names.map(name => ['new', /level|md$/u.test(name) ? 'level' : 'protocol', name]),
			...['mine.mjs', 'My own.js', 'typed.ts'].map(name => ['prove', name, '--json']),
			['levels', 'check', 'mine.md', '--json'],
			['play', 'mine.md'],
			['new'],
			['new', 'universe'],
		],
		{cwd},
	);
	const [first, own, typed, level, again, nowhere, text, notMarkdown, ...rest] = made;
	for (const one of [first, own, typed, level]) t.like(one, {status: 0, err: ''});
	t.regex(own!.out, /bivalent prove 'My own\.js' --watch/u);
	t.like(again, {
		status: 2,
		out: '',
		err: 'mine.mjs is there already, and stays as it is: give the name of a file that is not.\n',
	});
	t.like(nowhere, {status: 2, err: 'Cannot write a/b.mjs: there is no such folder.\n'});
	t.regex(text!.err, /must end in \.mjs, \.js or \.ts/u);
	t.regex(notMarkdown!.err, /must end in \.md/u);
	t.is(readFileSync(join(cwd, 'mine.mjs'), 'utf8'), mine);
	const [provedMine, provedOwn, provedTyped, checked, played, nothing, universe] = rest;
	for (const [proved, name, file] of [
		[provedMine, 'mine', 'mine.mjs'],
		[provedOwn, 'my-own', 'My own.js'],
		[provedTyped, 'typed', 'typed.ts'],
	] as const) {
		const report = JSON.parse(proved!.out) as {readonly verdict: string};
		t.like(report, {
			protocol: name,
			judged: true,
			properties: {agreement: {status: 'holds'}, termination: {one: {status: 'fails'}}},
		});
		const said = /^\/\/ says (?<verdict>[A-Z]+):/mu.exec(readFileSync(join(cwd, file), 'utf8'))!.groups!['verdict']!;
		t.is(said.toLowerCase(), report.verdict);
	}
	t.deepEqual(JSON.parse(checked!.out), [{id: '1.1', ok: true, problems: []}]);
	t.regex(played!.out, /^1\.1 Mine /u);
	t.is(nothing!.status, 2);
	t.regex(nothing!.err, /Give protocol or level/u);
	t.is(universe!.err, 'There is no "bivalent new universe": give protocol or level.\n');
});

test('a level on a protocol file of one’s own is checked, and printed where there is no terminal', t => {
	const cwd = folder(t);
	mkdirSync(join(cwd, 'levels'));
	writeFileSync(join(cwd, 'mine.mjs'), hasty);
	const schedule = '0:- 1:{"from":0,"value":0} 2:{"from":1,"value":1}';
	const text = levelFileText({file: 'own.md', name: 'own', title: 'Own'})
		.replace('protocol: after-you', 'protocol: ../mine.mjs')
		.replace('n: 2', 'n: 3')
		.replace('"01"', '"011"')
		.replace(/^goal: .*$/mu, 'goal: {kind: disagreement}')
		.replace(/^solution: .*$/mu, `solution: {schedule: '${schedule}'}`)
		.replace(/^decoys:\n.*$/mu, 'decoys: []');
	writeFileSync(join(cwd, 'levels', 'own.md'), text);
	writeFileSync(
		join(cwd, 'levels', 'par.md'),
		text
			.replace('"1.1"', '"1.2"')
			.replace('par: 3', 'par: 2')
			.replace(/^idea: .*$/mu, 'idea: other'),
	);
	writeFileSync(join(cwd, 'lost.md'), text);
	const [ok, both, printed, together, lost] = bivalentEach(
		[
			['levels', 'check', 'levels/own.md', '--json'],
			['levels', 'check', 'levels'],
			['play', 'levels/own.md'],
			['play', 'levels'],
			['play', 'lost.md'],
		],
		{cwd},
	);
	t.deepEqual(JSON.parse(ok!.out), [{id: '1.1', ok: true, problems: []}]);
	t.is(both!.status, 1);
	t.regex(both!.out, /^1\.1 {2}ok\n1\.2 {2}its solution takes 3 moves, and par is 2\n/u);
	t.regex(printed!.out, /PROTOCOL {3}Mine, n = 3\. [\s\S]*GOAL {7}Break agreement/u);
	t.is(together!.status, 2);
	t.regex(together!.err, /played by itself: bivalent play FILE\.\n$/u);
	t.like(lost, {status: 2, out: '', err: 'Cannot read ../mine.mjs: there is no such file.\n'});
});

test('new: the typed file is of the library’s types', t => {
	const cwd = folder(t);
	writeFileSync(join(cwd, 'typed.ts'), protocolText({file: 'typed.ts', name: 'typed', title: 'Typed'}));
	writeFileSync(join(cwd, 'package.json'), '{"type": "module"}');
	const paths = {bivalent: [resolve('dist/types/index.d.ts')]};
	writeFileSync(
		join(cwd, 'tsconfig.json'),
		JSON.stringify({
			compilerOptions: {noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [], paths},
			files: ['typed.ts'],
		}),
	);
	const {status, stdout} = spawnSync(resolve('node_modules/.bin/tsc'), {cwd, encoding: 'utf8'});
	t.is(status, 0, stdout);
});

test('prove: several protocols are a line each, and a broken one is not the end', t => {
	const cwd = folder(t);
	writeFileSync(join(cwd, 'mine.mjs'), mine);
	writeFileSync(join(cwd, 'hasty.mjs'), hasty);
	writeFileSync(join(cwd, 'broken.mjs'), 'export default {');
	const all = ['mine.mjs', 'broken.mjs', 'after-you', 'nobody.mjs', 'hasty.mjs'];
	const [text, json, expected, met, certificate] = bivalentEach(
		[
			['prove', ...all],
			['prove', ...all, '--json'],
			['prove', 'mine.mjs', 'after-you', '--expect', 'refuted', '--json'],
			['prove', 'mine.mjs', 'hasty.mjs', '--expect', 'refuted'],
			['prove', ...all, '--certificate', 'proof.json'],
		],
		{cwd},
	);
	t.is(text!.status, 2);
	t.is(text!.err, '');
	t.deepEqual(
		text!.out.split('\n').map(line => line.split(/ {2,}/u).slice(0, 2).join('|').replace(/: .*/u, '')),
		[
			'mine.mjs|REFUTED',
			'broken.mjs|cannot be used',
			'after-you|PROVED',
			'nobody.mjs|cannot be used',
			'hasty.mjs|REFUTED',
			'',
			'5 protocols',
			'',
		],
	);
	t.regex(text!.out, /hasty\.mjs +REFUTED {2}with inputs 011 two processes can decide differently\n/u);
	t.true(text!.out.endsWith('5 protocols: 1 proved, 2 refuted and 2 that cannot be used.\n'));
	t.is(json!.status, 2);
	const entries = json!.out
		.trimEnd()
		.split('\n')
		.map(
			line => JSON.parse(line) as {file: string; ok: boolean; error: string | null; report: {verdict: string} | null},
		);
	t.deepEqual(
		entries.map(({file, ok, report}) => [file, ok, report?.verdict ?? null]),
		[
			['mine.mjs', true, 'refuted'],
			['broken.mjs', false, null],
			['after-you', true, 'proved'],
			['nobody.mjs', false, null],
			['hasty.mjs', true, 'refuted'],
		],
	);
	t.regex(entries[1]!.error!, /^Cannot load .*broken\.mjs \(line 1\)/u);
	t.is(expected!.status, 1);
	t.deepEqual(
		expected!.out
			.trimEnd()
			.split('\n')
			.map(line => (JSON.parse(line) as {ok: boolean}).ok),
		[true, false],
	);
	t.is(met!.status, 0);
	t.like(certificate, {status: 2, out: ''});
});

// serial: the others wait for programs and let nobody else have a turn
test.serial(
	'prove --watch: proves again on save, also by renaming, says what changed, and outlives a broken file',
	async t => {
		const cwd = folder(t);
		const file = join(cwd, 'mine.mjs');
		const imported = join(cwd, 'enough.mjs');
		const importing = `import {enough} from './enough.mjs';\n${mine.replace('.length >= n)', '.length >= enough(heard))')}`;
		writeFileSync(imported, 'export const enough = heard => heard.length;\n');
		writeFileSync(file, importing);
		const watching = spawn(
			process.execPath,
			[resolve('dist/main.js'), 'prove', 'mine.mjs', '--watch', '--expect', 'refuted'],
			{cwd},
		);
		t.teardown(() => watching.kill('SIGKILL'));
		let out = '';
		let err = '';
		watching.stdout.on('data', chunk => (out += String(chunk)));
		watching.stderr.on('data', chunk => (err += String(chunk)));
		const ended = new Promise<number | null>(done => watching.on('exit', done));
		let told = 0;
		const waited = async (): Promise<string> => {
			await until(() => out.slice(told).includes('Ctrl-C ends.\n'), 'a verdict');
			const news = out.slice(told);
			told = out.length;
			return news;
		};
		t.regex(await waited(), /^Mine \(mine\), 3 processes[\s\S]*REFUTED/u);

		writeFileSync(imported, 'export const enough = heard => heard.length - 1;\n');
		const changed = await waited();
		t.regex(changed, /mine\.mjs was saved\. What changed\n/u);
		t.regex(changed, /agreement: holds → fails\n/u);
		t.regex(changed, /gives up: .*nobody ever decides → with inputs 011 two processes can decide differently\n/u);
		t.regex(changed, /configurations: 640 → [\d,]+\n/u);
		t.regex(changed, /inputs 011: ○ 0-valent, refuted → ◐ bivalent, refuted\n/u);

		writeFileSync(file, 'export default {');
		t.notRegex(await waited(), /REFUTED/u);
		t.regex(err, /^Cannot load .*mine\.mjs \(line 1\): .*\n$/u);

		writeFileSync(join(cwd, 'mine.mjs.new'), `${importing}// the same\n`);
		renameSync(join(cwd, 'mine.mjs.new'), file);
		t.regex(await waited(), /mine\.mjs was saved: what is found is the same\.\n/u);

		watching.kill('SIGINT');
		t.is(await ended, 0);
		t.is(
			bivalentEach([['prove', 'after-you', '--watch']])[0]!.err,
			'--watch is for one protocol file, and without --json.\n',
		);
	},
);

test('complete: bash completes commands, options, protocols, levels and files', t => {
	const cwd = folder(t);
	writeFileSync(join(cwd, 'my own.mjs'), '');
	const [script, zsh, fish] = bivalentEach(['bash', 'zsh', 'fish'].map(shell => ['complete', shell]));
	const asked = [
		'p',
		'prove my',
		'prove after-you hot',
		'prove --faults ',
		'levels ch',
		'levels check m',
		'play 8.',
		'study --protocol paxos-',
		'study --protocol raft lem',
		'verify --prot',
		'complete ',
	];
	const tries = asked.map(
		line =>
			`COMP_WORDS=(bivalent ${line.replace(/ $/u, " ''")}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _bivalent; (IFS=,; echo "\${COMPREPLY[*]}")`,
	);
	const ran = spawnSync('bash', ['--norc', '-c', `${script!.out}\n${tries.join('\n')}`], {cwd, encoding: 'utf8'});
	t.is(ran.stderr, '');
	t.deepEqual(ran.stdout.trimEnd().split('\n'), [
		'play,prove,protocols,progress',
		'my own.mjs',
		'hot-potato',
		'none,one,initial',
		'check',
		'my own.mjs',
		'8.1,8.2,8.3',
		'paxos-duel',
		'lemma-1,lemma-2,lemma-3',
		'--protocol',
		'bash,zsh,fish',
	]);
	for (const [shell, text, check] of [
		['zsh', zsh!.out, ['-n', '/dev/stdin']],
		['fish', fish!.out, ['--no-execute', '/dev/stdin']],
	] as const) {
		t.regex(text, /hot-potato/u);
		const {status, error, stderr} = spawnSync(shell, check, {input: text, encoding: 'utf8'});
		if (error === undefined) t.is(status, 0, stderr); // where that shell is installed
	}
});

test('doctor: all is well here, nothing private is in it, and what cannot be written is told', t => {
	const home = folder(t);
	const env = {HOME: home, XDG_STATE_HOME: '', XDG_CONFIG_HOME: '', SECRET: 'a secret'};
	const [text, json] = bivalentEach([['doctor'], ['doctor', '--json']], {env});
	t.is(text!.status, 0);
	t.is(text!.err, '');
	t.regex(text!.out, /^bivalent +\d[\s\S]*^protocol files {2}starts and answers\n\nAll is well\.\n$/mu);
	t.like(JSON.parse(json!.out), {
		node: process.versions.node,
		terminal: {is: false, size: null},
		kept: [{what: 'progress', exists: false, refused: null}],
		checks: {engine: {ok: true}, thread: {ok: true}, protocolProcess: {ok: true}},
	});
	for (const told of [text!.out, json!.out])
		for (const secret of [home, homedir(), 'a secret']) t.false(told.includes(secret), secret);
	t.deepEqual(readdirSync(home), []);
	writeFileSync(join(home, 'file'), '');
	const [bad] = bivalentEach([['doctor']], {env: {...env, XDG_STATE_HOME: join(home, 'file', 'state')}});
	t.is(bad!.status, 1);
	t.regex(bad!.out.replaceAll(/\s+/gu, ' '), /CANNOT BE WRITTEN: a part of its path is no folder/u);
	t.regex(bad!.out, /2 things do not work\.\n$/u);
});

/** A command and all below it, with the help of each. */
function helpOf(command: Command): {readonly name: string; readonly help: string}[] {
	let help = '';
	command.configureOutput({writeOut: text => (help += text)}).outputHelp();
	const name = command.parent === null ? '' : `${command.parent.name()} ${command.name()}`;
	return [{name, help}, ...command.commands.flatMap(helpOf)];
}

test('every command has help with examples, and every example runs', async t => {
	const cwd = folder(t);
	const [, ...helps] = helpOf(await program(''));
	t.true(helps.length > 12);
	const examples = helps.flatMap(({name, help}) => {
		const [, lines = ''] = /\nExamples:\n((?: {2}bivalent .*\n)+)$/u.exec(help) ?? [];
		t.not(lines, '', name);
		t.regex(help, /^Usage: .*\n\n\S/u, name);
		return lines
			.trimEnd()
			.split('\n')
			.map(line => line.trim());
	});
	mkdirSync(join(cwd, 'my-levels'));
	writeFileSync(join(cwd, 'my-levels', 'one.md'), levelFileText({file: 'one.md', name: 'one', title: 'One'}));
	writeFileSync(join(cwd, 'win.json'), '{"format": "bivalent-replay/1", "id": "0.1", "parts": [{"moves": "0:-"}]}');
	const all = [...new Set(examples)];
	const [made, other] = [
		all.filter(line => line.startsWith('bivalent new')),
		all.filter(line => !line.startsWith('bivalent new')),
	];
	const runnable = [
		...made,
		'bivalent prove after-you --certificate proof.json',
		'bivalent progress export mine.json',
		...other.filter(line => !line.includes('--watch') && (isLong || line !== 'bivalent levels check')), // the first does not end, the second takes long
	];
	const files = ['mine.mjs'];
	const doings = runnable.map(line => {
		const [command = ''] = line.split(/ [>|] |\s+#/u);
		const words = [...command.matchAll(/"(?<quoted>[^"]*)"|(?<word>\S+)/gu)].map(
			({groups}) => groups!['quoted'] ?? groups!['word']!,
		);
		return {args: words.slice(1).flatMap(word => (word === '*.mjs' ? files : [word]))};
	});
	const ran = session(doings, {cwd, env: {HOME: cwd, XDG_STATE_HOME: '', XDG_CONFIG_HOME: ''}});
	for (const [at, {status, err}] of ran.entries()) {
		// a picture in part says so
		if (runnable[at]!.includes('--around')) t.regex(err, /^Only what is around [^\n]*\n$/u, runnable[at]);
		else t.is(err, '', runnable[at]);
		// that of another protocol does not hold
		t.is(status, runnable[at]!.includes('verify proof.json --protocol') ? 1 : 0, runnable[at]);
	}
});
