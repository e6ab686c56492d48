import {count, listed} from '../game/index.js';
import type {BadSchedule, Valence} from '../engine/index.js';
import type {Report, ReportedProperties} from '../verdict/index.js';

/** A valence with its mark: never by colour alone. */
export const valenceWords: Readonly<Record<Valence, string>> = {
	bivalent: '◐ bivalent',
	zero: '○ 0-valent',
	one: '● 1-valent',
	stuck: '✕ stuck',
	unknown: '? unknown',
};

/** Who is silent in a run: "no process faulty", "p0 faulty". */
export function withFaulty(faulty: readonly number[]): string {
	return faulty.length === 0 ? 'with no process faulty' : `with ${listProcesses(faulty)} faulty`;
}

/** "p0", "p0 and p1", "p0, p1 and p2". */
export function listProcesses(processes: readonly number[]): string {
	return listed(processes.map(p => `p${p}`));
}

/** What the protocol pays (FLP85 §3, Theorem 1: there is always a bill), as the rest of a sentence; `undefined` when no property is known to fail. */
export function billOf({properties}: Report): string | undefined {
	if (properties === undefined) return undefined;
	const {agreement, nontriviality, termination} = properties;
	if (agreement.status === 'fails')
		return `with inputs ${agreement.counterexample.inputs} two processes can decide differently`;
	if (nontriviality.status === 'fails')
		return `nobody ever decides ${nontriviality.counterexample.missing.join(' or ')}, whatever the inputs`;
	if (termination.one.status === 'fails') {
		const {inputs, faulty} = termination.one.counterexample;
		return faulty.length === 0
			? `with inputs ${inputs} there is a run without any fault in which nobody ever decides`
			: `with inputs ${inputs} and p${faulty[0]} silent there is a run in which nobody ever decides`;
	}
	return undefined;
}

/** What shows that validity fails, where the schedule against agreement does not show it, too: from equal inputs two decisions are one too many. */
export function ownBreachOfValidity({agreement, validity}: ReportedProperties): BadSchedule | undefined {
	if (validity.status !== 'fails') return undefined;
	const isShown = agreement.status === 'fails' && new Set(agreement.counterexample.inputs).size === 1;
	return isShown ? undefined : validity.counterexample;
}

/** What the engine found, as a protocol's page tells it: the verdict, and what is given up. */
export function foundSentences(report: Report): string[] {
	return [verdictSentence(report), `It gives up: ${billOf(report) ?? 'nothing that was found'}.`];
}

/** With how many processes and faults that was. */
export function foundTitle({n}: {readonly n: number}): string {
	return `Found by the engine, n = ${n}, at most one fault`;
}

function mostConfigurations({initials}: Report): number {
	return Math.max(...initials.map(({configurations}) => configurations));
}

/** The verdict in a sentence that never stands alone. */
export function verdictSentence(report: Report): string {
	const bill = billOf(report);
	switch (report.verdict) {
		case 'proved': {
			const {inputs, faulty} = report.certificate!;
			return `PROVED: the adversary can keep it bivalent for ever, from inputs ${inputs} and ${withFaulty(faulty)}, so nobody ever decides there though every message that is owed arrives.`;
		}
		case 'refuted':
			if (
				bill !== undefined &&
				report.faults === 'initial' &&
				report.properties?.termination.initial.status === 'holds'
			)
				return `REFUTED: the adversary cannot keep it bivalent for ever, and somebody always decides while only a minority is dead from the start (FLP85 §4, Theorem 2); it pays once a process may fail in mid-run: ${bill}.`;
			return `REFUTED: the adversary cannot keep it bivalent for ever${bill === undefined ? '; what it pays instead is reported when all inputs are explored (--inputs all).' : `, and need not: ${bill}.`}`;
		case 'unknown':
			if (report.initials.some(({outOfRoom}) => outOfRoom))
				return `UNKNOWN: there was no memory for more than ${count(mostConfigurations(report), 'configuration')} for an input vector, and up to there nothing decides the question; a smaller -n or a single --inputs needs less.`;
			return `UNKNOWN: the exploration was cut short at ${count(mostConfigurations(report), 'configuration')} for an input vector${report.window === undefined ? '' : `, round numbers at most ${report.window} apart`}, and up to there nothing decides the question; --max-configurations${report.window === undefined ? ' sets the limit' : ' and --window set the limits'}.`;
	}
}
