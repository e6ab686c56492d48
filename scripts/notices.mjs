// Writes the licences of everything that was bundled, dist/NOTICES.txt: what is in the bundle is handed on, and its licences ask to be, too.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** Writes the notices of the packages of which these builds took anything. @throws for a package that names no licence */
export function writeNotices(file, builds) {
	const folders = new Set(
		builds.flatMap(({metafile}) =>
			Object.values(metafile.outputs).flatMap(({inputs}) =>
				Object.entries(inputs).flatMap(([path, {bytesInOutput}]) => (bytesInOutput > 0 ? folderOf(path) : [])),
			),
		),
	);
	const notices = [...folders].map(noticeOf).sort((a, b) => (a.title < b.title ? -1 : 1));
	const texts = notices.map(({title, text}) => `${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`);
	writeFileSync(
		file,
		[`bivalent contains the following packages, each under its own licence.\n`, ...new Set(texts)].join('\n\n'),
	);
}

/** The folder of the package that a file belongs to; none for our own files. */
function folderOf(path) {
	const [found] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path) ?? [];
	return found === undefined ? [] : [found];
}

function noticeOf(folder) {
	const {name, version, license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	if (typeof license !== 'string') throw new Error(`${name} is bundled, and names no licence in its package.json`);
	const texts = readdirSync(folder).filter(file => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/iu.test(file));
	const by = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
	return {
		title: `${name} ${version} (${license})`,
		text:
			texts.length === 0
				? `Copyright ${by}. Its package has no licence text; its package.json says: ${license}.`
				: texts.map(file => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n'),
	};
}
