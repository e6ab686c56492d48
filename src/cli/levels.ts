import process from 'node:process';
import type {Command} from 'commander';
import {makeSchedule} from '../flp/index.js';
import {goalText} from '../game/index.js';
import {campaign, fileOf, type Level, type Line, type Pack, parOf, type Part, worldOf} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {type Checked, checkLevels} from '../solver/index.js';
import {levelFiles, packFrom} from '../store/packs.js';
import {folderAt, readText} from '../store/files.js';
import {exits} from './errors.js';
import {print, printJson} from './print.js';
import {openFile, type Source} from './source.js';

/** `bivalent levels` and `bivalent levels check`. */
export function addLevels(program: Command): void {
	const levels = program
		.command('levels')
		.summary('the levels of the campaign; with "check": are they what they say?')
		.description('Lists the levels in playing order.')
		.option('--json', 'print [{id, world, title, protocol, n, inputs, goal, par, solution}, …]')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent levels\n  bivalent levels check\n  bivalent levels check ./my-levels --json',
		)
		.action(({json}: {json?: true}) => (json === true ? printJson(campaign().levels.map(entryOf)) : list()));
	levels
		.command('check')
		.summary('play every solution and every decoy, and compute every par and every claim again')
		.description(
			'Checks levels: every solution is replayed, every par computed by the engine (no shorter schedule wins), every decoy fails and gets its answer, what is claimed impossible is refuted and explored again by the judge, words are introduced before they are used, and players who do not think do not win. Without a file or folder: the campaign.',
		)
		.argument('[path...]', 'level files, or folders of them')
		.option('--json', 'print [{id, ok, problems}, …]')
		.addHelpText(
			'after',
			'\nExit status: 0 all is well, 1 a level is not what it says, 2 there is no level, or it is malformed.\n\nExamples:\n  bivalent levels check\n  bivalent levels check mine.md\n  bivalent levels check ./my-levels --json',
		)
		.action(async (paths: readonly string[], {json}: {json?: true}, command: Command) => {
			process.exitCode = await check(paths, json === true || command.parent?.opts()['json'] === true);
		});
}

/** A level as `--json` prints it: its first part, and further ones under `then`. */
function entryOf(level: Level): object {
	const {id, title, parts, source} = level;
	const [first, ...more] = parts;
	return {
		id,
		world: level.world,
		title,
		...partEntry(first),
		par: parOf(level),
		// biome-ignore lint/suspicious/noThenProperty: the level format's word, and no promise
		...(more.length === 0 ? {} : {then: more.map(part => ({...partEntry(part), par: part.par}))}),
		source,
	};
}

function partEntry(part: Part): object {
	const {protocol, n, inputs, faults, opening, goal, exact, solution} = part;
	return {
		protocol,
		n,
		inputs,
		faults,
		opening: makeSchedule(opening),
		goal: {...goal, text: goalText(part, findProtocol(protocol)!)},
		par: part.par,
		exact,
		solution: lineEntry(solution),
	};
}

function lineEntry({schedule, faulty, after, ...line}: Line): object {
	return {schedule: makeSchedule(schedule), ...(faulty === undefined ? {} : {faulty, after}), ...line};
}

function list(): void {
	const {levels, worlds} = campaign();
	const width = Math.max(...levels.map(({title}) => title.length));
	print(
		worlds
			.map(({number, title}) =>
				[
					`World ${number}   ${title}`,
					...levels
						.filter(level => worldOf(level) === number)
						.map(
							level =>
								`  ${level.id}  ${level.title.padEnd(width)}  ${level.claims ? '      ' : `par ${String(parOf(level)).padStart(2)}`}  ${level.idea}`,
						),
				].join('\n'),
			)
			.join('\n\n'),
	);
}

async function check(paths: readonly string[], json: boolean): Promise<number> {
	const own = paths.length > 0;
	const pack = own ? packAt(paths) : campaign();
	const known = own ? campaign().levels.flatMap(({introduces}) => introduces.map(({term}) => term)) : [];
	const files = await openFiles(pack);
	const checked: Checked[] = [];
	try {
		for (const one of checkLevels(pack, known, new Map([...files].map(([path, {protocol}]) => [path, protocol])))) {
			checked.push(one);
			if (!json) print(one.ok ? `${one.id}  ok` : one.problems.map(problem => `${one.id}  ${problem}`).join('\n'));
		}
	} finally {
		for (const source of files.values()) source.close();
	}
	if (json) printJson(checked);
	const bad = checked.filter(({ok}) => !ok).length;
	if (!json)
		print(
			bad > 0
				? `${bad} of ${checked.length} have problems.`
				: pack.levels.length === 1
					? '1 level: it is what it says.'
					: `${pack.levels.length} levels: all are what they say.`,
		);
	return bad === 0 ? exits.done : exits.no;
}

/** The protocol files that levels are on, each in a process of its own, by their paths. @throws BadFile, Breach, CannotLoad */
async function openFiles({levels}: Pack): Promise<ReadonlyMap<string, Source>> {
	const opened = new Map<string, Source>();
	try {
		for (const path of new Set(levels.flatMap(level => fileOf(level) ?? []))) opened.set(path, await openFile(path));
	} catch (error) {
		for (const source of opened.values()) source.close();
		throw error;
	}
	return opened;
}

/** The levels at some paths, as one pack. @throws BadFile */
function packAt(paths: readonly string[]): Pack {
	const files = paths.flatMap(path => {
		const folder = folderAt(path);
		return folder === undefined ? [{path, text: readText(path)}] : levelFiles(folder);
	});
	return packFrom(files, paths.join(', '));
}
