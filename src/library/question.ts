import {createHash} from 'node:crypto';
import {allInputs, holdToModel, type Inputs, type Protocol} from '../flp/index.js';
import {findProtocol} from '../protocols/index.js';
import type {ProtocolReference} from '../verdict/index.js';
import {version} from './version.js';

/** A protocol: an object as a protocol file exports it, or the name of one of the catalogue, like `after-you`. */
export type Asked = Protocol | string;

/** What was asked for cannot be answered: an option out of range, or a name that the catalogue does not have. The message is one plain sentence. */
export class BadQuestion extends RangeError {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'BadQuestion';
	}
}

/** The protocol that is meant, held to the model: whatever it answers is checked. @throws BadQuestion, Breach */
export function protocolOf(asked: Asked): Protocol {
	if (typeof asked !== 'string') return holdToModel(asked);
	const protocol = findProtocol(asked);
	if (protocol === undefined)
		throw new BadQuestion(`There is no protocol ${JSON.stringify(asked)} in the catalogue; catalogued() lists it.`);
	return protocol;
}

/** How certificates name it: a protocol of one's own by the hash of its text, where that is given. */
export function referenceOf({name}: Protocol, source: string | Uint8Array | undefined): ProtocolReference {
	return source === undefined ? {name, bivalent: version} : {name, sha256: hashOf(source)};
}

/** SHA-256 of a file's text or bytes, in hexadecimal. */
export function hashOf(source: string | Uint8Array): string {
	return createHash('sha256').update(source).digest('hex');
}

/** The number of processes asked for, or what the protocol is usually for. @throws BadQuestion */
export function processesOf({name, processes}: Protocol, n: number = processes.default): number {
	const {min, max} = processes;
	if (!Number.isInteger(n) || n < min || n > max)
		throw new BadQuestion(
			`n is ${n}; ${name} is for ${min === max ? `exactly ${min}` : `${min} to ${max}`} processes.`,
		);
	return n;
}

/** beyond this many processes, not every input vector is tried unasked: there are 2^n */
const mostForAll = 16;

/** The input vectors asked for. @throws BadQuestion */
export function vectorsOf(inputs: Inputs | readonly Inputs[], n: number): readonly Inputs[] {
	if (inputs === 'all') {
		if (n > mostForAll) throw new BadQuestion(`inputs "all" would be 2^${n} input vectors; give those that are meant.`);
		return allInputs(n);
	}
	const vectors = Array.isArray(inputs) ? (inputs as readonly Inputs[]) : [inputs as Inputs];
	if (vectors.length === 0) throw new BadQuestion('inputs is an empty list; it must have at least one input vector.');
	return vectors.map(vector => vectorOf(vector, n));
}

/** One input vector. @throws BadQuestion */
export function vectorOf(inputs: Inputs, n: number): Inputs {
	if (typeof inputs === 'string' && /^[01]+$/u.test(inputs) && inputs.length === n) return inputs;
	throw new BadQuestion(
		`inputs is ${JSON.stringify(inputs)}; an input vector is one digit 0 or 1 for each of the ${n} processes.`,
	);
}

/** A number that must be whole and at least so much. @throws BadQuestion */
export function wholeNumber(name: string, value: number, least: number): number {
	if (!Number.isSafeInteger(value) || value < least)
		throw new BadQuestion(`${name} is ${value}; it must be a whole number, ${least} or more.`);
	return value;
}

/** Options that nobody reads would be another question silently: a misspelt one is told. @throws BadQuestion */
export function onlyOptions(options: object, of: string, known: readonly string[]): void {
	for (const option of Object.keys(options)) {
		if (!known.includes(option))
			throw new BadQuestion(`${of} has no option ${JSON.stringify(option)}; it has ${known.join(', ')}.`);
	}
}
