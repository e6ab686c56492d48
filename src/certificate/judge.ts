import type {Protocol} from '../flp/index.js';
import {createAsker} from './ask.js';
import type {Certificate} from './format.js';
import {guarded, type Judgement, judgeLasso, judgeWitness, reject} from './run.js';

/**
 * Replays a certificate and checks its five claims (SPEC §4). Linear in its events. Never throws: a protocol that misbehaves is a rejection.
 * `sha256` is that of the protocol file at hand, if it is a file.
 */
export function judgeCertificate(protocol: Protocol, certificate: Certificate, sha256?: string): Judgement {
	return guarded((): Judgement => {
		const {n, faults, faulty} = certificate;
		const {name, processes} = protocol;
		if (certificate.protocol.name !== name)
			return reject('other-protocol', null, null, `it is about protocol ${certificate.protocol.name}, not ${name}`);
		if ('sha256' in certificate.protocol && sha256 !== undefined && certificate.protocol.sha256 !== sha256) {
			return reject(
				'other-file',
				null,
				null,
				`it is about a file with sha256 ${certificate.protocol.sha256}, and this one has ${sha256}`,
			);
		}
		if (n < processes.min || n > processes.max) {
			return {
				...reject(
					'processes-out-of-range',
					null,
					null,
					`its n is ${n}, and ${name} is for ${processes.min} to ${processes.max} processes`,
				),
				malformed: true,
			};
		}
		const asker = createAsker(protocol, n);
		const lasso = judgeLasso(asker, certificate);
		if ('valid' in lasso) return lasso;
		const silent = faults === 'initial' || certificate.shift > 0 ? faulty : [];
		return (
			judgeWitness(asker, lasso.at, certificate.toZero, 0, silent, certificate.shift) ??
			judgeWitness(asker, lasso.at, certificate.toOne, 1, silent, certificate.shift) ?? {valid: true}
		);
	});
}
