import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {bivalent, bivalentEach} from '../support/program.js';
import {conformanceFile, expectedReports} from '../support/conformance.js';

function folder(t: ExecutionContext): string {
	const made = mkdtempSync(join(tmpdir(), 'bivalent-cli-'));
	t.teardown(() => rmSync(made, {recursive: true}));
	return made;
}

test('alone and without a terminal it shows a real proof and how to play', t => {
	const {status, out, err} = bivalent();
	t.is(status, 0);
	t.is(err, '');
	t.regex(out, /PROVED: .*\n\nThe lasso[^\n]*\n {2}stem {2}\S.*\n {2}loop {2}\S/u);
	t.regex(out, /To play, start bivalent in a terminal/u);
});

test('prove: a report with every field, and a certificate that verify accepts', t => {
	const file = join(folder(t), 'proof.json');
	const {status, out} = bivalent('prove', 'after-you', '--json', '--certificate', file);
	t.is(status, 0);
	const report = JSON.parse(out) as Record<string, unknown>;
	t.like(report, {
		protocol: 'after-you',
		n: 2,
		faults: 'one',
		verdict: 'proved',
		complete: true,
		judged: true,
		reductions: [],
		assumes: [],
	});
	t.like((report['initials'] as object[])[1], {
		inputs: '01',
		valence: 'bivalent',
		configurations: 23,
		transitions: 76,
		open: 9,
		bivalentForever: {verdict: 'proved', faultFree: 'proved', oneFaulty: {0: 'proved', 1: 'proved'}},
	});
	t.like(report['certificate'], {inputs: '01', faulty: [], shift: 0});
	t.false('refutation' in report);
	const verified = bivalent('verify', file, '--json');
	t.is(verified.status, 0);
	t.deepEqual(JSON.parse(verified.out), {valid: true, claim: null, event: null, reason: null, assumes: []});
	const certificate = JSON.parse(readFileSync(file, 'utf8')) as {loop: unknown[]};
	writeFileSync(file, JSON.stringify({...certificate, loop: certificate.loop.slice(0, -1)}));
	const rejected = bivalent('verify', file, '--json');
	t.is(rejected.status, 1);
	t.like(JSON.parse(rejected.out), {valid: false, claim: 1});
});

test('prove: refuted comes with a refutation, judged unless it is too large', t => {
	const asked = ['prove', 'hot-potato', '--inputs', '000', '--faults', 'none'];
	const [whole, unjudged, text] = bivalentEach([
		[...asked, '--json'],
		[...asked, '--json', '--judge-limit', '27'],
		[...asked, '--judge-limit', '27'],
	]);
	const report = JSON.parse(whole!.out) as {refutation: {components: object[]}};
	t.like(report, {verdict: 'refuted', judged: true, refutation: {configurations: 28, open: 8}});
	t.is(report.refutation.components.length, 4);
	t.deepEqual(
		report.refutation.components.map(component => (component as {owes: object}).owes).filter(owes => 'message' in owes),
		[{message: {to: 0, message: 'whistle'}}],
	);
	t.like(JSON.parse(unjudged!.out), {judged: false, unjudged: ['000']});
	t.regex(text!.out, /Not checked a second time/u);
});

test('prove: a limit gives unknown, and --expect sets the exit status', t => {
	const [cut, unmet, met] = bivalentEach([
		['prove', 'initially-dead', '--max-configurations', '5', '--json'],
		['prove', 'initially-dead', '--inputs', '000', '--max-configurations', '5', '--expect', 'proved'],
		['prove', 'after-you', '--expect', 'proved'],
	]);
	t.like(JSON.parse(cut!.out), {verdict: 'unknown', complete: false});
	t.is(unmet!.status, 1);
	t.is(met!.status, 0);
});

test('prove: under initial faults the dead sets stand in the place of the single faulty, and what Theorem 2 allows is said', t => {
	const [one, all] = bivalentEach([
		['prove', 'initially-dead', '--inputs', '011', '--faults', 'initial', '--json'],
		['prove', 'initially-dead', '--faults', 'initial'],
	]);
	const {initials} = JSON.parse(one!.out) as {initials: {bivalentForever: object}[]};
	t.deepEqual(initials[0]!.bivalentForever, {
		verdict: 'refuted',
		faultFree: 'refuted',
		initiallyDead: {'': 'refuted', '0': 'refuted', '1': 'refuted', '2': 'refuted'},
	});
	t.is(all!.status, 0);
	t.regex(
		all!.out,
		/^REFUTED: .* dead from the start \(FLP85 §4, Theorem 2\); it pays once a process may fail in mid-run: with inputs/mu,
	);
});

