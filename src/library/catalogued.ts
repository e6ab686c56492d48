import type {Protocol} from '../flp/index.js';
import {catalogue} from '../protocols/index.js';

/** The protocols that come with bivalent, as `bivalent protocols` lists them. */
export function catalogued(): readonly Protocol[] {
	return catalogue.map(({protocol}) => protocol);
}
