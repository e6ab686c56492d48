import type {Engine} from '../challenge/index.js';
import {findProtocol} from '../protocols/index.js';
import {assess, createSpaces, type Spaces} from '../solver/index.js';

/** Protocols whose graphs are kept at once: a generator tries very many, each for a moment. */
const most = 50;

/** The engine as the generator of challenges asks it. */
export function challengeEngine(): Engine {
	const known = new Map<string, Spaces>();
	const spacesOf = (name: string): Spaces => {
		const spaces = known.get(name) ?? createSpaces(findProtocol(name)!);
		if (known.size >= most) known.clear();
		known.set(name, spaces);
		return spaces;
	};
	return {
		space: (protocol, inputs) => spacesOf(protocol).space(inputs),
		assess: level => assess(level, spacesOf(level.parts[0].protocol)),
	};
}