test('prove: a file in its own process gives the figures that were computed elsewhere', t => {
	const expected = expectedReports().find(({file}) => file === 'random-05.mjs')!;
	const report = JSON.parse(bivalent('prove', conformanceFile('random-05.mjs'), '--json').out) as {
		initials: {inputs: string; configurations: number; transitions: number}[];
		certificate: {protocol: {sha256: string}};
	};
	t.deepEqual(
		report.initials.map(({inputs, configurations, transitions}) => [inputs, configurations, transitions]),
		expected.initials.map(({inputs, configurations, transitions}) => [inputs, configurations, transitions]),
	);
	t.regex(report.certificate.protocol.sha256, /^[0-9a-f]{64}$/u);
});

test('protocols: the list, and a page with what the engine found', t => {
	const [list, page] = bivalentEach([
		['protocols', '--json'],
		['protocols', 'first-majority'],
	]);
	t.deepEqual((JSON.parse(list!.out) as object[])[0], {
		name: 'after-you',
		title: 'After You',
		summary: 'Two polite processes swap values until they match.',
		processes: {min: 2, max: 2, default: 2},
	});
	t.regex(page!.out, /It gives up: with inputs 011 two processes can decide differently\./u);
});

const bad: readonly (readonly [readonly string[], RegExp])[] = [
	[['prvoe'], /unknown command 'prvoe'.*Did you mean prove/u],
	[['prove'], /missing required argument 'protocol'/u],
	[['prove', 'nobody'], /There is no protocol "nobody": give one of after-you/u],
	[['prove', './nobody.mjs'], /Cannot read \.\/nobody\.mjs: there is no such file/u],
	[['prove', 'README.md'], /its name must end in \.mjs, \.js or \.ts/u],
	[['prove', 'after-you', '-n', '3'], /-n is 3, but after-you is for exactly 2 processes/u],
	[['prove', 'after-you', '-n', 'x'], /whole number/u],
	[['prove', 'after-you', '--inputs', '012'], /one digit 0 or 1 for each of the 2 processes/u],
	[['prove', 'after-you', '--faults', 'two'], /Allowed choices are none, one, initial/u],
	[['prove', 'after-you', '--max-configurations', '0'], /1 or more/u],
	[['prove', 'after-you', '--colour'], /unknown option '--colour'/u],
	[['verify', './no.json'], /Cannot read \.\/no\.json/u],
	[['verify', 'package.json'], /package\.json is no certificate: its format is missing/u],
	[['protocols', 'nobody'], /There is no protocol "nobody"/u],
	[['levels', 'chekc'], /chekc/u],
	[['levels', 'check', '--all'], /unknown option '--all'/u],
	[['play', '0.1', '--unlock'], /unknown option '--unlock'/u],
];
const refused = bivalentEach(bad.map(([args]) => args));
for (const [row, [args, says]] of bad.entries()) {
	test(`bad input is one plain sentence and exit 2: ${args.join(' ')}`, t => {
		const {status, out, err} = refused[row]!;
		t.is(status, 2);
		t.is(out, '');
		t.regex(err, says);
		t.is(err.trimEnd().split('\n').length, 1, err);
	});
}

test('a breach of the model, also one that shows when it is asked again, is one plain sentence and exit 2', t => {
	const made = folder(t);
	const write = (name: string, before: string, step: string): string => {
		writeFileSync(
			join(made, name),
			`${before}export default {name: 'mine', title: 'M', summary: 's', processes: {min: 2, max: 2, default: 2}, start: () => ({pc: 's', storage: null}), step: () => (${step})};`,
		);
		return join(made, name);
	};
	const [astray, fickle] = bivalentEach([
		['prove', write('astray.mjs', '', '{send: [{to: 9, message: 1}]}'), '--json'],
		['prove', write('fickle.mjs', 'let k = 0; ', "{pc: k++ > 3 ? 't' : 's'}")],
	]);
	t.deepEqual(astray, {
		status: 2,
		out: '',
		err: 'protocol mine breaks the model: process 0 in state {"input":0,"output":null,"pc":"s","storage":null} receiving ∅: step sends to 9; a destination is a process, 0 … 1.\n',
	});
	t.is(fickle!.status, 2);
	t.regex(fickle!.err, /asked a second time/u);
});

