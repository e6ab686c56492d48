import {makeSchedule, type Protocol, type Schedule} from '../flp/index.js';
import type {Certificate} from '../certificate/index.js';
import type {InitialReport, Report, ReportedProperties} from '../verdict/index.js';
import {count, lanesText, quoted} from '../game/index.js';
import {listProcesses, ownBreachOfValidity, valenceWords, verdictSentence, withFaulty} from '../study/words.js';

/** for lanes, beside the margin */
const columns = 76;

/** Where the certificate was written, if one was wanted, and the file that the protocol came in, as they were given. */
export interface Written {
	readonly certificate: string | undefined;
	readonly file: string;
}

/** The report for people: verdict, valences of the initial configurations, what the protocol gives up, and the lasso as text and as lanes. */
export function proveText(protocol: Protocol, report: Report, {certificate: written, file}: Written): string {
	const {certificate} = report;
	const parts = [
		`${protocol.title} (${protocol.name}), ${count(report.n, 'process')}, ${faultWords[report.faults]}`,
		verdictSentence(report),
		checkedSentence(report),
		...(report.reductions.length === 0 ? [] : [reductionsSentence(report)]),
		initialsTable(report),
		...(report.properties === undefined ? [] : [propertiesText(protocol, report.properties)]),
		...(certificate === undefined ? [] : [lassoText(protocol, 'The lasso', certificate)]),
		...(certificate === undefined || written === undefined
			? []
			: [
					`The certificate is in ${written}; check it with: bivalent verify ${quoted(written)}${'sha256' in certificate.protocol ? ` --protocol ${quoted(file)}` : ''}`,
				]),
		...(certificate === undefined && written !== undefined
			? [`No certificate was written: only a proof has one.`]
			: []),
	];
	return parts.join('\n\n');
}

/** What the figures are of, and what the verdict rests on. */
function reductionsSentence({reductions, assumes}: Report): string {
	const figures = `The figures are of a graph that is reduced by what the protocol declares (${reductions.join(', ')}); every declaration held on all that was met.`;
	return assumes.length === 0
		? figures
		: `${figures} The verdict assumes that the protocol behaves the same in all rounds, which no finite check can settle (assumes: ${assumes.join(', ')}).`;
}

const faultWords = {none: 'no faults', one: 'at most one fault', initial: 'a minority dead from the start'};

function checkedSentence({verdict, judged, unjudged = []}: Report): string {
	if (verdict === 'unknown') return 'Nothing is announced, so there was nothing to check a second time.';
	if (verdict === 'refuted' && !judged)
		return `Not checked a second time: inputs ${unjudged.join(', ')} have more configurations than --judge-limit.`;
	const also =
		unjudged.length === 0
			? ''
			: ` The refutations for inputs ${unjudged.join(', ')} were not checked a second time: they have more configurations than --judge-limit.`;
	return `Checked a second time: the judge ${verdict === 'proved' ? 'replayed the lasso and accepts it' : 'explored the same configurations again and agrees'}.${also}`;
}

function initialsTable({initials}: Report): string {
	const dead = initials[0]?.bivalentForever.initiallyDead;
	const one = initials[0]?.bivalentForever.oneFaulty;
	const columns =
		dead === undefined
			? ['no fault', ...Object.keys(one ?? {}).map(p => `p${p} faulty`)]
			: Object.keys(dead).map(set => (set === '' ? 'none dead' : `${listProcesses(set.split(',').map(Number))} dead`));
	const rows = initials.map((initial): string[] => {
		const {faultFree, oneFaulty = {}, initiallyDead} = initial.bivalentForever;
		const verdicts =
			initiallyDead === undefined ? [faultFree, ...Object.values(oneFaulty)] : Object.values(initiallyDead);
		return [
			initial.inputs,
			valenceWords[initial.valence],
			figure(initial),
			initial.open.toLocaleString('en'),
			...verdicts,
		];
	});
	return table([['inputs', 'valence', 'configurations', 'open', ...columns], ...rows], [2, 3]);
}

function figure({configurations, complete}: InitialReport): string {
	return `${complete ? '' : 'more than '}${configurations.toLocaleString('en')}`;
}

/** Columns two blanks apart; those in `right` flush right. */
function table(rows: readonly (readonly string[])[], right: readonly number[]): string {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
	return rows
		.map(row =>
			row
				.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function propertiesText(protocol: Protocol, properties: ReportedProperties): string {
	const {agreement, nontriviality, validity, termination} = properties;
	const rows = [
		['agreement', agreement.status],
		['nontriviality', nontriviality.status],
		['validity', validity.status],
		[
			'termination',
			`${termination.none.status} without faults, ${termination.one.status} with one fault, ${termination.initial.status} with a minority dead from the start`,
		],
	];
	const shown: string[] = [];
	if (agreement.status === 'fails')
		shown.push(
			scheduleText(
				protocol,
				'Agreement is given up',
				agreement.counterexample.inputs,
				agreement.counterexample.schedule,
			),
		);
	else if (nontriviality.status === 'fails')
		shown.push(
			`Nontriviality is given up: over all inputs and schedules, nobody ever decides ${nontriviality.counterexample.missing.join(' or ')}.`,
		);
	else if (termination.one.status === 'fails') {
		shown.push(
			lassoText(
				protocol,
				'Termination is given up: a run in which nobody ever decides',
				termination.one.counterexample,
			),
		);
	}
	const wrong = ownBreachOfValidity(properties);
	if (wrong !== undefined) shown.push(scheduleText(protocol, 'Validity is given up', wrong.inputs, wrong.schedule));
	return [`What it gives up\n${table(rows, []).replace(/^/gmu, '  ')}`, ...shown].join('\n\n');
}

function scheduleText(protocol: Protocol, title: string, inputs: string, schedule: Schedule): string {
	return `${title}: inputs ${inputs}, schedule\n  ${makeSchedule(schedule)}\n\n${indent(lanesText(protocol, inputs, schedule, {columns}))}`;
}

/** A lasso as text and as lanes. */
export function lassoText(
	protocol: Protocol,
	title: string,
	{inputs, faulty, stem, loop, shift}: Pick<Certificate, 'inputs' | 'faulty' | 'stem' | 'loop' | 'shift'>,
): string {
	return [
		`${title} (inputs ${inputs}, ${withFaulty(faulty)})`,
		`  stem  ${stem.length === 0 ? '(empty)' : makeSchedule(stem)}`,
		`  loop  ${makeSchedule(loop)}   and again, ${shift === 0 ? '' : `each time with all round numbers raised by ${shift}, `}for ever`,
		'',
		indent(lanesText(protocol, inputs, [...stem, ...loop], {columns, loop: {from: stem.length, shift}})),
	].join('\n');
}

function indent(text: string): string {
	return text.replace(/^(?=.)/gmu, '  ');
}
