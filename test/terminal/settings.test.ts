import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {game, keys, TestTerminal, type TerminalOptions} from '../support/terminal.js';

/** A game at its first level. */
async function open(t: ExecutionContext, options: TerminalOptions = {}, ...flags: string[]): Promise<TestTerminal> {
	const terminal = new TestTerminal([...game, ...flags], options);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	return terminal;
}

const fileIn = (home: string): string => join(home, 'config', 'bivalent', 'settings.json');

test('what is changed counts at once on the whole screen, and in the next game', async t => {
	const terminal = await open(t);
	await terminal.press(',', 'j', 'j', keys.left);
	const screen = await terminal.waitFor(/Signs +ASCII/u);
	t.regex(screen, /^\p{ASCII}*$/u);
	await terminal.press('k', keys.right);
	await terminal.waitFor(/high: nothing is faint/u);
	const before = terminal.written.length;
	await terminal.press(keys.escape);
	await terminal.waitFor(/enter start/u);
	t.regex(terminal.screen(), /^\p{ASCII}*$/u);
	t.false(terminal.written.slice(before).includes('\u001B[2m'));
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.deepEqual(JSON.parse(readFileSync(fileIn(terminal.home), 'utf8')), {
		format: 'bivalent-settings/1',
		signs: 'ascii',
		contrast: 'high',
	});

	const second = await open(t, {home: terminal.home});
	t.regex(second.screen(), /^\p{ASCII}*$/u);
	await second.press(',', 'j', 'j', keys.right);
	t.regex(await second.waitFor(/automatic: Unicode/u), /◐ bivalent/u);
	await second.press('q');
	t.is(await second.exited, 0);
});

test('two games: the last change of a setting wins, and the other settings stay', async t => {
	const first = await open(t);
	const second = await open(t, {home: first.home});
	await first.press(',', keys.right);
	await first.waitFor(/Colours +none/u);
	await second.press(',', 'G', keys.right);
	await second.waitFor(/asks first/u);
	for (const [terminal, leave] of [
		[first, ['q']],
		[second, ['q', 'y']],
	] as const) {
		await terminal.press(...leave);
		t.is(await terminal.exited, 0);
	}
	const {colors, leaving} = JSON.parse(readFileSync(fileIn(first.home), 'utf8')) as Record<string, string>;
	t.deepEqual([colors, leaving], ['none', 'ask']);
});

for (const [text, told] of [
	['{"format": "bivalent-settings/1", "colors": "pink"}', /damaged file is now .*settings\.json\.damaged-1/u],
	['{"format": "bivalent-settings/2"}', /Your settings were saved by a later version/u],
] as const) {
	test(`settings that cannot be read are told of: ${text}`, async t => {
		const home = (await open(t)).home;
		mkdirSync(join(home, 'config', 'bivalent'), {recursive: true});
		writeFileSync(fileIn(home), text);
		const terminal = await open(t, {home});
		t.regex(terminal.screen().replaceAll(/\n[─ ]*/gu, ''), told);
		await terminal.press(',', keys.right);
		await terminal.waitFor(/Colours +none/u);
		await terminal.press('q');
		t.is(await terminal.exited, 0);
		t.is(readFileSync(text.includes('/2') ? fileIn(home) : `${fileIn(home)}.damaged-1`, 'utf8'), text);
	});
}

test('NO_COLOR wins over the file, and the row says so', async t => {
	const terminal = await open(t, {env: {NO_COLOR: '1'}}, '--reduced-motion');
	await terminal.press(',');
	await terminal.waitFor(/Colours +none +\(NO_COLOR\)[\s\S]*Motion +nothing moves by itself +\(--reduced-motion\)/u);
	await terminal.press(keys.right);
	await terminal.waitFor(/In this game NO_COLOR decides\. Without it, your choice counts again\./u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

test('Ctrl-C leaves at once, also where the game is to ask', async t => {
	const terminal = await open(t);
	await terminal.press(',', 'G', keys.right, 'q');
	await terminal.waitFor(/Leave the game\?/u);
	await terminal.press(keys.ctrlC);
	t.is(await terminal.exited, 130);
	t.false(terminal.isAlternate);
});
