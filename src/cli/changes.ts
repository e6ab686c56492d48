import type {Report} from '../verdict/index.js';
import {billOf, valenceWords} from '../study/words.js';

/** What is told of a report when it changes, by name. */
type Told = ReadonlyMap<string, string>;

/** What differs between two reports, a line each: the verdict, what is given up, the properties, and the figures. Empty where nothing does. */
export function changesBetween(before: Report, after: Report): string[] {
	const old = toldOf(before);
	const now = toldOf(after);
	const lines = [...differing(old, now), ...fewOf(differing(initialsOf(before), initialsOf(after)))];
	if (lines.length > 0 || withoutFile(before) === withoutFile(after)) return lines;
	return ['the schedules that show it; verdict and figures are the same'];
}

function differing(old: Told, now: Told): string[] {
	return [...new Set([...old.keys(), ...now.keys()])].flatMap(name => {
		const [was = 'not there', is = 'not there'] = [old.get(name), now.get(name)];
		return was === is ? [] : [`${name}: ${was} → ${is}`];
	});
}

/** so many input vectors are told of */
const few = 8;

function fewOf(lines: readonly string[]): readonly string[] {
	return lines.length <= few + 1 ? lines : [...lines.slice(0, few), `and ${lines.length - few} more inputs`];
}

function initialsOf({initials}: Report): Told {
	return new Map(
		initials.map(({inputs, valence, bivalentForever}) => [
			`inputs ${inputs}`,
			`${valenceWords[valence]}, ${bivalentForever.verdict}`,
		]),
	);
}

function toldOf(report: Report): Told {
	const {protocol, n, verdict, initials, properties, reductions} = report;
	const sum = (figure: (initial: Report['initials'][number]) => number): string =>
		initials.reduce((total, initial) => total + figure(initial), 0).toLocaleString('en');
	return new Map([
		['verdict', verdict.toUpperCase()],
		['gives up', billOf(report) ?? 'nothing that was found'],
		...(properties === undefined
			? []
			: ([
					['agreement', properties.agreement.status],
					['nontriviality', properties.nontriviality.status],
					['validity', properties.validity.status],
					['termination without faults', properties.termination.none.status],
					['termination with one fault', properties.termination.one.status],
					['termination with a minority dead from the start', properties.termination.initial.status],
				] as const)),
		['name', protocol],
		['processes', String(n)],
		['configurations', sum(({configurations}) => configurations)],
		['open ones', sum(({open}) => open)],
		['reductions', reductions.length === 0 ? 'none' : reductions.join(', ')],
	]);
}

/** A report as text, without what names the file. */
function withoutFile(report: Report): string {
	return JSON.stringify(report, (key, value: unknown) => (key === 'sha256' ? undefined : value));
}
