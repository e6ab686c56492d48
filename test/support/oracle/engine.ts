import assert from 'node:assert/strict';
import {judgeBlockedRun, judgeCertificate, judgeDecisions} from '../../../src/certificate/index.js';
import {
	createLocals,
	createReductions,
	createSituations,
	done,
	explore,
	exploringStages,
	type FaultCase,
	type Finding,
	find,
	type Graph,
	type Properties,
	transitionsOf,
} from '../../../src/engine/index.js';
import {allInputs, type Protocol} from '../../../src/flp/index.js';
import {certificateOf} from '../../../src/verdict/index.js';
import type {Faults} from '../naive-report.js';

/** What the engine is asked of a random protocol, and what is asked of its answers whatever they are. */

/** Configurations that no random protocol has. */
const limit = 100_000;

/** With rounds: no further apart than this are those of any random protocol. */
const window = 6;

/** Whether reductions are used, and how far apart rounds may be: in growing windows, where they are not said to be near. */
export interface How {
	readonly reductions: boolean;
	readonly growing?: boolean;
}

/** Asks the engine about all inputs, and holds what shows its answers to the judge. */
export function ask(protocol: Protocol, n: number, faults: Faults, {reductions, growing = false}: How): Finding {
	const finding = find(protocol, {
		n,
		inputs: allInputs(n),
		faults,
		maxConfigurations: limit,
		reductions,
		...(reductions && protocol.rounds !== undefined && !growing ? {window} : {}),
	});
	for (const vector of finding.vectors) {
		for (const found of vector.cases) {
			const certificate = certificateOf({name: protocol.name, bivalent: 'x'}, finding, vector, found);
			assert.equal(certificate !== undefined, found.verdict === 'proved');
			if (certificate !== undefined) assert.deepEqual(judgeCertificate(protocol, certificate), {valid: true});
		}
	}
	judgeProperties(protocol, n, finding.properties!);
	return finding;
}

/** Every counterexample shows what it is for. */
function judgeProperties(protocol: Protocol, n: number, {agreement, validity, termination}: Properties): void {
	for (const faults of ['none', 'one', 'initial'] as const) {
		const status = termination[faults];
		if (status.status === 'fails')
			assert.deepEqual(judgeBlockedRun(protocol, {n, faults, ...status.counterexample}), {valid: true});
	}
	if (agreement.status === 'fails') {
		const judged = judgeDecisions(protocol, agreement.counterexample);
		assert.ok('decisions' in judged && new Set(judged.decisions).size === 2);
	}
	if (validity.status === 'fails') {
		const judged = judgeDecisions(protocol, validity.counterexample);
		const {inputs} = validity.counterexample;
		assert.ok('decisions' in judged && judged.decisions.some(decision => !inputs.includes(String(decision))));
	}
}

/** The graph from some inputs, all of it. */
export function graphOf(protocol: Protocol, inputs: string, {reductions}: How): Graph {
	const locals = createLocals(protocol, inputs.length);
	return explore(createSituations(locals, createReductions(locals, reductions)), inputs, {limit});
}

/** Whether the construction of Theorem 1 comes to a proof of this case. */
export function provesByStages(protocol: Protocol, inputs: string, fault: FaultCase, {reductions}: How): boolean {
	const locals = createLocals(protocol, inputs.length);
	const situations = createSituations(locals, createReductions(locals, reductions));
	return done(exploringStages(situations, inputs, {limit}, fault)) !== undefined;
}

/** FLP85 §2, Lemma 1: events of different processes lead to the same configuration in either order. */
export function lemma1(graph: Graph): void {
	const events = Array.from({length: graph.size}, (_, c) => {
		const named = new Map<string, {readonly process: number; readonly to: number}>();
		for (const {process, letter, target} of transitionsOf(graph, c))
			named.set(`${process}:${letter}`, {process, to: target});
		return named;
	});
	for (const [c, here] of events.entries()) {
		for (const [a, first] of here) {
			for (const [b, second] of here) {
				if (first.process >= second.process) continue;
				const [ab, ba] = [events[first.to]!.get(b)?.to, events[second.to]!.get(a)?.to];
				assert.ok(
					ab !== undefined && ab === ba,
					`Lemma 1: from ${c} the events ${a} and ${b} lead to ${ab} or to ${ba}`,
				);
			}
		}
	}
}
