import test from 'ava';
import {
	createLocals,
	createReductions,
	createSituations,
	explore,
	type Graph,
	transitionsOf,
} from '../../src/engine/index.js';
import {allInputs, type Inputs} from '../../src/flp/index.js';
import {catalogue} from '../../src/protocols/index.js';

/** as many configurations as are worth following one event at a time */
const limit = 3000;

/** Where each transition leads by the situations alone: no look-up is spared, and whole rows are compared as texts. */
function followed(graph: Graph): number[][] {
	const {situations, n, words, size} = graph;
	const rowOf = (c: number): number[] => [...words.subarray(c * n, (c + 1) * n)];
	const numbers = new Map(Array.from({length: size}, (_, c) => [rowOf(c).join(), c]));
	return Array.from({length: size}, (_, c) =>
		transitionsOf(graph, c).map(({process, k}) => {
			const row = rowOf(c);
			const situation = row[process]!;
			row[process] = situations.nextAt(situation, k);
			for (const letter of situations.sendsAt(situation, k)) {
				const to = situations.locals.destinationOf(letter);
				row[to] = situations.add(row[to]!, letter);
			}
			return numbers.get(row.join()) ?? -1;
		}),
	);
}

for (const {protocol} of catalogue) {
	test(`${protocol.name}: what commutes leads where following it leads, in full and with what is ignored`, t => {
		const n = protocol.processes.default;
		const vectors: readonly Inputs[] = allInputs(n);
		for (const inputs of [vectors[1]!, vectors.at(-1)!]) {
			for (const allowed of protocol.rounds === undefined ? [false, true] : [false]) {
				const locals = createLocals(protocol, n);
				const graph = explore(createSituations(locals, createReductions(locals, allowed)), inputs, {limit});
				const targets = Array.from({length: graph.size}, (_, c) => transitionsOf(graph, c).map(({target}) => target));
				t.deepEqual(targets, followed(graph), `${inputs} ${allowed}`);
			}
		}
	});
}
