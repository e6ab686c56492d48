// How everything is bundled.
import {build} from 'esbuild';

const common = {
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node22.20',
	jsx: 'automatic',
	legalComments: 'none', // the licences are in NOTICES.txt
	metafile: true,
	define: {'process.env.NODE_ENV': '"production"'}, // React's quicker half
	logLevel: 'warning',
	// The same function without an expression for every emoji, which takes a fifth of a second to compile when the first frame is laid out.
	alias: {'string-width': 'fast-string-width'},
	// For the CommonJS packages among the dependencies.
	banner: {js: "import {createRequire} from 'node:module';\nconst require = createRequire(import.meta.url);"},
};

// Ink looks for React's developer tools when DEV is set, over a socket. Nothing of bivalent opens one.
const withoutDevtools = {
	name: 'without-devtools',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^\.\/devtools\.js$/}, ({path, importer}) =>
			/[\\/]ink[\\/]build[\\/]/.test(importer) ? {path, namespace: 'without-devtools'} : undefined,
		);
		onLoad({filter: /.*/, namespace: 'without-devtools'}, () => ({contents: 'export default {}'}));
	},
};

/** Bundles with what is the same for all, and what is given besides. */
export function bundle(options) {
	return build({...common, plugins: [withoutDevtools], ...options});
}
