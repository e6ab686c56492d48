import process from 'node:process';
import type {Command} from 'commander';
import type {Given} from '../ui/given.js';

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

/** What is said of how this terminal may be written to, before Ink is loaded. */
export function givenBy({ascii, reducedMotion, screenReader}: ThemeOptions): Given {
	const reader = screenReader === true || process.env['INK_SCREEN_READER'] === 'true';
	return {
		fixed: {
			...(ascii === true ? {signs: {is: 'ascii', by: '--ascii'}} : {}),
			...(process.stdout.hasColors() ? {} : {colors: {is: 'none', by: whoTakesColors()}}),
			...(reader
				? {motion: {is: 'off', by: 'the screen reader'}}
				: reducedMotion === true
					? {motion: {is: 'off', by: '--reduced-motion'}}
					: {}),
		},
		reader,
		auto: {is: 'unicode', because: 'this terminal draws it well'},
	};
}

function whoTakesColors(): string {
	return (process.env['NO_COLOR'] ?? '') === '' ? 'this terminal' : 'NO_COLOR';
}

/** Whether someone can see a screen and press keys. `CI` changes nothing. */
export function hasTerminal(): boolean {
	return process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
}
