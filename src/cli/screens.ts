import process from 'node:process';
import type {Opening} from '../ui/index.js';
import {askTerminal} from './measure.js';
import {autoSigns, givenBy, type ThemeOptions} from './terminal.js';
import {version} from './version.js';

/** Opens the game or the study in the terminal; resolves with the exit status. Ink is loaded only here: every other command starts without it. @throws GameCrash */
export async function openScreens(options: ThemeOptions, opening: Opening): Promise<number> {
	const {fixed, reader} = givenBy(options, null);
	// the terminal answers while Ink is loaded
	const asked = reader || fixed.signs !== undefined ? null : askTerminal(process.stdin, process.stdout);
	const {openGame} = await import('../ui/index.js');
	const given = givenBy(options, (await asked?.soon()) ?? null);
	return openGame(version, given, opening, {
		stdin: asked?.stdin ?? process.stdin,
		later: listener => asked?.later(narrow => listener(autoSigns(narrow, process.env))),
	});
}
