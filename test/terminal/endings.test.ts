import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {game, keys, TestTerminal, type TerminalOptions} from '../support/terminal.js';
import {until} from '../support/until.js';

/** The game in the middle of its first level, one move made. */
async function inPlay(
	t: ExecutionContext,
	command: readonly string[] = game,
	options: TerminalOptions = {},
): Promise<TestTerminal> {
	const terminal = new TestTerminal(command, options);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('2');
	await terminal.waitFor(/move 1/u);
	return terminal;
}

/** After the exit, which may overtake what was written before it. */
async function isRestored(t: ExecutionContext, terminal: TestTerminal): Promise<void> {
	await until(() => !terminal.isAlternate && terminal.isCursorVisible, 'the screen as it was');
	t.deepEqual(terminal.lineAfterExit(), {icanon: true, echo: true});
}

/** The one file of the player's whose path ends so, as text; empty where there is none. */
function read(home: string, ending: RegExp): string {
	const file = readdirSync(home, {recursive: true, encoding: 'utf8'}).find(name => ending.test(name));
	return file === undefined ? '' : readFileSync(join(home, file), 'utf8');
}

function isKept(t: ExecutionContext, terminal: TestTerminal): void {
	const {left} = JSON.parse(read(terminal.home, /progress\.json$/u)) as {left: Record<string, {schedule: string}>};
	t.is(left['0.1']!.schedule, '1:-');
}

for (const [key, status] of [
	['q', 0],
	[keys.ctrlC, 130],
] as const) {
	test(`${key === 'q' ? 'q' : 'Ctrl-C'} leaves with ${status}, the terminal as it was, progress kept`, async t => {
		const terminal = await inPlay(t);
		await terminal.press(key);
		t.is(await terminal.exited, status);
		await isRestored(t, terminal);
		isKept(t, terminal);
	});
}

for (const [signal, status] of [
	['SIGTERM', 143],
	['SIGHUP', 129],
	['SIGINT', 130],
] as const) {
	test(`${signal} ends with ${status}, the terminal as it was, progress kept`, async t => {
		const terminal = await inPlay(t);
		terminal.kill(signal);
		t.is(await terminal.exited, status);
		await isRestored(t, terminal);
		isKept(t, terminal);
	});
}

test('Ctrl-Z puts the game aside and gives the terminal back; fg brings it again, as it was', async t => {
	const shell = new TestTerminal(['sh', '-i'], {env: {PS1: 'prompt> '}});
	t.teardown(() => shell.close());
	await shell.waitFor('prompt>');
	await shell.press(`${game.join(' ')}\r`);
	await shell.waitFor(/One small step/u);
	await shell.press(keys.enter);
	await shell.press('2');
	await shell.waitFor(/move 1/u);
	await shell.press(keys.ctrlZ);
	await shell.waitFor(/Stopped|Suspended/iu);
	t.false(shell.isAlternate);
	t.true(shell.isCursorVisible);
	await shell.press('stty -a | grep -o " -*icanon" | tr -d " "\r');
	await shell.waitFor(/^icanon/mu);
	await shell.press('fg\r');
	await shell.waitFor(/move 1 · par 1/u);
	t.true(shell.isAlternate);
	await shell.press('u');
	await shell.waitFor(/move 0/u);
	await shell.press('q');
	await shell.waitFor(/^prompt> ?$/mu);
	await shell.press('exit\r');
	t.is(await shell.exited, 0);
});

test('Ctrl-Z where no shell could bring the game back changes nothing', async t => {
	const terminal = await inPlay(t);
	await terminal.press(keys.ctrlZ);
	await terminal.waitFor(/move 1/u);
	await terminal.press('u');
	await terminal.waitFor(/move 0/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

const crashing = [process.execPath, '.tsc/test/support/crashing-game.js'];

test('a failure while drawing: the screen is restored, then one line says so and names a file to send', async t => {
	const terminal = new TestTerminal([...crashing, 'drawing']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.enter);
	t.is(await terminal.exited, 3);
	await isRestored(t, terminal);
	const said = terminal.lines().join('').trim();
	t.regex(
		said,
		/^bivalent has crashed: this storage cannot be shown\. Your progress is kept\. What happened is in \S+\.json: please send it to us\.$/u,
	);
	const report = JSON.parse(read(terminal.home, /crash-.*\.json$/u)) as Record<string, unknown>;
	t.is(report['level'], '0.1');
	t.is(report['screen'], 'play');
	t.regex(String(report['error']), /this storage cannot be shown[\s\S]*at /u);
});

test('a failure outside drawing ends the same way, and keeps the progress', async t => {
	const terminal = await inPlay(t, [...crashing, 'listening']);
	await terminal.press('x');
	t.is(await terminal.exited, 3);
	await isRestored(t, terminal);
	t.regex(terminal.lines().join('').trim(), /^bivalent has crashed: this key is unbearable\./u);
	isKept(t, terminal);
});

test('an engine that cannot run is said, and the game goes on without it', async t => {
	const folder = new TestTerminal(['true']);
	t.teardown(() => folder.close());
	cpSync('dist', join(folder.home, 'dist'), {recursive: true});
	rmSync(join(folder.home, 'dist', 'analyst.js'));
	const terminal = new TestTerminal([process.execPath, join(folder.home, 'dist', 'main.js')]);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/The engine has stopped: Cannot find module/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('2');
	await terminal.waitFor(/The engine has stopped/u);
	await terminal.press('1');
	await terminal.waitFor(/Won/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	await isRestored(t, terminal);
});

test('a terminal that is closed under the game ends it like a hang-up, progress kept', async t => {
	const folder = new TestTerminal(['true']);
	t.teardown(() => folder.close());
	const status = join(folder.home, 'status');
	const recorded = ['sh', '-c', `trap : HUP; "$@"; echo $? >"${status}"`, 'sh', ...game];
	const terminal = await inPlay(t, recorded, {home: folder.home});
	terminal.hangUp();
	await until(() => existsSync(status) && readFileSync(status, 'utf8') !== '', 'the status of the game');
	t.is(readFileSync(status, 'utf8').trim(), '129');
	isKept(t, folder);
});

test('where the progress cannot be written that is said, and play goes on', async t => {
	const terminal = new TestTerminal(game, {env: {XDG_STATE_HOME: '/dev/null/state'}});
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	await terminal.press(keys.enter);
	await terminal.press('2');
	await terminal.waitFor(/Your progress is not saved\. Cannot write/u);
	await terminal.press('1');
	await terminal.waitFor(/Won/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

test('a replay plays itself to its end, and what came of its check is the status; progress is not touched', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'bivalent-replay-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const wrong = join(folder, 'wrong.json');
	writeFileSync(wrong, '{"format":"bivalent-replay/1","id":"0.1","parts":[{"moves":"0:- 0:7"}]}');
	const both = '"$0" "$1" replay "$2" && exec "$0" "$1" replay "$3"';
	const terminal = new TestTerminal(['sh', '-c', both, ...game, '08332BHHC3KN2C5KJ41TC', wrong]);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/Move 3: p2 received[\s\S]*Won: p1 has decided 0/u);
	await terminal.press('q');
	await terminal.waitFor(/Move \d: 0:7 cannot happen/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/You play on, from C/u);
	await terminal.press('q');
	t.is(await terminal.exited, 1);
	await isRestored(t, terminal);
	t.is(read(terminal.home, /progress\.json$/u), '');
});
