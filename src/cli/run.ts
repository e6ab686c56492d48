import process from 'node:process';
import {Command, CommanderError} from 'commander';
import {Breach} from '../flp/index.js';
import {BadFile} from '../store/bad-file.js';
import {GameCrash} from '../store/crash.js';
import {CannotLoad} from '../worker/protocol-process.js';
import {BadInput, exits} from './errors.js';
import {addLevels} from './levels.js';
import {addPlay, playFlags} from './play.js';
import {complain} from './print.js';
import {addProgress} from './progress.js';
import {addProtocols} from './protocols.js';
import {addProve} from './prove.js';
import {version} from './version.js';
import {addVerify} from './verify.js';

/** Runs the command line and sets the exit status of SPEC §6; never throws. */
export async function run(argv: readonly string[]): Promise<void> {
	process.stdout.on('error', endQuietly);
	process.stderr.on('error', endQuietly);
	try {
		const plays = argv.every(word => playFlags.includes(word) || word === '--debug');
		await program().parseAsync(plays ? ['play', ...argv] : [...argv], {from: 'user'});
	} catch (error) {
		process.exitCode = report(error, argv.includes('--debug'));
	}
}

function program(): Command {
	const bivalent = new Command('bivalent')
		.description(
			'You are the scheduler of FLP85: choose which message is delivered next, and keep the question open for ever.',
		)
		.version(version, '-V, --version')
		.option('--debug', 'show where an error came from')
		.showHelpAfterError(false)
		.exitOverride()
		.configureOutput({outputError() {}});
	for (const add of [addPlay, addProve, addVerify, addProtocols, addLevels, addProgress]) add(bivalent);
	for (const command of bivalent.commands)
		command
			.exitOverride()
			.configureOutput({outputError() {}})
			.option('--debug', 'show where an error came from');
	return bivalent;
}

function report(error: unknown, debug: boolean): number {
	if (error instanceof CommanderError) {
		if (error.exitCode === 0) return exits.done;
		complain(error.message.replace(/^error: /u, 'bivalent: '));
		return exits.badInput;
	}
	const expected =
		error instanceof BadInput || error instanceof BadFile || error instanceof Breach || error instanceof CannotLoad;
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof GameCrash)
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

/** A closed pipe is no error: who reads us has seen enough. A closed terminal is a hang-up. */
function endQuietly(error: NodeJS.ErrnoException): void {
	if (error.code === 'EPIPE') process.exit(process.exitCode ?? exits.done);
	if (error.code === 'EIO') process.exit(exits.hungUp); // the terminal is gone
	throw error;
}
