import {count, listed} from '../game/index.js';
import {billOf} from '../study/words.js';
import type {Report} from '../verdict/index.js';
import {exits, isUsersFault} from './errors.js';
import {print} from './print.js';
import {isExpected, type ProveOptions, reportFor} from './prove-question.js';
import {openSource} from './source.js';

/** One of several protocols: what was found, or why nothing was. */
interface Entry {
	/** the name or the file, as it was given */
	readonly file: string;
	/** there is a verdict, and it is the one that was expected, if one was */
	readonly ok: boolean;
	readonly error: string | null;
	readonly report: Report | null;
}

/**
 * Proves one protocol after the other, and prints a line for each as soon as it is known: for people, or an {@link Entry} as JSON. One that cannot be
 * used is told in its place, and is not the end. @throws SelfContradiction, Interrupted
 */
export async function proveAll(given: readonly string[], options: ProveOptions): Promise<number> {
	const entries: Entry[] = [];
	const width = Math.max(...given.map(({length}) => length));
	for (const [index, file] of given.entries()) {
		const entry = await entryFor(file, options, `${index + 1} of ${given.length}: `);
		print(options.json === true ? JSON.stringify(entry) : `${file.padEnd(width)}  ${lineOf(entry, options)}`);
		entries.push(entry);
	}
	if (options.json !== true) print(`\n${summaryOf(entries)}`);
	if (entries.every(({ok}) => ok)) return exits.done;
	return options.expect === undefined ? exits.badInput : exits.no;
}

async function entryFor(file: string, options: ProveOptions, of: string): Promise<Entry> {
	try {
		const source = await openSource(file);
		try {
			const report = await reportFor(source, options, {quiet: options.json === true, of});
			return {file, ok: isExpected(options, report.verdict), error: null, report};
		} finally {
			source.close();
		}
	} catch (error) {
		if (!isUsersFault(error)) throw error;
		return {file, ok: false, error: error.message, report: null};
	}
}

function lineOf({ok, error, report}: Entry, {expect}: ProveOptions): string {
	if (report === null) return `cannot be used: ${error}`;
	const bill = billOf(report);
	const unexpected = ok ? '' : ` (expected: ${expect})`;
	return `${report.verdict.toUpperCase().padEnd(7)}${unexpected}${bill === undefined ? '' : `  ${bill}`}`.trimEnd();
}

function summaryOf(entries: readonly Entry[]): string {
	const parts = (['proved', 'refuted', 'unknown'] as const).flatMap(verdict => {
		const times = entries.filter(({report}) => report?.verdict === verdict).length;
		return times === 0 ? [] : [`${times} ${verdict}`];
	});
	const broken = entries.filter(({error}) => error !== null).length;
	const unmet = entries.filter(({ok, error}) => !ok && error === null).length;
	return `${count(entries.length, 'protocol')}: ${listed([
		...parts,
		...(broken === 0 ? [] : [`${broken} that cannot be used`]),
	])}${unmet === 0 ? '' : `; ${unmet} not as expected`}.`;
}
