import test from 'ava';
import {createLocals, createReductions, createSituations, eventAt, explore} from '../../src/engine/index.js';
import {allInputs, makeEvent, type Protocol} from '../../src/flp/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {enumerate, hasFairComponent, properties, valences} from '../support/naive.js';

const names: Readonly<Record<string, string>> = {'': 'stuck', '0': 'zero', '1': 'one', '0,1': 'bivalent'};

for (const expected of expectedReports()) {
	test(`${expected.file} with n = ${expected.n}: the naive enumerator agrees on every figure, and with the engine on every event`, async t => {
		const protocol = await loadConformance(expected.file);
		t.deepEqual(properties(protocol, expected.n), expected.properties);
		for (const initial of expected.initials) {
			const census = enumerate(protocol, initial.inputs);
			const reached = valences(census);
			const word = (text: string): string => names[[0, 1].filter(value => reached.get(text)!.has(value)).join()]!;
			const open = (text: string): boolean => word(text) === 'bivalent' && census.places.get(text)!.decided.size === 0;
			const counts: Record<string, number> = {bivalent: 0, zero: 0, one: 0, stuck: 0, unknown: 0};
			for (const text of census.places.keys()) counts[word(text)]!++;
			const verdict = (faulty: number[]): string =>
				hasFairComponent(census, open, faulty, false) ? 'proved' : 'refuted';
			t.deepEqual(
				{
					inputs: initial.inputs,
					valence: word(census.first),
					configurations: census.places.size,
					transitions: [...census.places.values()].reduce((sum, {events}) => sum + events.length, 0),
					complete: true,
					counts,
					open: [...census.places.keys()].filter(open).length,
					faultFree: verdict([]),
					oneFaulty: Object.fromEntries([...initial.inputs].map((_, f) => [String(f), verdict([f])])),
				},
				initial,
			);
		}
		for (const inputs of allInputs(expected.n))
			t.deepEqual(engineEdges(protocol, inputs), naiveEdges(protocol, inputs));
	});
}

/** Every event as `from event to`, configurations by number in the order in which a breadth-first search meets them. */
function engineEdges(protocol: Protocol, inputs: string): string[] {
	const locals = createLocals(protocol, inputs.length);
	const situations = createSituations(locals, createReductions(locals, false));
	const graph = explore(situations, inputs, {limit: 1_000_000});
	const edges: string[] = [];
	for (let c = 0; c < graph.size; c++) {
		for (let i = graph.eventStart[c]!; i < graph.eventStart[c + 1]!; i++)
			edges.push(`${c} ${makeEvent(eventAt(graph, c, i))} ${graph.targets[i]}`);
	}
	return renumber(edges);
}

function naiveEdges(protocol: Protocol, inputs: string): string[] {
	const {places} = enumerate(protocol, inputs);
	const numbers = new Map([...places.keys()].map((text, number) => [text, number]));
	return renumber(
		[...places].flatMap(([text, {events}]) =>
			events.map(
				({process, message, to}) =>
					`${numbers.get(text)} ${makeEvent({process, message: message === '-' ? null : JSON.parse(message)})} ${numbers.get(to)}`,
			),
		),
	);
}

/** Numbers by a walk that takes the events of a configuration in the order of their texts, so that two searches agree exactly when their graphs do. */
function renumber(edges: readonly string[]): string[] {
	const from = new Map<string, {event: string; to: string}[]>();
	for (const edge of edges) {
		const [c, event, to] = edge.split(' ') as [string, string, string];
		from.set(c, [...(from.get(c) ?? []), {event, to}]);
	}
	const numbers = new Map([['0', 0]]);
	const lines: string[] = [];
	for (const [c, number] of numbers) {
		for (const {event, to} of from.get(c)!.sort((a, b) => (a.event < b.event ? -1 : 1))) {
			if (!numbers.has(to)) numbers.set(to, numbers.size);
			lines.push(`${number} ${event} ${numbers.get(to)}`);
		}
	}
	return lines;
}
