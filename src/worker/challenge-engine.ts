import {type Engine, largest} from '../challenge/index.js';
import {findProtocol} from '../protocols/index.js';
import {assess, createSpaces, type Spaces} from '../solver/index.js';

/** The engine as the generator of challenges asks it. Of the protocol that was asked for last it keeps what is known of its steps: the next inputs are explored more quickly. */
export function challengeEngine(): Engine {
	let last: {readonly protocol: string; readonly spaces: Spaces} | undefined;
	const fresh = (protocol: string): Spaces => createSpaces(findProtocol(protocol)!, undefined, largest);
	return {
		opens(protocol, inputs) {
			if (last?.protocol !== protocol) last = {protocol, spaces: fresh(protocol)};
			const {start, complete} = last.spaces.space(inputs);
			return complete && start.open();
		},
		explore(protocol, inputs) {
			const spaces = fresh(protocol);
			const {start, complete} = spaces.space(inputs);
			return {start, assess: (level, wanted) => (complete ? assess(level, spaces, wanted) : undefined)};
		},
	};
}
