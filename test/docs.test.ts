import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join, resolve} from 'node:path';
import process from 'node:process';
import test from 'ava';
import {isShown, toldIn} from './support/document.js';
import {session} from './support/program.js';

const documents = [
	'README.md',
	...readdirSync('docs')
		.filter(name => name.endsWith('.md'))
		.map(name => join('docs', name)),
];

test('what a document tells is read as it is written', t => {
	const markdown =
		'Text.\n\n```js a.mjs\none\n```\n```diff a.mjs\n same\n-one\n+two\n```\n```sh\n$ bivalent prove "a b" # exits with 2\nout\n$ ls | wc\n```\n```\n$ no\n```\n```sh not-run\n$ no\n```\n';
	t.deepEqual(toldIn(markdown), [
		{doing: {file: 'a.mjs', text: 'one\n'}, line: 4, prints: null, status: 0},
		{doing: {file: 'a.mjs', old: 'same\none\n', text: 'same\ntwo\n'}, line: 7, prints: null, status: 0},
		{doing: {args: ['prove', 'a b']}, line: 12, prints: 'out', status: 2},
		{doing: {shell: 'ls | wc'}, line: 14, prints: null, status: 0},
	]);
	t.throws(() => toldIn('```sh\nbivalent\n```\n'), {message: /line 2: a block of sh begins/u});
	for (const [printed, shown, is] of [
		['a\nb\nc\n', 'a\nb\nc', true],
		['a\nb\nc\n', 'a\n…', true],
		['a\nb\nc\n', 'a\n…\nc', true],
		['a\nc\n', 'a\n…\nc', true],
		['a\nb\nc\n', '…\nc', true],
		['a\nb\nc\n', 'a\n…\nb', false],
		['a\nb\nc\n', 'a\nb', false],
		['a.b(1)\n', 'a.b(1)', true],
		['axb(1)\n', 'a.b(1)', false],
		['ab\n', 'a\n…\nb', false],
	] as const)
		t.is(isShown(printed, shown), is, `${printed} ${shown}`);
});

for (const document of documents) {
	const told = toldIn(readFileSync(document, 'utf8'));
	if (told.length > 0)
		test(`${document}: every command prints what it says`, t => {
			const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'bivalent-docs-')));
			t.teardown(() => rmSync(cwd, {recursive: true}));
			const home = join(cwd, '.home');
			for (const made of [home, join(home, 'bin'), join(cwd, 'node_modules')]) mkdirSync(made);
			symlinkSync(resolve('dist/main.js'), join(home, 'bin', 'bivalent'));
			symlinkSync(resolve('.'), join(cwd, 'node_modules', 'bivalent'));
			writeFileSync(join(cwd, 'package.json'), '{"type": "module"}');
			const env = {
				HOME: home,
				XDG_STATE_HOME: '',
				XDG_CONFIG_HOME: '',
				FORCE_COLOR: '0',
				PATH: [join(home, 'bin'), process.env['PATH']].join(delimiter),
			};
			const ran = session(
				told.map(({doing}) => doing),
				{cwd, env},
			);
			for (const [at, {line, prints, status}] of told.entries()) {
				const {out, err, status: ended} = ran[at]!;
				const printed = `${out}${err}`.replaceAll(`${cwd}/`, '');
				t.is(ended, status, `${document}:${line}: ${err}`);
				if (prints !== null && !isShown(printed, prints)) t.is(printed.trimEnd(), prints, `${document}:${line}`);
			}
		});
}
