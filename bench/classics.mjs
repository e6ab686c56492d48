// The classics: the whole of `bivalent prove` with its default settings, from the start of the process to the report that the judge has accepted.
import {execFileSync} from 'node:child_process';
import {median} from './figures.mjs';

const rounds = 3;

for (const name of [
	'paxos-duel',
	'paxos',
	'hasty-paxos',
	'raft',
	'rotating-coordinator',
	'ben-or-flip',
	'ben-or-heads',
	'phase-voting',
	'three-phase-commit',
]) {
	const seconds = [];
	let report;
	for (let round = 0; round < rounds; round++) {
		const begun = performance.now();
		report = JSON.parse(
			execFileSync(process.execPath, ['dist/main.js', 'prove', name, '--json'], {maxBuffer: 2 ** 28, encoding: 'utf8'}),
		);
		seconds.push((performance.now() - begun) / 1000);
	}
	const most = Math.max(...report.initials.map(({configurations}) => configurations));
	console.log(
		`${name.padEnd(21)} ${report.verdict.padEnd(8)} ${median(seconds).toFixed(2).padStart(6)} s, at most ${most.toLocaleString('en')} configurations an input vector (median of ${rounds})`,
	);
}
