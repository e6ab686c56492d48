import process from 'node:process';
import {watchProtocolFile} from '../store/watch-files.js';
import type {Report} from '../verdict/index.js';
import {changesBetween} from './changes.js';
import {Abandoned, exits, Interrupted, isUsersFault} from './errors.js';
import {complain, print} from './print.js';
import {isExpected, type ProveOptions, reportFor} from './prove-question.js';
import {proveText} from './prove-text.js';
import {openFile} from './source.js';

/**
 * Proves a protocol file, and again whenever it or a file that it imports is saved, and says what changed. A file that cannot be used in between is
 * told and watched on; a proof under way is dropped when the file changes. Ends on Ctrl-C. @throws BadFile where there is no such file, SelfContradiction
 */
export async function proveWatching(file: string, options: ProveOptions): Promise<number> {
	let saves = 0;
	let isOver = false;
	let wake = (): void => {};
	const watching = watchProtocolFile(file, () => {
		saves++;
		wake();
	});
	const end = (): void => {
		isOver = true;
		wake();
	};
	process.on('SIGINT', end);
	let last: Report | undefined;
	try {
		// oxlint-disable-next-line no-unnecessary-condition -- Ctrl-C came while something was awaited
		while (!isOver) {
			const seen = saves;
			try {
				last = await proveOnce(file, options, last, () => saves !== seen);
			} catch (error) {
				if (error instanceof Interrupted) break;
				if (error instanceof Abandoned) continue;
				if (!isUsersFault(error)) throw error;
				complain(error.message);
			}
			if (isOver || saves !== seen) continue;
			print(`\nWatching ${file}; Ctrl-C ends.`);
			await new Promise<void>(resolve => {
				wake = resolve;
			});
		}
	} finally {
		process.off('SIGINT', end);
		watching.close();
	}
	return isExpected(options, last?.verdict) ? exits.done : exits.no;
}

async function proveOnce(
	file: string,
	options: ProveOptions,
	before: Report | undefined,
	over: () => boolean,
): Promise<Report> {
	const source = await openFile(file);
	try {
		const report = await reportFor(source, options, {quiet: false, over});
		const changes = before === undefined ? undefined : changesBetween(before, report);
		if (changes === undefined || changes.length > 0)
			print(proveText(source.protocol, report, {certificate: options.certificate, file}));
		if (changes !== undefined)
			print(
				changes.length === 0
					? `${file} was saved: what is found is the same.`
					: ['', `${file} was saved. What changed`, ...changes.map(line => `  ${line}`)].join('\n'),
			);
		return report;
	} finally {
		source.close();
	}
}
