import process from 'node:process';
import type {Command} from 'commander';
import type {Theme} from '../ui/theme.js';

/** How a screen may be drawn, as options. */
export interface ThemeOptions {
	readonly ascii?: true;
	readonly reducedMotion?: true;
	readonly screenReader?: true;
}

/** Adds the options of commands that draw screens. */
export function withThemeOptions(command: Command): Command {
	return command
		.option('--ascii', 'write nothing but ASCII')
		.option('--reduced-motion', 'let nothing move by itself')
		.option('--screen-reader', 'write sentences, on the normal screen (also: INK_SCREEN_READER=true)');
}

/** How this terminal may be written to: decided before Ink is loaded. */
export function themeFor({ascii, reducedMotion, screenReader}: ThemeOptions): Theme {
	return {
		ascii: ascii === true,
		color: process.stdout.hasColors(),
		motion: reducedMotion !== true,
		reader: screenReader === true || process.env['INK_SCREEN_READER'] === 'true',
	};
}

/** Whether someone can see a screen and press keys. `CI` changes nothing. */
export function hasTerminal(): boolean {
	return process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
}
