import type {Command} from 'commander';
import {Option} from 'commander';
import {findProtocol} from '../protocols/index.js';
import {BadInput, exits} from './errors.js';
import {defaultConfigurations, defaultJudgeLimit, wholeNumber} from './options.js';
import {proveAll} from './prove-batch.js';
import {isExpected, type ProveOptions, reportFor} from './prove-question.js';
import {proveText} from './prove-text.js';
import {proveWatching} from './prove-watch.js';
import {print, printJson} from './print.js';
import {openSource} from './source.js';

/** `bivalent prove`. */
export function addProve(program: Command): void {
	program
		.command('prove')
		.summary('can the adversary keep a protocol bivalent for ever? proved, refuted or unknown')
		.description(
			'Decides whether some admissible run of the protocol stays bivalent for ever with nobody deciding, and shows the run or why there is none.',
		)
		.argument('<protocol...>', 'a name from "bivalent protocols", or a file (.mjs, .js, .ts); or several')
		.option('-n <n>', 'number of processes (default: the protocol says)', wholeNumber(2))
		.option('--inputs <inputs>', 'one digit a process, process 0 leftmost, or "all"', 'all')
		.addOption(
			new Option('--faults <faults>', 'which faults the adversary may cause')
				.choices(['none', 'one', 'initial'])
				.default('one'),
		)
		.addOption(
			new Option(
				'--window <w>',
				'how far apart round numbers may be, for a protocol that declares rounds (default: growing)',
			).argParser(wholeNumber(1)),
		)
		.option(
			'--max-configurations <m>',
			'explore at most this many configurations for each input vector',
			wholeNumber(1),
			defaultConfigurations,
		)
		.option(
			'--judge-limit <j>',
			'explore a refutation a second time up to this many configurations',
			wholeNumber(0),
			defaultJudgeLimit,
		)
		.option('--no-reductions', 'explore a protocol in full, whatever reductions it declares')
		.addOption(
			new Option('--expect <verdict>', 'exit with 1 unless this is the verdict').choices([
				'proved',
				'refuted',
				'unknown',
			]),
		)
		.option('--certificate <file>', 'write the certificate of a proof to this file')
		.option('--json', 'print the whole report as JSON; of several protocols a line each: {file, ok, error, report}')
		.option('--watch', 'prove a file again whenever it is saved, and say what changed')
		.addHelpText(
			'after',
			'\nExit status: 0 done, 1 --expect is not met, 2 a protocol cannot be used.\n\nExamples:\n  bivalent prove after-you\n  bivalent prove initially-dead --faults initial\n  bivalent prove mine.mjs -n 3 --inputs 011 --json\n  bivalent prove mine.mjs --watch\n  bivalent prove *.mjs --expect refuted --json',
		)
		.action(async (given: readonly string[], options: ProveOptions) => {
			process.exitCode = await run(given, options);
		});
}

async function run(given: readonly string[], options: ProveOptions): Promise<number> {
	if (options.watch === true) {
		if (given.length > 1 || findProtocol(given[0]!) !== undefined || options.json === true)
			throw new BadInput('--watch is for one protocol file, and without --json.');
		return proveWatching(given[0]!, options);
	}
	if (given.length > 1) {
		if (options.certificate !== undefined)
			throw new BadInput('--certificate is for one protocol; with several, --json has the certificate of each.');
		return proveAll(given, options);
	}
	const source = await openSource(given[0]!);
	try {
		const report = await reportFor(source, options, {quiet: options.json === true});
		if (options.json === true) printJson(report);
		else print(proveText(source.protocol, report, {certificate: options.certificate, file: given[0]!}));
		return isExpected(options, report.verdict) ? exits.done : exits.no;
	} finally {
		source.close();
	}
}
