import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {game, keys, TestTerminal} from '../support/terminal.js';

test('three levels, from the first start to the last win, a certificate on the way, and the terminal as it was', async t => {
	const terminal = new TestTerminal(game);
	t.teardown(() => terminal.close());
	await terminal.ready(/One small step/u);
	t.true(terminal.isAlternate);
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('2');
	await terminal.waitFor(/move 1 · par 1/u);
	await terminal.press('u');
	await terminal.waitFor(/move 0/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/Won {2}★★★/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/A bivalent beginning/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/❯ p0 {3}input 0/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/only 0 can ever be decided/u);
	await terminal.press('u');
	await terminal.waitFor(/begin with these/u);
	await terminal.press('0');
	await terminal.press(keys.enter);
	await terminal.waitFor(/Won {2}★★★/u);
	await terminal.press('n');
	await terminal.waitFor(/Closing the circle/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/move 0 · par 6/u);
	for (const [move, pick] of [
		[1, /p0 receives ∅/u],
		[2, /p1 receives ∅/u],
		[3, /p0 receives b/u],
		[4, /p1 receives a/u],
		[5, /p0 receives d/u],
		[6, /p1 receives c/u],
	] as const) {
		const screen = await terminal.waitFor(pick);
		const line = screen.split('\n').find(text => pick.test(text) && /^ [ ❯] \d/u.test(text))!;
		await terminal.press(/\d/u.exec(line)![0]);
		await terminal.waitFor(new RegExp(`move ${move} `, 'u'));
	}
	await terminal.waitFor(/close the loop back to C2/u);
	await terminal.press('1');
	await terminal.waitFor(/Won {2}★★★/u);
	await terminal.press(keys.escape);
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
	t.true(terminal.isCursorVisible);
	t.deepEqual(terminal.lineAfterExit(), {icanon: true, echo: true});
});

test('a second start continues in mid-level; Ctrl-C restores the terminal and exits with 130', async t => {
	const first = new TestTerminal(game);
	t.teardown(() => first.close());
	await first.ready(/One small step/u);
	await first.press(keys.enter);
	await first.waitFor(/YOUR MOVE/u);
	await first.press('2');
	await first.waitFor(/move 1/u);
	await first.press(keys.ctrlC);
	t.is(await first.exited, 130);
	t.false(first.isAlternate);
	t.true(first.isCursorVisible);
	t.true(
		readdirSync(first.home, {recursive: true}).some(file => String(file).endsWith(join('bivalent', 'progress.json'))),
	);
	const second = new TestTerminal(game, {home: first.home});
	t.teardown(() => second.close());
	await second.ready(/One small step/u);
	await second.press(keys.enter);
	await second.waitFor(/move 1 · par 1/u);
	await second.press(keys.escape);
	await second.waitFor(/⏎ start/u);
	await second.press('q');
	t.is(await second.exited, 0);
});

test('a terminal that is too small is told so in one line, and a larger one is drawn again', async t => {
	const terminal = new TestTerminal(game, {columns: 50, rows: 15});
	t.teardown(() => terminal.close());
	await terminal.ready(/needs 60×20; this is 50×15/u);
	terminal.resize(80, 24);
	await terminal.waitFor(/One small step/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});
