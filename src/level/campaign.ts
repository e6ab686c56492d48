import {files} from './campaign.generated.js';
import {type Pack, readPack} from './pack.js';

let read: Pack | undefined;

/** The levels that come with bivalent, and their worlds. @throws Error when one is malformed: a test reads them all, so that this cannot ship */
export function campaign(): Pack {
	if (read === undefined) {
		const parsed = readPack(files);
		if (!parsed.ok) throw new Error(parsed.error);
		read = parsed.value;
	}
	return read;
}
