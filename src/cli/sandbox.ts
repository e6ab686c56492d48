import {mixedInputs, replay} from '../game/index.js';
import {folderAt} from '../store/files.js';
import {findProtocol} from '../protocols/index.js';
import type {OwnProtocol, SandboxOpening} from '../ui/index.js';
import {field} from './fields.js';
import {inputsThatSayN, onlyInputs, processesFor} from './options.js';

/** What was asked for besides the protocol. */
export interface SandboxOptions {
	readonly n?: number;
	readonly inputs?: string;
}

/** A sandbox that can be opened, and what ends the process that a file runs in. */
export interface Sandbox {
	readonly sandbox: SandboxOpening;
	close(): void;
}

/** Whether an argument of `play` is a protocol: one of the catalogue by its name, or a file by how its name ends. */
export function isProtocol(given: string): boolean {
	return findProtocol(given) !== undefined || (/\.(?:mjs|js|ts)$/u.test(given) && folderAt(given) === undefined);
}

/** Opens a protocol to play with, and sees that it has a beginning; what a file takes is loaded only for a file. @throws BadInput, BadFile, Breach, CannotLoad */
export async function sandboxFor(nameOrFile: string, options: SandboxOptions): Promise<Sandbox> {
	const protocol = findProtocol(nameOrFile);
	if (protocol !== undefined) return {sandbox: beginningWith({protocol}, options), close() {}};
	const {own, close} = await keepFile(nameOrFile);
	try {
		return {sandbox: beginningWith({protocol: own.protocol, own}, options), close};
	} catch (error) {
		close();
		throw error;
	}
}

/** A protocol file to be played with, in a process of its own; what that takes is loaded only here. @throws BadFile, Breach, CannotLoad */
export async function keepFile(path: string): Promise<{readonly own: OwnProtocol; readonly close: () => void}> {
	const [{readProtocolFile}, {keepProtocol}] = await Promise.all([
		import('../store/protocol-files.js'),
		import('../worker/kept-protocol.js'),
	]);
	const file = readProtocolFile(path);
	const kept = keepProtocol(file);
	const own = {protocol: kept.protocol, file, sha256: file.sha256, anew: () => kept.anew()};
	return {own, close: () => kept.close()};
}

/** With the inputs that are given, or else mixed ones, which can still be changed. @throws BadInput, Breach */
function beginningWith(
	opened: Pick<SandboxOpening, 'protocol' | 'own'>,
	{n: given, inputs: digits}: SandboxOptions,
): SandboxOpening {
	const {protocol} = opened;
	const inputs =
		digits === undefined
			? mixedInputs(processesFor(protocol, given))
			: given === undefined
				? inputsThatSayN(digits, protocol)
				: onlyInputs(digits, processesFor(protocol, given));
	replay(protocol, inputs, []);
	return {...opened, inputs, begins: digits !== undefined, isGiven: given !== undefined || digits !== undefined};
}

/** What is printed of a sandbox where there is no terminal. */
export function sandboxText({protocol, inputs, begins}: SandboxOpening): string {
	const {title, name, summary, processes} = protocol;
	const range = processes.min === processes.max ? '' : ` (it is for ${processes.min} to ${processes.max})`;
	const fields = [
		['PROTOCOL', `${title}. ${summary}`],
		['PROCESSES', `${inputs.length}${range}`],
		['INPUTS', begins ? inputs : `${inputs}, or what you choose`],
		['FAULTS', 'all processes but one may be declared faulty; FLP85 allows one'],
		['GOAL', 'none: play what you like, undo it, and see what can still be decided'],
	] as const;
	return [
		`Sandbox: ${title} (${name})`,
		'',
		...fields.flatMap(([called, text]) => field(called, text)),
		'',
		'To play with it, start this in a terminal.',
	].join('\n');
}
