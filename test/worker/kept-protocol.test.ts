import {writeFileSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import {readProtocolFile} from '../../src/store/protocol-files.js';
import {keepProtocol, type KeptProtocol} from '../../src/worker/kept-protocol.js';
import {ends, onDisk, probe, view} from './on-disk.js';

/** Starts a file to be played with, and closes it after the test. */
function keep(t: ExecutionContext, path: string, call = 500): KeptProtocol {
	const kept = keepProtocol(readProtocolFile(path), {call, load: 50_000});
	t.teardown(() => kept.close());
	return kept;
}

const hangs = `
	if (view.message === 'pid') return {storage: process.pid};
	if (view.message !== null && view.message.hang !== undefined) for (;;);
	return {storage: view.message};
`;

test('what was asked is kept when the process has ended, the breach too; for what is new it is started again', async t => {
	const {protocol} = keep(t, onDisk(t, {'probe.mjs': probe(hangs)}));
	const pid = protocol.step(view('pid')).storage as number;
	t.is(protocol.step(view('a')).storage, 'a');
	const breach = t.throws(() => protocol.step(view({hang: 1})), {message: /step does not return within 0\.5 seconds/u});
	await t.notThrowsAsync(ends(pid));
	t.is(protocol.step(view('pid')).storage, pid, 'this was asked before');
	t.is(
		t.throws(() => protocol.step(view({hang: 1}))),
		breach,
		'nobody waits for it twice',
	);
	t.is(protocol.step(view('b')).storage, 'b');
	t.deepEqual(protocol.start({self: 1, n: 2}), {pc: 'start', storage: 1});
});

test('it is started again three times, and then only what is known can be gone on with', t => {
	const kept = keep(t, onDisk(t, {'probe.mjs': probe(hangs)}), 300);
	const {protocol} = kept;
	t.is(protocol.step(view('a')).storage, 'a');
	for (const hang of [1, 2, 3, 4]) t.throws(() => protocol.step(view({hang})), {message: /does not return/u});
	t.throws(() => protocol.step(view('b')), {message: /step cannot be asked any more/u});
	t.is(protocol.step(view('a')).storage, 'a');
	t.true(kept.hasEnded());
});

test('a file that has become another protocol is not asked in the place of the first', t => {
	const path = onDisk(t, {'probe.mjs': probe(hangs)});
	const {protocol} = keep(t, path);
	t.throws(() => protocol.step(view({hang: 1})));
	writeFileSync(path, probe(hangs).replace('max: 3', 'max: 4'));
	t.throws(() => protocol.step(view('b')), {message: /cannot be asked any more/u});
});

test('the judge asks anew, where who plays is told what was told before', t => {
	const counts = keep(t, onDisk(t, {'probe.mjs': probe('return {storage: ++asked};', 'let asked = 0;')}));
	const first = counts.protocol.step(view()).storage;
	t.is(counts.protocol.step(view()).storage, first);
	t.not(counts.anew().step(view()).storage, first);
});

test('labels and round numbers that fail are replaced, so that play goes on', t => {
	const bad = probe('return {};').replace(
		'step(view)',
		`show: {message: () => 1, storage: () => { throw new Error('no'); }},
	rounds: {period: () => { throw new Error('no'); }, of: () => ['x'], shift: () => { throw new Error('no'); }},
	ignores: () => false,
	step(view)`,
	);
	const {protocol} = keep(t, onDisk(t, {'probe.mjs': bad}));
	t.is(protocol.show?.message?.({a: 1}), '{"a":1}');
	t.is(protocol.show?.storage?.('s'), '"s"');
	const rounds = protocol.rounds!;
	t.is((rounds.period as (n: number) => number)(2), Infinity);
	t.deepEqual(rounds.of('x'), []);
	t.is(rounds.shift('x', 2), 'x');
	t.false(protocol.ignores?.({self: 0, n: 2, state: view().state, message: 1}));
});
