import {createLooker, type Looker, situationsOf} from '../engine/index.js';
import type {Inputs, Protocol} from '../flp/index.js';
import {type Space, spaceOf} from './space.js';

/** The engine's graphs of one protocol, each explored once, when it is first asked for. */
export interface Spaces {
	/** `reduced`: of what the protocol declares to be alike, for goals up to a shift of round numbers */
	looker(inputs: Inputs, reduced?: boolean): Looker;
	space(inputs: Inputs, reduced?: boolean): Space;
}

/** Nothing is explored yet. `say` is told now and then how many configurations there are; of a graph that is not reduced at most `maxConfigurations` are explored. */
export function createSpaces(
	protocol: Protocol,
	say?: (configurations: number) => void,
	maxConfigurations?: number,
): Spaces {
	const lookers = new Map<string, Looker>();
	const spaces = new Map<string, Space>();
	const known = new Map<string, ReturnType<typeof situationsOf>>();
	const situations = (n: number, reduced: boolean): ReturnType<typeof situationsOf> => {
		const key = `${n} ${reduced}`;
		const own = known.get(key) ?? situationsOf(protocol, n, reduced);
		known.set(key, own);
		return own;
	};
	const looker = (inputs: Inputs, reduced = false): Looker => {
		const key = `${inputs} ${reduced}`;
		const own =
			lookers.get(key) ??
			createLooker(protocol, inputs, {
				reduced,
				say,
				situations: situations(inputs.length, reduced),
				...(maxConfigurations === undefined ? {} : {maxConfigurations}),
			});
		lookers.set(key, own);
		return own;
	};
	return {
		looker,
		space(inputs, reduced = false) {
			const key = `${inputs} ${reduced}`;
			const known = spaces.get(key) ?? spaceOf(looker(inputs, reduced));
			spaces.set(key, known);
			return known;
		},
	};
}
