import type {Command} from 'commander';
import {Option} from 'commander';
import {makeCertificateText} from '../certificate/index.js';
import type {Faults, Progress, Verdict} from '../engine/index.js';
import {writeText} from '../store/files.js';
import {proving} from '../verdict/index.js';
import {exits} from './errors.js';
import {inputsFor, processesFor, wholeNumber} from './options.js';
import {proveText} from './prove-text.js';
import {print, printJson} from './print.js';
import {openSource} from './source.js';
import {roomFor, watched} from './watch.js';

interface Options {
	readonly n?: number;
	readonly inputs: string;
	readonly faults: Faults;
	readonly maxConfigurations: number;
	readonly window?: number;
	readonly reductions: boolean;
	readonly judgeLimit: number;
	readonly expect?: Verdict;
	readonly certificate?: string;
	readonly json?: true;
}

const defaultConfigurations = 2_000_000;
const defaultJudgeLimit = 50_000;

/** `bivalent prove`. */
export function addProve(program: Command): void {
	program
		.command('prove')
		.summary('can the adversary keep a protocol bivalent for ever? proved, refuted or unknown')
		.description(
			'Decides whether some admissible run of the protocol stays bivalent for ever with nobody deciding, and shows the run or why there is none.',
		)
		.argument('<protocol>', 'a name from "bivalent protocols", or a file (.mjs, .js, .ts)')
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
		.option('--json', 'print the whole report as JSON')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent prove after-you\n  bivalent prove initially-dead --faults initial\n  bivalent prove ./mine.mjs -n 3 --inputs 011 --json',
		)
		.action(async (nameOrFile: string, options: Options) => {
			process.exitCode = await run(nameOrFile, options);
		});
}

async function run(nameOrFile: string, options: Options): Promise<number> {
	const source = await openSource(nameOrFile);
	try {
		const {protocol, reference} = source;
		const n = processesFor(protocol, options.n);
		const question = {
			n,
			inputs: inputsFor(options.inputs, n),
			faults: options.faults,
			maxConfigurations: options.maxConfigurations,
			reductions: options.reductions,
			window: options.window,
			roomFor: roomFor(),
		};
		const work = proving(protocol, reference, question, {judgeLimit: options.judgeLimit});
		const report = await watched(work, {
			quiet: options.json === true,
			seen,
			stopped: found => `Stopped, and nothing is proved: ${found}.`,
		});
		if (options.certificate !== undefined && report.certificate !== undefined)
			writeText(options.certificate, makeCertificateText(report.certificate));
		if (options.json === true) printJson(report);
		else print(proveText(protocol, report, options.certificate));
		return options.expect === undefined || options.expect === report.verdict ? exits.done : exits.no;
	} finally {
		source.close();
	}
}

/** How far it is, in words. */
function seen({inputs, before, of, configurations}: Progress): string {
	const found = `${configurations.toLocaleString('en')} configurations from inputs ${inputs}`;
	if (of === 1) return `${found}${before === of ? ', all explored; checking' : ' so far'}`;
	if (before === of) return `all ${of} input vectors explored; checking`;
	return `${before} of ${of} input vectors explored, ${found}`;
}
