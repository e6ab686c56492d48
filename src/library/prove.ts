import type {Faults} from '../engine/index.js';
import type {Inputs} from '../flp/index.js';
import {prove as judged, type Report} from '../verdict/index.js';
import {
	type Asked,
	BadQuestion,
	onlyOptions,
	processesOf,
	protocolOf,
	referenceOf,
	vectorsOf,
	wholeNumber,
} from './question.js';

/** What is asked, where it is not the usual. */
export interface ProveOptions {
	/** number of processes; the protocol's own default unless told */
	readonly n?: number;
	/** one digit a process, process 0 leftmost; a list of such; or `all`, the default. Properties are reported where all inputs are explored. */
	readonly inputs?: Inputs | readonly Inputs[];
	/** which faults the adversary may cause; `one` unless told */
	readonly faults?: Faults;
	/** explore at most this many configurations for each input vector; 2,000,000 unless told */
	readonly maxConfigurations?: number;
	/** explore a refutation a second time up to this many configurations; 50,000 unless told */
	readonly judgeLimit?: number;
	/** whether reductions that the protocol declares are used; they are unless told */
	readonly reductions?: boolean;
	/** for a protocol that declares rounds: how far apart round numbers may be; growing unless told */
	readonly window?: number;
	/** the text of the protocol's file: certificates then name it by its SHA-256, and `bivalent verify --protocol FILE` sees whether it is still the same */
	readonly source?: string | Uint8Array;
}

const proveOptions = [
	'n',
	'inputs',
	'faults',
	'maxConfigurations',
	'judgeLimit',
	'reductions',
	'window',
	'source',
] as const satisfies readonly (keyof ProveOptions)[];
const faultModels: readonly Faults[] = ['none', 'one', 'initial'];

/**
 * Can the adversary keep this protocol bivalent for ever (FLP85 §3)? The report is that of `bivalent prove --json`; every verdict in it has passed
 * the judge, a second implementation. It is computed at once: a protocol in a file that may loop is better asked by `bivalent prove`, which runs it
 * in a process of its own. Time and memory grow with the configurations, which may be exponential in `n`.
 * @throws BadQuestion for options out of range or of another name; Breach where the protocol breaks the model; SelfContradiction where bivalent is wrong
 */
export function prove(asked: Asked, options: ProveOptions = {}): Report {
	const protocol = protocolOf(asked);
	onlyOptions(options, 'prove', proveOptions);
	const n = processesOf(protocol, options.n);
	const {faults = 'one', window} = options;
	if (!faultModels.includes(faults))
		throw new BadQuestion(`faults is ${JSON.stringify(faults)}; it must be one of ${faultModels.join(', ')}.`);
	const question = {
		n,
		inputs: vectorsOf(options.inputs ?? 'all', n),
		faults,
		maxConfigurations: wholeNumber('maxConfigurations', options.maxConfigurations ?? 2_000_000, 1),
		reductions: options.reductions,
		window: window === undefined ? undefined : wholeNumber('window', window, 1),
	};
	return judged(protocol, referenceOf(protocol, options.source), question, {
		judgeLimit: wholeNumber('judgeLimit', options.judgeLimit ?? 50_000, 0),
	});
}
