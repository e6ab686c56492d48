import {done, type Lasso, type Looker, telling} from '../engine/index.js';
import {allInputs, type Inputs, type Protocol} from '../flp/index.js';
import {createSpaces, type Space} from '../solver/index.js';
import {type ProtocolReference, proving, type Report, type ReportedProperties} from '../verdict/index.js';

/** A protocol under study, for one n: everything that is found out about it is found out once. */
export interface Studied {
	readonly protocol: Protocol;
	readonly reference: ProtocolReference;
	readonly n: number;
	readonly looker: (inputs: Inputs) => Looker;
	readonly space: (inputs: Inputs) => Space;
	/** what `bivalent prove` reports with at most one fault over all inputs; the judge has accepted it */
	report(): Report;
}

/** What a claim is shown on: a protocol, inputs to begin with, and how many columns there are to write in. */
export interface Subject extends Studied {
	readonly inputs: Inputs;
	readonly columns: number;
}

/** configurations for each input vector, and up to how many of them the judge explores again: as `bivalent prove` */
const maxConfigurations = 2_000_000;
const judgeLimit = 50_000;

/** Begins to study; where round numbers have no end, on the reduced graph (SPEC §5). `say` is told now and then how many configurations there are. */
export function study(
	protocol: Protocol,
	reference: ProtocolReference,
	n: number,
	say?: (configurations: number) => void,
): Studied {
	const spaces = createSpaces(protocol, say);
	const reduced = protocol.rounds !== undefined;
	let report: Report | undefined;
	return {
		protocol,
		reference,
		n,
		looker: inputs => spaces.looker(inputs, reduced),
		space: inputs => spaces.space(inputs, reduced),
		report() {
			report ??= reported(protocol, reference, n, say);
			return report;
		},
	};
}

function reported(
	protocol: Protocol,
	reference: ProtocolReference,
	n: number,
	say: ((configurations: number) => void) | undefined,
): Report {
	const question = {n, inputs: allInputs(n), faults: 'one', maxConfigurations} as const;
	const work = proving(protocol, reference, question, {judgeLimit});
	return done(telling(work, ({configurations}) => say?.(configurations)));
}

/** The beginning that is shown first: the first bivalent one, or else that of the first inputs. */
export function firstInputs(studied: Studied): Inputs {
	const all = allInputs(studied.n);
	return all.find(inputs => studied.space(inputs).start.valence() === 'bivalent') ?? all[0]!;
}

/** What the protocol keeps and what it gives up. */
export function propertiesOf(subject: Studied): ReportedProperties {
	return subject.report().properties!; // all inputs were asked for
}

/** An infinite run in finite form, and the inputs that it begins with. */
export interface EndlessRun extends Lasso {
	readonly inputs: Inputs;
}

/** An admissible run in which nobody ever decides, without any fault if there is one; the judge has accepted it. */
export function endlessRun(subject: Studied): EndlessRun | undefined {
	const {certificate} = subject.report();
	const {none, one} = propertiesOf(subject).termination;
	if (certificate !== undefined) return certificate;
	if (none.status === 'fails') return none.counterexample;
	return one.status === 'fails' ? one.counterexample : undefined;
}
