import {files} from './campaign.generated.js';
import type {Level} from './level.js';
import {parseLevel} from './parse.js';

/** The levels that come with bivalent, in playing order. @throws Error when one is malformed: a test reads them all, so that this cannot ship */
export function campaign(): Level[] {
	return files.map(({path, text}) => {
		const parsed = parseLevel(path, text);
		if (!parsed.ok) throw new Error(parsed.error);
		return parsed.value;
	});
}
