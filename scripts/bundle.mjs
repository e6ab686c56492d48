// How everything is bundled.
import {build} from 'esbuild';

const common = {
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node22.20',
	jsx: 'automatic',
	legalComments: 'external',
	define: {'process.env.NODE_ENV': '"production"'}, // React's quicker half
	logLevel: 'warning',
	// The same function without an expression for every emoji, which takes a fifth of a second to compile when the first frame is laid out.
	alias: {'string-width': 'fast-string-width'},
	// For the CommonJS packages among the dependencies.
	banner: {js: "import {createRequire} from 'node:module';\nconst require = createRequire(import.meta.url);"},
};

// Ink asks for the developer tools only when DEV is set, but a bundler has to find them all the same.
const withoutDevtools = {
	name: 'without-devtools',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^react-devtools-core$/}, ({path}) => ({path, namespace: 'without-devtools'}));
		onLoad({filter: /.*/, namespace: 'without-devtools'}, () => ({contents: 'export default {}'}));
	},
};

/** Bundles with what is the same for all, and what is given besides. */
export function bundle(options) {
	return build({...common, plugins: [withoutDevtools], ...options});
}
