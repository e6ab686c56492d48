import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import test from 'ava';
import {bivalent} from '../support/program.js';
import {game, keys, TestTerminal} from '../support/terminal.js';
import {ends, onDisk} from '../worker/on-disk.js';

/** After You, as somebody might bring it; its title tells the process that it runs in. It writes to the screen wherever it can. */
const mine = `
const draw = () => {
	console.log('\\u001B[2JSEEN');
	process.stdout.write('\\u001B[2JSEEN');
	process.stderr.write('\\u001B[?1049lSEEN');
};
draw();
export default {
	name: 'after-you', title: 'Mine ' + process.pid, summary: 'My own.', processes: {min: 2, max: 3, default: 2},
	start: () => ({pc: 'start', storage: null}),
	step({n, self, others, state, message}) {
		draw();
		if (n === 3 && self === 1 && message !== null) for (;;);
		const held = state.storage ?? state.input;
		const send = state.pc === 'start' ? others.map(to => ({to, message: held})) : [];
		if (state.output !== null) return {};
		if (message === null) return {pc: 'wait', storage: held, send};
		return message === held
			? {pc: 'done', storage: held, decide: held, send}
			: {pc: 'wait', storage: message, send: [...send, ...others.map(to => ({to, message}))]};
	},
};
`;

/** The process of the file that is played with. */
function processOn(screen: string): number {
	return Number(/Mine (\d+)/u.exec(screen)![1]);
}

test('a file of one’s own: a few moves, undo, why, a fair loop that is saved and verified; its process ends with the game', async t => {
	const file = onDisk(t, {'mine.mjs': mine});
	const terminal = new TestTerminal([
		'sh',
		'-c',
		'cd "$HOME" && exec "$@"',
		'sh',
		game[0],
		resolve(game[1]),
		'play',
		file,
		'--inputs',
		'01',
	]);
	t.teardown(() => terminal.close());
	const pid = processOn(await terminal.waitFor(/LOOP {4}this is C0[\s\S]*YOUR MOVE/u));
	await terminal.waitFor(/◐ bivalent/u);
	await terminal.press('1');
	await terminal.waitFor(/C1 is new[\s\S]*move 1/u);
	await terminal.press('u');
	await terminal.waitFor(/this is C0[\s\S]*move 0/u);
	await terminal.press('r', 'w');
	await terminal.waitFor(/Why: C1 of Mine[\s\S]*To a decision 0/u);
	await terminal.press(keys.escape);
	for (const [made, row] of [
		'p1 receives ∅',
		'p0 receives b',
		'p1 receives a',
		'p0 receives d',
		'p1 receives c',
	].entries()) {
		const screen = await terminal.waitFor(new RegExp(`move ${made + 1}\\b[\\s\\S]*\\d {2}${row}`, 'u'));
		await terminal.press(new RegExp(`(\\d) {2}${row}`, 'u').exec(screen)![1]!);
	}
	await terminal.waitFor(/C2 again: a fair loop[\s\S]*s save the proof/u);
	await terminal.press('s');
	await terminal.waitFor(/Saved; the judge accepts it/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
	t.notRegex(terminal.written, /SEEN/u);
	await t.notThrowsAsync(ends(pid));
	const certificate = join(terminal.home, 'after-you-01.certificate.json');
	t.regex(readFileSync(certificate, 'utf8'), /"sha256"/u);
	t.is(bivalent('verify', certificate, '--protocol', file).status, 0);
});

test('a file that hangs in mid-play: one sentence, a living terminal, and whatever can be gone on with', async t => {
	const terminal = new TestTerminal([...game, 'play', onDisk(t, {'mine.mjs': mine}), '-n', '3']);
	t.teardown(() => terminal.close());
	const pid = processOn(await terminal.waitFor(/processes +3 {3}\(2 to 3\)[\s\S]*⏎ begin/u));
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('1');
	await terminal.waitFor(/p1 receives a .*cannot be played: ⏎ says why/u);
	await t.notThrowsAsync(ends(pid));
	await terminal.press('1');
	await terminal.waitFor(/protocol after-you breaks the model: process 1[\s\S]*does not return/u);
	await terminal.press('2');
	await terminal.waitFor(/move 2/u);
	await terminal.press('u', 'u');
	await terminal.waitFor(/move 0/u);
	await terminal.waitFor(/engine stopped \(c asks again\)/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/left at its beginning[\s\S]*⏎ go on/u);
	await terminal.press(keys.left, keys.enter);
	await terminal.waitFor(/◐ bivalent[\s\S]*move 0/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
	t.notRegex(terminal.written, /SEEN/u);
});

test('a protocol of the catalogue without an end of its rounds: the inputs are chosen, and play is kept', async t => {
	const terminal = new TestTerminal([...game, 'play', 'paxos']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/processes +3[\s\S]*⏎ begin/u);
	await terminal.press(keys.down, keys.right);
	await terminal.waitFor(/input of p0 +1/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/Paxos[\s\S]*YOUR MOVE/u);
	await terminal.press('1');
	await terminal.waitFor(/move 1/u);
	await terminal.press('1');
	await terminal.waitFor(/move 2/u);
	await terminal.waitFor(/◐ bivalent/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	const again = new TestTerminal([...game, 'play', 'paxos'], {home: terminal.home});
	t.teardown(() => again.close());
	await again.waitFor(/input of p0 +1[\s\S]*left after 2 moves/u);
	await again.press(keys.enter);
	await again.waitFor(/your moves are kept/u);
	await again.press(keys.escape);
	await again.waitFor(/⏎ go on/u);
	await again.press(keys.escape);
	t.is(await again.exited, 0);
});

test('who has won nothing comes to the sandbox over the map', async t => {
	const terminal = new TestTerminal(game);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/0\.1 {2}One small step/u);
	await terminal.press('x');
	await terminal.waitFor(/Sandbox: which protocol\?/u);
	await terminal.press(keys.enter, keys.enter);
	await terminal.waitFor(/Sandbox[\s\S]*After You[\s\S]*◐ bivalent/u);
	await terminal.press('v');
	await terminal.waitFor(/^(?![\s\S]*bivalent)[\s\S]*v show valences/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});
