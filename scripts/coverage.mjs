// What the tests ran of the code: `node scripts/coverage.mjs FOLDER`, where FOLDER holds what NODE_V8_COVERAGE made them write. Ends with 1 where fewer
// branches of a folder were taken than have to be.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import process from 'node:process';

/** Branches that tests have to take, in percent: what is to be believed, and what everything rests on. */
const floors = {flp: 95, engine: 95, certificate: 95, game: 95};

const raw = process.argv[2] ?? 'coverage';
const reports = mkdtempSync(join(tmpdir(), 'bivalent-coverage-'));
const left = ['test/**', '.tsc/test/**', 'dist/**', 'scripts/**', '**/*.generated.*'].flatMap(path => [
	'--exclude',
	path,
]);
execFileSync(
	'c8',
	['report', '--temp-directory', raw, ...left, '--reporter', 'json-summary', '--reports-dir', reports],
	{stdio: ['ignore', 'ignore', 'inherit']},
);
const files = Object.entries(JSON.parse(readFileSync(join(reports, 'coverage-summary.json'), 'utf8')));
rmSync(reports, {recursive: true});

const folders = Map.groupBy(
	files.filter(([file]) => relative('src', file).includes('/') && !relative('src', file).startsWith('..')),
	([file]) => relative('src', file).split('/')[0],
);
for (const [folder, inside] of [...folders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
	const covered = inside.reduce((sum, [, {branches}]) => sum + branches.covered, 0);
	const total = inside.reduce((sum, [, {branches}]) => sum + branches.total, 0);
	const share = (100 * covered) / total;
	const floor = floors[folder];
	const isLow = floor !== undefined && share < floor;
	console.log(
		`${folder.padEnd(12)} ${share.toFixed(1).padStart(5)} % of ${total} branches${floor === undefined ? '' : `, ${floor} % wanted`}`,
	);
	if (!isLow) continue;
	process.exitCode = 1;
	for (const [file, {branches}] of inside.filter(([, each]) => each.branches.pct < floor))
		console.log(`  ${relative('.', file)}: ${branches.covered} of ${branches.total}`);
}
const missing = Object.keys(floors).filter(folder => !folders.has(folder));
if (missing.length > 0) {
	console.error(`${raw} holds nothing of ${missing.join(', ')}.`);
	process.exitCode = 1;
}
