// Bundles src/ into dist/.
import {chmodSync, rmSync} from 'node:fs';
import {bundle} from './bundle.mjs';
import {writeNotices} from './notices.mjs';
import {writeTypes} from './types.mjs';

const outdir = 'dist';
rmSync(outdir, {recursive: true, force: true});

// The entry must be read by any Node, to be able to say that it is too old; all else comes with the import.
const entry = await bundle({
	outdir,
	entryPoints: ['src/cli/main.ts'],
	external: ['./run.js'],
	target: 'node16',
	banner: {},
});

// The library, the command line and the threads and processes it starts share their chunks, in one flat folder: each finds the others beside it.
const program = await bundle({
	outdir,
	entryPoints: ['src/index.ts', 'src/cli/run.ts', 'src/worker/analyst.ts', 'src/worker/bridge.ts'],
	entryNames: '[name]',
	splitting: true,
});

// What runs a player's protocol may read no file but itself, so it is one file.
const host = await bundle({outdir, entryPoints: ['src/worker/host.ts'], banner: {}});

chmodSync('dist/main.js', 0o755);

writeTypes();
writeNotices('dist/NOTICES.txt', [entry, program, host]);
