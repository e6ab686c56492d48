import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {
	type Certificate,
	judgeCertificate,
	makeCertificateText,
	parseCertificate,
	rejectionCodes,
} from '../../src/certificate/index.js';
import {find} from '../../src/engine/index.js';
import {allInputs, type Json, parseSchedule, type Protocol} from '../../src/flp/index.js';
import {catalogue, findProtocol} from '../../src/protocols/index.js';
import {certificateOf} from '../../src/verdict/index.js';
import {eventChanges, fieldChanges, jsonChanges} from '../support/changes.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {wrongWith} from '../support/checker.js';
import {corpusProtocol, goodCertificates} from '../support/corpus.js';
import {isLong, sample} from '../support/long.js';
import {naiveTruth, type Truth} from '../support/naive-certificate.js';

/** Changes of one certificate that `npm test` tries; the long run tries all. */
const most = 100;

/** Random certificates. */
const runs = isLong ? 20_000 : 1000;

/** Of many changes a sample that is spread over them; there are as many as `count` counts. */
function some<T>(changes: () => Iterable<T>): T[] {
	if (isLong) return [...changes()];
	let count = 0;
	for (const _ of changes()) count++;
	const stride = Math.ceil(count / most);
	return Array.from(changes(), (change, at) => ({change, at})).flatMap(({change, at}) =>
		at % stride === Math.floor(at / stride) % stride ? [change] : [],
	);
}

/** The judge accepts what is true, rejects what is not, and says why; it agrees with the naive check about each of these, and the checker of the docs with it. */
function agree(t: ExecutionContext, protocol: Protocol, truth: Truth, certificates: readonly Certificate[]): number {
	let rejected = 0;
	const checked = new Set(sample(certificates));
	for (const certificate of certificates) {
		const judgement = judgeCertificate(protocol, certificate);
		const wrong = checked.has(certificate) ? wrongWith(protocol, certificate) : undefined;
		if (checked.has(certificate) && judgement.valid !== (wrong === undefined))
			t.fail(`the checker says ${wrong} of ${makeCertificateText(certificate)}`);
		if (judgement.valid !== truth(certificate))
			t.fail(`the judge says ${JSON.stringify(judgement)} of ${makeCertificateText(certificate)}`);
		if (judgement.valid) continue;
		rejected++;
		if (!rejectionCodes.includes(judgement.code) || judgement.reason === '') t.fail(JSON.stringify(judgement));
	}
	return rejected;
}

/** Attacks one good certificate in every way. */
function attack(t: ExecutionContext, protocol: Protocol, certificate: Certificate): void {
	const truth = naiveTruth(protocol);
	t.is(agree(t, protocol, truth, [certificate]), 0);
	const changed = [...fieldChanges(certificate), ...some(() => eventChanges(certificate))].filter(
		({loop}) => loop.length > 0,
	);
	const rejected = agree(t, protocol, truth, changed);
	t.true(rejected > changed.length / 4, `${rejected} of ${changed.length}`);
}

for (const [name, certificate] of goodCertificates()) {
	test(`every change of ${name} is rejected, or is true as well`, async t => {
		attack(t, await corpusProtocol(certificate.protocol.name), certificate);
	});

	test(`every change of a value in the file ${name} is malformed, rejected, or true as well`, async t => {
		const protocol = await corpusProtocol(certificate.protocol.name);
		const truth = naiveTruth(protocol);
		const json = JSON.parse(makeCertificateText(certificate)) as object;
		let malformed = 0;
		const read = some(() => jsonChanges(json)).flatMap(changed => {
			const parsed = parseCertificate(String(JSON.stringify(changed)), parseSchedule);
			if (parsed.ok) return [parsed.certificate];
			if (parsed.error === '') t.fail(JSON.stringify(changed));
			malformed++;
			return [];
		});
		agree(t, protocol, truth, read);
		t.true(malformed > read.length / 4);
	});
}

/** What the finder proves of a protocol, at most one certificate of each kind of fault in `npm test`. */
function found(protocol: Protocol, n: number): Certificate[] {
	return (['one', 'initial'] as const).flatMap(faults => {
		const finding = find(protocol, {n, inputs: allInputs(n), faults, maxConfigurations: 10_000});
		const all = finding.vectors.flatMap(vector =>
			vector.cases.flatMap(one => certificateOf({name: protocol.name, bivalent: 'x'}, finding, vector, one) ?? []),
		);
		return isLong
			? all
			: all.filter((one, at) => all.findIndex(({faulty}) => faulty.length === one.faulty.length) === at);
	});
}

