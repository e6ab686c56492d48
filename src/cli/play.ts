import process from 'node:process';
import type {Command} from 'commander';
import {campaign, type Level, parseLevel} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {readText} from '../store/files.js';
import type {Theme} from '../ui/theme.js';
import {demoText} from './demo.js';
import {BadInput} from './errors.js';
import {levelText} from './level-text.js';
import {print} from './print.js';
import {version} from './version.js';

interface Options {
	readonly ascii?: true;
	readonly reducedMotion?: true;
	readonly screenReader?: true;
}

/** Options of `play` that may also stand alone, after `bivalent`. */
export const playFlags: readonly string[] = ['--ascii', '--reduced-motion', '--screen-reader'];

/** `bivalent play`, which is also what `bivalent` alone does. */
export function addPlay(program: Command): void {
	program
		.command('play')
		.argument('[level]', 'the id of a level, like 5.3, or a level file; without it the game goes on where you left it')
		.summary('open the game (what "bivalent" alone does)')
		.description(
			'Opens the game in the terminal. Without a terminal it prints a short real demonstration and how to play, or the level.',
		)
		.option('--ascii', 'write nothing but ASCII')
		.option('--reduced-motion', 'let nothing move by itself')
		.option('--screen-reader', 'write sentences, on the normal screen (also: INK_SCREEN_READER=true)')
		.action(async (given: string | undefined, options: Options) => {
			const level = given === undefined ? null : findLevel(given);
			if (!hasTerminal()) {
				print(level === null ? demoText() : levelText(level));
				return;
			}
			const opening = level !== null && given !== level.id ? {level} : {id: level?.id ?? null};
			// Ink is loaded only here: every other command starts without it.
			const {openGame} = await import('../ui/index.js');
			process.exitCode = await openGame(version, themeFor(options), opening);
		});
}

/** How this terminal may be written to: decided before Ink is loaded. */
function themeFor({ascii, reducedMotion, screenReader}: Options): Theme {
	return {
		ascii: ascii === true,
		color: process.stdout.hasColors(),
		motion: reducedMotion !== true,
		reader: screenReader === true || process.env['INK_SCREEN_READER'] === 'true',
	};
}

/** A level of the campaign by its id, or one in a file. @throws BadInput, BadFile */
function findLevel(given: string): Level {
	const levels = campaign();
	const found = levels.find(({id}) => id === given);
	if (found !== undefined) return found;
	if (/^\d+\.\d+$/u.test(given))
		throw new BadInput(`There is no level ${given}; there are ${levels.map(({id}) => id).join(', ')}.`);
	const parsed = parseLevel(given, readText(given));
	if (!parsed.ok) throw new BadInput(`${parsed.error}.`);
	const level = parsed.value;
	const protocol = findProtocol(level.protocol);
	if (protocol === undefined)
		throw new BadInput(`${given}: there is no protocol ${level.protocol}; "bivalent protocols" lists them.`);
	const {min, max} = protocol.processes;
	if (level.n < min || level.n > max)
		throw new BadInput(`${given}: ${protocol.title} takes ${min} to ${max} processes, not ${level.n}.`);
	return level;
}

/** Whether someone can see a screen and press keys. `CI` changes nothing. */
function hasTerminal(): boolean {
	return process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
}
