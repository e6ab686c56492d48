import {readdirSync, readFileSync} from 'node:fs';
import {type Certificate, parseCertificate} from '../../src/certificate/index.js';
import {parseSchedule, type Protocol} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';

const folder = new URL('../../../test/certificates/', import.meta.url);

/** The text of a file of the corpus, by its path. */
export function corpusText(name: string): string {
	return readFileSync(new URL(name, folder), 'utf8');
}

/** A certificate of the corpus, by its path. */
export function readCertificate(name: string): ReturnType<typeof parseCertificate> {
	return parseCertificate(corpusText(name), parseSchedule);
}

/** The files of `good` or `bad`. */
export function corpusFiles(kind: 'good' | 'bad'): string[] {
	return readdirSync(new URL(`${kind}/`, folder));
}

/** Every good certificate, with its name. */
export function goodCertificates(): [string, Certificate][] {
	return corpusFiles('good').map(name => {
		const parsed = readCertificate(`good/${name}`);
		if (!parsed.ok) throw new Error(`${name}: ${parsed.error}`);
		return [name, parsed.certificate];
	});
}

/** The protocol that a certificate names: of the catalogue, or a file of the corpus as it exports itself; After You where there is no such. */
export async function corpusProtocol(name: string): Promise<Protocol> {
	const known = findProtocol(name);
	if (known !== undefined) return known;
	if (!readdirSync(new URL('protocols/', folder)).includes(`${name}.mjs`)) return findProtocol('after-you')!;
	return ((await import(corpusFile(name))) as {default: Protocol}).default;
}

/** Where the file of a corpus protocol is. */
export function corpusFile(name: string): string {
	return new URL(`protocols/${name}.mjs`, folder).pathname;
}
