import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {game, keys, TestTerminal} from '../support/terminal.js';

/** Plays the move whose row begins like this, by its number. */
async function play(terminal: TestTerminal, row: string): Promise<void> {
	const screen = await terminal.waitFor(new RegExp(`^ [ ❯] \\d {2}${row}`, 'mu'));
	const line = screen.split('\n').find(text => new RegExp(`^ [ ❯] \\d {2}${row}`, 'u').test(text))!;
	await terminal.press(/\d/u.exec(line)![0]);
}

const circle = ['p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'];

/** Plays these moves from the beginning of a level, each when the one before is on the screen. */
async function playAll(terminal: TestTerminal, rows: readonly string[]): Promise<void> {
	for (const [made, row] of rows.entries()) {
		await terminal.waitFor(new RegExp(`move ${made}\\b`, 'u'));
		await play(terminal, row);
	}
	await terminal.waitFor(new RegExp(`move ${rows.length}\\b`, 'u'));
}

/** The player's files, by name. */
function files(terminal: TestTerminal): string[] {
	return readdirSync(terminal.home, {recursive: true, encoding: 'utf8'}).map(name => name.replace(/^.*[\\/]/u, ''));
}

/** The id of the level that is chosen on the map. */
async function chosenOnMap(terminal: TestTerminal): Promise<string> {
	return /^ (\d+\.\d+) {2}\S/mu.exec(await terminal.waitFor(/^ \d+\.\d+ {2}\S/mu))![1]!;
}

/** Goes over the map to a level: down to its world, then along it. */
async function goTo(terminal: TestTerminal, id: string): Promise<void> {
	const worldOf = (one: string): string => one.split('.')[0]!;
	for (let now = await chosenOnMap(terminal); now !== id; ) {
		await terminal.press(worldOf(now) === worldOf(id) ? keys.right : keys.down);
		await terminal.waitFor(new RegExp(`^ (?!${now.replace('.', '\\.')} )\\d+\\.\\d+ {2}\\S`, 'mu'));
		now = await chosenOnMap(terminal);
	}
}

test('from the first start over the map to a certificate: wrong keys, resizes, losses, inputs, a fault, help, the terminal as it was', async t => {
	const terminal = new TestTerminal(game);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/One small step/u);
	t.true(terminal.isAlternate);
	await terminal.press(keys.enter);
	await terminal.waitFor(/YOUR MOVE/u);
	await terminal.press('x');
	await terminal.waitFor(/x does nothing here/u);
	await terminal.press('7');
	await terminal.waitFor(/There is no move 7/u);
	await play(terminal, 'p1 receives ∅');
	await terminal.waitFor(/move 1 · par 1/u);
	await terminal.press('u');
	await terminal.waitFor(/move 0/u);
	terminal.resize(60, 20);
	await terminal.waitFor(/^─{60}$/mu);
	terminal.resize(100, 30);
	await terminal.waitFor(/^─{100}$/mu);
	await terminal.press(keys.enter);
	await terminal.waitFor(/Won {2}★★★/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/1 of \d+ levels {3}★ 3 of \d+/u);

	await goTo(terminal, '1.5');
	await terminal.press(keys.enter);
	await terminal.waitFor(/World 1 opens after 0\.5/u);
	await terminal.press('U');
	await terminal.waitFor(/❯ no, one after the other/u);
	await terminal.press('y');
	await terminal.waitFor(/Every level is open now/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/⏎ start/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/one fault allowed/u);
	await play(terminal, 'p0 receives ∅');
	await terminal.waitFor(/p0 has decided 1/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/move 0/u);
	await terminal.press('f');
	await terminal.waitFor(/Declare a process faulty/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/p0 is faulty/u);
	await play(terminal, 'p1 receives ∅');
	await terminal.waitFor(/p2 must step/u);
	await play(terminal, 'p2 receives ∅');
	await play(terminal, 'close the loop');
	await terminal.waitFor(/Won {2}★★★/u);
	await terminal.press(keys.escape);

	await goTo(terminal, '3.4');
	await terminal.press(keys.enter);
	await terminal.waitFor(/A bivalent beginning[\s\S]*⏎ start/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/❯ p0 {3}input 0/u);
	await terminal.press('C');
	await terminal.waitFor(/❯ it cannot be done/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/It can be done: the engine knows a schedule/u);
	await terminal.press('u');
	await terminal.waitFor(/⏎ begin/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/From inputs 000 .*0-valent/u);
	await terminal.press('u');
	await terminal.waitFor(/⏎ begin/u);
	await terminal.press('0');
	await terminal.press(keys.enter);
	await terminal.waitFor(/Won {2}★★☆ .*☆ unaided/u);
	await terminal.press(keys.escape);

	await goTo(terminal, '5.3');
	await terminal.press(keys.enter);
	await terminal.waitFor(/Closing the circle[\s\S]*⏎ start/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/move 0(?: |$)/mu);
	await terminal.press('H');
	await terminal.press('w');
	await terminal.waitFor(/Yes: from here it can be done\. The engine knows a way in 6 moves/u);
	await playAll(terminal, circle);
	await terminal.waitFor(/nothing: C2 to C6, and so for ever/u);
	await play(terminal, 'close the loop');
	await terminal.waitFor(/Won {2}★★☆/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/4 of \d+ levels {3}★ 10 of \d+/u);
	await terminal.press(keys.escape);
	t.is(await terminal.exited, 0);
	t.false(terminal.isAlternate);
	t.true(terminal.isCursorVisible);
	t.deepEqual(terminal.lineAfterExit(), {icanon: true, echo: true});
});

