import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';

/** ARCHITECTURE.md's table: whom each folder may import, and from npm or Node. `types:` allows types only. */
const table: Readonly<Record<string, {readonly folders: readonly string[]; readonly packages: RegExp | null}>> = {
	flp: {folders: [], packages: null},
	protocols: {folders: ['flp'], packages: null},
	certificate: {folders: ['types:flp'], packages: /^valibot$/u},
	engine: {folders: ['flp', 'certificate'], packages: null},
	verdict: {folders: ['flp', 'engine', 'certificate'], packages: null},
	level: {folders: ['flp'], packages: /^(?:yaml|valibot)$/u},
	game: {folders: ['flp', 'protocols', 'level', 'types:certificate', 'types:engine'], packages: null},
	solver: {folders: ['flp', 'protocols', 'engine', 'certificate', 'level', 'game'], packages: null},
	challenge: {
		folders: ['flp', 'protocols', 'level', 'game'],
		packages: /^(?:seedrandom|@scure\/base|valibot|node:zlib)$/u,
	},
	study: {folders: ['flp', 'protocols', 'engine', 'certificate', 'verdict', 'game', 'solver'], packages: null},
	export: {folders: ['flp', 'engine', 'certificate', 'verdict', 'game', 'study'], packages: /^@dagrejs\/dagre$/u},
	worker: {
		folders: ['flp', 'protocols', 'engine', 'verdict', 'level', 'game', 'challenge', 'solver', 'study'],
		packages: /^node:(?!fs)/u,
	},
	library: {folders: ['flp', 'protocols', 'engine', 'certificate', 'verdict'], packages: /^node:crypto$/u},
	store: {folders: ['flp', 'level', 'game'], packages: /^(?:node:|env-paths$|valibot$|es-module-lexer)/u},
	ui: {
		folders: ['flp', 'game', 'protocols', 'level', 'certificate', 'challenge', 'store', 'worker', 'study'],
		packages: /^(?:ink|ink-select-input|react|fast-string-width|node:(?!fs).*)$/u,
	},
	cli: {
		folders: [
			'flp',
			'protocols',
			'engine',
			'certificate',
			'verdict',
			'level',
			'game',
			'challenge',
			'solver',
			'study',
			'export',
			'worker',
			'library',
			'store',
			'ui',
		],
		packages: /^(?:commander|node:(?!fs).*)$/u,
	},
};

interface Import {
	readonly from: string;
	readonly typesOnly: boolean;
	/** loaded only when it is come to */
	readonly later?: true;
}

/** The imports of a source text: static, re-exported, and dynamic. */
function importsOf(text: string): Import[] {
	const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
	const statements = [
		...code.matchAll(/^(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]/gmu),
	].map(([, type, names = '', from]) => ({
		from: from!,
		typesOnly:
			type !== undefined ||
			(/^\{.*\}$/su.test(names) &&
				names
					.slice(1, -1)
					.split(',')
					.filter(name => name.trim() !== '')
					.every(name => /^\s*type\s/u.test(name))),
	}));
	const dynamic = [...code.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)(\.\w+)?/gu)].map(([, from, member]) => ({
		from: from!,
		typesOnly: member !== undefined,
		later: true as const,
	}));
	return [...statements, ...dynamic];
}

const root = new URL('../../src/', import.meta.url).pathname;
const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(file => /\.tsx?$/u.test(file));

test('imports are read as they are written', t => {
	t.deepEqual(
		importsOf(
			"import {a,\n\tb} from 'x';\nimport type {C} from './c.js';\nimport {type D, type E} from 'e';\nimport {type F, g} from 'f';\nexport * from './h.js';\nimport 'i';\n// import 'j';\nconst k = await import('k');\n",
		),
		[
			{from: 'x', typesOnly: false},
			{from: './c.js', typesOnly: true},
			{from: 'e', typesOnly: true},
			{from: 'f', typesOnly: false},
			{from: './h.js', typesOnly: false},
			{from: 'i', typesOnly: false},
			{from: 'k', typesOnly: false, later: true},
		],
	);
});

test('every folder is in the table and in ARCHITECTURE.md', t => {
	const folders = readdirSync(root, {withFileTypes: true})
		.filter(entry => entry.isDirectory())
		.map(({name}) => name);
	t.deepEqual(folders.toSorted(), Object.keys(table).toSorted());
	const page = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
	for (const folder of folders) t.true(page.includes(`| \`${folder}\` |`) && page.includes(`**${folder}**`), folder);
});

for (const folder of Object.keys(table)) {
	test(`${folder} imports only what the table allows`, t => {
		const allowed = table[folder]!;
		for (const file of files.filter(name => name.startsWith(`${folder}/`))) {
			for (const {from, typesOnly} of importsOf(readFileSync(join(root, file), 'utf8'))) {
				const where = `${file} imports ${from}`;
				if (!from.startsWith('.')) {
					t.true(allowed.packages?.test(from) === true, where);
					continue;
				}
				const [target] = join(file, '..', from).split('/');
				if (target === folder) continue;
				t.true(allowed.folders.includes(target!) || (typesOnly && allowed.folders.includes(`types:${target}`)), where);
			}
		}
		t.pass();
	});
}

