import type {Command} from 'commander';
import {explainJudgement, judgeCertificate, parseCertificate} from '../certificate/index.js';
import {parseSchedule} from '../flp/index.js';
import {findProtocol} from '../protocols/index.js';
import {readText} from '../store/files.js';
import {BadInput, exits} from './errors.js';
import {print, printJson} from './print.js';
import {openFile, openSource, type Source} from './source.js';

interface Options {
	readonly protocol?: string;
	readonly json?: true;
}

/** `bivalent verify`. */
export function addVerify(program: Command): void {
	program
		.command('verify')
		.summary('does a certificate hold? replays it with the judge, which shares no code with the finder')
		.description(
			'Replays a certificate event by event and says whether every claim in it is true, or which one fails, and where.',
		)
		.argument('<certificate>', 'a file written by "bivalent prove --certificate", by the game, or by another program')
		.option('--protocol <file>', 'the protocol file that the certificate is about')
		.option('--json', 'print {valid, claim, event, reason, assumes}')
		.addHelpText(
			'after',
			'\nExit status: 0 it holds, 1 it does not, 2 it is no certificate.\n\nExamples:\n  bivalent verify proof.json\n  bivalent verify proof.json --protocol ./mine.mjs --json',
		)
		.action(async (file: string, options: Options) => {
			process.exitCode = await run(file, options);
		});
}

async function run(file: string, options: Options): Promise<number> {
	const parsed = parseCertificate(readText(file), parseSchedule);
	if (!parsed.ok) throw new BadInput(`${file} is no certificate: ${parsed.error}`);
	const {certificate} = parsed;
	const source = await sourceOf(certificate.protocol, file, options.protocol);
	try {
		const actual = 'sha256' in source.reference ? source.reference.sha256 : undefined;
		const judgement = judgeCertificate(source.protocol, certificate, actual);
		if (!judgement.valid && judgement.malformed === true)
			throw new BadInput(`${file} is no certificate: ${judgement.reason}`);
		const assumes = certificate.shift > 0 ? ['rounds'] : [];
		if (options.json === true) {
			printJson(
				judgement.valid
					? {valid: true, claim: null, event: null, reason: null, assumes}
					: {
							valid: false,
							claim: judgement.claim,
							event: judgement.event,
							reason: judgement.reason,
							code: judgement.code,
							assumes,
						},
			);
		} else print(explainJudgement(judgement, certificate));
		return judgement.valid ? exits.done : exits.no;
	} finally {
		source.close();
	}
}

async function sourceOf(reference: Source['reference'], file: string, path: string | undefined): Promise<Source> {
	if (path !== undefined) return openFile(path);
	if ('sha256' in reference)
		throw new BadInput(`${file} is about a protocol file named ${reference.name}: give that file with --protocol.`);
	if (findProtocol(reference.name) === undefined)
		throw new BadInput(
			`${file} is about the catalogue's ${reference.name}, and this version has no protocol of that name.`,
		);
	return openSource(reference.name);
}
