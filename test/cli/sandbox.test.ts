import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {bivalentEach} from '../support/program.js';

const folder = mkdtempSync(join(tmpdir(), 'bivalent-sandbox-'));
test.after.always(() => rmSync(folder, {recursive: true}));

function write(name: string, text: string): string {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
}

const mine = (start: string, more = ''): string =>
	`${more}export default {name: 'mine', title: 'My own', summary: 'Does nothing.', processes: {min: 2, max: 4, default: 3}, start: () => (${start}), step: () => ({})};`;
const good = write('mine.mjs', mine('{pc: "s", storage: null}'));
const noStart = write('no-start.mjs', mine('{pc: 1, storage: null}'));
const broken = write('broken.mjs', mine('{', 'const '));

test('a protocol is printed where there is no terminal, with what would be opened', t => {
	const [paxos, inputs, file, n] = bivalentEach([
		['play', 'paxos'],
		['play', 'hot-potato', '--inputs', '011'],
		['play', good],
		['play', good, '-n', '4'],
	]);
	for (const ran of [paxos, inputs, file, n]) t.deepEqual([ran?.status, ran?.err], [0, ''], ran?.err);
	t.regex(
		paxos!.out,
		/^Sandbox: Paxos \(paxos\)\n\nPROTOCOL {3}Paxos\. Single-decree[\s\S]*^PROCESSES {2}3 \(it is for 2 to 5\)$/mu,
	);
	t.regex(paxos!.out, /^INPUTS {5}010, or what you choose$/mu);
	t.regex(paxos!.out, /^FAULTS .*FLP85 allows one$/mu);
	t.regex(inputs!.out, /^PROCESSES {2}3\nINPUTS {5}011$/mu);
	t.regex(file!.out, /^Sandbox: My own \(mine\)[\s\S]*Does nothing\.[\s\S]*INPUTS {5}010, or/u);
	t.regex(n!.out, /^PROCESSES {2}4 \(it is for 2 to 4\)\nINPUTS {5}0101, or/mu);
});

const bad: readonly (readonly [readonly string[], RegExp])[] = [
	[['play', 'after-you', '--inputs', '011'], /^--inputs is "011"; .* after-you is for exactly 2 processes\.$/u],
	[['play', 'paxos', '--inputs', '01x'], /^--inputs is "01x"; it must be one digit 0 or 1 for each process/u],
	[['play', 'paxos', '-n', '2', '--inputs', '010'], /one digit 0 or 1 for each of the 2 processes/u],
	[['play', 'paxos', '-n', '9'], /^-n is 9, but paxos is for 2 to 5 processes\.$/u],
	[['play', '5.3', '--inputs', '01'], /^-n and --inputs are for a protocol, like bivalent play after-you/u],
	[['play', '-n', '2'], /^-n and --inputs are for a protocol/u],
	[['play', 'paxso'], /^There is no "paxso" to play: give the id of a level, a protocol/u],
	[['play', 'nosuch.mjs'], /^Cannot read nosuch\.mjs: there is no such file\.$/u],
	[['play', noStart], /^protocol mine breaks the model: process 0: start gave pc 1; it must be a text\.$/u],
	[['play', broken], /^Cannot load .*broken\.mjs \(line 1\)/u],
];
const refused = bivalentEach(bad.map(([args]) => args));
for (const [row, [args, says]] of bad.entries()) {
	test(`what cannot be played is one plain sentence and exit 2: ${args.join(' ').replace(folder, '')}`, t => {
		const {status, out, err} = refused[row]!;
		t.is(status, 2);
		t.is(out, '');
		t.regex(err.trimEnd(), says);
		t.is(err.trimEnd().split('\n').length, 1, err);
	});
}

test('a folder is a folder of levels, also where its name ends like a protocol file', t => {
	const levels = join(folder, 'levels.mjs');
	mkdirSync(levels);
	t.regex(bivalentEach([['play', levels]])[0]!.err, /^There is no level in .*levels\.mjs: a level is a Markdown file/u);
});
