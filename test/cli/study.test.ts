import test from 'ava';
import {bivalentEach} from '../support/program.js';
import {conformanceFile} from '../support/conformance.js';

test('without a terminal the study is printed, all of it or one chapter', t => {
	const [whole, chapter] = bivalentEach([
		['study'],
		['study', 'lemma-2', '--protocol', 'wait-for-all', '--inputs', '011'],
	]);
	t.like(whole, {status: 0, err: ''});
	t.regex(whole!.out, /^On After You \(after-you\), n = 2, inputs 01\n/u);
	for (const source of ['§2, Lemma 1', '§3, Lemma 2', '§3, Lemma 3', '§3, Theorem 1', '§4, Theorem 2', '§5'])
		t.true(whole!.out.includes(`(FLP85 ${source})`), source);
	for (const line of whole!.out.split('\n')) t.true(line.length <= 80, line);
	const {status, out} = chapter!;
	t.is(status, 0);
	t.regex(out, /^On Wait for all \(wait-for-all\), n = 3, inputs 011\n\nLemma 2: /u);
	t.regex(out, /Nobody ever decides then, from either of them/u);
	t.false(out.includes('Lemma 3:'));
});

test('one’s own protocol in a file is studied as those of the catalogue are', t => {
	const [own, ours] = bivalentEach(
		[conformanceFile('race-to-arbiter.mjs'), 'race-to-arbiter'].map(of => ['study', 'lemma-3', '--protocol', of]),
	);
	t.is(own!.status, 0);
	const shown = (out: string): string[] =>
		out.split('\n').filter(line => /^ {3}│ (?:S|e\(S\)|at once|none) /u.test(line));
	t.true(shown(own!.out).length > 3);
	t.deepEqual(shown(own!.out), shown(ours!.out));
});

test('what cannot be studied is told in a sentence', t => {
	const cases = [
		[
			['lemma-4'],
			/^There is no chapter "lemma-4": give one of asked, lemma-1, .* its number, or none for all of them\.\n$/u,
		],
		[['--protocol', 'paxo'], /^There is no protocol "paxo"/u],
		[['--protocol', './nothing.mjs'], /^Cannot read \.\/nothing\.mjs: there is no such file\.\n$/u],
		[['-n', '3'], /^-n is 3, but after-you is for exactly 2 processes\.\n$/u],
		[['--inputs', 'all'], /^--inputs is "all"; it must be one digit 0 or 1 for each of the 2 processes\.\n$/u],
		[['--inputs', '012'], /^--inputs is "012"; it must be/u],
		[['lemma-1', 'lemma-2'], /too many arguments/u],
	] as const;
	const ran = bivalentEach(cases.map(([args]) => ['study', ...args]));
	for (const [row, [args, says]] of cases.entries()) {
		t.like(ran[row], {status: 2, out: ''}, args.join(' '));
		t.regex(ran[row]!.err, says);
	}
});
