import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {done} from '../../src/engine/index.js';
import {promela} from '../../src/export/promela.js';
import {tabulating} from '../../src/export/tables.js';
import {findProtocol} from '../../src/protocols/index.js';
import {isLong} from '../support/long.js';
import {countsOf, enumerate} from '../support/naive.js';
import {bivalentEach} from '../support/program.js';

const folder = mkdtempSync(join(tmpdir(), 'bivalent-export-'));
test.after.always(() => rmSync(folder, {recursive: true}));

/** Whether a program is installed here. */
function has(program: string): boolean {
	return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program]).status === 0;
}

const withSpin = has('spin') && has('cc');

const checked: readonly (readonly [name: string, inputs: string, limit: number])[] = [
	['after-you', '01', 1000],
	['race-to-arbiter', '010', 1000],
	// tables that were closed without exploring the graph
	['three-phase-commit', '111', 10],
	...(isLong
		? ([
				['wait-for-all', '011', 1000],
				['hot-potato', '01', 1000],
				['initially-dead', '010', 10_000],
				['nameless', '01', 100],
				['two-phase-commit', '111', 1000],
			] as const)
		: []),
];

for (const [name, inputs, limit] of checked) {
	test(`SPIN counts the configurations and events of ${name}`, t => {
		if (!withSpin) {
			t.log('left out: there is no spin or no cc here');
			t.pass();
			return;
		}
		const protocol = findProtocol(name)!;
		const tables = done(tabulating(protocol, {inputs, limit}))!;
		const here = mkdtempSync(join(folder, `${name}-`));
		writeFileSync(join(here, 'model.pml'), [...promela(tables, 'model.pml')].join(''));
		execFileSync('spin', ['-a', 'model.pml'], {cwd: here});
		execFileSync('cc', ['-O0', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c'], {cwd: here});
		const said = execFileSync(join(here, 'pan'), ['-m100000'], {cwd: here, encoding: 'utf8'});
		const figure = (what: string): number => Number(new RegExp(String.raw`(\d+) ${what}`, 'u').exec(said)?.[1]);
		const {configurations, transitions} = countsOf(enumerate(protocol, inputs));
		t.regex(said, /errors: 0/u);
		t.is(figure('states, stored'), configurations);
		t.is(figure('transitions'), 1 + transitions);
	});
}

/** The blocks of commands in docs/export.md. */
const blocks = [...readFileSync('docs/export.md', 'utf8').matchAll(/^```shell\n([\s\S]*?)^```$/gmu)].map(
	([, block]) => block!,
);

/** The programs that a block calls: the first word of each line and behind each &&. A jar is no program of the PATH. */
function programsIn(block: string): string[] {
	const words = block.matchAll(/(?:^|&& )(?:java -cp )?(\S+)/gmu);
	return [...new Set([...words].map(([, word]) => word!))].filter(word => word !== './pan' && word !== 'bivalent');
}

test('the commands of docs/export.md do what it says', t => {
	const here = mkdtempSync(join(folder, 'docs-'));
	writeFileSync(join(here, 'bivalent'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/main.js')}" "$@"\n`, {
		mode: 0o755,
	});
	const env = {...process.env, PATH: `${here}:${process.env['PATH']}`};
	t.true(blocks.length >= 12);
	// all in the long run, where one block uses what another wrote; else those of which each is quick, and stands alone
	const wanted = isLong ? blocks : blocks.filter(block => block.startsWith('bivalent ') && !/cc |-n 6/u.test(block));
	for (const block of wanted) {
		const missing = programsIn(block).filter(program => !has(program));
		if (missing.length > 0) {
			t.log(`left out, for want of ${missing.join(', ')}: ${block.split('\n')[0]}`);
			continue;
		}
		const {status, stdout, stderr} = spawnSync('sh', ['-ec', block], {cwd: here, env, encoding: 'utf8'});
		t.is(status, 0, `${block}\n${stdout}${stderr}`);
		const breaks = /DAGREEMENT/u.test(block);
		if (block.includes('./pan')) t.regex(stdout, breaks ? /errors: 1/u : /errors: 0/u, block);
		if (breaks) t.regex(stdout, /assertion violated/u);
		if (block.includes('after-you.pml')) t.regex(stdout, /23 states, stored[\s\S]*77 transitions/u);
		if (block.includes('dead.pml')) t.regex(stdout, /4944 states, stored/u);
		if (block.includes('AfterYou.tla')) t.true(existsSync(join(here, 'AfterYou.cfg')));
	}
});

test('what cannot be exported is told in a sentence, and nothing is written', t => {
	const to = (name: string): string => join(folder, name);
	const ran = bivalentEach([
		['export', 'after-you', '--to', 'svg', '--around', '0:- 0:{"x":1}'],
		['export', 'after-you', '--to', 'aut', '--around', '0:-'],
		['export', 'after-you', '--to', 'svg', '--around', 'x'],
		['export', 'after-you', '--to', 'tla', '-o', to('a-b.tla')],
		['export', 'after-you', '--to', 'gif'],
		['export', 'after-you', '--to', 'json', '--inputs', 'all'],
		['export', 'wait-for-all', '--to', 'aut', '--max-configurations', '50', '-o', to('cut.aut')],
		['export', 'paxos-duel', '--to', 'promela', '--max-configurations', '50', '-o', to('cut.pml')],
		['export', 'paxos-duel', '--to', 'markdown', '--max-configurations', '5', '-o', to('cut.md')],
		['export', 'always-zero', '--to', 'asciicast', '-o', to('none.cast')],
		[
			'export',
			'wait-for-all',
			'--to',
			'svg',
			'--max-configurations',
			'10',
			'--around',
			'0:- 1:- 2:- 0:- 0:{"from":1,"value":1}',
		],
	]);
	for (const [index, [status, sentence]] of (
		[
			[2, /^--around cannot be applied from inputs 01: event 2 /u],
			[2, /^--around is for pictures/u],
			[2, /^--around is no schedule: event 1 /u],
			[2, /it must be letters and digits, a letter first, and end in \.tla, like AfterYou\.tla\.$/mu],
			[2, /Allowed choices are promela, tla, aut, dot, svg, json, markdown, asciicast/u],
			[2, /^--inputs is "all"; it must be one digit/u],
			[
				1,
				/^wait-for-all has more than 50 configurations, and the rest was not explored \(--max-configurations sets the limit\)\. An \.aut file cannot say/u,
			],
			[1, /^The processes of paxos-duel have too many states for a table, as its rounds have no end/u],
			[1, /^Nothing is written, as there is no proof\. UNKNOWN/u],
			[1, /^There is no run of always-zero to film/u],
			[1, /What --around leads to is not among them\.$/mu],
		] as const
	).entries()) {
		t.is(ran[index]!.status, status, ran[index]!.err);
		t.regex(ran[index]!.err, sentence);
		t.regex(ran[index]!.err, /^[^\n]+\n$/u);
		t.is(ran[index]!.out, '');
	}
	t.deepEqual(
		readdirSync(folder).filter(name => /\./u.test(name)),
		[],
	);
});

test('a graph that was cut short says so, on standard error and in itself', t => {
	const [cut, drawn, whole, named] = bivalentEach([
		['export', 'wait-for-all', '--to', 'json', '--inputs', '011', '--max-configurations', '50'],
		['export', 'wait-for-all', '--to', 'svg', '--inputs', '011', '--max-configurations', '70'],
		['export', 'after-you', '--to', 'json'],
		['export', 'wait-for-all', '--to', 'promela', '-o', join(folder, 'named')],
	]);
	const {complete, configurations} = JSON.parse(cut!.out) as {complete: boolean; configurations: {valence: string}[]};
	t.false(complete);
	t.is(configurations.length, 50);
	t.true(configurations.some(({valence}) => valence === 'unknown'));
	t.regex(cut!.err, /has more than 50 configurations.*"complete" is false/u);
	t.regex(drawn!.err, /^(?:Only|Drawn).*of more than 70 configurations\. The graph itself was cut short\.\n$/u);
	t.true(drawn!.out.includes('The graph itself was cut short.'));
	t.is(whole!.err, '');
	t.true((JSON.parse(whole!.out) as {complete: boolean}).complete);
	t.regex(readFileSync(join(folder, 'named'), 'utf8'), /spin -a named && cc/u);
	t.is(named!.out, '');
});
