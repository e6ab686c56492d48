// How cost grows with the number of processes: the whole of `bivalent prove` with inputs 11…1 for one input vector, without the judge's second look.
import {measured} from './measured.mjs';

/** what a process that explores next to nothing takes, to be taken off */
const smallest = ['always-zero', 2];

const ladders = [
	['wait-for-all', [2, 3, 4, 5]],
	['race-to-arbiter', [3, 4, 5]],
	['initially-dead', [2, 3, 4]],
];

async function prove(name, n) {
	const args = ['prove', name, '-n', `${n}`, '--inputs', '1'.repeat(n), '--judge-limit', '0', '--json'];
	const run = await measured(process.execPath, ['dist/main.js', ...args]);
	return {...run, initial: JSON.parse(run.output).initials[0]};
}

const base = await prove(...smallest);
console.log(
	`a process alone: ${base.seconds.toFixed(2)} s, ${base.megabytes.toFixed(0)} MB; bytes are what is beyond that, for each configuration`,
);
for (const [name, sizes] of ladders) {
	for (const n of sizes) {
		const {initial, seconds, megabytes} = await prove(name, n);
		const {configurations, transitions, complete} = initial;
		const bytes = ((megabytes - base.megabytes) * 2 ** 20) / configurations;
		console.log(
			[
				`${name.padEnd(17)} n = ${n}`,
				`${configurations.toLocaleString('en').padStart(10)} configurations${complete ? '' : ' (cut)'}`,
				`${transitions.toLocaleString('en').padStart(12)} transitions`,
				`${seconds.toFixed(2).padStart(6)} s`,
				configurations < 20_000 ? '' : `${bytes.toFixed(0).padStart(4)} bytes`,
			].join('  '),
		);
	}
}
