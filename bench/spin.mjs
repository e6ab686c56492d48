// The yardstick: the whole of `bivalent prove wait-for-all -n 5 --inputs 11111` against what SPIN takes only to enumerate the same configurations.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {median} from './figures.mjs';
import {measured} from './measured.mjs';

const rounds = 7;
const configurations = 1_069_742;

/** Builds SPIN's checker in a folder; `undefined` where there is no SPIN or no C compiler. */
function checker(folder) {
	const model = resolve('bench/wait-for-all.pml');
	try {
		execFileSync('spin', ['-a', model], {cwd: folder, stdio: 'ignore'});
		execFileSync('cc', ['-O2', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c'], {cwd: folder, stdio: 'ignore'});
		return join(folder, 'pan');
	} catch {
		return undefined;
	}
}

async function spin(pan) {
	const run = await measured(pan, []);
	const states = Number(/(\d+) states, stored/u.exec(run.output)?.[1]);
	if (states !== configurations) throw new Error(`SPIN counts ${states} configurations, not ${configurations}`);
	return run;
}

async function ours() {
	const run = await measured(process.execPath, [
		'dist/main.js',
		'prove',
		'wait-for-all',
		'-n',
		'5',
		'--inputs',
		'11111',
		'--json',
	]);
	const [initial] = JSON.parse(run.output).initials;
	if (initial.configurations !== configurations || !initial.complete) throw new Error('bivalent counts something else');
	return run;
}

const say = (name, runs) =>
	console.log(
		`${name.padEnd(17)} ${median(runs.map(({seconds}) => seconds)).toFixed(2)} s, ${Math.max(...runs.map(({megabytes}) => megabytes)).toFixed(0)} MB (median of ${runs.length}, in turns; most memory)`,
	);

const folder = mkdtempSync(join(tmpdir(), 'bivalent-spin-'));
try {
	const pan = checker(folder);
	if (pan === undefined) console.log('spin              there is no spin or no cc here, so this is ours alone');
	const runs = {ours: [], spin: []};
	for (let round = 0; round < rounds; round++) {
		if (pan !== undefined) runs.spin.push(await spin(pan));
		runs.ours.push(await ours());
	}
	say('bivalent prove', runs.ours);
	if (pan !== undefined) {
		say('SPIN enumerates', runs.spin);
		const ratio = median(runs.ours.map(({seconds}, round) => runs.spin[round].seconds / seconds));
		console.log(`ratio             ${ratio.toFixed(2)} (median of the rounds)`);
	}
} finally {
	rmSync(folder, {recursive: true});
}
