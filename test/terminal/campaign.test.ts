import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {campaign, type Level, worldOf} from '../../src/level/index.js';
import {isLong, sample} from '../support/long.js';
import {choose, playLevel} from '../support/on-screen.js';
import {game, keys, TestTerminal} from '../support/terminal.js';

const {levels, worlds} = campaign();

/** Moves of our solution. */
function length({parts}: Level): number {
	return parts.reduce((sum, {solution}) => sum + solution.schedule.length, 0);
}

/** Levels that are played: all in the long run, and else every third one with the first and the last; the others are won already. */
const played = isLong
	? levels
	: levels.filter((level, at) => sample(levels).includes(level) || at === levels.length - 1);

/** A home in which the other levels are won with all stars. */
function homeOf(t: ExecutionContext): string {
	const home = mkdtempSync(join(tmpdir(), 'bivalent-campaign-'));
	t.teardown(() => rmSync(home, {recursive: true, force: true}));
	const won = levels
		.filter(level => !played.includes(level))
		.map(({id, parts}) => [id, {moves: parts.reduce((sum, {par}) => sum + par, 0), unaided: true}] as const);
	mkdirSync(join(home, 'state', 'bivalent'), {recursive: true});
	const progress = {format: 'bivalent-progress/1', won: Object.fromEntries(won), left: {}, last: levels[0]!.id};
	if (won.length > 0) writeFileSync(join(home, 'state', 'bivalent', 'progress.json'), JSON.stringify(progress));
	return home;
}

test('level after level is won, as the screen shows how, with all stars, up to the end, where one’s own run goes on', async t => {
	const terminal = new TestTerminal(game, {home: homeOf(t)});
	t.teardown(() => terminal.close());
	await terminal.waitFor(played === levels ? /One small step/u : /Welcome back/u);
	if (played !== levels) await choose(terminal, `on to ${levels[0]!.id} ${levels[0]!.title}`);
	for (const [at, level] of played.entries()) {
		t.timeout(240_000, `${level.id} ${level.title} takes too long`);
		await playLevel(terminal, level);
		const next = levels[levels.indexOf(level) + 1];
		const wanted = played[at + 1];
		if (next === wanted)
			await choose(
				terminal,
				next === undefined ? 'that was the last level: the end' : `on to ${next.id} ${next.title}`,
			);
		else {
			// over the map, which has the next one that is not won yet under a key
			await terminal.press(keys.escape);
			await terminal.waitFor(/^ {2}\d+\.\d+ {2}|^ \d+\.\d+ {2}/mu);
			await terminal.press('n');
			await terminal.waitFor(new RegExp(`^ ${wanted!.id.replace('.', '\\.')} {2}`, 'mu'));
			await terminal.press(keys.enter);
		}
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
		await terminal.waitFor('⏎ start');
		await playLevel(terminal, level!);
		t.pass();
	});
}