/** A file and all that is loaded with it; what is `later` is not, where it is another folder's. */
function loadedWith(t: ExecutionContext, ...begin: readonly string[]): ReadonlySet<string> {
	const loaded = new Set(begin);
	for (const file of loaded) {
		for (const {from, typesOnly, later} of importsOf(readFileSync(join(root, file), 'utf8'))) {
			if (typesOnly || (later === true && !from.startsWith('./'))) continue; // a command is loaded when it is meant
			t.false(/^(?:ink|react)/u.test(from), `${file} imports ${from}`);
			if (from.startsWith('.')) loaded.add(existing(join(file, '..', from)));
		}
	}
	t.true(loaded.has('engine/explore.ts'));
	t.false([...loaded].some(file => file.startsWith('ui/')));
	return loaded;
}

test('no command loads Ink, but to play', t => {
	loadedWith(t, 'cli/main.ts', 'cli/run.ts'); // main loads run once it has looked at Node's version
});

test('the library loads nothing of the game, the command line or the disk', t => {
	t.deepEqual(
		[...loadedWith(t, 'index.ts')].filter(file => /^(?:game|level|store|worker|cli|solver|study)\//u.test(file)),
		[],
	);
});

function existing(path: string): string {
	const found = [path.replace(/\.js$/u, '.ts'), path.replace(/\.js$/u, '.tsx')].find(file => files.includes(file));
	if (found === undefined) throw new Error(`no file ${path}`);
	return found;
}

test('no file is longer than 400 lines, and half of them are shorter than 120', t => {
	const lengths = files
		.filter(file => !file.includes('.generated.'))
		.map(file => ({file, lines: readFileSync(join(root, file), 'utf8').split('\n').length}));
	for (const {file, lines} of lengths) t.true(lines <= 400, `${file}: ${lines}`);
	const sorted = lengths.map(({lines}) => lines).sort((a, b) => a - b);
	t.true(sorted[Math.floor(sorted.length / 2)]! < 120);
});

test('flp and engine speak the paper’s language', t => {
	for (const file of files.filter(name => /^(?:flp|engine)\//u.test(name))) {
		t.notRegex(
			readFileSync(join(root, file), 'utf8'),
			/\b(?:nodes?|vertex|vertices|peers?|packets?|worlds?)\b/iu,
			file,
		);
	}
});

test('only the command line reads arguments; only it, and what runs in another process, exits', t => {
	for (const file of files.filter(name => !name.startsWith('cli/') && name !== 'worker/host.ts')) {
		t.notRegex(readFileSync(join(root, file), 'utf8'), /process\.(?:argv|exit\()/u, file);
	}
});

test('no test waits for the clock, is skipped, or is meant to fail', t => {
	const tests = new URL('../../test/', import.meta.url).pathname;
	const named = readdirSync(tests, {recursive: true, encoding: 'utf8'}).filter(file => /\.test\.tsx?$/u.test(file));
	t.true(named.length > 80);
	for (const file of named) {
		const code = readFileSync(join(tests, file), 'utf8').replace(/'(?:[^'\\\n]|\\.)*'|`[^`]*`/gu, '""');
		t.notRegex(code, /\btest\.(?:serial\.)?(?:skip|only|todo|failing)\b|\bsetTimeout\b|\btimers\/promises\b/u, file);
	}
});

const house = new URL('../../', import.meta.url);
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'bench/README.md'].concat(
	readdirSync(new URL('docs/', house))
		.filter(name => name.endsWith('.md'))
		.map(name => `docs/${name}`),
);

/** The files that a patch changes, and for each of its hunks the lines that it takes to be there. */
function wantedBy(patch: string): {readonly file: string; readonly lines: string}[] {
	return patch
		.split(/^--- a\//mu)
		.slice(1)
		.flatMap(part => {
			const [file = '', ...hunks] = part.split(/\n\+\+\+ .*\n|^@@.*\n/mu).filter(text => text !== '');
			return hunks.map(hunk => ({
				file,
				lines: hunk.replaceAll(/^\+.*\n?/gmu, '').replaceAll(/^[ -]/gmu, ''),
			}));
		});
}

test('every mutant can still be made', t => {
	const folder = new URL('test/mutants/', house);
	const patches = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.patch'));
	for (const patch of patches) {
		const wanted = wantedBy(readFileSync(new URL(patch, folder), 'utf8'));
		t.true(wanted.length > 0, patch);
		for (const {file, lines} of wanted) t.true(readFileSync(new URL(file, house), 'utf8').includes(lines), patch);
	}
});

/** What a heading is called in a link, as on the pages of a forge. */
function anchorsOf(page: string): string[] {
	return [...page.replace(/^```.*?^```$/gmsu, '').matchAll(/^#+ (?<heading>.*)$/gmu)].map(({groups}) =>
		groups!
			['heading']!.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

test('every link on a page leads somewhere, and what a page says is in a file is in it', t => {
	for (const page of pages) {
		const text = readFileSync(new URL(page, house), 'utf8');
		for (const [, link, name] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)(?:, `(\w+)`)?/gu)) {
			const where = new URL(link!, new URL(page, house));
			t.true(existsSync(where), `${page} links to ${link}`);
			const {hash} = where;
			where.hash = '';
			if (hash !== '') t.true(anchorsOf(readFileSync(where, 'utf8')).includes(hash.slice(1)), `${page}: ${link}`);
			if (name !== undefined)
				t.regex(readFileSync(where, 'utf8'), new RegExp(`function\\*? ${name}\\b`, 'u'), `${page}`);
		}
	}
});

test('the index of docs/ has every page in it, and README has the index', t => {
	const index = readFileSync(new URL('docs/README.md', house), 'utf8');
	for (const page of pages.filter(name => /^docs\/(?!README)/u.test(name)))
		t.true(index.includes(`](${page.slice('docs/'.length)})`), page);
	t.true(readFileSync(new URL('README.md', house), 'utf8').includes('](docs/README.md)'));
});
