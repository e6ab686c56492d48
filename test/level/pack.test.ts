import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {campaign, worldOf} from '../../src/level/index.js';
import {type Pack, type PackFile, readPack} from '../../src/level/pack.js';
import {BadFile} from '../../src/store/bad-file.js';
import {folderAt} from '../../src/store/files.js';
import {levelFiles, packFrom} from '../../src/store/packs.js';

function level(id: string, path = `${id}.md`, world = 'A world'): PackFile {
	const head = `id: "${id}"\ntitle: Level ${id}\nworld: ${world}\nidea: none\nprotocol: dictator\nn: 2\ninputs: "10"`;
	const rest = `goal: {kind: decision}\nshown: none\nsolution: {schedule: '0:-'}\npar: 1\nhints: [h]\nsource: s`;
	return {path, text: `---\n${head}\n${rest}\n---\nText.\n`};
}

function world(number: number, path = `${number}/world.md`, more = ''): PackFile {
	return {path, text: `---\nnumber: ${number}\ntitle: World ${number}\ntest: "${number}.1"\n${more}---\nAbout it.\n`};
}

function read(...files: readonly PackFile[]): Pack {
	const parsed = readPack(files);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

function errorOf(...files: readonly PackFile[]): string {
	const parsed = readPack(files);
	return parsed.ok ? 'no error' : parsed.error;
}

test('levels are in the order of their numbers, whatever the order of the files', t => {
	const pack = read(level('2.1'), level('1.10'), world(2), level('10.1'), level('1.9'), level('0.3'), world(1));
	t.deepEqual(
		pack.levels.map(({id}) => id),
		['0.3', '1.9', '1.10', '2.1', '10.1'],
	);
	t.deepEqual(
		pack.worlds.map(({number}) => number),
		[0, 1, 2, 10],
	);
});

test('a level or a world that is there twice is an error that names both files', t => {
	t.is(
		errorOf(level('1.1', 'a.md'), level('1.2', 'b.md'), level('1.1', 'c.md')),
		'c.md:1: level 1.1 is in a.md already',
	);
	t.is(errorOf(world(3, 'x/world.md'), world(3, 'y/world.md')), 'y/world.md:1: world 3 is in x/world.md already');
	t.is(errorOf(level('1.1'), level('1.11'), world(1), world(11)), 'no error');
});

test('a page of a world is a file that is called so, in whatever folder', t => {
	const {worlds} = read(
		world(0, 'world.md'),
		world(1, 'deep/down/world.md', 'after: "0.1"\nproves: {name: N, statement: S, source: P, proof: [First.]}\n'),
	);
	t.deepEqual(worlds, [
		{number: 0, title: 'World 0', test: '0.1', after: null, proves: null, about: 'About it.'},
		{
			number: 1,
			title: 'World 1',
			test: '1.1',
			after: '0.1',
			proves: {name: 'N', statement: 'S', source: 'P', proof: ['First.']},
			about: 'About it.',
		},
	]);
	t.regex(errorOf({...world(1), path: 'my-world.md'}), /^my-world\.md:2: id is missing/u);
});

test('a world without a page has the title of its first level, is open from the start, and that level is its test', t => {
	const {worlds} = read(level('4.2', 'a.md', 'Second'), level('4.1', 'b.md', 'First'));
	t.deepEqual(worlds, [{number: 4, title: 'First', after: null, test: '4.1', proves: null, about: ''}]);
});

test('a world with a page need not have levels', t => {
	t.deepEqual(read(world(1)).levels, []);
});

test('the first file that is malformed is named, with line and field', t => {
	const bad = (path: string): PackFile => ({path, text: level('1.1').text.replace('par: 1', 'par: -1')});
	t.is(errorOf(level('1.2'), bad('x/y.md'), bad('z.md')), 'x/y.md:12: par must be a whole number, 0 or more');
	t.regex(
		errorOf({path: 'w/world.md', text: world(1).text.replace('number: 1', 'number: one')}),
		/^w\/world\.md:2: number /u,
	);
	t.regex(errorOf({path: 'world.md', text: world(1).text.replace('About it.', '')}), /^world\.md:\d+: .*sentence/u);
});

test('in the campaign every world has a page, and every level is in a world', t => {
	const {levels, worlds} = campaign();
	t.true(worlds.every(({about}) => about !== ''));
	for (const one of levels) t.is(worlds.filter(({number}) => number === worldOf(one)).length, 1);
	t.is(campaign(), campaign());
});

test('the campaign is data: what reading levels/ would give', t => {
	t.deepEqual(campaign(), packFrom(levelFiles('levels'), 'levels'));
});

test('a pack without a level is bad input, and so is a malformed one', t => {
	t.throws(() => packFrom([], 'here'), {instanceOf: BadFile, message: /^There is no level in here: /u});
	t.throws(() => packFrom([world(1)], 'there'), {instanceOf: BadFile, message: /^There is no level in there: /u});
	t.throws(() => packFrom([{path: 'a.md', text: 'nothing'}], 'here'), {
		instanceOf: BadFile,
		message: /^a\.md:1: a level begins with a head between two lines "---"\.$/u,
	});
	t.deepEqual(packFrom([level('1.1')], 'here'), read(level('1.1')));
});

function folder(t: ExecutionContext): string {
	const made = realpathSync(mkdtempSync(join(tmpdir(), 'bivalent-pack-')));
	t.teardown(() => rmSync(made, {recursive: true}));
	return made;
}

test('the files of a folder: Markdown, in it and below it, in the order of their names, but not what packages brought', t => {
	const made = folder(t);
	mkdirSync(join(made, 'b/c'), {recursive: true});
	mkdirSync(join(made, 'node_modules/x'), {recursive: true});
	for (const name of ['z.md', 'b/c/a.md', 'a.md', 'b/notes.txt', 'node_modules/x/readme.md'])
		writeFileSync(join(made, name), `in ${name}`);
	t.deepEqual(
		levelFiles(made),
		['a.md', 'b/c/a.md', 'z.md'].map(name => ({path: join(made, name), text: `in ${name}`})),
	);
	t.throws(() => levelFiles(join(made, 'no')), {instanceOf: BadFile, message: /there is no such file/u});
});

test('a folder is known by its real path, and a file is none', t => {
	const made = folder(t);
	symlinkSync(made, join(made, 'link'));
	writeFileSync(join(made, 'file.md'), '');
	t.is(folderAt(join(made, 'link')), made);
	t.is(folderAt(join(made, 'file.md')), undefined);
	t.is(folderAt(join(made, 'nothing')), undefined);
});
