import test from 'ava';
import {judgeBlockedRun, judgeCertificate} from '../../src/certificate/index.js';
import {find} from '../../src/engine/index.js';
import {allInputs, type Json, type Protocol} from '../../src/flp/index.js';
import {findPage, findProtocol} from '../../src/protocols/index.js';
import {prove} from '../../src/verdict/index.js';
import {isLong} from '../support/long.js';

/** Each classic with its verdict and its bill, and inputs that are enough for the verdict where all of them take long. */
for (const [name, verdict, bill, some] of [
	['paxos', 'proved', 'termination'],
	['paxos-duel', 'proved', 'termination'],
	['hasty-paxos', 'proved', 'agreement'],
	...(isLong ? [['ben-or-flip', 'proved', 'termination', '011'] as const] : []),
	['ben-or-heads', 'proved', 'termination', '001'],
	['phase-voting', 'refuted', 'agreement'],
	['rotating-coordinator', 'proved', 'termination', '011'],
	['raft', 'proved', 'termination'],
	['three-phase-commit', 'refuted', 'agreement'],
	['nameless', 'proved', 'termination'],
] as const satisfies readonly (readonly [string, string, string, string?])[]) {
	test(`${name} is ${verdict}, and gives up ${bill}`, t => {
		const protocol = findProtocol(name)!;
		const inputs = some === undefined || isLong ? allInputs(3) : [some];
		const report = prove(
			protocol,
			{name, bivalent: 'x'},
			{n: 3, inputs, faults: 'one', maxConfigurations: 2_000_000},
			{judgeLimit: 5000},
		);
		t.is(report.verdict, verdict);
		t.is(report.properties !== undefined, some === undefined || isLong);
		if (report.properties !== undefined) {
			const {agreement, termination} = report.properties;
			t.is((bill === 'agreement' ? agreement : termination.one).status, 'fails');
			if (bill === 'termination') t.not(agreement.status, 'fails');
		}
		t.deepEqual(report.assumes, protocol.rounds === undefined ? [] : ['rounds']);
		if (report.certificate !== undefined) t.deepEqual(judgeCertificate(protocol, report.certificate), {valid: true});
		const {from, leftOut = []} = findPage(name)!;
		t.true(from.length > 0);
		// what is left out of a paper is told, each with its why
		if (!from.includes('made for bivalent')) t.true(leftOut.length > 0);
		for (const text of leftOut) t.regex(text, /^[^:]+: .+\.$/u);
	});
}

/** Where all inputs are out of reach in a test, one of them is enough: the construction of Theorem 1 proves it on a small part of all configurations. */
for (const [name, inputs] of [
	['paxos-duel', '01000'],
	...(isLong
		? ([
				['rotating-coordinator', '010'],
				['raft', '0011'],
				['paxos', '0110'],
				['paxos', '00101'],
				['raft', '00010'],
				['ben-or-flip', '0111'],
				['ben-or-heads', '0010'],
				['rotating-coordinator', '0101'],
			] as const)
		: []),
] as const) {
	test(`${name} with ${inputs.length} processes is proved by stages`, t => {
		const protocol = findProtocol(name)!;
		const report = prove(
			protocol,
			{name, bivalent: 'x'},
			{n: inputs.length, inputs: [inputs], faults: 'none', maxConfigurations: 200_000},
			{judgeLimit: 0},
		);
		t.is(report.verdict, 'proved');
		t.deepEqual(judgeCertificate(protocol, report.certificate!), {valid: true});
		t.true(report.certificate!.shift > 0);
		t.true(report.initials[0]!.configurations < 20_000);
	});
}

test('stages prove where configurations in their order never come to the loop', t => {
	const protocol = delayed(findProtocol('after-you')!, 30);
	const limit = 600;
	const question = {n: 2, inputs: ['01'], faults: 'one', maxConfigurations: limit} as const;
	const report = prove(protocol, {name: protocol.name, bivalent: 'x'}, question, {judgeLimit: 0});
	t.is(report.verdict, 'proved');
	t.false(report.complete);
	t.true(report.initials[0]!.configurations < limit);
});

/** The same protocol after so many steps of each process that do nothing but count, and hear nothing. */
function delayed(protocol: Protocol, steps: number): Protocol {
	return {
		...protocol,
		start: view => ({pc: 'counts', storage: {left: steps, rest: {...protocol.start(view)}}}),
		step(view) {
			const {pc, storage} = view.state;
			if (pc !== 'counts') return protocol.step(view);
			const {left, rest} = storage as {left: number; rest: {pc: string; storage: Json}};
			const again = view.message === null ? [] : [{to: view.self, message: view.message}];
			return left > 0 ? {storage: {left: left - 1, rest}, send: again} : {...rest, send: again};
		},
	};
}

test('what has no rounds is the same with its reductions and without them', t => {
	const protocol = findProtocol('three-phase-commit')!;
	const question = {n: 3, inputs: allInputs(3), faults: 'one', maxConfigurations: 10_000} as const;
	t.deepEqual(find(protocol, question), find(protocol, {...question, reductions: false}));
});

test('without its reductions the duel stays unknown: ballots never come back', t => {
	const protocol = findProtocol('paxos-duel')!;
	const {vectors, reductions} = find(protocol, {
		n: 3,
		inputs: ['010'],
		faults: 'none',
		maxConfigurations: 3000,
		reductions: false,
	});
	t.deepEqual(reductions, []);
	t.is(vectors[0]!.cases[0]!.verdict, 'unknown');
});

test('a run of Paxos that never decides is accepted with its shift, and not without it', t => {
	const protocol = findProtocol('paxos-duel')!;
	const {properties} = find(protocol, {n: 3, inputs: allInputs(3), faults: 'one', maxConfigurations: 4000});
	const {none} = properties!.termination;
	if (none.status !== 'fails') return t.fail();
	const run = {n: 3, faults: 'none', ...none.counterexample} as const;
	t.true(run.shift > 0);
	t.deepEqual(judgeBlockedRun(protocol, run), {valid: true});
	for (const [shift, code] of [
		[0, 'states-do-not-close'],
		[1, 'shift-is-no-period'],
		[run.shift + 2, 'states-do-not-close'],
	] as const)
		t.like(judgeBlockedRun(protocol, {...run, shift}), {valid: false, code});
});
