// Bundles src/ into dist/.
import {chmodSync, rmSync} from 'node:fs';
import {build} from 'esbuild';

const common = {
	outdir: 'dist',
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node22.20',
	jsx: 'automatic',
	legalComments: 'external',
	define: {'process.env.NODE_ENV': '"production"'}, // React's quicker half
	logLevel: 'warning',
};

// Ink asks for the developer tools only when DEV is set, but a bundler has to find them all the same.
const withoutDevtools = {
	name: 'without-devtools',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^react-devtools-core$/}, ({path}) => ({path, namespace: 'without-devtools'}));
		onLoad({filter: /.*/, namespace: 'without-devtools'}, () => ({contents: 'export default {}'}));
	},
};

rmSync('dist', {recursive: true, force: true});

// The entry must be read by any Node, to be able to say that it is too old; all else comes with the import.
await build({...common, entryPoints: ['src/cli/main.ts'], external: ['./run.js'], target: 'node16'});

// The command line and the threads and processes it starts share their chunks, in one flat folder: each finds the others beside it.
await build({
	...common,
	entryPoints: ['src/cli/run.ts', 'src/worker/analyst.ts', 'src/worker/bridge.ts'],
	entryNames: '[name]',
	splitting: true,
	plugins: [withoutDevtools],
	// For the CommonJS packages among the dependencies.
	banner: {js: "import {createRequire} from 'node:module';\nconst require = createRequire(import.meta.url);"},
});

// What runs a player's protocol may read no file but itself, so it is one file.
await build({...common, entryPoints: ['src/worker/host.ts']});

chmodSync('dist/main.js', 0o755);
