import test from 'ava';
import {colorsIn} from '../support/colors.js';
import {game, keys, TestTerminal} from '../support/terminal.js';

test('--ascii: from first screen to last no byte is anything else', async t => {
	const terminal = new TestTerminal([...game, '--ascii']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/up\/down enter 1-2 play/u);
	await terminal.press('?', 'G');
	await terminal.waitFor(/\(01\) bivalent/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('2', '1');
	await terminal.waitFor(/Won {2}\*\*\./u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.regex(terminal.written, /^\p{ASCII}*$/u);
});

test('NO_COLOR: nothing is coloured, and everything is there', async t => {
	for (const [env, colored] of [
		[{}, true],
		[{NO_COLOR: '1'}, false],
	] as const) {
		const terminal = new TestTerminal([...game, 'play', '5.3'], {env});
		t.teardown(() => terminal.close());
		await terminal.waitFor(/Closing the circle/u);
		await terminal.press(keys.enter);
		await terminal.waitFor(/◐ bivalent/u);
		await terminal.press('q');
		await terminal.exited;
		t.is(colorsIn(terminal.written).length > 0, colored);
	}
});

test('for a screen reader: no alternate screen, sentences, and the same keys', async t => {
	for (const [flags, env] of [
		[['--screen-reader'], {}],
		[[], {INK_SCREEN_READER: 'true'}],
	] as const) {
		const terminal = new TestTerminal([...game, ...flags], {env});
		t.teardown(() => terminal.close());
		await terminal.waitFor(/Level 0\.1/u);
		t.false(terminal.isAlternate);
		await terminal.press(keys.enter);
		await terminal.waitFor(/Chosen, 1 of 2: p0 receives nothing: DECIDES 1, sends “decree 1” to p1\./u);
		await terminal.press(keys.down);
		await terminal.waitFor(/Chosen, 2 of 2: p1 receives nothing: nothing changes\./u);
		await terminal.press(keys.up, keys.enter);
		await terminal.waitFor(/Won, 1 move, par 1/u);
		await terminal.press('q');
		t.is(await terminal.exited, 0);
		t.true(terminal.isCursorVisible);
	}
});

test('CI in the environment changes nothing', async t => {
	const terminal = new TestTerminal(game, {env: {CI: '1'}});
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

test('keys that arrive in one chunk all count', async t => {
	const terminal = new TestTerminal([...game, 'play', '5.3']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/Closing the circle/u);
	await terminal.press('\r22u');
	await terminal.waitFor(/move 1\b/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});
