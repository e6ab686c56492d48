import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {campaign} from '../../src/level/index.js';
import {pick} from './on-screen.js';
import {type Frame, frameOf, toMovingSvg, toSvg} from './svg.js';
import {game, keys, TestTerminal} from './terminal.js';

/** Goes on to the next frame, and waits until it shows what it has to: all that the engine says there, too. */
type Go = (terminal: TestTerminal) => Promise<unknown>;

/** A picture for the documentation: what it shows in words, what bivalent is started with, and how to come to its frames. */
export interface Picture {
	readonly name: string;
	readonly says: string;
	readonly given: readonly string[];
	/** the worlds before this one are won */
	readonly wonBelow?: number;
	/** to each frame, and for how many seconds it is shown where there are several */
	readonly frames: readonly {readonly go: Go; readonly seconds: number}[];
}

/** Milliseconds after which something counts as missing. */
const patience = 90_000;

const until =
	(pattern: RegExp): Go =>
	terminal =>
		terminal.waitFor(pattern, patience);

/** Each key is pressed when what the one before it brought is in sight. */
const through =
	(...presses: readonly (readonly [string, RegExp])[]): Go =>
	async terminal => {
		for (const [key, pattern] of presses) {
			await terminal.press(key);
			await terminal.waitFor(pattern, patience);
		}
	};

/** Plays the move whose row begins so, and waits for the engine. */
const move =
	(row: string, made: number): Go =>
	async terminal => {
		await pick(terminal, row);
		await terminal.waitFor(new RegExp(String.raw`bivalent$[\s\S]* move ${made}$`, 'mu'), patience);
	};

const only = (...steps: readonly Go[]): Picture['frames'] => [
	{
		go: async terminal => {
			for (const step of steps) await step(terminal);
		},
		seconds: 1,
	},
];

const begun = through([keys.enter, /◐ bivalent$[\s\S]* move 0$/mu]);
const circle = ['p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'];
const round = circle.map((row, k) => move(row, k + 1));
const offered = until(/close the loop: back in C2/u);
const closed: Go = async terminal => {
	await pick(terminal, 'close the loop: back in C2');
	await terminal.waitFor(/^ {3}Won {2}★★★/mu, patience);
};
const level = ['play', '5.3', '--unlock-all'];

/** The pictures, by the files that they are written to: docs/pictures/NAME.svg. */
export const pictures: readonly Picture[] = [
	{
		name: 'closing-the-circle',
		says: 'Level 5.3, played: six events later the two processes are where they were, nothing is owed, and closing the loop wins.',
		given: level,
		frames: [
			{go: until(/⏎ start/u), seconds: 5},
			{go: begun, seconds: 3},
			...round.slice(0, 4).map(go => ({go, seconds: 2})),
			{go: through([keys.left, /C3/u], [keys.left, /C2/u]), seconds: 3},
			...round.slice(4, 5).map(go => ({go, seconds: 2})),
			{
				go: async terminal => {
					await round[5]!(terminal);
					await offered(terminal);
				},
				seconds: 4,
			},
			{go: closed, seconds: 8},
		],
	},
	{
		name: 'won',
		says: 'A win: C2 and C6 are the same configuration, a bracket under the run says “for ever”, and the run can be saved as a certificate.',
		given: level,
		frames: only(begun, ...round, offered, closed),
	},
	{
		name: 'lost',
		says: 'A loss, explained: p1 heard the value it held and decided, and the screen says which message would have changed its mind first.',
		given: level,
		frames: only(
			begun,
			...round.slice(0, 3),
			terminal => pick(terminal, 'p1 receives c'),
			until(/DECIDES 1[\s\S]*would\s+have changed its mind first/u),
		),
	},
	{
		name: 'no-detour',
		says: 'The study of Lemma 3 on Race to the arbiter: this event has no detour. Of two neighbours, e makes one 0-valent and the other 1-valent; both steps are p2’s, and without p2 nobody can decide.',
		given: ['play', '0.1', '--unlock-all'],
		frames: only(
			until(/One small step/u),
			through(
				[keys.escape, /0\.1 {2}One small step/u],
				['s', /Study: the proof, step by step/u],
				['p', /Show it on which protocol/u],
				...Array.from({length: 4}, () => [keys.down, /❯/u] as const),
				[keys.enter, /Race to the arbiter/u],
				['5', /Lemma 3: not yet/u],
				[keys.enter, /one of the events of C0[\s\S]*bivalent at once/u],
				[keys.enter, /one of the events of C1[\s\S]*bivalent at once/u],
				[keys.up, /❯ .* no detour$[\s\S]*Nothing in e\(S\) is bivalent/mu],
				['n', /e\(N′\)/u],
			),
		),
	},
	{
		name: 'map',
		says: 'The map of the campaign: a row of levels for each world, from the model to the ways out, with the stars that are won.',
		given: [],
		wonBelow: 4,
		frames: only(
			until(/Welcome back/u),
			through([keys.down, /❯ the map of all levels/u], [keys.enter, /^ 4\.1 {2}Not yet/mu]),
		),
	},
];

/** The file of a picture, made from the built game's own frames in a pseudo-terminal of 80×24. */
export async function draw({given, wonBelow, frames, says}: Picture): Promise<string> {
	const before = wonBelow === undefined ? undefined : await winning(wonBelow);
	const terminal = new TestTerminal([...game, ...given], before === undefined ? {} : {home: before.home});
	try {
		await terminal.waitFor(/\S/u, patience);
		const shots: {frame: Frame; seconds: number}[] = [];
		for (const {go, seconds} of frames) {
			await go(terminal);
			shots.push({frame: await standing(terminal), seconds});
		}
		const {cols} = terminal.emulator;
		return shots.length === 1 ? toSvg(shots[0]!.frame, cols, says) : toMovingSvg(shots, cols, says);
	} finally {
		await terminal.close();
		await before?.close();
	}
}

/** The frame, when it has not changed for a while: on a busy machine the rest of one can come late. */
async function standing(terminal: TestTerminal): Promise<Frame> {
	for (let frame = frameOf(terminal.emulator); ; ) {
		await delay(200);
		const now = frameOf(terminal.emulator);
		if (now.join('') === frame.join('')) return now;
		frame = now;
	}
}

/** A terminal in whose home the levels of the worlds before this one are won, not all of them as well as can be. */
async function winning(world: number): Promise<TestTerminal> {
	const home = new TestTerminal([...game, '--version']);
	await home.exited;
	const file = join(home.home, 'won.json');
	const ids = campaign()
		.levels.map(({id}) => id)
		.filter(id => Number(id.split('.')[0]) < world);
	const won = Object.fromEntries(ids.map((id, k) => [id, {moves: k % 5 === 4 ? 99 : 1, unaided: k % 7 !== 5}]));
	writeFileSync(file, JSON.stringify({format: 'bivalent-progress/1', won}));
	const taken = new TestTerminal([...game, 'progress', 'import', file], {home: home.home});
	const status = await taken.exited;
	await taken.close();
	if (status !== 0) throw new Error(`the progress was not taken: ${taken.written}`);
	return home;
}
