import test from 'ava';
import {campaign, type Level, worldOf} from '../../src/level/index.js';
import {isLong} from '../support/long.js';
import {choose, playLevel} from '../support/on-screen.js';
import {game, keys, TestTerminal} from '../support/terminal.js';

const {levels, worlds} = campaign();

/** Moves of our solution. */
function length({parts}: Level): number {
	return parts.reduce((sum, {solution}) => sum + solution.schedule.length, 0);
}

test('from a fresh start every level is won in its order, as the screen shows how, with all stars, up to the end, where one’s own run goes on', async t => {
	const terminal = new TestTerminal(game);
	t.teardown(() => terminal.close());
	await terminal.ready(/One small step/u);
	for (const [at, level] of levels.entries()) {
		t.timeout(240_000, `${level.id} ${level.title} takes too long`);
		await playLevel(terminal, level);
		const next = levels[at + 1];
		await choose(terminal, next === undefined ? 'that was the last level: the end' : `on to ${next.id} ${next.title}`);
	}
	const loop = levels.find(({id}) => id === '5.3')!;
	await terminal.waitFor(`YOUR RUN   ${loop.id} ${loop.title}`);
	await terminal.waitFor(/lap [2-9]\d*, step \d+: everybody served/u);
	await terminal.press('l');
	const count = levels.length;
	await terminal.waitFor(`${count} of ${count} levels   ★ ${3 * count} of ${3 * count}`);
	for (const {number, title} of worlds) {
		const own = levels.filter(level => worldOf(level) === number).length;
		await terminal.waitFor(new RegExp(`^ [ ❯] ${number} ${title} .* ${own}/${own} {2}done`, 'mu'));
	}
	await terminal.press(keys.escape);
	t.is(await terminal.exited, 0);
});

// on a small screen one level, and of each world one in the long run
for (const {number} of worlds.filter(world => isLong || world.number === 4)) {
	const [level] = levels.filter(one => worldOf(one) === number).toSorted((a, b) => length(b) - length(a));
	test.serial(`at 60×20 the longest level of world ${number} is won, too: ${level!.id} ${level!.title}`, async t => {
		t.timeout(120_000);
		const terminal = new TestTerminal([...game, 'play', level!.id, '--unlock-all'], {columns: 60, rows: 20});
		t.teardown(() => terminal.close());
		await terminal.ready('⏎ start');
		await playLevel(terminal, level!);
		t.pass();
	});
}
