import test from 'ava';
import {game, keys, TestTerminal} from '../support/terminal.js';

test('from the map to the protocols: a page says what the engine finds, and leads to the study and back', async t => {
	const terminal = new TestTerminal([...game, 'play', '0.1']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/0\.1 {2}One small step/u);
	await terminal.press('p');
	await terminal.waitFor(/The protocols[\s\S]*❯ After You/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/PROVED: the adversary can keep it bivalent for ever/u);
	await terminal.press('s');
	await terminal.waitFor(/Study: the proof, step by step/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/Found by the engine, n = 2/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/❯ After You/u);
	await terminal.press(keys.up, keys.enter);
	await terminal.waitFor(/Nameless[\s\S]*It gives up: /u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
});
