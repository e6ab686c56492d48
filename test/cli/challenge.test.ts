import {spawnSync} from 'node:child_process';
import {truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {campaign} from '../../src/level/index.js';
import {makeCode, makeReplayText} from '../../src/challenge/index.js';
import {challengeOf} from '../support/drawing.js';
import {solution, solutionCode} from '../support/replays.js';
import {onDisk} from '../worker/on-disk.js';
import {bivalentEach} from '../support/program.js';

test('without a terminal a challenge is printed, with its code; today’s has the date for its seed', t => {
	const challengeCode = makeCode(challengeOf('v1:easy#1').statement);
	const before = new Date().toISOString().slice(0, 10);
	const [named, coded, seeded, today] = bivalentEach([
		['challenge', 'v1:easy#1'],
		['challenge', challengeCode],
		['challenge', '1', '--difficulty', 'easy'],
		['challenge', '--json'],
	]);
	const after = new Date().toISOString().slice(0, 10);
	t.like(named, {status: 0, err: ''});
	t.regex(named!.out, /^v1:easy#1 Lamps \w+ {3}\(world Challenges\)\n/u);
	t.regex(named!.out, /\nGOAL {7}\S/u);
	for (const {out} of [named!, coded!]) t.true(out.endsWith(`\nCode: ${challengeCode}\n`));
	t.is(seeded!.out, named!.out, 'a seed alone will do');
	const {id} = JSON.parse(today!.out) as {readonly id: string};
	t.true([before, after].map(day => `v1:easy#${day}`).includes(id));
});

test('as JSON it tells protocol, rules and goal, and its solution only when that is asked for', t => {
	const [json, solved, text, claimed, claimedAndSolved] = bivalentEach([
		...[['--json'], ['--json', '--solve'], ['--solve']].map(options => ['challenge', 'v1:easy#1', ...options]),
		...[['--json'], ['--json', '--solve']].map(options => ['challenge', 'v1:hard#5', ...options]),
	]);
	const asked = JSON.parse(json!.out) as object;
	t.like(asked, {
		format: 'bivalent-challenge/1',
		id: 'v1:easy#1',
		n: 3,
		inputs: '100',
		par: 2,
		goal: {kind: 'critical'},
	});
	t.false('solution' in asked);
	t.like(JSON.parse(solved!.out), {solution: {claim: null, faulty: null}});
	t.like(JSON.parse(claimed!.out), {claims: true, par: null}, 'a par of 0 would tell that it cannot be done');
	t.like(JSON.parse(claimedAndSolved!.out), {par: 0, solution: {claim: 'refuted'}});
	t.regex(text!.out, /\nTHE ENGINE 2 moves: \S+ \S+\n(?:FROM C0 {4}\S.*\n)?CODE {7}\w+\nREPLAY {5}\w+\n$/u);
});

test('what is no challenge is refused in a line', t => {
	const cases = [
		['v2:hard#7', /^"v2:hard#7" is of the generator's version v2; this one is v1\.\n$/u],
		['v1:hard#', /^"v1:hard#" has no seed after the #\.\n$/u],
		['', /^"" is empty; a seed is any text, like "week 5"\.\n$/u],
		['x'.repeat(80), /^"x{40}" is no code: /u],
		['v1:hard#a\u0007', /cannot be seen, or not on one line\.\n$/u],
	] as const;
	const ran = bivalentEach(cases.map(([id]) => ['challenge', id]));
	for (const [row, [id, says]] of cases.entries()) {
		t.like(ran[row], {status: 2, out: ''}, id);
		t.regex(ran[row]!.err, says);
	}
});

const level = campaign().levels.find(({id}) => id === '1.1')!;
const code = solutionCode(level);

test('a replay is checked and printed: 0 for a win, 1 with what does not fit, 2 for what is none', t => {
	const file = onDisk(t, {'win.json': makeReplayText(solution(level))});
	const at = (name: string, text: string): string => {
		const path = join(file, '..', name);
		writeFileSync(path, text);
		return path;
	};
	const fifo = join(file, '..', 'pipe');
	spawnSync('mkfifo', [fifo]);
	const huge = at('huge.json', '');
	truncateSync(huge, 100_000_000);
	const wrong = at('wrong.json', '{"format":"bivalent-replay/1","id":"1.1","parts":[{"moves":"0:- 0:-"}]}');
	const cases: readonly (readonly [readonly string[], 0 | 1 | 2, RegExp])[] = [
		[[code], 0, /^A replay of 1\.1 Two truths[\s\S]*\nWON {8}p1 has decided 0 and p2/u],
		[[code.toLowerCase(), '--text'], 0, / {11}Move 3: p2 received d, p1 has 1\.\n/u],
		[[file], 0, /\nWON /u],
		[[at('win.txt', `\uFEFF${code.slice(0, 9)}\r\n  ${code.slice(9)}\n`)], 0, /\nWON /u],
		[[at('mark.json', `\uFEFF${makeReplayText(solution(level))}`)], 0, /\nWON /u],
		[[wrong], 1, /\nNOT WON {4}Its goal is not reached\.\n$/u],
		[[wrong, '--json'], 1, /"valid": false/u],
		[
			[`${code.slice(0, -1)}0`],
			2,
			/^"\w+" is no code: its checksum is wrong, so a character is missing, or another one\.$/u,
		],
		[['1.1'], 2, /^1\.1 is a level, and no replay: bivalent play 1\.1 opens it\.$/u],
		[['99.9'], 2, /^99\.9 is no replay, but like the number of a level; "bivalent levels" lists them\.$/u],
		[[''], 2, /^"" is empty, and no code\.$/u],
		[['v1:easy#1'], 2, /^"v1:easy#1" is the ID of a challenge, and no replay/u],
		[['nosuch.json'], 2, /^Cannot read nosuch\.json: there is no such file\.$/u],
		[[join(file, '..')], 2, /: it is a folder\.$/u],
		[[fifo], 2, /: it is no file\.$/u],
		[[huge], 2, /: it has 100,000,000 bytes, and no more than 1,000,000 are taken\.$/u],
		[[at('empty.json', '')], 2, /is no replay: it is not JSON, it is empty\.$/u],
		[[at('binary', '\u0000\u0001\u009B\u001B[2J')], 2, /is no replay: it is not JSON\P{Cc}*$/u],
		[
			[at('far.json', '{"format":"bivalent-replay/1","id":"9.9","parts":[{}]}')],
			2,
			/is of a level 9\.9, which this version does not have/u,
		],
		[
			[at('proof.json', '{"format":"bivalent-certificate/1"}')],
			2,
			/is a certificate, and no replay: bivalent verify takes it\.$/u,
		],
	];
	const ran = bivalentEach([
		...cases.map(([args]) => ['replay', ...args]),
		['challenge', code],
		['replay', code, '--json'],
	]);
	for (const [row, [args, status, says]] of cases.entries()) {
		const {out, err, ...ended} = ran[row]!;
		t.is(ended.status, status, args[0]);
		t.is(status === 2 ? out : err, '', args[0]);
		t.regex(status === 2 ? err.trimEnd() : out, says, args[0]);
		if (status === 2) t.is(err.split('\n').length, 2, err);
	}
	const [challenge, json] = ran.slice(-2);
	t.is(challenge!.status, 2);
	t.regex(challenge!.err, /^"\w+" is the code of a replay, and no challenge: bivalent replay takes it\.\n$/u);
	t.deepEqual(JSON.parse(json!.out), {
		valid: true,
		id: '1.1',
		title: 'Two truths',
		part: null,
		move: null,
		reason: 'p1 has decided 0 and p2 has decided 1: agreement is broken.',
		moves: 3,
		par: 3,
		exact: true,
		stars: {won: true, inPar: true, unaided: null},
		replay: JSON.parse(makeReplayText(solution(level))) as unknown,
	});
});