for (const {protocol} of catalogue.filter(entry => entry.protocol.rounds === undefined)) {
	test(`every change of what is proved of ${protocol.name} is rejected, or is true as well`, t => {
		for (const certificate of found(protocol, protocol.processes.default)) attack(t, protocol, certificate);
		t.pass();
	});
}

test('every change of what is proved of the conformance protocols is rejected, or is true as well', async t => {
	let attacked = 0;
	for (const {file, n} of sample(expectedReports())) {
		const protocol = await loadConformance(file);
		for (const certificate of found(protocol, n)) {
			attack(t, protocol, certificate);
			attacked++;
		}
	}
	t.true(attacked > 3, String(attacked));
});

test('the corpus has a good certificate of every protocol of the catalogue whose rounds have no end and that can be kept bivalent', t => {
	const names = goodCertificates().map(([, {protocol}]) => protocol.name);
	for (const name of ['paxos', 'hasty-paxos', 'raft', 'ben-or-heads', 'ben-or-flip'])
		t.true(names.includes(name), name);
});

test(`whatever JSON a certificate is made of, neither reading nor judging it throws (${runs} of each)`, t => {
	const names = ['after-you', 'hot-potato', 'paxos', 'raft'];
	const pool = goodCertificates().map(([, certificate]) => certificate);
	const messages = pool.flatMap(({stem, loop, toZero, toOne}) =>
		[stem, loop, toZero, toOne].flat().map(({message}) => message),
	);
	const json = fc.oneof(fc.jsonValue(), fc.constantFrom(-0, 1e308, -1, 2 ** 53, '\u0000', '\uD800', '__proto__'));
	const message = fc.oneof(fc.constant(null), fc.constantFrom(...messages), json);
	const shaped = fc.constantFrom(2, 3).chain(n => {
		const events = fc.array(fc.record({process: fc.nat(n - 1), message}), {minLength: 1, maxLength: 8});
		return fc.record({
			format: fc.constant('bivalent-certificate/1'),
			protocol: fc.record({name: fc.constantFrom(...names), bivalent: fc.constant('x')}),
			n: fc.constant(n),
			inputs: fc.array(fc.constantFrom('0', '1'), {minLength: n, maxLength: n}).map(digits => digits.join('')),
			faults: fc.constantFrom('none', 'one', 'initial'),
			faulty: fc.uniqueArray(fc.nat(n - 1), {maxLength: 2}),
			stem: events,
			loop: events,
			shift: fc.constantFrom(0, 1, 2, 3),
			toZero: events,
			toOne: events,
		});
	});
	const broken = fc
		.tuple(
			shaped,
			fc.constantFrom('protocol', 'n', 'inputs', 'faults', 'faulty', 'stem', 'loop', 'shift', 'toZero', 'toOne'),
			json,
		)
		.map(([certificate, field, value]) => ({...certificate, [field]: value}));
	let judged = 0;
	const check = (value: unknown): void => {
		const parsed = parseCertificate(JSON.stringify(value), parseSchedule);
		if (!parsed.ok) {
			if (parsed.error === '') t.fail(JSON.stringify(value));
			return;
		}
		const protocol = findProtocol(parsed.certificate.protocol.name) ?? findProtocol('after-you')!;
		judged++;
		agree(t, protocol, naiveTruth(protocol), [parsed.certificate]);
	};
	for (const arbitrary of [fc.jsonValue(), shaped, broken])
		fc.assert(fc.property(arbitrary as fc.Arbitrary<unknown>, check), {seed: 1985, numRuns: runs});
	fc.assert(
		fc.property(json as fc.Arbitrary<Json>, value => {
			const judgement = judgeCertificate(findProtocol('after-you')!, value as unknown as Certificate);
			if (judgement.valid) t.fail(JSON.stringify(value));
		}),
		{seed: 1985, numRuns: runs},
	);
	t.true(judged > runs / 10, String(judged));
});

for (const [what, message] of [
	['nested without an end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
	['a number beyond all', '1e999'],
] as const) {
	test(`a message that is ${what} is malformed, and no fault of the protocol`, t => {
		const text = makeCertificateText(goodCertificates()[0]![1]).replace('"message":null', `"message":${message}`);
		const parsed = parseCertificate(text, parseSchedule);
		t.false(parsed.ok);
		t.regex(parsed.ok ? '' : parsed.error, /^its (?:stem|loop) is wrong: the message of event 1 (?:is nested|holds)/u);
	});
}