test('a level that was left is gone on with from the map, in this game and the next', async t => {
	const first = new TestTerminal([...game, 'play', '5.3']);
	t.teardown(() => first.close());
	await first.waitFor(/Closing the circle/u);
	await first.press(keys.enter);
	await play(first, 'p0 receives ∅');
	await first.waitFor(/move 1(?: |$)/mu);
	await first.press(keys.escape);
	await first.waitFor('⏎ start');
	await first.press(keys.escape);
	await goTo(first, '0.1');
	await first.press(keys.enter);
	await first.waitFor(/One small step[\s\S]*⏎ start/u);
	await first.press('q');
	t.is(await first.exited, 0);
	const second = new TestTerminal([...game, 'play', '5.3'], {home: first.home});
	t.teardown(() => second.close());
	await second.waitFor(/Closing the circle/u);
	await second.press(keys.enter);
	await second.waitFor(/move 1(?: |$)/mu);
	await second.press('q');
	t.is(await second.exited, 0);
});

test('a folder of levels has a progress of its own', async t => {
	const first = new TestTerminal([...game, 'play', 'levels/2-lemma-1', '--unlock-all']);
	t.teardown(() => first.close());
	await first.waitFor(/Either way round/u);
	await first.press(keys.enter);
	await play(first, 'p1 receives ∅');
	await first.waitFor(/move 1(?: |$)/mu);
	await first.press('q');
	t.is(await first.exited, 0);
	t.false(files(first).includes('progress.json'));
	const second = new TestTerminal([...game, 'play', 'levels/2-lemma-1'], {home: first.home});
	t.teardown(() => second.close());
	await second.waitFor(/go on with 2\.1 Either way round, after 1 move/u);
	await second.press('l');
	await second.waitFor(/0 of 3 levels/u);
	await second.press('q');
	t.is(await second.exited, 0);
	const campaign = new TestTerminal(game, {home: first.home});
	t.teardown(() => campaign.close());
	await campaign.waitFor(/One small step/u);
	await campaign.press('q');
	t.is(await campaign.exited, 0);
});

test('a closed loop is saved as a certificate that verify accepts', async t => {
	const terminal = new TestTerminal([
		'sh',
		'-c',
		`cd "$HOME" && exec "$@"`,
		'sh',
		game[0],
		join(process.cwd(), game[1]),
		'play',
		'5.3',
	]);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/Closing the circle/u);
	await terminal.press(keys.enter);
	await playAll(terminal, circle);
	await play(terminal, 'close the loop');
	await terminal.waitFor(/Won/u);
	await terminal.press('s');
	await terminal.waitFor(/the judge accepts it/u);
	const certificate = join(terminal.home, 'after-you-01.certificate.json');
	t.regex(readFileSync(certificate, 'utf8'), /"bivalent-certificate\/1"/u);
	const verify = new TestTerminal([...game, 'verify', certificate], {home: terminal.home});
	t.teardown(() => verify.close());
	t.is(await verify.exited, 0);
	t.regex(verify.screen(), /^It holds: after-you/u);
});

