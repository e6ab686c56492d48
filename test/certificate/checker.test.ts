import {readFileSync} from 'node:fs';
import test from 'ava';
import {type Certificate, judgeCertificate} from '../../src/certificate/index.js';
import {find} from '../../src/engine/index.js';
import type {Protocol, Schedule} from '../../src/flp/index.js';
import {catalogue, findProtocol} from '../../src/protocols/index.js';
import {certificateOf} from '../../src/verdict/index.js';
import {corpusFiles, corpusProtocol, goodCertificates, readCertificate} from '../support/corpus.js';
import {sample} from '../support/long.js';

/** The checker that docs/certificates.md gives to other implementers, as it stands there. */
const listing = /^```js check\.mjs\n(?<listing>.*?)^```$/msu.exec(
	readFileSync(new URL('../../../docs/certificates.md', import.meta.url), 'utf8'),
)!.groups!['listing']!;
const {check} = (await import(`data:text/javascript,${encodeURIComponent(listing)}`)) as {
	readonly check: (protocol: Protocol, certificate: Certificate) => void;
};

/** What it finds wrong; `undefined` where it finds nothing. */
function wrongWith(protocol: Protocol, certificate: Certificate): string | undefined {
	try {
		check(protocol, certificate);
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

/** The same certificate without one of its events, in every way. */
function changesOf(certificate: Certificate): Certificate[] {
	return (['stem', 'loop', 'toZero', 'toOne'] as const)
		.flatMap(part =>
			certificate[part].map((_, index) => ({
				...certificate,
				[part]: (certificate[part] as Schedule).toSpliced(index, 1),
			})),
		)
		.filter(({loop}) => loop.length > 0);
}

test('it has sixty lines and imports nothing', t => {
	t.true(listing.trimEnd().split('\n').length <= 60);
	t.notRegex(listing, /\bimport\b/u);
});

test('it accepts what is good', async t => {
	for (const [name, certificate] of goodCertificates())
		t.is(wrongWith(await corpusProtocol(certificate.protocol.name), certificate), undefined, name);
});

/** What only the judge looks at: the protocol's own conduct, and which file it is. */
const judgesOwn = /^(?:protocol-misbehaves|other-file|other-protocol)/u;

test('of what is bad it names the claim that the judge names', async t => {
	for (const name of corpusFiles('bad')) {
		const parsed = readCertificate(`bad/${name}`);
		if (!parsed.ok || judgesOwn.test(name)) continue;
		const protocol = await corpusProtocol(parsed.certificate.protocol.name);
		const judgement = judgeCertificate(protocol, parsed.certificate);
		if (judgement.valid) continue; // only its file is wrong
		const wrong = wrongWith(protocol, parsed.certificate) ?? 'nothing';
		t.is(/^claim (?<claim>\d)/u.exec(wrong)?.groups?.['claim'], judgement.claim?.toString(), `${name}: ${wrong}`);
		t.not(wrong, 'nothing', name);
	}
});

test('what is malformed it refuses', t => {
	for (const name of corpusFiles('bad').filter(file => file.startsWith('malformed')))
		t.throws(
			() => {
				const text = readFileSync(new URL(`../../../test/certificates/bad/${name}`, import.meta.url), 'utf8');
				check(findProtocol('after-you')!, JSON.parse(text) as Certificate);
			},
			undefined,
			name,
		);
});

test('where round numbers rise it keeps up with the judge', t => {
	for (const name of ['paxos-duel', 'raft']) {
		const protocol = findProtocol(name)!;
		const finding = find(protocol, {n: 3, inputs: ['011'], faults: 'none', maxConfigurations: 4000, window: 1});
		const [vector] = finding.vectors;
		const certificate = certificateOf({name, bivalent: 'x'}, finding, vector!, vector!.cases[0]!)!;
		t.true(certificate.shift > 0);
		for (const changed of [certificate, {...certificate, shift: 2 * certificate.shift}, ...changesOf(certificate)])
			t.is(wrongWith(protocol, changed) === undefined, judgeCertificate(protocol, changed).valid);
	}
});

test('whatever the finder proves both accept; without one of its events they say the same', t => {
	let proofs = 0;
	for (const {protocol} of sample(catalogue.filter(entry => entry.protocol.rounds === undefined))) {
		for (const faults of ['one', 'initial'] as const) {
			const n = protocol.processes.default;
			const inputs = [`${'0'.repeat(n - 1)}1`, `0${'1'.repeat(n - 1)}`];
			const finding = find(protocol, {n, inputs, faults, maxConfigurations: 10_000});
			for (const vector of finding.vectors) {
				for (const found of vector.cases) {
					const certificate = certificateOf({name: protocol.name, bivalent: 'x'}, finding, vector, found);
					if (certificate === undefined) continue;
					proofs++;
					t.deepEqual(judgeCertificate(protocol, certificate), {valid: true});
					t.is(wrongWith(protocol, certificate), undefined);
					for (const changed of changesOf(certificate))
						t.is(wrongWith(protocol, changed) === undefined, judgeCertificate(protocol, changed).valid);
				}
			}
		}
	}
	t.true(proofs > 3);
});
