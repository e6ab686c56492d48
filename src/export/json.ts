import {beyond, decidedAt, eventOf, isOpen, transitionsOf, valenceOf} from '../engine/index.js';
import {makeEvent} from '../flp/index.js';
import type {ProtocolReference, Report} from '../verdict/index.js';
import {bufferAt, statesAt, type Subject} from './subject.js';

/** What is known of the graph besides: the figures, as `prove --json` reports them, the verdict, and the certificate where there is one. */
export type Known = Pick<Report, 'n' | 'faults' | 'verdict' | 'reductions' | 'assumes' | 'certificate'> & {
	readonly protocol: ProtocolReference;
};

/**
 * The graph as JSON, a line for each configuration and each transition: configurations by their numbers (0 is the initial one, and the rest in
 * breadth-first order) with states, buffer, valence and decisions; transitions as [from, event, to], where `null` is what was not explored.
 * Linear in the graph.
 */
export function* json({graph, bits}: Subject, known: Known): Generator<string> {
	const {protocol, n, faults, verdict, reductions, assumes, certificate} = known;
	const head = {
		format: 'bivalent-graph/1',
		protocol,
		n,
		inputs: graph.inputs,
		reductions,
		complete: graph.complete,
		figures: {configurations: graph.size, transitions: graph.transitions},
		faults,
		verdict,
		assumes,
		certificate: certificate ?? null,
	};
	yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "configurations": [`;
	for (let c = 0; c < graph.size; c++) {
		const configuration = {
			id: c,
			valence: valenceOf(bits[c]!),
			open: isOpen(graph, bits, c),
			decided: decidedAt(graph, c),
			states: statesAt(graph, c),
			buffer: bufferAt(graph, c).map(({to, value}) => ({to, message: value})),
		};
		yield `${c === 0 ? '' : ','}\n  ${JSON.stringify(configuration)}`;
	}
	yield '\n ],\n "transitions": [';
	let first = true;
	for (let c = 0; c < graph.size; c++) {
		for (const transition of transitionsOf(graph, c)) {
			const {target} = transition;
			const line = [c, makeEvent(eventOf(graph, transition)), target === beyond ? null : target];
			yield `${first ? '' : ','}\n  ${JSON.stringify(line)}`;
			first = false;
		}
	}
	yield '\n ]\n}\n';
}
