import {type Engine, largest} from '../challenge/index.js';
import type {Inputs} from '../flp/index.js';
import {findProtocol} from '../protocols/index.js';
import {assess, createSpaces, type Spaces} from '../solver/index.js';

/**
 * The engine as the generator of challenges asks it. Whether the beginning is open is asked of a protocol with one choice of inputs after the other, so
 * that what is known of its steps is kept for the next. What is drawn is drawn on a graph that was explored by itself: the order in it depends on
 * what was explored before.
 */
export function challengeEngine(): Engine {
	let tried: {readonly protocol: string; readonly spaces: Spaces} | undefined;
	let drawn: {readonly protocol: string; readonly inputs: Inputs; readonly spaces: Spaces} | undefined;
	const fresh = (protocol: string): Spaces => createSpaces(findProtocol(protocol)!, undefined, largest);
	const spacesOf = (protocol: string, inputs: Inputs): Spaces => {
		if (drawn?.protocol !== protocol || drawn.inputs !== inputs) drawn = {protocol, inputs, spaces: fresh(protocol)};
		return drawn.spaces;
	};
	return {
		opens(protocol, inputs) {
			if (tried?.protocol !== protocol) tried = {protocol, spaces: fresh(protocol)};
			const {start, complete} = tried.spaces.space(inputs);
			return complete && start.open();
		},
		start: (protocol, inputs) => spacesOf(protocol, inputs).space(inputs).start,
		assess(level, wanted) {
			const [{protocol, inputs}] = level.parts;
			if (inputs === null) return undefined;
			const spaces = spacesOf(protocol, inputs);
			return spaces.space(inputs).complete ? assess(level, spaces, wanted) : undefined;
		},
	};
}
