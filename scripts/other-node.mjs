// Prints where another Node is than the one that the project pins: the oldest that bivalent runs on (`engines`), for tests that compare the two.
// It is fetched from the npm registry when it is first asked for, by nobody but the long run, and kept in node_modules/.cache.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';

const {engines} = JSON.parse(readFileSync('package.json', 'utf8'));
const version = `${/^>=(?<oldest>\d+\.\d+)$/u.exec(engines.node).groups.oldest}.0`;
const name = `node-${process.platform}-${process.arch}`;
const folder = resolve('node_modules/.cache/other-node', version);
const file = `${folder}/node_modules/${name}/bin/node`;

if (!existsSync(file)) {
	mkdirSync(folder, {recursive: true});
	execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--prefix', folder, `${name}@${version}`], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}
const found = execFileSync(file, ['--version'], {encoding: 'utf8'}).trim();
if (found !== `v${version}`) throw new Error(`${file} is ${found}, and not v${version}`);
console.log(file);
