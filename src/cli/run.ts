import process from 'node:process';
import {Command, CommanderError} from 'commander';
import {sayRefusal} from '../store/bad-file.js';
import type {GameCrash} from '../store/crash.js';
import {exits, Interrupted, isUsersFault} from './errors.js';
import {playFlags} from './play-flags.js';
import {complain} from './print.js';
import {version} from './version.js';

/** Every command, loaded only when it is meant. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
	play: async () => (await import('./play.js')).addPlay,
	prove: async () => (await import('./prove.js')).addProve,
	verify: async () => (await import('./verify.js')).addVerify,
	protocols: async () => (await import('./protocols.js')).addProtocols,
	challenge: async () => (await import('./challenge.js')).addChallenge,
	replay: async () => (await import('./replay.js')).addReplay,
	study: async () => (await import('./study.js')).addStudy,
	export: async () => (await import('./export.js')).addExport,
	levels: async () => (await import('./levels.js')).addLevels,
	new: async () => (await import('./new.js')).addNew,
	doctor: async () => (await import('./doctor.js')).addDoctor,
	complete: async () => (await import('./complete.js')).addComplete,
	progress: async () => (await import('./progress.js')).addProgress,
};

/** Runs the command line and sets the exit status of SPEC §6; never throws. */
export async function run(argv: readonly string[]): Promise<void> {
	process.stdout.on('error', endQuietly);
	process.stderr.on('error', endQuietly);
	try {
		const plays = argv.every(word => playFlags.includes(word) || word === '--debug');
		const words = plays ? ['play', ...argv] : [...argv];
		await (await program(words[0]!)).parseAsync(words, {from: 'user'});
	} catch (error) {
		process.exitCode = report(error, argv.includes('--debug'));
	}
}

/** The command line: with the one command that is meant, or else with all of them. */
export async function program(meant: string): Promise<Command> {
	const bivalent = new Command('bivalent')
		.description(
			'You are the scheduler of FLP85: choose which message is delivered next, and keep the question open for ever.',
		)
		.version(version, '-V, --version')
		.option('--debug', 'show where an error came from')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent\n  bivalent play 3.4\n  bivalent prove after-you\n  bivalent new protocol mine.mjs\n\nbivalent COMMAND --help tells more of each.',
		)
		.showHelpAfterError(false)
		.exitOverride()
		.configureOutput({outputError() {}});
	const isOne = Object.hasOwn(commands, meant) && meant !== 'complete'; // which is about all of them
	const wanted = isOne ? [commands[meant]!] : Object.values(commands);
	for (const load of wanted) (await load())(bivalent);
	for (const command of below(bivalent))
		command
			.exitOverride()
			.configureOutput({outputError() {}})
			.option('--debug', 'show where an error came from');
	return bivalent;
}

/** The commands of a command, and theirs. */
function below(command: Command): Command[] {
	return command.commands.flatMap(one => [one, ...below(one)]);
}

function report(error: unknown, debug: boolean): number {
	if (error instanceof CommanderError) {
		if (error.exitCode === 0) return exits.done;
		complain(error.message.replace(/^error: /u, 'bivalent: '));
		return exits.badInput;
	}
	if (error instanceof Interrupted) {
		complain(error.message);
		return exits.interrupted;
	}
	const expected = isUsersFault(error);
	const message = error instanceof Error ? error.message : String(error);
	if (isGameCrash(error))
		complain(
			`bivalent has crashed: ${message}. Your progress is kept. What happened is in ${error.report}: please send it to us.`,
		);
	else
		complain(
			expected || (error instanceof Error && error.name === 'SelfContradiction')
				? message
				: `bivalent failed: ${message} (this is a bug in bivalent; --debug shows where)`,
		);
	if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
	return expected ? exits.badInput : exits.ourFault;
}

/** Told by its name, as the game is loaded only when it is played. */
function isGameCrash(error: unknown): error is GameCrash {
	return error instanceof Error && error.name === ('GameCrash' satisfies GameCrash['name']);
}

/** A closed pipe is no error: who reads us has seen enough. A closed terminal is a hang-up. */
function endQuietly(error: NodeJS.ErrnoException): void {
	if (error.code === 'EPIPE') process.exit(process.exitCode ?? exits.done);
	if (error.code === 'EIO') process.exit(exits.hungUp); // the terminal is gone
	complain(`Cannot write: ${sayRefusal(error)}.`);
	process.exit(exits.badInput);
}
