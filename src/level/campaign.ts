import {pack} from './campaign.generated.js';
import type {Pack} from './pack.js';

/** The levels that come with bivalent, and their worlds: data that the build has read and checked. */
export function campaign(): Pack {
	return pack;
}
