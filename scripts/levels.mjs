// Reads the campaign, levels/**/*.md, and writes it as one module of data, so that a game that starts neither looks for files nor reads YAML.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';

const {compare} = new Intl.Collator('en', {numeric: true}); // level 10 comes after level 9
const paths = readdirSync('levels', {recursive: true})
	.map(path => path.replaceAll('\\', '/'))
	.filter(path => path.endsWith('.md'))
	.sort(compare);
if (paths.length === 0) throw new Error('levels/ has no level; the campaign cannot be built');

// The reader is the program's own; for the browser it is bundled without a require, and so can be imported from memory.
const {outputFiles} = await build({
	entryPoints: ['src/level/pack.ts'],
	bundle: true,
	write: false,
	format: 'esm',
	platform: 'browser',
});
const {readPack} = await import(
	`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const read = readPack(paths.map(path => ({path: `levels/${path}`, text: readFileSync(`levels/${path}`, 'utf8')})));
if (read.ok) {
	writeFileSync(
		'src/level/campaign.generated.ts',
		`import type {Pack} from './pack.js';

/** The campaign, as levels/ has it. */
export const pack = JSON.parse(
	${JSON.stringify(JSON.stringify(read.value))},
) as Pack;
`,
	);
} else {
	console.error(read.error);
	process.exitCode = 1;
}
