import type {Protocol} from '../../flp/index.js';
import type {Page} from '../page.js';

/** A family of finite protocols that nobody has written: each is a list of parameters, and its name tells them. */
export interface Family {
	/** kebab-case; the names of its protocols begin with it */
	readonly name: string;
	/** how many values each parameter has */
	readonly radices: readonly number[];
	/** for each parameter the values to draw from; what is there twice is drawn twice as often. Protocols that decide at every turn are dull */
	readonly likely: readonly (readonly number[])[];
	/** Whether it can be seen from the parameters that no process ever decides 0, or none 1, so that nothing is ever bivalent. */
	isHopeless?(parameters: readonly number[]): boolean;
	/** The protocol with these parameters, each at least 0 and below its radix, and its page. */
	make(parameters: readonly number[], name: string): Invented;
}

/** A protocol that was made from parameters, and its page. */
export interface Invented {
	readonly protocol: Protocol;
	readonly page: Page;
}

/** Crockford's base 32: no letter that looks like a digit. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** Digits of the names of a family's protocols, after its own name. */
function lengthOf({radices}: Pick<Family, 'radices'>): number {
	let length = 0;
	for (let left = radices.reduce((all, radix) => all * BigInt(radix), 1n) - 1n; left > 0n; left /= 32n) length++;
	return length;
}

/** The name of a protocol: its family, and its parameters as one number. */
export function nameOf(family: Family, parameters: readonly number[]): string {
	let number = 0n;
	for (const [index, radix] of family.radices.entries()) number = number * BigInt(radix) + BigInt(parameters[index]!);
	let text = '';
	for (let length = lengthOf(family); length > 0; length--) {
		text = digits[Number(number % 32n)]! + text;
		number /= 32n;
	}
	return `${family.name}-${text}`;
}

/** The parameters that a name tells; `undefined` where it names no protocol of the family. */
export function parametersOf(family: Family, name: string): readonly number[] | undefined {
	const text = name.slice(family.name.length + 1);
	if (!name.startsWith(`${family.name}-`) || text.length !== lengthOf(family)) return undefined;
	let number = 0n;
	for (const digit of text) {
		const value = digits.indexOf(digit);
		if (value === -1) return undefined;
		number = number * 32n + BigInt(value);
	}
	const parameters: number[] = [];
	for (const radix of family.radices.toReversed()) {
		parameters.unshift(Number(number % BigInt(radix)));
		number /= BigInt(radix);
	}
	return number === 0n ? parameters : undefined;
}

/** What people call it: the family's title, and the digits of the name. */
export function titleOf(title: string, name: string): string {
	return `${title} ${name.slice(name.lastIndexOf('-') + 1).toUpperCase()}`;
}

/** The page says where it is from. */
export const inventedFrom = 'Invented by a generator; its name is its rules.';
