import process from 'node:process';
import {home} from './home.js'; // before env-paths, which looks at what this puts right
import envPaths from 'env-paths';
import {BadFile} from './bad-file.js';

/** The user's state directory (`XDG_STATE_HOME` is honoured). @throws BadFile where there is no home folder, nor any other place */
export function stateFolder(): string {
	return placed('progress', 'XDG_STATE_HOME').log;
}

/** The user's configuration directory (`XDG_CONFIG_HOME` is honoured). @throws BadFile where there is no home folder, nor any other place */
export function configFolder(): string {
	return placed('settings', 'XDG_CONFIG_HOME').config;
}

function placed(what: string, variable: string): ReturnType<typeof envPaths> {
	if (home === undefined && process.env[variable] === undefined)
		throw new BadFile(
			`There is no place to keep your ${what}: you have no home folder. Set HOME or ${variable} to a folder.`,
		);
	return envPaths('bivalent', {suffix: ''});
}
