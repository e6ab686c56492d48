import test from 'ava';
import {game, keys, TestTerminal} from '../support/terminal.js';
import {until} from '../support/until.js';

// thirty-two input vectors of half a million to a million configurations each: more work than anybody waits for
const long = [...game, 'prove', 'wait-for-all', '-n', '5'];

test('long work says how far it is, on one line; Ctrl-C says what was seen until then, and leaves with 130', async t => {
	const terminal = new TestTerminal(long);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/^\d+ of 32 input vectors explored, [\d,]+ configurations from inputs [01]{5}$/mu);
	await terminal.press(keys.ctrlC);
	t.is(await terminal.exited, 130);
	await until(
		() => /Stopped, and nothing is proved: \d+ of 32 input vectors/u.test(terminal.screen()),
		'the last word',
	);
	t.notRegex(terminal.screen().replace(/Stopped[^.]*\./u, ''), /input vectors explored/u);
});