test('a second start offers to go on in mid-level; a third starts it from its text', async t => {
	const first = new TestTerminal(game);
	t.teardown(() => first.close());
	await first.waitFor(/One small step/u);
	await first.press(keys.enter);
	await play(first, 'p1 receives ∅');
	await first.waitFor(/move 1/u);
	await first.press('q');
	t.is(await first.exited, 0);
	t.true(files(first).includes('progress.json'));
	const second = new TestTerminal(game, {home: first.home});
	t.teardown(() => second.close());
	await second.waitFor(/go on with 0\.1 One small step, after 1 move/u);
	await second.press(keys.enter);
	await second.waitFor(/move 1 · par 1/u);
	await second.press(keys.escape);
	await second.waitFor(/⏎ start/u);
	await second.press(keys.escape);
	await second.waitFor(/0 of \d+ levels/u);
	await second.press('q');
	t.is(await second.exited, 0);
});

test('nothing is left behind by a look at the first screen, and it comes again', async t => {
	const first = new TestTerminal(game);
	t.teardown(() => first.close());
	await first.waitFor(/One small step/u);
	await first.press('q');
	await first.exited;
	t.false(files(first).includes('progress.json'));
});

test('a damaged progress file is set aside, and said', async t => {
	const first = new TestTerminal(game);
	t.teardown(() => first.close());
	await first.waitFor(/One small step/u);
	await first.press(keys.enter);
	await play(first, 'p0 receives ∅');
	await first.waitFor(/Won/u);
	await first.press('q');
	await first.exited;
	const path = readdirSync(first.home, {recursive: true, encoding: 'utf8'}).find(name =>
		name.endsWith('progress.json'),
	)!;
	writeFileSync(join(first.home, path), '{"format":');
	const second = new TestTerminal(game, {home: first.home});
	t.teardown(() => second.close());
	await second.waitFor(/Your progress could not be read; the damaged file is now/u);
	await second.waitFor(/One small step/u);
	t.true(files(second).includes('progress.json.damaged-1'));
	await second.press('q');
	t.is(await second.exited, 0);
});

