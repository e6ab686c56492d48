// Writes the types of the library into dist/types: declarations of src/index.ts and of what those need, and no others.
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

const folder = join('dist', 'types');

/** Compiles the declarations, and takes away those that nobody who imports the library comes to. */
export function writeTypes() {
	execFileSync(join('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.types.json'], {stdio: 'inherit'});
	const needed = new Set([join(folder, 'index.d.ts')]);
	for (const file of needed) for (const imported of importsOf(file)) needed.add(imported);
	for (const file of readdirSync(folder, {recursive: true}).map(name => join(folder, name)))
		if (file.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
	for (const name of readdirSync(folder, {withFileTypes: true}))
		if (
			name.isDirectory() &&
			readdirSync(join(folder, name.name), {recursive: true}).every(file => !file.endsWith('.d.ts'))
		)
			rmSync(join(folder, name.name), {recursive: true});
}

/** The declarations that one imports. @throws where it needs a package, which nobody who installs bivalent has */
function importsOf(file) {
	const declared = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gsu, '');
	return [...declared.matchAll(/(?:from|import\()\s*['"](?<from>[^'"]+)['"]/gu)].map(({groups}) => {
		const imported = join(file, '..', groups.from.replace(/\.js$/u, '.d.ts'));
		if (!groups.from.startsWith('.') || !existsSync(imported))
			throw new Error(
				`the types of the library need ${groups.from}, which ${file} imports; they must need nothing else`,
			);
		return imported;
	});
}
