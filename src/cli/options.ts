import {InvalidArgumentError} from 'commander';
import {allInputs, type Inputs, type Protocol} from '../flp/index.js';
import {BadInput} from './errors.js';

/** configurations that are explored for an input vector, where nobody says how many */
export const defaultConfigurations = 2_000_000;
/** configurations up to which a refutation is explored a second time, where nobody says how many */
export const defaultJudgeLimit = 50_000;

/** Reads a whole number of at least `least`, for commander. */
export function wholeNumber(least: number): (text: string) => number {
	return text => {
		const number = Number(text);
		if (!/^\d+$/u.test(text) || !Number.isSafeInteger(number) || number < least)
			throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
		return number;
	};
}

/** The number of processes to use. @throws BadInput outside the protocol's range */
export function processesFor({name, processes}: Protocol, given: number | undefined): number {
	const n = given ?? processes.default;
	if (n < processes.min || n > processes.max)
		throw new BadInput(`-n is ${n}, but ${name} is for ${rangeText(processes)} processes.`);
	return n;
}

function rangeText({min, max}: Protocol['processes']): string {
	return min === max ? `exactly ${min}` : `${min} to ${max}`;
}

/** Inputs that also say how many processes there are. @throws BadInput outside the protocol's range */
export function inputsThatSayN(text: string, {name, processes}: Protocol): Inputs {
	if (!/^[01]+$/u.test(text) || text.length < processes.min || text.length > processes.max)
		throw new BadInput(
			`--inputs is ${JSON.stringify(text)}; it must be one digit 0 or 1 for each process, and ${name} is for ${rangeText(processes)} processes.`,
		);
	return text;
}

/** beyond this many processes, not every input vector is tried unasked: there are 2^n */
const mostForAll = 16;

/** The input vectors asked for: `all`, or one. @throws BadInput */
export function inputsFor(text: string, n: number): readonly Inputs[] {
	if (text === 'all') {
		if (n > mostForAll)
			throw new BadInput(
				`--inputs all would be 2^${n} input vectors; give one, like --inputs ${'01'.repeat(n).slice(0, n)}.`,
			);
		return allInputs(n);
	}
	if (!/^[01]+$/u.test(text) || text.length !== n)
		throw new BadInput(
			`--inputs is ${JSON.stringify(text)}; it must be "all", or one digit 0 or 1 for each of the ${n} processes.`,
		);
	return [text];
}

/** One input vector. @throws BadInput */
export function onlyInputs(text: string, n: number): Inputs {
	if (!/^[01]+$/u.test(text) || text.length !== n)
		throw new BadInput(
			`--inputs is ${JSON.stringify(text)}; it must be one digit 0 or 1 for each of the ${n} processes.`,
		);
	return text;
}
