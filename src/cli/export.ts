import process from 'node:process';
import {once} from 'node:events';
import {type Command, Option} from 'commander';
import {inBlocks, writingPieces} from '../store/files.js';
import {BadInput, exits} from './errors.js';
import {type ExportOptions, formats, makers, NothingToExport} from './export-formats.js';
import {defaultConfigurations, processesFor, wholeNumber} from './options.js';
import {complain} from './print.js';
import {openSource} from './source.js';
import {type Watching, watched} from './watch.js';

/** `bivalent export`. */
export function addExport(program: Command): void {
	program
		.command('export')
		.summary('take it away: a model for SPIN or TLC, the graph, a picture, the proof in writing, a film')
		.description(
			'Writes a protocol, its configurations or its proof for another program, or for people: promela (SPIN), tla (TLC), aut (CADP, mCRL2), dot (Graphviz), svg, json, markdown (a proof to hand in) and asciicast (asciinema).',
		)
		.argument('<protocol>', 'a name from "bivalent protocols", or a file (.mjs, .js, .ts)')
		.addOption(new Option('--to <format>', 'what to write').choices(formats).makeOptionMandatory())
		.option('-n <n>', 'number of processes (default: the protocol says)', wholeNumber(2))
		.option(
			'--inputs <inputs>',
			'one digit a process, process 0 leftmost (default: 0 and 1 in turn; markdown and asciicast: all, as prove does)',
		)
		.addOption(
			new Option('--faults <faults>', 'which faults the adversary may cause in the lasso and the proof')
				.choices(['none', 'one', 'initial'])
				.default('one'),
		)
		.option('--around <schedule>', 'dot and svg: draw what is around the configuration that this schedule leads to')
		.option('-o, --output <file>', 'write to this file, whole or not at all (default: standard output)')
		.option(
			'--max-configurations <m>',
			'explore at most this many configurations',
			wholeNumber(1),
			defaultConfigurations,
		)
		.option(
			'--window <w>',
			'how far apart round numbers may be, for a protocol that declares rounds (not for promela, tla and aut)',
			wholeNumber(1),
		)
		.option('--no-reductions', 'the graph in full, whatever reductions the protocol declares')
		.addHelpText(
			'after',
			'\nExit status: 0 it is written, 1 there is nothing of that kind to write, 2 bad usage or input.\n\nExamples:\n  bivalent export after-you --to svg -o after-you.svg\n  bivalent export wait-for-all --to promela -n 4 -o wait.pml\n  bivalent export race-to-arbiter --to dot --around "0:- 1:-"\n  bivalent export ./mine.mjs --to markdown',
		)
		.action(async (nameOrFile: string, options: ExportOptions) => {
			process.exitCode = await run(nameOrFile, options);
		});
}

async function run(nameOrFile: string, options: ExportOptions): Promise<number> {
	if (options.around !== undefined && options.to !== 'dot' && options.to !== 'svg')
		throw new BadInput(`--around is for pictures: use it with --to dot or --to svg, not --to ${options.to}.`);
	const source = await openSource(nameOrFile);
	try {
		const given = {source, n: processesFor(source.protocol, options.n), options};
		const {pieces, beside, notes = []} = await makers[options.to](given);
		if (options.output === undefined) await printPieces(pieces);
		else {
			await watched(writingPieces(options.output, pieces), watchingWriting(options.output));
			if (beside !== undefined) await watched(writingPieces(beside.path, [beside.text]), watchingWriting(beside.path));
		}
		for (const note of notes) complain(note);
		return exits.done;
	} catch (error) {
		if (!(error instanceof NothingToExport)) throw error;
		complain(error.message);
		return exits.no;
	} finally {
		source.close();
	}
}

/** Writes to standard output no faster than it is read. */
async function printPieces(pieces: Iterable<string>): Promise<void> {
	for (const block of inBlocks(pieces)) if (!process.stdout.write(block)) await once(process.stdout, 'drain');
}

function watchingWriting(path: string): Watching<number> {
	return {
		quiet: false,
		seen: characters => `${characters.toLocaleString('en')} characters written`,
		stopped: () => `Stopped, and nothing is written to ${path}.`,
	};
}
