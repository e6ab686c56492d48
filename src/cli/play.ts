import process from 'node:process';
import type {Command} from 'commander';
import {campaign} from '../level/index.js';
import type {LevelOpening} from '../ui/index.js';
import {BadInput} from './errors.js';
import {levelText} from './level-text.js';
import {wholeNumber} from './options.js';
import type {OwnLevel} from './own-levels.js';
import {print} from './print.js';
import {isProtocol, sandboxFor, type SandboxOptions, sandboxText} from './sandbox.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions, withThemeOptions} from './terminal.js';

interface Options extends ThemeOptions, SandboxOptions {
	readonly unlockAll?: true;
}

/** `bivalent play`, which is also what `bivalent` alone does. */
export function addPlay(program: Command): void {
	withThemeOptions(program.command('play'))
		.argument(
			'[level]',
			'the id of a level, like 5.3, a level file, or a folder of them; or a protocol to play with, by its name or its file; without it the game goes on where you left it',
		)
		.summary('open the game (what "bivalent" alone does)')
		.description(
			'Opens the game in the terminal. A protocol opens the sandbox: there is no goal, and nothing is won or lost. Without a terminal it prints a short real demonstration and how to play, or what it would open.',
		)
		.option('--unlock-all', 'open every level, from now on')
		.option('-n <n>', 'with a protocol: for how many processes', wholeNumber(2))
		.option('--inputs <digits>', 'with a protocol: the inputs, one digit a process; else you choose them')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent play\n  bivalent play 3.4\n  bivalent play ./my-levels\n  bivalent play paxos\n  bivalent play ./mine.mjs --inputs 01',
		)
		.action(async (given: string | undefined, options: Options) => {
			if (given !== undefined && isProtocol(given)) {
				await playSandbox(given, options);
				return;
			}
			if (options.n !== undefined || options.inputs !== undefined)
				throw new BadInput(
					'-n and --inputs are for a protocol, like bivalent play after-you --inputs 01; a level has its own.',
				);
			const opening = await openingFor(given, options.unlockAll === true);
			if ('file' in opening) await opening.play(options);
			else if (!hasTerminal()) print(await textOf(opening));
			else process.exitCode = await openScreens(options, opening);
		});
}

/** A protocol to play with; the process of a file ends with the game. @throws BadInput, BadFile, Breach, CannotLoad */
async function playSandbox(given: string, options: Options): Promise<void> {
	const opened = await sandboxFor(given, options);
	try {
		const {sandbox} = opened;
		if (!hasTerminal()) print(sandboxText(sandbox));
		else process.exitCode = await openScreens(options, {sandbox, unlocked: options.unlockAll === true});
	} finally {
		opened.close();
	}
}

/** What is printed where there is no terminal. */
async function textOf(opening: LevelOpening): Promise<string> {
	if ('level' in opening) return levelText(opening.level);
	const {id, pack} = opening;
	if (pack !== undefined) return pack.levels.map(one => levelText(one)).join('\n\n');
	const level = campaign().levels.find(one => one.id === id);
	if (level !== undefined) return levelText(level);
	const {demoText} = await import('./demo.js'); // with the engine, which a game begins without
	return demoText();
}

/** The campaign, one of its levels by id, a folder, or a level in a file. @throws BadInput, BadFile */
async function openingFor(given: string | undefined, unlocked: boolean): Promise<LevelOpening | OwnLevel> {
	if (given === undefined) return {id: null, unlocked};
	const {levels} = campaign();
	if (levels.some(({id}) => id === given)) return {id: given, unlocked};
	if (/^\d+\.\d+$/u.test(given))
		throw new BadInput(
			`There is no level ${given}; "bivalent levels" lists all ${levels.length}, from ${levels[0]!.id} to ${levels.at(-1)!.id}.`,
		);
	const {openingOf} = await import('./own-levels.js'); // with what reads YAML, and the engine
	return openingOf(given, unlocked);
}
