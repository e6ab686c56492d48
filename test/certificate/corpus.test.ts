import {readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {
	type Certificate,
	judgeCertificate,
	makeCertificateText,
	parseCertificate,
	type RejectionCode,
	rejectionCodes,
} from '../../src/certificate/index.js';
import {find} from '../../src/engine/index.js';
import {type Protocol, parseSchedule, type Schedule} from '../../src/flp/index.js';
import {catalogue, findProtocol} from '../../src/protocols/index.js';
import {certificateOf} from '../../src/verdict/index.js';

const folder = new URL('../../../test/certificates/', import.meta.url);

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

function read(name: string): ReturnType<typeof parseCertificate> {
	return parseCertificate(readFileSync(new URL(name, folder), 'utf8'), parseSchedule);
}

for (const name of readdirSync(new URL('good/', folder))) {
	test(`good: ${name}`, t => {
		const parsed = read(`good/${name}`);
		if (!parsed.ok) return t.fail(parsed.error);
		const protocol = findProtocol(parsed.certificate.protocol.name)!;
		t.deepEqual(judgeCertificate(protocol, parsed.certificate), {valid: true});
		t.is(wrongWith(protocol, parsed.certificate), undefined);
		t.deepEqual(parseCertificate(makeCertificateText(parsed.certificate), parseSchedule), parsed);
	});
}

/** A bad certificate's file is named for the reason, `malformed-…` for what is no certificate at all. */
for (const name of readdirSync(new URL('bad/', folder))) {
	test(`bad: ${name}`, t => {
		const parsed = read(`bad/${name}`);
		if (name.startsWith('malformed')) {
			t.false(parsed.ok);
			t.throws(() => {
				check(
					findProtocol('after-you')!,
					JSON.parse(readFileSync(new URL(`bad/${name}`, folder), 'utf8')) as Certificate,
				);
			});
			return;
		}
		if (!parsed.ok) return t.fail(parsed.error);
		const {name: about} = parsed.certificate.protocol;
		const protocol = findProtocol(about === 'hot-potato' ? about : 'after-you')!;
		const judgement = judgeCertificate(protocol, parsed.certificate, 'f'.repeat(64));
		t.false(judgement.valid);
		t.true(
			!judgement.valid && name.startsWith(judgement.code),
			judgement.valid ? '' : `${judgement.code}: ${judgement.reason}`,
		);
		if (judgement.valid || judgement.code === 'other-file') return; // files are not the checker's business
		const wrong = wrongWith(protocol, parsed.certificate) ?? 'nothing';
		t.is(/^claim (?<claim>\d)/u.exec(wrong)?.groups?.['claim'], judgement.claim?.toString(), wrong);
		t.not(wrong, 'nothing');
	});
}

test('the checker of docs/certificates.md has sixty lines, imports nothing, and keeps up with the judge where round numbers rise', t => {
	t.true(listing.trimEnd().split('\n').length <= 60);
	t.notRegex(listing, /\bimport\b/u);
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

test('the corpus has a bad certificate for every reason that it can show', t => {
	const names = readdirSync(new URL('bad/', folder));
	// the last two need a protocol with rounds: test/engine/reductions.test.ts
	const elsewhere: RejectionCode[] = ['protocol-misbehaves', 'malformed', 'shift-is-no-period', 'rounds-matter'];
	for (const code of rejectionCodes)
		if (!elsewhere.includes(code))
			t.true(
				names.some(name => name.startsWith(code)),
				code,
			);
});

for (const {protocol} of catalogue.filter(entry => entry.protocol.rounds === undefined)) {
	test(`${protocol.name}: whatever the finder proves, the judge accepts; without any one of its events it is rejected, or is still true`, t => {
		for (const faults of ['one', 'initial'] as const) {
			const n = protocol.processes.default;
			const finding = find(protocol, {
				n,
				inputs: [`${'0'.repeat(n - 1)}1`, `0${'1'.repeat(n - 1)}`],
				faults,
				maxConfigurations: 10_000,
			});
			for (const vector of finding.vectors) {
				for (const found of vector.cases) {
					const certificate = certificateOf({name: protocol.name, bivalent: 'x'}, finding, vector, found);
					if (certificate === undefined) continue;
					t.deepEqual(judgeCertificate(protocol, certificate), {valid: true});
					t.is(wrongWith(protocol, certificate), undefined);
					for (const changed of changesOf(certificate)) {
						const judgement = judgeCertificate(protocol, changed);
						t.is(wrongWith(protocol, changed) === undefined, judgement.valid);
						if (judgement.valid) t.deepEqual(judgeCertificate(protocol, changed), {valid: true});
						else t.true(rejectionCodes.includes(judgement.code));
					}
				}
			}
		}
		t.pass();
	});
}

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

test('a loop without its last event is rejected', t => {
	const parsed = read('good/after-you-fault-free.json');
	if (!parsed.ok) return t.fail(parsed.error);
	const {certificate} = parsed;
	const judgement = judgeCertificate(findProtocol('after-you')!, {...certificate, loop: certificate.loop.slice(0, -1)});
	t.false(judgement.valid);
});

test('a protocol that misbehaves is a rejection, never an exception', t => {
	const parsed = read('good/after-you-fault-free.json');
	if (!parsed.ok) return t.fail(parsed.error);
	const good = findProtocol('after-you')!;
	let asked = 0;
	for (const step of [
		() => {
			throw new Error('no');
		},
		() => null,
		() => ({decide: 2}),
		() => ({send: [{to: 9, message: 1}]}),
		() => ({storage: asked++}),
		() => ({storage: new Map()}),
	]) {
		const judgement = judgeCertificate({...good, step: step as unknown as typeof good.step}, parsed.certificate);
		t.is(judgement.valid ? '' : judgement.code, 'protocol-misbehaves');
	}
});

test('whatever JSON is read, reading does not throw', t => {
	fc.assert(
		fc.property(fc.jsonValue(), value => void t.false(parseCertificate(JSON.stringify(value), parseSchedule).ok)),
		{seed: 1985},
	);
	fc.assert(
		fc.property(fc.string(), value => void t.false(parseCertificate(value, parseSchedule).ok)),
		{seed: 1985},
	);
});
