import process from 'node:process';
import type {Command} from 'commander';
import {
	type Challenge,
	type Checked,
	checkReplay,
	mostReplayBytes,
	noChallenge,
	opening,
	type Packed,
	parseReplayCode,
	parseReplayFile,
	type Replay,
	replayJson,
} from '../challenge/index.js';
import type {Parsed} from '../flp/index.js';
import {count, type Play} from '../game/index.js';
import {campaign, isNumbered, type Level, wholePar} from '../level/index.js';
import {createSpaces, judgedStanding, type Spaces} from '../solver/index.js';
import {isThere, readText} from '../store/files.js';
import {drawing} from './drawing.js';
import {BadInput, exits} from './errors.js';
import {print, printJson} from './print.js';
import {replayText} from './replay-text.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions, withThemeOptions} from './terminal.js';
import {progressLine} from './watch.js';

interface Options extends ThemeOptions {
	readonly json?: true;
	readonly text?: true;
}

/** `bivalent replay`. */
export function addReplay(program: Command): void {
	withThemeOptions(program.command('replay'))
		.summary('shows a play again, and checks it: every move, and whether it wins')
		.description(
			'Checks a replay step by step against the rules and the goal of its level or challenge, and shows it in the terminal: it plays by itself, or goes step by step in both directions, and you can play on from any step. Without a terminal it is printed.',
		)
		.argument('<replay>', 'the code of a replay (y shows it, while you play), or a file')
		.option('--json', 'print what came of the check as JSON')
		.option('--text', 'print the run, in a terminal too')
		.addHelpText(
			'after',
			`\nExit status: 0 it wins, 1 something does not fit, 2 it is no replay.\n\nExamples:\n  bivalent replay ${example}\n  bivalent replay ${example} --text\n  bivalent replay win.json --json`,
		)
		.action(async (given: string, options: Options) => {
			process.exitCode = await run(given, options);
		});
}

/** The replay of a win of level 1.1. */
const example = '08332BHHC3KN2C5KJ41TC';

async function run(given: string, options: Options): Promise<number> {
	const {name, packed} = read(given);
	const found = await levelOf(packed.id, name, options.json === true);
	const level = 'level' in found ? found.level : found;
	const unpacked = packed.unpack(level);
	if (!unpacked.ok) throw new BadInput(`${name} ${unpacked.error}.`);
	const replay = unpacked.value;
	const line = progressLine(options.json === true);
	const checked = checkReplay(
		level,
		replay.parts,
		judge(found => line.write(() => `Checking it: ${count(found, 'configuration')} looked at`)),
	);
	line.clear();
	const status = checked.flaw === null ? exits.done : exits.no;
	if (options.json === true) printJson(jsonOf(level, replay, checked));
	else if (options.text === true || !hasTerminal()) print(replayText(level, checked));
	else {
		const ended = await openScreens(
			options,
			'level' in found ? {drawn: found, replay: checked} : {level, replay: checked},
		);
		return ended === exits.done ? status : ended;
	}
	return status;
}

/** What is given, as it is called in a refusal, and the replay that is in it. @throws BadInput, BadFile */
function read(given: string): {readonly name: string; readonly packed: Packed} {
	const isFile = /[./\\]/u.test(given) || isThere(given);
	const name = isFile ? given : JSON.stringify(given.slice(0, 40));
	if (!isThere(given)) {
		if (isNumbered({id: given}))
			throw new BadInput(
				campaign().levels.some(({id}) => id === given)
					? `${given} is a level, and no replay: bivalent play ${given} opens it.`
					: `${given} is no replay, but like the number of a level; "bivalent levels" lists them.`,
			);
		if (/^v\d+:/u.test(given))
			throw new BadInput(`${name} is the ID of a challenge, and no replay: bivalent challenge takes it.`);
	}
	const text = isFile ? readText(given, mostReplayBytes) : given;
	const parsed = isFile ? inFile(text) : parseReplayCode(text);
	if (!parsed.ok) throw new BadInput(`${name} ${parsed.error}.`);
	return {name, packed: parsed.value};
}

/** A file holds JSON, or a code and nothing else; some editors put a byte order mark before it. */
function inFile(given: string): Parsed<Packed> {
	const text = given.replace(/^\uFEFF/u, '');
	if (/^[0-9a-z\s]*[0-9a-z][0-9a-z\s]*$/iu.test(text)) return parseReplayCode(text);
	const parsed = parseReplayFile(text);
	return parsed.ok ? {ok: true, value: {id: parsed.value.id, unpack: () => parsed}} : parsed;
}

/** The level, or the challenge, which is drawn again. @throws BadInput, Interrupted */
async function levelOf(id: string, name: string, quiet: boolean): Promise<Level | Challenge> {
	if (isNumbered({id})) {
		const {levels} = campaign();
		const level = levels.find(one => one.id === id);
		if (level !== undefined) return level;
		throw new BadInput(
			`${name} is of a level ${id.slice(0, 20)}, which this version does not have; "bivalent levels" lists all ${levels.length}.`,
		);
	}
	const parsed = opening(id);
	if (!parsed.ok) throw new BadInput(`${name} is of a challenge whose ID ${parsed.error}.`);
	const challenge = await drawing(parsed.value, quiet);
	if (challenge === undefined) throw new BadInput(`${name} ${noChallenge}.`);
	return challenge;
}

/** How plays stand, as engine and judge have it. `say` is told now and then how many configurations were found. */
function judge(say: (configurations: number) => void): (play: Play) => ReturnType<typeof judgedStanding> {
	const known = new Map<string, Spaces>();
	return play => {
		const {protocol} = play;
		const spaces = known.get(protocol.name) ?? createSpaces(protocol, say);
		known.set(protocol.name, spaces);
		return judgedStanding(play, spaces);
	};
}

function jsonOf(level: Level, replay: Replay, {flaw, because, moves}: Checked): unknown {
	const {par, exact} = wholePar(level);
	const won = flaw === null;
	return {
		valid: won,
		id: level.id,
		title: level.title,
		part: flaw?.part ?? null,
		move: flaw?.move ?? null,
		reason: flaw === null ? because : `${flaw.why}.`,
		moves,
		par,
		exact,
		// whether it was won unaided, no replay can show
		stars: {won, inPar: won && moves <= par, unaided: null},
		replay: replayJson(replay),
	};
}
