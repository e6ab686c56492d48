import {type Dirent, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {type Pack, type PackFile, readPack} from '../level/pack.js';
import {BadFile, sayRefusal} from './bad-file.js';
import {readText} from './files.js';

/** The Markdown files in a folder and below it, in the order of their names; links to folders are not followed, as they may lead in a circle. @throws BadFile */
export function levelFiles(folder: string): PackFile[] {
	return namesIn(folder)
		.sort()
		.map(path => ({path, text: readText(path)}));
}

function namesIn(folder: string): string[] {
	return entriesOf(folder).flatMap(entry => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : namesIn(path);
		return entry.name.endsWith('.md') ? [path] : [];
	});
}

function entriesOf(folder: string): Dirent[] {
	try {
		return readdirSync(folder, {withFileTypes: true});
	} catch (error) {
		throw new BadFile(`Cannot read ${folder}: ${sayRefusal(error)}.`);
	}
}

/** Reads files as a pack of levels. @throws BadFile with one sentence that names file, line and field, and when there is no level */
export function packFrom(files: readonly PackFile[], name: string): Pack {
	const read = readPack(files);
	if (!read.ok) throw new BadFile(`${read.error}.`);
	if (read.value.levels.length === 0)
		throw new BadFile(`There is no level in ${name}: a level is a Markdown file with a head.`);
	return read.value;
}
