import test, {type ExecutionContext} from 'ava';
import {game, keys, TestTerminal} from '../support/terminal.js';

/** A game, and with it another one where a home is given. */
async function open(t: ExecutionContext, home?: string): Promise<TestTerminal> {
	const terminal = new TestTerminal([...game, 'play', '0.1'], home === undefined ? {} : {home});
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	return terminal;
}

async function win(terminal: TestTerminal): Promise<void> {
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('1');
	await terminal.waitFor(/Won {2}★★★/u);
}

test('what two games count at once is counted together, and told in a third', async t => {
	const first = await open(t);
	const second = await open(t, first.home);
	await win(first);
	await win(second);
	await second.press('R');
	await second.waitFor(/YOUR MOVE/u);
	await second.press('1');
	await second.waitFor(/Won {2}★★★/u);
	for (const terminal of [first, second]) {
		await terminal.press('q');
		t.is(await terminal.exited, 0);
	}
	const third = await open(t, first.home);
	await third.press(keys.escape);
	await third.waitFor(/1 of \d+ levels/u);
	await third.press('S');
	await third.waitFor(/stars +3 of \d+: 1 for a win, 1 in par, 1 unaided[\s\S]*moves +3 played[\s\S]*3 won, 0 lost/u);
	await third.press('S');
	await third.waitFor(/1 of \d+ levels/u);
	await third.press('q');
	t.is(await third.exited, 0);
});
