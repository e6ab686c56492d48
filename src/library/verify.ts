import {type Certificate, type Judgement, judgeCertificate, parseCertificate} from '../certificate/index.js';
import {parseSchedule} from '../flp/index.js';
import {type Asked, hashOf, onlyOptions, protocolOf} from './question.js';

/**
 * Does a certificate hold? Replays it with the judge, which shares no code with the finder, and says which claim fails, and at which event.
 * A certificate is what `prove` reports, or the text of a file. With `source`, the text of the protocol's file, it must also be about that very file.
 * A malformed certificate is a rejection with `malformed: true`. Linear in its events.
 * @throws BadQuestion for a name that the catalogue does not have, and an option that there is not; Breach for an object that is no protocol
 */
export function verify(
	asked: Asked,
	certificate: Certificate | string,
	options: {readonly source?: string | Uint8Array} = {},
): Judgement {
	const protocol = protocolOf(asked);
	onlyOptions(options, 'verify', ['source']);
	const {source} = options;
	const text = typeof certificate === 'string' ? certificate : JSON.stringify(certificate);
	const parsed = parseCertificate(text, parseSchedule);
	if (!parsed.ok)
		return {
			valid: false,
			malformed: true,
			claim: null,
			event: null,
			code: 'malformed',
			reason: `it is no certificate: ${parsed.error}`,
		};
	return judgeCertificate(protocol, parsed.certificate, source === undefined ? undefined : hashOf(source));
}
