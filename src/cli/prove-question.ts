import {makeCertificateText} from '../certificate/index.js';
import type {Faults, Progress, Verdict} from '../engine/index.js';
import {writeText} from '../store/files.js';
import {proving, type Report} from '../verdict/index.js';
import {inputsFor, processesFor} from './options.js';
import type {Source} from './source.js';
import {roomFor, watched} from './watch.js';

/** What `prove` is asked beside the protocol. */
export interface ProveOptions {
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
	readonly watch?: true;
}

/** How the work is looked at. */
interface How {
	readonly quiet: boolean;
	/** is put before what is said of how far it is */
	readonly of?: string;
	/** whether nobody wants to know any more */
	readonly over?: () => boolean;
}

/** Asks the engine and the judge, and writes the certificate where one is wanted. @throws BadInput, BadFile, Breach, SelfContradiction, Interrupted, Abandoned */
export async function reportFor(
	{protocol, reference}: Source,
	options: ProveOptions,
	{quiet, of = '', over}: How,
): Promise<Report> {
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
	const report = await watched(proving(protocol, reference, question, {judgeLimit: options.judgeLimit}), {
		quiet,
		seen: progress => `${of}${seen(progress)}`,
		stopped: found => `Stopped, and nothing is proved: ${found}.`,
		...(over === undefined ? {} : {over}),
	});
	if (options.certificate !== undefined && report.certificate !== undefined)
		writeText(options.certificate, makeCertificateText(report.certificate));
	return report;
}

/** Whether a verdict is the one that was expected, if one was. */
export function isExpected({expect}: ProveOptions, verdict: Verdict | undefined): boolean {
	return expect === undefined || expect === verdict;
}

/** How far it is, in words. */
function seen({inputs, before, of, configurations}: Progress): string {
	const found = `${configurations.toLocaleString('en')} configurations from inputs ${inputs}`;
	if (of === 1) return `${found}${before === of ? ', all explored; checking' : ' so far'}`;
	if (before === of) return `all ${of} input vectors explored; checking`;
	return `${before} of ${of} input vectors explored, ${found}`;
}
