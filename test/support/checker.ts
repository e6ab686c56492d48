import {readFileSync} from 'node:fs';
import type {Certificate} from '../../src/certificate/index.js';
import type {Protocol} from '../../src/flp/index.js';

/** The checker that docs/certificates.md gives to other implementers, as it stands there. */
export const listing = /^```js check\.mjs\n(?<listing>.*?)^```$/msu.exec(
	readFileSync(new URL('../../../docs/certificates.md', import.meta.url), 'utf8'),
)!.groups!['listing']!;

const {check} = (await import(`data:text/javascript,${encodeURIComponent(listing)}`)) as {
	readonly check: (protocol: Protocol, certificate: Certificate) => void;
};

/** What it finds wrong with a certificate, or with its text; `undefined` where it finds nothing. */
export function wrongWith(protocol: Protocol, certificate: Certificate | string): string | undefined {
	try {
		check(protocol, typeof certificate === 'string' ? (JSON.parse(certificate) as Certificate) : certificate);
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}
