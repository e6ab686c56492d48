import {arbiter} from './arbiter.js';
import {exchange} from './exchange.js';
import {type Family, type Invented, parametersOf} from './family.js';
import {lamps} from './lamps.js';
import {token} from './token.js';

export {type Family, type Invented, nameOf} from './family.js';

/** The families. */
export const families: readonly Family[] = [exchange, token, arbiter, lamps];

/** Protocols that are kept: a generator of challenges tries very many, each for a moment. */
const most = 500;

const made = new Map<string, Invented>();

/** The invented protocol with this name; `undefined` where no family has one. The same one each time, as long as it is among the last that were asked for. */
export function findInvented(name: string): Invented | undefined {
	const invented = made.get(name) ?? inventedNow(name);
	if (invented === undefined) return undefined;
	made.delete(name);
	made.set(name, invented);
	if (made.size > most) made.delete(made.keys().next().value!);
	return invented;
}

function inventedNow(name: string): Invented | undefined {
	for (const family of families) {
		const parameters = parametersOf(family, name);
		if (parameters !== undefined) return family.make(parameters, name);
	}
	return undefined;
}