test('a level by its id, and one in a file, which leaves no progress', async t => {
	const terminal = new TestTerminal([...game, 'play', 'levels/1-what-is-asked-for/1.5-the-king-is-silent.md']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/The king is silent/u);
	await terminal.press(keys.enter);
	await play(terminal, 'p1 receives ∅');
	await terminal.waitFor(/move 1/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	t.false(files(terminal).includes('progress.json'));
});

test('a terminal that is too small is told so in one line, and a larger one is drawn again', async t => {
	const terminal = new TestTerminal(game, {columns: 50, rows: 15});
	t.teardown(() => terminal.close());
	await terminal.waitFor(/needs 60×20; this is 50×15/u);
	terminal.resize(80, 24);
	await terminal.waitFor(/One small step/u);
	terminal.resize(20, 5);
	await terminal.waitFor(/needs/u);
	terminal.resize(120, 40);
	await terminal.waitFor(/One small step/u);
	await terminal.press('q');
	t.is(await terminal.exited, 0);
});

test('why is answered in the terminal: what the valence rests on, and for a star the schedules', async t => {
	const terminal = new TestTerminal([...game, 'play', '5.3', '--unlock-all']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/⏎ start/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/◐ bivalent/u);
	await terminal.press('w');
	await terminal.waitFor(/C0 is ◐ bivalent\n.*\n.*configurations that can be reached were looked at/u);
	await terminal.press('w');
	await terminal.waitFor(/The schedules cost the star/u);
	await terminal.press('w');
	t.regex(await terminal.waitFor(/To a decision 0: \d steps, and no fewer/u), /C0/u);
	await terminal.press(keys.escape);
	await terminal.waitFor(/YOUR MOVE/u);
});

/** Begins the level whose text is in sight, and asks the engine, which has to be asked twice. */
async function askInLevel(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor(/⏎ start/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/◐ bivalent/u);
	await terminal.press('p');
	await terminal.waitFor(/To ask the engine costs the star/u);
	await terminal.press('p');
	await terminal.waitFor(/❯ with no fault +PROVED/u);
}

test('the engine is asked in the terminal, its proof is walked step by step, and comes round', async t => {
	const terminal = new TestTerminal([...game, 'play', '5.3', '--unlock-all']);
	t.teardown(() => terminal.close());
	await askInLevel(terminal);
	await terminal.press('j');
	await terminal.waitFor(/❯ if p0 is faulty +PROVED/u);
	await terminal.press('k');
	await terminal.waitFor(/PROVED: with no fault, an admissible run from C0/u);
	await terminal.press(keys.enter);
	const note = await terminal.waitFor(/r plays the next step/u);
	const [, stem = '0', round = '0'] = /next step: (?:(\d+) to C\d+, then )?(\d+) round/u.exec(note) ?? [];
	const steps = Number(stem) + Number(round);
	t.true(steps > 0);
	for (let step = 1; step <= steps; step++) {
		await terminal.press('r');
		await terminal.waitFor(new RegExp(`move ${step}\\b`, 'u'));
	}
	t.regex(await terminal.waitFor(/close the loop/u), /for ever/u);
});

test('a proof is watched in the terminal: it goes round by itself until it is taken over; with less motion a key takes each step', async t => {
	for (const still of [false, true]) {
		const terminal = new TestTerminal([...game, 'play', '5.3', '--unlock-all', ...(still ? ['--reduced-motion'] : [])]);
		t.teardown(() => terminal.close());
		await askInLevel(terminal);
		await terminal.press('l');
		if (still) {
			await terminal.waitFor(/Space takes the next step/u);
			await terminal.press(' ');
			await terminal.waitFor(/move 1\b/u);
		} else {
			await terminal.waitFor(/On the way|In C|Lap 1/u);
			await terminal.press('+');
			await terminal.waitFor(/Lap 2/u);
		}
		await terminal.press(keys.escape);
		t.regex(await terminal.waitFor(/You play on, from C\d+/u), /u undo/u);
	}
});

test('a schedule is copied to the terminal’s clipboard, and pasted into another game', async t => {
	const terminal = new TestTerminal([...game, 'play', '5.3', '--unlock-all']);
	t.teardown(() => terminal.close());
	await terminal.waitFor(/Closing the circle/u);
	await terminal.press(keys.enter);
	await playAll(terminal, circle.slice(0, 3));
	await terminal.press('y', 'c');
	await terminal.waitFor(/Your terminal has it/u);
	const copied = terminal.written.split('\u001B]52;c;')[1]!.split('\u0007')[0]!;
	const schedule = Buffer.from(copied, 'base64').toString();
	t.is(schedule, '0:- 1:- 0:{"propose":1}');
	await terminal.press(keys.escape, 'R');
	await terminal.waitFor(/move 0/u);
	await terminal.press(`\u001B[200~${schedule.replaceAll(' ', '\n')}\u001B[201~`);
	await terminal.waitFor(/It can be played from the beginning, to C3/u);
	await terminal.press(keys.enter);
	await terminal.waitFor(/move 3/u);
	await terminal.press('t');
	await terminal.waitFor(/What if: all that you tried/u);
	await terminal.press(keys.left, keys.left, keys.enter);
	await terminal.waitFor(/You are in C1 now; r plays on along this way/u);
	await terminal.press('1');
	await terminal.press('q');
	t.is(await terminal.exited, 0);
	const again = new TestTerminal(game, {home: terminal.home});
	t.teardown(() => again.close());
	await again.waitFor(/go on with 5\.3/u);
	await again.press('c', 't');
	await again.waitFor(/0:∅─◐─1:∅/u);
	t.pass();
});
