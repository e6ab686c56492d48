import {defaultSettings, type SettingName, type Settings} from '../store/settings.js';
import type {Theme} from './theme.js';

/** What the command line, the environment and the terminal say of how to draw: it wins over the settings, for this game. */
export interface Given {
	/** what a setting is in this game, and who says so, like `--ascii` */
	readonly fixed: {readonly [Name in SettingName]?: {readonly is: Settings[Name]; readonly by: string}};
	/** sentences for a screen reader */
	readonly reader: boolean;
	/** what `auto` signs come to here, and why, in a few words */
	readonly auto: {readonly is: 'unicode' | 'ascii'; readonly because: string};
}

/** A good terminal, and a command line without options. */
export const nothingGiven: Given = {
	fixed: {},
	reader: false,
	auto: {is: 'unicode', because: 'this terminal draws its signs one column wide'},
};

/** What is known of how the player wants it. */
export interface Wanted {
	readonly settings: Settings;
	readonly given: Given;
}

/** Where nobody has chosen, in a good terminal. */
export const nothingWanted: Wanted = {settings: defaultSettings, given: nothingGiven};

/** The settings as they are in this game. */
export function settingsNow({settings, given: {fixed}}: Wanted): Settings {
	const by = Object.entries(fixed).map(([name, {is}]) => [name, is]);
	return {...settings, ...(Object.fromEntries(by) as Partial<Settings>)};
}

/** How the terminal is written to now. */
export function themeOf(wanted: Wanted): Theme {
	const {colors, contrast, signs, motion} = settingsNow(wanted);
	const {reader, auto} = wanted.given;
	return {
		ascii: (signs === 'auto' ? auto.is : signs) === 'ascii',
		color: colors === 'palette',
		faint: contrast === 'usual',
		motion: motion === 'on',
		reader,
	};
}

/** Whether nothing may move by itself. */
export function isStill(wanted: Wanted): boolean {
	return wanted.given.reader || settingsNow(wanted).motion === 'off';
}
