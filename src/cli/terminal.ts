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

/** What is said of how this terminal may be written to; `narrow`: whether it draws signs one column wide, if that is known. */
export function givenBy({ascii, reducedMotion, screenReader}: ThemeOptions, narrow: boolean | null): Given {
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
		auto: autoSigns(narrow, process.env),
	};
}

/** The signs that suit a terminal. Where it has not said how wide it draws them, the locale tells: in those of East Asia two columns are usual. */
export function autoSigns(narrow: boolean | null, env: NodeJS.ProcessEnv): Given['auto'] {
	if (narrow !== null)
		return narrow
			? {is: 'unicode', because: 'this terminal draws its signs one column wide'}
			: {is: 'ascii', because: 'this terminal does not draw the signs of Unicode one column wide'};
	const [locale = ''] = ['LC_ALL', 'LC_CTYPE', 'LANG'].map(name => env[name] ?? '').filter(value => value !== '');
	return /^(?:zh|ja|ko)(?:_|$)/u.test(locale)
		? {is: 'ascii', because: `in the locale ${locale} signs may be two columns wide, and this terminal does not say`}
		: {is: 'unicode', because: 'it suits nearly every terminal, and this one does not say'};
}

function whoTakesColors(): string {
	return (process.env['NO_COLOR'] ?? '') === '' ? 'this terminal' : 'NO_COLOR';
}

/** Whether someone can see a screen and press keys. `CI` changes nothing. */
export function hasTerminal(): boolean {
	return process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
}
