import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {judgeCertificate, makeCertificateText, parseCertificate, rejectionCodes} from '../../src/certificate/index.js';
import {type Json, parseSchedule, type Protocol} from '../../src/flp/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {listing, wrongWith} from '../support/checker.js';
import {
	corpusFile,
	corpusFiles,
	corpusProtocol,
	corpusText,
	goodCertificates,
	readCertificate,
} from '../support/corpus.js';

/** The hash of a corpus protocol's file; of no file for one of the catalogue. */
function hashOf(name: string): string {
	const file = corpusFile(name);
	return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'f'.repeat(64);
}

for (const name of corpusFiles('good')) {
	test(`good: ${name}`, async t => {
		const parsed = readCertificate(`good/${name}`);
		if (!parsed.ok) return t.fail(parsed.error);
		const {certificate} = parsed;
		const about = certificate.protocol.name;
		t.deepEqual(judgeCertificate(await corpusProtocol(about), certificate, hashOf(about)), {valid: true});
		t.deepEqual(parseCertificate(makeCertificateText(certificate), parseSchedule), parsed);
	});
}

/** What only the judge looks at: the protocol's own conduct, and which file it is. */
const judgesOwn = /^(?:protocol-misbehaves|other-file|other-protocol)/u;

/** A bad certificate's file is named for the reason, `malformed-…` for what is no certificate at all. The checker of the docs names the same claim. */
for (const name of corpusFiles('bad')) {
	test(`bad: ${name}`, async t => {
		const parsed = readCertificate(`bad/${name}`);
		if (name.startsWith('malformed')) {
			t.false(parsed.ok);
			t.not(wrongWith(findProtocol('after-you')!, corpusText(`bad/${name}`)), undefined);
			return;
		}
		if (!parsed.ok) return t.fail(parsed.error);
		const {name: about} = parsed.certificate.protocol;
		const protocol = await corpusProtocol(name.startsWith('other-protocol') ? 'after-you' : about);
		const judgement = judgeCertificate(protocol, parsed.certificate, hashOf(about));
		if (judgement.valid) return t.fail();
		t.true(name.startsWith(judgement.code), `${judgement.code}: ${judgement.reason}`);
		if (judgesOwn.test(name)) return;
		const wrong = wrongWith(protocol, parsed.certificate) ?? 'nothing';
		t.not(wrong, 'nothing');
		t.is(/^claim (?<claim>\d)/u.exec(wrong)?.groups?.['claim'], judgement.claim?.toString(), wrong);
	});
}

test('the corpus has a bad certificate for every reason', t => {
	const names = corpusFiles('bad');
	for (const code of rejectionCodes)
		t.true(
			names.some(name => name.startsWith(code)),
			code,
		);
});

test('the checker of the docs has sixty lines and imports nothing', t => {
	t.true(listing.trimEnd().split('\n').length <= 60);
	t.notRegex(listing, /\bimport\b/u);
});

test('a loop without its last event is rejected', t => {
	const parsed = readCertificate('good/after-you-fault-free.json');
	if (!parsed.ok) return t.fail(parsed.error);
	const {certificate} = parsed;
	const judgement = judgeCertificate(findProtocol('after-you')!, {...certificate, loop: certificate.loop.slice(0, -1)});
	t.false(judgement.valid);
});

test('a protocol that misbehaves is a rejection, never an exception', t => {
	const parsed = readCertificate('good/after-you-fault-free.json');
	if (!parsed.ok) return t.fail(parsed.error);
	const good = findProtocol('after-you')!;
	let asked = 0;
	for (const [changed, says] of [
		[
			{
				step: () => {
					throw new Error('no');
				},
			},
			/no/u,
		],
		[{step: () => null}, /step/u],
		[{step: () => ({decide: 2})}, /decide|decision/u],
		[{step: () => ({send: [{to: 9, message: 1}]})}, /no process/u],
		[{step: () => ({storage: asked++})}, /always the same/u],
		[{step: () => ({storage: new Map()})}, /not JSON/u],
		[{step: () => ({storage: Object.assign([1], {x: 1})})}, /holes/u],
		[{step: () => ({pc: 1})}, /program counter that is no text/u],
		[{step: () => ({sends: []})}, /field sends/u],
		[{step: () => ({send: {}})}, /sends that are no list/u],
		[{step: () => ({send: [{to: 0, message: null}]})}, /message without a value/u],
		[{start: () => ({pc: 1, storage: null})}, /program counter that is no text/u],
		[{start: () => ({pc: 's', storage: asked++})}, /initial state that is not always the same/u],
	] as const) {
		const judgement = judgeCertificate({...good, ...(changed as unknown as Partial<Protocol>)}, parsed.certificate);
		t.is(judgement.valid ? '' : judgement.code, 'protocol-misbehaves', String(says));
		t.regex(judgement.valid ? '' : judgement.reason, says);
	}
});

test('rounds that are not what they promise are a rejection', t => {
	const found = goodCertificates().find(([, {shift}]) => shift > 0);
	if (found === undefined) return t.fail('no good certificate has a shift');
	const [, certificate] = found;
	const good = findProtocol(certificate.protocol.name)!;
	let asked = 0;
	for (const [changed, says] of [
		[{period: 0}, /period that is no positive integer/u],
		[{period: () => 0.5}, /period that is no positive integer/u],
		[{shift: (x: Json) => x}, /does not add/u],
		[{of: () => [0]}, /does not add/u],
		[{shift: () => ({asked: asked++})}, /shift that is not always the same/u],
		[{of: () => []}, /changes what has no round number/u],
	] as const) {
		const rounds = {...good.rounds!, ...changed} as unknown as NonNullable<Protocol['rounds']>;
		const judgement = judgeCertificate({...good, rounds}, certificate);
		t.false(judgement.valid);
		t.regex(judgement.valid ? '' : judgement.reason, says);
	}
});

test('what a protocol throws may be what cannot be shown: a rejection says so', t => {
	const parsed = readCertificate('good/after-you-fault-free.json');
	if (!parsed.ok) return t.fail(parsed.error);
	const raise = (thrown: unknown): never => {
		// oxlint-disable-next-line only-throw-error -- a protocol may
		throw thrown;
	};
	const unshowable = {toString: () => raise(null)};
	const lying = new Proxy({}, {getPrototypeOf: () => raise(unshowable)});
	for (const thrown of [
		null,
		undefined,
		'no',
		Symbol('no'),
		unshowable,
		lying,
		Object.assign(new Error(), {message: 5}),
	]) {
		const judgement = judgeCertificate({...findProtocol('after-you')!, step: () => raise(thrown)}, parsed.certificate);
		t.is(judgement.valid ? '' : judgement.code, 'protocol-misbehaves');
		t.is(judgement.valid ? '' : typeof judgement.reason, 'string');
	}
});

test('whatever text is read, reading does not throw', t => {
	fc.assert(
		fc.property(fc.string(), value => void t.false(parseCertificate(value, parseSchedule).ok)),
		{seed: 1985},
	);
});
