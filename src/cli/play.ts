import process from 'node:process';
import type {Command} from 'commander';
import {demoText} from './demo.js';
import {version} from './version.js';
import {print} from './print.js';

/** `bivalent play`, which is also what `bivalent` alone does. */
export function addPlay(program: Command): void {
	program
		.command('play')
		.summary('open the game (what "bivalent" alone does)')
		.description(
			'Opens the game in the terminal. Without a terminal it prints a short real demonstration and how to play.',
		)
		.action(async () => {
			if (!hasTerminal()) {
				print(demoText());
				return;
			}
			// Ink is loaded only here: every other command starts without it.
			const {openGame} = await import('../ui/index.js');
			process.exitCode = await openGame(version);
		});
}

/** Whether someone can see a screen and press keys. `CI` changes nothing. */
function hasTerminal(): boolean {
	return process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
}
