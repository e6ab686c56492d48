import {createLooker, type Looker} from '../engine/index.js';
import type {Inputs, Protocol} from '../flp/index.js';
import {type Space, spaceOf} from './space.js';

/** The engine's graphs of one protocol, each explored once, when it is first asked for. */
export interface Spaces {
	looker(inputs: Inputs): Looker;
	space(inputs: Inputs): Space;
}

/** Nothing is explored yet. `say` is told now and then how many configurations there are. */
export function createSpaces(protocol: Protocol, say?: (configurations: number) => void): Spaces {
	const lookers = new Map<Inputs, Looker>();
	const spaces = new Map<Inputs, Space>();
	const looker = (inputs: Inputs): Looker => {
		const known = lookers.get(inputs) ?? createLooker(protocol, inputs, say === undefined ? {} : {say});
		lookers.set(inputs, known);
		return known;
	};
	return {
		looker,
		space(inputs) {
			const known = spaces.get(inputs) ?? spaceOf(looker(inputs));
			spaces.set(inputs, known);
			return known;
		},
	};
}
