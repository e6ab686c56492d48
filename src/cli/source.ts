import type {Protocol} from '../flp/index.js';
import {catalogue, findProtocol} from '../protocols/index.js';
import type {ProtocolReference} from '../verdict/index.js';
import {BadInput} from './errors.js';
import {version} from './version.js';

/** A protocol to ask, and the name by which a certificate refers to it. `close` ends the process that a file runs in. */
export interface Source {
	readonly protocol: Protocol;
	readonly reference: ProtocolReference;
	close(): void;
}

/** Opens a protocol by its name in the catalogue, or by its file. @throws BadInput, Breach, BadFile */
export async function openSource(nameOrFile: string): Promise<Source> {
	const protocol = findProtocol(nameOrFile);
	if (protocol !== undefined) return {protocol, reference: {name: protocol.name, bivalent: version}, close() {}};
	if (!/[./\\]/u.test(nameOrFile)) {
		throw new BadInput(
			`There is no protocol ${JSON.stringify(nameOrFile)}: give one of ${catalogue.map(entry => entry.protocol.name).join(', ')}, or a file that ends in .mjs, .js or .ts.`,
		);
	}
	return openFile(nameOrFile);
}

/** Opens a protocol file, in a process of its own; what that takes is loaded only here. @throws Breach, BadFile */
export async function openFile(path: string): Promise<Source> {
	const [{readProtocolFile}, {startProtocol}] = await Promise.all([
		import('../store/protocol-files.js'),
		import('../worker/protocol-process.js'),
	]);
	const file = readProtocolFile(path);
	const running = startProtocol(file);
	return {
		protocol: running.protocol,
		reference: {name: running.protocol.name, sha256: file.sha256},
		close: () => running.close(),
	};
}
