import {createHash} from 'node:crypto';
import {readFileSync, realpathSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parse} from 'es-module-lexer/js';
import {BadFile, sayRefusal} from './bad-file.js';

/** A protocol file, found but not run. */
export interface ProtocolFile {
	/** absolute, links followed */
	readonly path: string;
	/** of the file's bytes, in hexadecimal */
	readonly sha256: string;
	/** the file and what it imports by relative paths, and so on: all that its process may read */
	readonly readable: readonly string[];
}

/** Finds a protocol file and what it imports. @throws BadFile */
export function readProtocolFile(given: string): ProtocolFile {
	if (!/\.(?:mjs|js|ts)$/u.test(given))
		throw new BadFile(`${given} is no protocol file: its name must end in .mjs, .js or .ts.`);
	let path: string;
	let bytes: Buffer;
	try {
		path = realpathSync(given);
		bytes = readFileSync(path);
	} catch (error) {
		throw new BadFile(`Cannot read ${given}: ${sayRefusal(error)}.`);
	}
	const readable = new Set([path]);
	for (const file of readable) for (const imported of relativeImports(file)) readable.add(imported);
	return {path, sha256: createHash('sha256').update(bytes).digest('hex'), readable: [...readable]};
}

/** The files that a file imports by relative paths. What cannot be read or parsed imports nothing here, and is reported when it is run. */
function relativeImports(file: string): string[] {
	let specifiers: string[];
	try {
		const [imports] = parse(readFileSync(file, 'utf8'));
		specifiers = imports.flatMap(({specifier}) => (specifier?.startsWith('.') === true ? [specifier] : []));
	} catch {
		return [];
	}
	return specifiers.flatMap(specifier => {
		try {
			return [realpathSync(fileURLToPath(new URL(specifier, pathToFileURL(file))))];
		} catch {
			return [];
		}
	});
}
