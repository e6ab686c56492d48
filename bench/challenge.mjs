// Challenges: how long it takes to draw those of the first 500 seeds of each difficulty, one after the other in one process, and how they differ.
// The time is the processor's, so that it says the same on a busy machine.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {bundle} from '../scripts/bundle.mjs';
import {at, median, whole} from './figures.mjs';

const many = 500;
const inARow = 10;

const folder = mkdtempSync(join(tmpdir(), 'bivalent-challenge-'));
await bundle({entryPoints: ['bench/draw.ts'], outdir: folder, outExtension: {'.js': '.mjs'}});
const {difficulties, draw} = await import(pathToFileURL(join(folder, 'draw.mjs')).href);
rmSync(folder, {recursive: true});

draw('easy', 'warm'); // the compiler's time is the first challenge's, whichever that is
for (const difficulty of difficulties) {
	const all = Array.from({length: many}, (_, seed) => {
		const begun = process.cpuUsage();
		const challenge = draw(difficulty, String(seed));
		const {user, system} = process.cpuUsage(begun);
		return {...challenge, time: (user + system) / 1000};
	});
	const times = all.map(({time}) => time);
	console.log(
		`${difficulty.padEnd(7)} median ${whole(median(times))} ms, 95th percentile ${whole(at(times, 0.95))} ms, longest ${whole(Math.max(...times))} ms (seed ${times.indexOf(Math.max(...times))}); ${all.filter(({claim}) => claim).length} claims of ${many}`,
	);
	tell(
		'goals',
		all.map(({goal}) => goal),
	);
	tell(
		'sources',
		all.map(({source}) => source),
	);
}

/** How much of a list each of its values is, and how many there are among any few. */
function tell(name, values) {
	const windows = values.slice(inARow - 1).map((_, from) => new Set(values.slice(from, from + inARow)).size);
	console.log(`        ${name}: ${shares(values)}; any ${inARow} in a row have at least ${Math.min(...windows)}`);
}

function shares(values) {
	const counts = Map.groupBy(values, value => value);
	return [...counts]
		.toSorted(([, a], [, b]) => b.length - a.length)
		.map(([value, {length}]) => `${value} ${whole((100 * length) / values.length)} %`)
		.join(', ');
}
