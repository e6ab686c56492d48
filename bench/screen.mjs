// The interface: the first frame against a bare Ink hello that is bundled the same way, from a key to its frame, and the bytes of a redraw.
import {setTimeout as delay} from 'node:timers/promises';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {bundle} from '../scripts/bundle.mjs';
import {at, median, whole} from './figures.mjs';
import {Program} from './program.mjs';

const rounds = 15;
const presses = 150;

/** Milliseconds to the first text on the screen. */
async function firstFrame(args, pattern) {
	const program = new Program(args);
	const seen = await program.until(pattern);
	await program.end();
	return seen - program.started;
}

async function firstFrames() {
	const folder = mkdtempSync(join(tmpdir(), 'bivalent-hello-'));
	await bundle({entryPoints: ['bench/hello.tsx'], outdir: folder, outExtension: {'.js': '.mjs'}});
	const hello = [];
	const game = [];
	for (let round = 0; round < rounds; round++) {
		hello.push(await firstFrame([join(folder, 'hello.mjs')], /hello/u));
		game.push(await firstFrame(['dist/main.js'], /One small step/u));
	}
	rmSync(folder, {recursive: true});
	const ratio = median(game.map((time, round) => time / hello[round]));
	console.log(
		`first frame        bivalent ${whole(median(game))} ms, bare Ink ${whole(median(hello))} ms: ${ratio.toFixed(2)} times (median of ${rounds} rounds, in turns)`,
	);
}

/** Presses a key again and again, and waits for what it draws each time. */
async function pressing(program, count, keys, drawn = /❯/u) {
	const times = [];
	const bytes = [];
	for (let press = 0; press < count; press++) {
		await delay(10 + ((press * 7) % 40)); // no rhythm that could fall in with the screen's own
		const before = program.written;
		times.push(await program.key(keys[press % keys.length], drawn));
		bytes.push(program.written - before);
	}
	return {times, bytes};
}

function say(name, {times, bytes}) {
	console.log(
		`${name}  ${whole(median(times))} ms, 95th percentile ${whole(at(times, 0.95))} ms; ${whole(median(bytes))} bytes a redraw, 95th percentile ${whole(at(bytes, 0.95))} (${times.length} keys)`,
	);
}

async function keyToFrame() {
	const quiet = new Program(['dist/main.js', 'play', '5.3']);
	await quiet.until(/Closing the circle/u);
	await delay(300);
	await quiet.key('\r', /YOUR MOVE/u);
	await delay(300);
	say('choosing a row   ', await pressing(quiet, presses, ['j', 'k']));
	say('moves, undone    ', await pressing(quiet, presses, ['1', 'u'], /start|wait/u));
	await quiet.end();

	// six processes: the engine has more configurations to find than it is allowed
	const folder = mkdtempSync(join(tmpdir(), 'bivalent-six-'));
	const six = join(folder, 'six.md');
	const five = readFileSync('test/levels/five.md', 'utf8');
	writeFileSync(six, five.replace('n: 5', 'n: 6').replace('"01101"', '"011010"'));
	const runs = [];
	for (let run = 0; run < 8; run++) {
		const busy = new Program(['dist/main.js', 'play', six]);
		await busy.until(/Five at a table/u);
		await busy.key('\r', /YOUR MOVE/u);
		await busy.until(/configurations/u);
		runs.push(await pressing(busy, 8, ['j', 'k']));
		const {written} = busy;
		await delay(400);
		if (busy.written === written) throw new Error('the analysis was over before the keys were');
		await busy.end();
	}
	rmSync(folder, {recursive: true});
	say('while it analyses', {times: runs.flatMap(({times}) => times), bytes: runs.flatMap(({bytes}) => bytes)});
}

await firstFrames();
await keyToFrame();
