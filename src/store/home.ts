import {homedir, tmpdir, userInfo} from 'node:os';
import {isAbsolute} from 'node:path';
import process from 'node:process';

/**
 * The user's home folder: what HOME says, or the account; `undefined` where neither names one. A relative path is none, as everything kept there
 * would be lost with the next change of folder; of the XDG variables the standard says the same.
 */
export const home: string | undefined = [homedir, () => userInfo().homedir].map(asked).find(isPath);

for (const name of ['XDG_STATE_HOME', 'XDG_CONFIG_HOME']) if (!isPath(process.env[name])) delete process.env[name];
// env-paths asks for it once, when it is loaded, and throws where there is none
if (!isPath(process.env['HOME'])) process.env['HOME'] = home ?? tmpdir();

function isPath(path: string | undefined): path is string {
	return path !== undefined && isAbsolute(path);
}

/** What the system says; nothing where it knows of no such account. */
function asked(ask: () => string): string | undefined {
	try {
		return ask();
	} catch {
		return undefined;
	}
}
