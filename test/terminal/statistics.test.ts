import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {makeCode} from '../../src/challenge/index.js';
import type {Progress} from '../../src/store/progress.js';
import {challengeFor} from '../support/challenges.js';
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

test('a challenge by its code: drawn in the game, won, its result copied, and kept', async t => {
	const code = makeCode(challengeFor('v1:easy#2026-01-31')!.statement);
	const terminal = new TestTerminal([...game, 'challenge', code]);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/Challenges .*05[\s\S]*GOAL +Make p1 decide 0[\s\S]*⏎ start/u);
	await terminal.press(keys.enter);
	for (const [made, row] of ['p0 receives ∅', 'p1 receives a', 'p0 receives c', 'p1 receives d'].entries()) {
		const screen = await terminal.waitFor(new RegExp(`move ${made}\\b[\\s\\S]*\\d {2}${row}`, 'u'));
		await terminal.press(new RegExp(`(\\d) {2}${row}`, 'u').exec(screen)![1]!);
	}
	await terminal.waitFor(/Won {2}★★★[\s\S]*TO SHARE/u);
	await terminal.press('c');
	await terminal.waitFor(/Your terminal has it/u);
	const [copied] = terminal.written.split('\u001B]52;c;')[1]!.split('\u0007');
	t.is(Buffer.from(copied!, 'base64').toString(), `bivalent ${code}\n★★★ 4 moves, par 4, no help\n◐◐◐○○`);
	await terminal.press(keys.escape);
	await terminal.waitFor(/today’s, \d{4}-\d\d-\d\d[\s\S]*a random one/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	const file = globSync('**/progress.json', {cwd: terminal.home});
	const {challenges, won} = JSON.parse(readFileSync(join(terminal.home, file[0]!), 'utf8')) as Progress;
	t.deepEqual(challenges, {won: {[code]: {moves: 4, unaided: true, par: 4}}, days: [], difficulty: 'easy'});
	t.deepEqual(won, {});
});
