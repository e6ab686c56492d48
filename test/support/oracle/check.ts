import assert from 'node:assert/strict';
import {type Finding, strongest, type Verdict} from '../../../src/engine/index.js';
import type {Protocol} from '../../../src/flp/index.js';
import {adjacentOnes, lemma2, lemma3, theorem1} from '../lemmas.js';
import {type Faults, naiveVectors, type NaiveVector, propertiesOf} from '../naive-report.js';
import type {Sample} from '../random/sample.js';
import {agreesInAll, agreesInVerdicts, componentsAgree, contradictsNothing} from './agree.js';
import {ask, graphOf, type How, lemma1, provesByStages} from './engine.js';
import {type Note, noteFinding} from './notes.js';

/** Each allows what the one before it does: with fewer than five processes no minority is more than one. */
const faultModels = ['none', 'initial', 'one'] as const satisfies readonly Faults[];

/** Holds everything that the engine says of a random protocol against what is found naively, and both against FLP85. @throws where they differ */
export function check({n, protocol, finite, wrapped}: Sample, note: Note): void {
	const ignores = protocol.ignores !== undefined;
	if (finite) {
		const vectors = naiveVectors(protocol, n);
		const findings = checkEverything(protocol, vectors, {reductions: false}, note);
		for (const [at, vector] of vectors.entries()) {
			for (const {owes} of findings.flatMap(finding => componentsAgree(finding.vectors[at]!, vector)))
				note('process' in owes ? 'a process is owed a step' : 'a message is owed');
			if (lemma3(vector) > 0) note('Lemma 3');
		}
		if (ignores) agreesInVerdicts(ask(protocol, n, 'one', {reductions: true}), vectors);
	}
	if (ignores && wrapped === undefined)
		checkEverything(protocol, naiveVectors(protocol, n, {drops: true}), {reductions: true}, note);
	if (wrapped !== undefined) checkRounds(protocol, naiveVectors(wrapped, n, {drops: ignores}), note);
}

/** Every figure under every fault model, both self-checks, and the lemmas that say something of a reduced graph, too. */
function checkEverything(protocol: Protocol, vectors: readonly NaiveVector[], how: How, note: Note): Finding[] {
	const n = vectors[0]!.inputs.length;
	const findings = faultModels.map(faults => ask(protocol, n, faults, how));
	for (const finding of findings) agreesInAll(finding, vectors);
	for (const {vectors: found, faults} of findings) {
		for (const {inputs, cases} of found) {
			for (const {verdict, ...fault} of cases) {
				// the case without a fault is the same in all three
				if (faults !== 'none' && fault.faulty.length === 0) continue;
				const proves = provesByStages(protocol, inputs, fault, how);
				assert.ok(!proves || verdict === 'proved', `for inputs ${inputs} stages prove what is ${verdict}`);
				if (verdict === 'proved') note(`${proves ? 'proved' : 'missed'} by stages, ${fault.faulty.length} faulty`);
			}
		}
	}
	noMoreFaultsRefute(findings);
	for (const {inputs} of vectors) lemma1(graphOf(protocol, inputs, how));
	checkTheorem(vectors, note);
	for (const finding of findings) noteFinding(finding, note);
	return findings;
}

/** Where rounds have no end only verdicts can be compared; in a wide window all of them are there, in growing ones some may be unknown. */
function checkRounds(protocol: Protocol, vectors: readonly NaiveVector[], note: Note): void {
	const n = vectors[0]!.inputs.length;
	const findings = faultModels.map(faults => ask(protocol, n, faults, {reductions: true}));
	for (const finding of findings) {
		agreesInVerdicts(finding, vectors);
		noteFinding(finding, note);
	}
	noMoreFaultsRefute(findings);
	if (contradictsNothing(ask(protocol, n, 'one', {reductions: true, growing: true}), vectors) > 0)
		note('growing windows leave something unknown');
	checkTheorem(vectors, note);
}

function checkTheorem(vectors: readonly NaiveVector[], note: Note): void {
	const properties = propertiesOf(vectors);
	if (theorem1(vectors, properties) > 0) note('Theorem 1');
	if (lemma2(vectors, properties) > 0) note('Lemma 2');
	if (adjacentOnes(vectors, properties) > 0) note('Lemma 2, adjacent');
}

const rank: Readonly<Record<Verdict, number>> = {refuted: 0, unknown: 1, proved: 2};

/** More is proved from one fault model to the next. */
function noMoreFaultsRefute(findings: readonly Finding[]): void {
	const ranks = findings.map(({vectors}) =>
		vectors.map(({cases}) => rank[strongest(cases.map(({verdict}) => verdict))]),
	);
	for (const [at, fewer] of ranks.slice(0, -1).entries()) {
		for (const [which, {inputs}] of findings[at]!.vectors.entries())
			assert.ok(
				fewer[which]! <= ranks[at + 1]![which]!,
				`for inputs ${inputs} faults that ${faultModels[at + 1]} allows refute`,
			);
	}
}
