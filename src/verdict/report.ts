import type {Certificate, Refutation} from '../certificate/index.js';
import {
	done,
	type Faults,
	type Finding,
	find,
	finding,
	type Progress,
	type Properties,
	type Question,
	SelfContradiction,
	strongest,
	telling,
	type Verdict,
	type VectorFinding,
	type Work,
} from '../engine/index.js';
import {Breach, type Inputs, type Protocol} from '../flp/index.js';
import {certificateOf, judging, type ProtocolReference} from './announce.js';

/** What is reported of one input vector: SPEC §6. */
export interface InitialReport extends Omit<VectorFinding, 'cases'> {
	readonly bivalentForever: {
		readonly verdict: Verdict;
		readonly faultFree: Verdict;
		readonly oneFaulty?: Readonly<Record<string, Verdict>>;
		readonly initiallyDead?: Readonly<Record<string, Verdict>>;
	};
}

/** The report of `bivalent prove --json`: SPEC §6. Everything in it has passed the judge, but for the vectors in `unjudged`. */
export interface Report {
	readonly protocol: string;
	readonly n: number;
	readonly faults: Faults;
	readonly verdict: Verdict;
	readonly complete: boolean;
	/** whether the verdict was checked a second time */
	readonly judged: boolean;
	/** input vectors with a refutation too large to be checked a second time; left out when there are none */
	readonly unjudged?: readonly Inputs[];
	readonly reductions: readonly string[];
	readonly assumes: readonly string[];
	/** with rounds: how far apart round numbers were, at most, in what was looked at */
	readonly window?: number;
	readonly initials: readonly InitialReport[];
	readonly properties?: ReportedProperties;
	readonly certificate?: Certificate;
	readonly refutation?: Refutation;
}

/** The properties as reported. */
export type ReportedProperties = Omit<Properties, 'decidesWithOneFaulty'>;

/** Finds, has it judged, and reports. @throws Breach, SelfContradiction */
export function prove(
	protocol: Protocol,
	reference: ProtocolReference,
	question: Question,
	{judgeLimit}: {readonly judgeLimit: number},
): Report {
	return done(proving(protocol, reference, question, {judgeLimit}));
}

/** The same in pieces. */
export function* proving(
	protocol: Protocol,
	reference: ProtocolReference,
	question: Question,
	{judgeLimit}: {readonly judgeLimit: number},
): Work<Report> {
	const found = yield* finding(protocol, question);
	const unjudged = yield* judgedOrBlamed(protocol, reference, question, found, judgeLimit);
	const initials = found.vectors.map(vector => initialReport(vector, found.faults));
	const verdict = strongest(initials.map(({bivalentForever}) => bivalentForever.verdict));
	const certificate = firstCertificate(reference, found);
	return {
		protocol: protocol.name,
		n: found.n,
		faults: found.faults,
		verdict,
		complete: found.vectors.every(({complete}) => complete),
		judged: verdict !== 'refuted' || unjudged.length === 0,
		...(unjudged.length > 0 ? {unjudged} : {}),
		reductions: found.reductions,
		assumes: found.reductions.filter(name => name === 'rounds'),
		...(found.window === undefined ? {} : {window: found.window}),
		initials,
		...(found.properties === undefined ? {} : {properties: reportedProperties(found.properties)}),
		...(certificate === undefined ? {} : {certificate}),
		...(verdict === 'refuted' ? {refutation: refutationOf(reference, found)} : {}),
	};
}

/** When the judge disagrees, the protocol may be to blame: if a second search finds something else, it does not always answer alike. */
function* judgedOrBlamed(
	protocol: Protocol,
	reference: ProtocolReference,
	question: Question,
	found: Finding,
	limit: number,
): Work<readonly Inputs[]> {
	try {
		return yield* telling(judging(protocol, reference, found, limit), () => allDone(found));
	} catch (error) {
		if (error instanceof SelfContradiction && JSON.stringify(find(protocol, question)) !== JSON.stringify(found)) {
			throw new Breach(
				'it answered differently when everything was asked a second time; the same state and message must always give the same step',
				{protocol: protocol.name},
			);
		}
		throw error;
	}
}

/** All input vectors were explored. */
function allDone({vectors}: Finding): Progress {
	const {inputs, configurations} = vectors.at(-1)!;
	return {inputs, before: vectors.length, of: vectors.length, configurations};
}

function initialReport({cases, ...figures}: VectorFinding, faults: Faults): InitialReport {
	const others = faults === 'initial' ? cases : cases.slice(1);
	const byFaulty = Object.fromEntries(others.map(({faulty, verdict}) => [faulty.join(), verdict]));
	return {
		...figures,
		bivalentForever: {
			verdict: strongest(cases.map(({verdict}) => verdict)),
			faultFree: cases[0]!.verdict,
			...(faults === 'one' ? {oneFaulty: byFaulty} : {}),
			...(faults === 'initial' ? {initiallyDead: byFaulty} : {}),
		},
	};
}

/** The first proved question in the order: fault case by fault case, over the inputs ascending. */
function firstCertificate(reference: ProtocolReference, finding: Finding): Certificate | undefined {
	for (const which of finding.vectors[0]!.cases.keys()) {
		for (const vector of finding.vectors) {
			const certificate = certificateOf(reference, finding, vector, vector.cases[which]!);
			if (certificate !== undefined) return certificate;
		}
	}
	return undefined;
}

/** Over several input vectors the figures are sums, and every component says which inputs it belongs to. */
function refutationOf(protocol: ProtocolReference, {n, faults, vectors}: Finding): Refutation {
	const sum = (figure: (vector: VectorFinding) => number): number =>
		vectors.reduce((total, vector) => total + figure(vector), 0);
	const single = vectors.length === 1;
	return {
		format: 'bivalent-refutation/1',
		protocol,
		n,
		inputs: single ? vectors[0]!.inputs : 'all',
		faults,
		configurations: sum(({configurations}) => configurations),
		transitions: sum(({transitions}) => transitions),
		counts: {
			bivalent: sum(({counts}) => counts.bivalent),
			zero: sum(({counts}) => counts.zero),
			one: sum(({counts}) => counts.one),
			stuck: sum(({counts}) => counts.stuck),
			unknown: sum(({counts}) => counts.unknown),
		},
		open: sum(({open}) => open),
		components: vectors.flatMap(({inputs, cases}) =>
			cases.flatMap(({components = []}) => components.map(component => ({...(single ? {} : {inputs}), ...component}))),
		),
	};
}

function reportedProperties({agreement, nontriviality, validity, termination}: Properties): ReportedProperties {
	return {agreement, nontriviality, validity, termination};
}