test('a closed pipe is no error', t => {
	const {status, stderr} = spawnSync(
		'sh',
		[
			'-c',
			`"${process.execPath}" dist/main.js prove wait-for-all --json | head -c 1 >"$0"; true`,
			join(folder(t), 'out'),
		],
		{encoding: 'utf8'},
	);
	t.is(status, 0);
	t.is(stderr, '');
});

test('a level is printed where there is no terminal, and a level that is not there is bad input', t => {
	const cases = [
		['9.9', /^There is no level 9\.9; "bivalent levels" lists all \d+, from 0\.1 to \d+\.\d+\./u],
		['nosuch.md', /^Cannot read nosuch\.md: there is no such file\./u],
		['README.md', /^README\.md:1: a level begins with a head/u],
		['test/game', /^There is no level in test\/game: a level is a Markdown file with a head\./u],
	] as const;
	const [level, file, ...refusals] = bivalentEach(
		['5.3', 'test/levels/five.md', ...cases.map(([given]) => given)].map(given => ['play', given]),
	);
	t.is(level!.status, 0);
	t.regex(level!.out, /^5\.3 Closing the circle/u);
	t.regex(file!.out, /^9\.5 Five at a table/u);
	for (const [row, [, says]] of cases.entries()) {
		const {status, out, err} = refusals[row]!;
		t.is(status, 2);
		t.is(out, '');
		t.regex(err, says);
		t.is(err.trimEnd().split('\n').length, 1, err);
	}
});

/** A folder with these levels of a world of its own, by file name; each is what a good level is with these changes. */
function levelsIn(t: ExecutionContext, levels: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
	const made = folder(t);
	for (const [name, change] of Object.entries(levels)) {
		const head = {
			id: '"1.1"',
			title: name,
			world: 'W',
			idea: name,
			protocol: 'dictator',
			n: '2',
			inputs: '"10"',
			goal: '{kind: decision}',
			shown: 'none',
			hints: '[one]',
			solution: '{schedule: "0:-"}',
			par: '1',
			source: 'FLP85',
			...change,
		};
		const lines = Object.entries(head).map(([field, value]) => `${field}: ${value}`);
		writeFileSync(join(made, `${name}.md`), `---\n${lines.join('\n')}\n---\nText of ${name}.\n`);
	}
	return made;
}

test('a folder of levels is printed in their order, and one that cannot be played says which level it is', t => {
	const cases = [
		[{a: {protocol: 'nobody'}}, /: level 1\.1: there is no protocol nobody; "bivalent protocols" lists them\.\n$/u],
		[{a: {protocol: 'after-you', n: '3', inputs: '"011"'}}, /: level 1\.1: After You takes .*, not 3\.\n$/u],
		[{a: {par: 'x'}}, /\ba\.md:13: par must be a whole number, 0 or more\.\n$/u],
		[{a: {}, b: {}}, /\bb\.md:1: level 1\.1 is in \S*\ba\.md already\.\n$/u],
	] as const;
	const three = {a: {id: '"1.10"'}, b: {id: '"1.9"'}, c: {protocol: 'after-you', inputs: '"01"', par: '3'}};
	const [printed, ...refusals] = bivalentEach(
		[three, ...cases.map(([levels]) => levels)].map(levels => ['play', levelsIn(t, levels)]),
	);
	t.is(printed!.status, 0);
	t.deepEqual(
		[...printed!.out.matchAll(/^(?:1\.\d+ [abc]|Text of .)/gmu)].map(([text]) => text),
		['1.1 c', 'Text of c', '1.9 b', 'Text of b', '1.10 a', 'Text of a'],
	);
	for (const [row, [, says]] of cases.entries()) {
		t.like(refusals[row], {status: 2, out: ''});
		t.regex(refusals[row]!.err, says);
	}
});
