import test from 'ava';
import {drawFrom} from '../../src/challenge/random.js';
import {isLong, seed} from '../support/long.js';
import {game, keys, TestTerminal} from '../support/terminal.js';

const [games, each] = isLong ? [20, 100] : [1, 40];

/** Esc, pressed so often, leads out of any screen. */
const deepest = 14;

/** Keys that leave the game are pressed last. */
const pool = [...'123456789hHwpgtyxbimvdsnNGujkCBSR,? 0fl', ...Object.values(keys)].filter(
	key => key !== keys.ctrlC && key !== keys.ctrlZ,
);
const sizes = [
	[80, 24],
	[60, 20],
	[100, 30],
	[40, 10],
] as const;

test('random keys and sizes never break the game nor the terminal, and esc leads out of it', async t => {
	for (let player = 0; player < games; player++) {
		const draw = drawFrom(`terminal ${seed} ${player}`);
		const begun = draw.pick(['0.1', '2.2', '3.4', '4.2', '5.3', '6.3']);
		const terminal = new TestTerminal([...game, 'play', begun, '--unlock-all']);
		t.teardown(() => terminal.close());
		await terminal.waitFor(/start/u);
		const pressed: string[] = [];
		const press = async (key: string): Promise<void> => {
			pressed.push(key);
			await terminal.press(key);
		};
		for (let i = 0; i < each && !terminal.hasEnded; i++) {
			const [columns, rows] = draw.pick(sizes);
			if (draw.below(20) === 0) terminal.resize(columns, rows);
			await press(draw.pick(pool));
		}
		terminal.resize(80, 24);
		for (let i = 0; i < deepest && !terminal.hasEnded; i++)
			await press(/Leave the game/u.test(terminal.screen()) ? 'y' : keys.escape);
		t.is(await terminal.exited, 0, `player ${player}: ${JSON.stringify(pressed)}`);
		t.deepEqual(terminal.lineAfterExit(), {icanon: true, echo: true});
		t.false(terminal.isAlternate);
	}
});
