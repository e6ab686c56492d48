import test from 'ava';
import {
	createLocals,
	createReductions,
	createSituations,
	eventOf,
	explore,
	transitionsOf,
} from '../../src/engine/index.js';
import {makeEvent, type Protocol} from '../../src/flp/index.js';
import {expectedReports, loadConformance} from '../support/conformance.js';
import {isLong} from '../support/long.js';
import type {Census} from '../support/naive.js';
import {figuresOf, naiveVectors, propertiesOf, verdictsOf} from '../support/naive-report.js';

/** The naive enumerator takes half a minute for the two largest. */
const reports = expectedReports().filter(
	({initials}) => isLong || initials.reduce((sum, {configurations}) => sum + configurations, 0) < 10_000,
);

test('all reports but the two largest are looked at, and these, too, in the long run', t => {
	t.is(reports.length, isLong ? 37 : 35);
});

for (const expected of reports) {
	test(`${expected.file} with n = ${expected.n}: the naive enumerator agrees on every figure, and with the engine on every event`, async t => {
		const protocol = await loadConformance(expected.file);
		const vectors = naiveVectors(protocol, expected.n);
		t.deepEqual<object, object>(propertiesOf(vectors), expected.properties);
		t.deepEqual(
			vectors.map(vector => {
				const {verdict: _, ...verdicts} = verdictsOf(vector, 'one');
				return {...figuresOf(vector), ...verdicts};
			}),
			expected.initials,
		);
		for (const {inputs, census} of vectors) t.deepEqual(engineEdges(protocol, inputs), naiveEdges(census));
	});
}

/** Every event as `from event to`, configurations by number in the order in which a breadth-first search meets them. */
function engineEdges(protocol: Protocol, inputs: string): string[] {
	const locals = createLocals(protocol, inputs.length);
	const situations = createSituations(locals, createReductions(locals, false));
	const graph = explore(situations, inputs, {limit: 1_000_000});
	const edges: string[] = [];
	for (let c = 0; c < graph.size; c++) {
		for (const transition of transitionsOf(graph, c))
			edges.push(`${c} ${makeEvent(eventOf(graph, transition))} ${transition.target}`);
	}
	return renumber(edges);
}

function naiveEdges({places}: Census): string[] {
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
