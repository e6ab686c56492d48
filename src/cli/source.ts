import type {Protocol} from '../flp/index.js';
import {catalogue, findProtocol} from '../protocols/index.js';
import {readProtocolFile} from '../store/protocol-files.js';
import type {ProtocolReference} from '../verdict/index.js';
import {startProtocol} from '../worker/protocol-process.js';
import {BadInput} from './errors.js';
import {version} from './version.js';

/** A protocol to ask, and the name by which a certificate refers to it. `close` ends the process that a file runs in. */
export interface Source {
	readonly protocol: Protocol;
	readonly reference: ProtocolReference;
	close(): void;
}

/** Opens a protocol by its name in the catalogue, or by its file. @throws BadInput, Breach, BadFile */
export function openSource(nameOrFile: string): Source {
	const protocol = findProtocol(nameOrFile);
	if (protocol !== undefined) return {protocol, reference: {name: protocol.name, bivalent: version}, close() {}};
	if (!/[./\\]/u.test(nameOrFile)) {
		throw new BadInput(
			`There is no protocol ${JSON.stringify(nameOrFile)}: give one of ${catalogue.map(entry => entry.protocol.name).join(', ')}, or a file that ends in .mjs, .js or .ts.`,
		);
	}
	return openFile(nameOrFile);
}

/** Opens a protocol file, in a process of its own. @throws Breach, BadFile */
export function openFile(path: string): Source {
	const file = readProtocolFile(path);
	const running = startProtocol(file);
	return {
		protocol: running.protocol,
		reference: {name: running.protocol.name, sha256: file.sha256},
		close: () => running.close(),
	};
}
