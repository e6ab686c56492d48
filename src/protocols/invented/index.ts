import {arbiter} from './arbiter.js';
import {exchange} from './exchange.js';
import {type Family, type Invented, parametersOf} from './family.js';
import {lamps} from './lamps.js';
import {token} from './token.js';

export {type Family, type Invented, nameOf} from './family.js';

/** The families, in the order in which the generator of challenges takes them: to change it changes challenges. */
export const families: readonly Family[] = [exchange, token, arbiter, lamps];

const made = new Map<string, Invented>();

/** The invented protocol with this name; `undefined` where no family has one. The same one each time. */
export function findInvented(name: string): Invented | undefined {
	const known = made.get(name);
	if (known !== undefined) return known;
	for (const family of families) {
		const parameters = parametersOf(family, name);
		if (parameters === undefined) continue;
		const invented = family.make(parameters, name);
		made.set(name, invented);
		return invented;
	}
	return undefined;
}
