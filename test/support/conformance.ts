import {readFileSync} from 'node:fs';
import type {Protocol} from '../../src/flp/index.js';

/** One report of expected.json, computed by an independent program. */
export interface ExpectedReport {
	readonly file: string;
	readonly n: number;
	readonly initials: readonly {
		readonly inputs: string;
		readonly valence: string;
		readonly configurations: number;
		readonly transitions: number;
		readonly complete: boolean;
		readonly counts: Readonly<Record<string, number>>;
		readonly open: number;
		readonly faultFree: string;
		readonly oneFaulty: Readonly<Record<string, string>>;
	}[];
	readonly properties: object;
}

const folder = new URL('../../../test/conformance/', import.meta.url);

/** All 37 reports. */
export function expectedReports(): ExpectedReport[] {
	return JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as ExpectedReport[];
}

/** A conformance protocol as its file exports it. */
export async function loadConformance(file: string): Promise<Protocol> {
	const module = (await import(new URL(file, folder).href)) as {default: Protocol};
	return module.default;
}

/** The path of a conformance protocol's file. */
export function conformanceFile(file: string): string {
	return new URL(file, folder).pathname;
}
