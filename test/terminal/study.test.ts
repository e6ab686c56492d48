import test from 'ava';
import {conformanceFile} from '../support/conformance.js';
import {game, keys, TestTerminal} from '../support/terminal.js';

test('from the map to the study: claims are read, shown, walked through, on another protocol, and left', async t => {
	const terminal = new TestTerminal([...game, 'play', '0.1']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.escape, 's');
	await terminal.waitFor(/Study: the proof, step by step/u);
	await terminal.press('5');
	await terminal.waitFor(/Lemma 3: not yet/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/on After You, inputs 01[\s\S]*bivalent at once/u);
	await terminal.press('p');
	await terminal.waitFor(/Show it on which protocol/u);
	await terminal.press(keys.down, keys.down, keys.down, keys.down, keys.enter);
	await terminal.waitFor(/Lemma 3, 1 of 6 on Race to the arbiter, inputs 010[\s\S]*bivalent at once/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/one of the events of C1/u);
	await terminal.press(keys.down, keys.enter);
	await terminal.waitFor(/one of the events of C2[\s\S]*no detour/u);
	await terminal.press('G');
	await terminal.waitFor(/Nothing in e\(S\) is bivalent/u);
	await terminal.press('x');
	await terminal.waitFor(/inputs 011[\s\S]*events of C0/u);
	await terminal.press(keys.right);
	await terminal.waitFor(/Were nothing in it bivalent/u);
	await terminal.press(keys.escape, keys.escape, '6', '1');
	await terminal.waitFor(/Theorem 1, 1 of 3 on Race to the arbiter[\s\S]*queue/u);
	await terminal.press('t');
	await terminal.waitFor(/there is no next one/u);
	await terminal.press(keys.escape, keys.escape, keys.escape);
	await terminal.waitFor(/0\.1 {2}One small step/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

test('a study of one’s own file opens at the chapter that was asked for', async t => {
	const terminal = new TestTerminal([...game, 'study', 'theorem-1', '--protocol', conformanceFile('after-you.mjs')]);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/Theorem 1: and so on, for ever/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/on After You, inputs 01[\s\S]*still open in/u);
	await terminal.press('t');
	await terminal.waitFor(/the judge\s+accepts that loop as a certificate/u);
	await terminal.press(keys.escape, keys.escape);
	await terminal.waitFor(/Study: the proof, step by step/u);
	await terminal.press(keys.escape);
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
});

test('Ctrl-C in the study ends it, and the terminal is as it was', async t => {
	const terminal = new TestTerminal([...game, 'study', 'asked', '--protocol', 'paxos']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/What is asked for/u);
	await terminal.press(keys.down, keys.down, keys.enter);
	await terminal.waitFor(/stop the engine/u);
	await terminal.press(keys.ctrlC);
	t.is(await terminal.exited, 130);
	t.true(terminal.isCursorVisible);
	t.false(terminal.isAlternate);
});
