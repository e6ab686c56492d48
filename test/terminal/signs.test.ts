import test, {type ExecutionContext} from 'ava';
import {game, keys, TestTerminal, type TerminalOptions} from '../support/terminal.js';

/** A terminal that answers where the cursor is in its own way: it is told how often it was asked. */
function terminalThat(
	t: ExecutionContext,
	answers: (asked: number, answer: (text: string) => void) => void,
	options: TerminalOptions = {},
	...given: string[]
): TestTerminal & {readonly asked: () => number} {
	const terminal = new TestTerminal([...game, ...given], options);
	t.teardown(() => terminal.close());
	let asked = 0;
	terminal.emulator.parser.registerCsiHandler({final: 'n'}, ([what]) => {
		if (what !== 6) return false;
		answers(++asked, text => terminal.emulator.input(text, false));
		return true;
	});
	return Object.assign(terminal, {asked: () => asked});
}

const wide = (asked: number, answer: (text: string) => void): void =>
	answer(asked === 1 ? '\u001B[1;1R' : '\u001B[1;17R');
const none = (): void => {};

/** Wins the first level, which takes every key that is pressed, and leaves. */
async function winAndLeave(t: ExecutionContext, terminal: TestTerminal): Promise<void> {
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	t.notRegex(terminal.screen(), /does nothing here/u);
	await terminal.press('1');
	await terminal.waitFor(/Won/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
	t.deepEqual(terminal.lineAfterExit(), {icanon: true, echo: true});
	t.is(terminal.screen().trim(), '', 'nothing is left on the screen');
}

test('a terminal that draws signs one column wide gets them, and is asked once', async t => {
	const terminal = new TestTerminal(game);
	t.teardown(() => terminal.close());
	t.regex(await terminal.waitFor(/One small step/u), /─{80}/u);
	t.is(terminal.written.split('\u001B[6n').length - 1, 2);
	await winAndLeave(t, terminal);
});

test('a terminal that draws signs two columns wide gets ASCII, unless the player wants Unicode', async t => {
	const terminal = terminalThat(t, wide);
	await terminal.waitFor(/^\p{ASCII}*One small step\p{ASCII}*$/u);
	await terminal.press(',', 'j', 'j');
	await terminal.waitFor(/automatic: ASCII[\s\S]*does not draw the signs of\s+Unicode one column wide/u);
	await terminal.press(keys.right);
	await terminal.waitFor(/Signs +Unicode/u);
	await terminal.press(keys.left);
	await terminal.waitFor(/automatic: ASCII/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/One small step/u);
	await winAndLeave(t, terminal);
});

test('a terminal that does not answer gets what its locale tells', async t => {
	for (const [env, expected] of [
		[{}, /─{80}/u],
		[{LANG: 'ja_JP.UTF-8'}, /-{80}/u],
	] as const) {
		const terminal = terminalThat(t, none, {env});
		t.regex(await terminal.waitFor(/One small step/u), expected);
		await winAndLeave(t, terminal);
	}
});

test('an answer that comes late is no key, and counts', async t => {
	for (const [columns, expected] of [
		[8, /─{80}/u],
		[16, /^\p{ASCII}*$/u],
	] as const) {
		const late: (() => void)[] = [];
		const terminal = terminalThat(t, (asked, answer) => {
			late.push(() => answer(`\u001B[9;${asked === 1 ? 1 : 1 + columns}R`));
		});
		t.regex(await terminal.waitFor(/One small step/u), /─{80}/u);
		await terminal.press(','); // it reads keys now
		await terminal.waitFor(/Settings/u);
		for (const answer of late) answer();
		await terminal.waitFor(expected);
		t.notRegex(terminal.screen(), /does nothing here/u);
		await terminal.press(keys.escape);
		await terminal.waitFor(/One small step/u);
		await winAndLeave(t, terminal);
	}
});

test('keys that are pressed while the terminal is asked are not lost, and in their order', async t => {
	const terminal = terminalThat(t, (asked, answer) => answer(asked === 1 ? '\r\u001B[1;1R2' : 'u\u001B[1;9R1'));
	await terminal.waitFor(/Won/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

test('Ctrl-C while the terminal is asked ends the game', async t => {
	const terminal = terminalThat(t, (asked, answer) => (asked === 1 ? answer('\u0003') : undefined));
	t.is(await terminal.exited, 130);
	t.deepEqual(terminal.lineAfterExit(), {icanon: true, echo: true});
	t.false(terminal.isAlternate);
});

test('with --ascii, and for a screen reader, nothing is asked', async t => {
	for (const flag of ['--ascii', '--screen-reader']) {
		const terminal = terminalThat(t, none, {}, flag);
		await terminal.waitFor(/One small step/u);
		t.is(terminal.asked(), 0);
		await terminal.press('q');
		t.is(await terminal.exited, 0);
	}
});

test('what stands on the line before is left alone', async t => {
	const terminal = new TestTerminal(['sh', '-c', `printf 'my prompt: '; "$0" "$1"; printf after`, ...game]);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press('q');
	await terminal.exited;
	t.regex(terminal.screen(), /^my prompt: after\s*$/u);
});
