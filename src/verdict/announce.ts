import {
	type Certificate,
	type Judgement,
	judgeBlockedRun,
	judgeCertificate,
	judgeDecisions,
	reexplore,
} from '../certificate/index.js';
import {
	type CaseFinding,
	type Finding,
	type Properties,
	SelfContradiction,
	type VectorFinding,
} from '../engine/index.js';
import {Breach, type Inputs, type Protocol} from '../flp/index.js';

/** How a certificate names the protocol that it is about: a file by its hash, one of the catalogue by bivalent's version. */
export type ProtocolReference = Certificate['protocol'];

/**
 * Lays a finding before the judge, and pauses now and then: every *proved* as a certificate, every counterexample as a run, and every *refuted* by exploring again,
 * naively, where that takes at most `limit` configurations for an input vector. Nothing is announced that has not passed here.
 * Returns the input vectors with a *refuted* that was too large for that.
 * @throws SelfContradiction when the judge disagrees
 */
export function* judging(
	protocol: Protocol,
	reference: ProtocolReference,
	finding: Finding,
	limit: number,
): Generator<void, readonly Inputs[], void> {
	for (const vector of finding.vectors) {
		yield;
		for (const found of vector.cases) {
			const certificate = certificateOf(reference, finding, vector, found);
			if (certificate === undefined && found.verdict === 'proved')
				throw new SelfContradiction(`it has proved something for inputs ${vector.inputs}, and shows no proof`);
			if (certificate === undefined) continue;
			const judgement = judgeCertificate(protocol, certificate);
			blameProtocol(protocol, judgement);
			if (!judgement.valid)
				throw new SelfContradiction(`its judge rejects what it found for inputs ${vector.inputs}: ${judgement.reason}`);
		}
	}
	if (finding.properties !== undefined) judgeProperties(protocol, finding.n, finding.properties);
	const refuted = finding.vectors.filter(vector => vector.cases.some(({verdict}) => verdict === 'refuted'));
	const reduced = finding.reductions.length > 0;
	const tooLarge: Inputs[] = [];
	for (const vector of refuted) {
		yield;
		if (!exploredAgain(protocol, vector, limit, reduced)) tooLarge.push(vector.inputs);
	}
	return tooLarge;
}

function blameProtocol({name}: Protocol, judgement: Judgement): void {
	if (!judgement.valid && judgement.code === 'protocol-misbehaves')
		throw new Breach(judgement.reason, {protocol: name});
}

/** The certificate of a proved case; `undefined` for another. */
export function certificateOf(
	protocol: ProtocolReference,
	{n, faults}: Finding,
	{inputs}: VectorFinding,
	{faulty, proof}: CaseFinding,
): Certificate | undefined {
	if (proof === undefined) return undefined;
	const {stem, loop, shift, toZero, toOne} = proof;
	return {format: 'bivalent-certificate/1', protocol, n, inputs, faults, faulty, stem, loop, shift, toZero, toOne};
}

function judgeProperties(protocol: Protocol, n: number, {agreement, validity, termination}: Properties): void {
	for (const faults of ['none', 'one', 'initial'] as const) {
		const status = termination[faults];
		if (status.status !== 'fails') continue;
		const judgement = judgeBlockedRun(protocol, {n, faults, ...status.counterexample});
		blameProtocol(protocol, judgement);
		if (!judgement.valid)
			throw new SelfContradiction(`its judge rejects the run that never decides: ${judgement.reason}`);
	}
	if (agreement.status === 'fails') {
		const decisions = decisionsAfter(protocol, agreement.counterexample);
		if (!(decisions.includes(0) && decisions.includes(1)))
			throw new SelfContradiction('its judge sees no disagreement where it found one');
	}
	if (validity.status === 'fails') {
		const {inputs} = validity.counterexample;
		const decisions = decisionsAfter(protocol, validity.counterexample);
		if (!decisions.some(decision => !inputs.includes(String(decision))))
			throw new SelfContradiction('its judge sees no breach of validity where it found one');
	}
}

function decisionsAfter(protocol: Protocol, run: Parameters<typeof judgeDecisions>[1]): readonly number[] {
	const judged = judgeDecisions(protocol, run);
	if ('decisions' in judged) return judged.decisions;
	throw new SelfContradiction(`its judge cannot replay a counterexample: ${judged.reason}`);
}

/**
 * Whether the judge explored this vector again; every figure and every *refuted* must then be the same. It knows nothing of reductions: of a
 * reduced graph only valence and verdicts can be held against what it sees, and only where the whole is small enough.
 */
function exploredAgain(protocol: Protocol, vector: VectorFinding, limit: number, reduced: boolean): boolean {
	if (!vector.complete || vector.configurations > limit) return false;
	const refuted = vector.cases.filter(({verdict}) => verdict === 'refuted');
	const second = reexplore(protocol, vector.inputs, {
		limit,
		questions: refuted.map(({faulty, dead}) => ({faulty, withoutFaulty: dead})),
	});
	if (!second.complete && reduced) return false;
	if (!second.complete)
		throw new SelfContradiction(
			`for inputs ${vector.inputs} its judge found more than ${limit} configurations, the finder ${vector.configurations}`,
		);
	const {bivalent, zero, one, stuck} = vector.counts;
	const ours = [vector.valence, vector.configurations, vector.transitions, vector.open, bivalent, zero, one, stuck];
	const theirs = [
		second.valence,
		second.configurations,
		second.transitions,
		second.open,
		second.counts.bivalent,
		second.counts.zero,
		second.counts.one,
		second.counts.stuck,
	];
	if (reduced ? second.valence !== vector.valence : ours.join() !== theirs.join())
		throw new SelfContradiction(
			`for inputs ${vector.inputs} the finder counts ${ours.join(', ')}, the judge ${theirs.join(', ')}`,
		);
	if (second.answers.includes(true))
		throw new SelfContradiction(
			`for inputs ${vector.inputs} its judge finds a fair component where the finder refutes`,
		);
	return true;
}
