import process from 'node:process';
import {basename} from 'node:path';
import type {Faults, Progress} from '../engine/index.js';
import {type Inputs, parseSchedule, type Schedule} from '../flp/index.js';
import type {Subject} from '../export/subject.js';
import {count, mixedInputs, oneLine, replay} from '../game/index.js';
import {type InitialReport, proving, type Report} from '../verdict/index.js';
import {BadInput} from './errors.js';
import {defaultJudgeLimit, inputsFor, onlyInputs} from './options.js';
import type {Source} from './source.js';
import {roomFor, watched} from './watch.js';

/** What can be written. */
export const formats = ['promela', 'tla', 'aut', 'dot', 'svg', 'json', 'markdown', 'asciicast'] as const;
type Format = (typeof formats)[number];

/** What was asked for besides the protocol. */
export interface ExportOptions {
	readonly to: Format;
	readonly n?: number;
	readonly inputs?: string;
	readonly faults: Faults;
	readonly around?: string;
	readonly output?: string;
	readonly maxConfigurations: number;
	readonly window?: number;
	readonly reductions: boolean;
}

/** What is written: texts one after the other, for a file or standard output; a second file beside the first; and what is to be said besides. */
export interface Exported {
	readonly pieces: Iterable<string>;
	readonly beside?: {readonly path: string; readonly text: string};
	readonly notes?: readonly string[];
}

/** There is nothing of that kind to export: one sentence on standard error, exit 1. */
export class NothingToExport extends Error {}

/** What a format is made from. */
export interface Given {
	readonly source: Source;
	readonly n: number;
	readonly options: ExportOptions;
}

/** configurations that a picture can hold, and that Graphviz is given */
const mostDrawn = {svg: 60, dot: 300};

/** How each is made. */
export const makers: Readonly<Record<Format, (given: Given) => Promise<Exported>>> = {
	promela: async given => {
		const [{promela}, tables] = [await import('../export/promela.js'), await tablesFor(given)];
		return {pieces: promela(tables, nameOf(given, 'pml'))};
	},
	tla: tlaFor,
	aut: async given => {
		const {aut} = await import('../export/aut.js');
		const {subjectFor} = await import('../export/subject.js');
		const {source, options} = given;
		const wanted = {inputs: inputsOf(given), limit: options.maxConfigurations, reduced: false, roomFor: roomFor()};
		const subject = await watched(subjectFor(source.protocol, wanted), watching);
		if (!subject.graph.complete)
			throw new NothingToExport(
				`${cutShort(given, subject.graph.size)} An .aut file cannot say that something is missing: json, dot and svg can.`,
			);
		return {pieces: aut(subject)};
	},
	dot: given => drawingFor(given, 'dot'),
	svg: given => drawingFor(given, 'svg'),
	json: async given => {
		const {json} = await import('../export/json.js');
		const report = await reportOf(given, [inputsOf(given)]);
		const subject = await subjectOf(given, report);
		const notes = subject.graph.complete
			? []
			: [
					`${cutShort(given, subject.graph.size)} The file says so: "complete" is false, and some valences are unknown.`,
				];
		return {pieces: json(subject, {...report, protocol: given.source.reference}), notes};
	},
	markdown: async given => {
		const {markdown} = await import('../export/markdown.js');
		const report = await reportOf(given, proofInputs(given));
		if (report.verdict === 'unknown') throw new NothingToExport(await unknownText(report));
		return {pieces: [markdown(given.source.protocol, report)]};
	},
	asciicast: filmFor,
};

/** The one input vector of what is not a proof. @throws BadInput */
function inputsOf({n, options}: Given): Inputs {
	return options.inputs === undefined ? mixedInputs(n) : onlyInputs(options.inputs, n);
}

/** The input vectors among which a proof is looked for. @throws BadInput */
function proofInputs({n, options}: Given): readonly Inputs[] {
	return inputsFor(options.inputs ?? 'all', n);
}

/** How a file calls itself: by where it is written, or else by the protocol. */
function nameOf({source, options}: Given, ending: string): string {
	return basename(options.output ?? `${source.protocol.name}.${ending}`);
}

/** What is said where the graph is larger than what was explored. */
function cutShort({source: {protocol}, options: {maxConfigurations}}: Given, size: number): string {
	const why =
		size < maxConfigurations
			? protocol.rounds === undefined
				? 'there was no memory for more'
				: 'its round numbers go on, or there was no memory for more'
			: '--max-configurations sets the limit';
	return `${protocol.name} has more than ${count(size, 'configuration')}, and the rest was not explored (${why}).`;
}

/** How far it is, in words. */
const watching = {
	quiet: false,
	seen: ({inputs, configurations}: Progress) =>
		`${configurations.toLocaleString('en')} configurations from inputs ${inputs}`,
	stopped: (found: string) => `Stopped, and nothing is written: ${found}.`,
};

function reportOf({source, n, options}: Given, inputs: readonly Inputs[]): Promise<Report> {
	const {faults, maxConfigurations, reductions, window} = options;
	const question = {n, inputs, faults, maxConfigurations, reductions, window, roomFor: roomFor()};
	return watched(proving(source.protocol, source.reference, question, {judgeLimit: defaultJudgeLimit}), watching);
}

/** The graph that a report on one input vector is about. Its declarations were checked for the report. */
async function subjectOf({source, options}: Given, report: Report): Promise<Subject> {
	const {subjectFor} = await import('../export/subject.js');
	const [{inputs, configurations: limit}] = report.initials as [InitialReport];
	const wanted = {inputs, limit, reduced: options.reductions, window: report.window};
	return watched(subjectFor(source.protocol, wanted), watching);
}

async function tablesFor(given: Given) {
	const {source, options} = given;
	const {tabulating} = await import('../export/tables.js');
	const wanted = {inputs: inputsOf(given), limit: options.maxConfigurations, roomFor: roomFor()};
	const tables = await watched(tabulating(source.protocol, wanted), watching);
	if (tables === null)
		throw new NothingToExport(
			`The processes of ${source.protocol.name} have too many states for a table${source.protocol.rounds === undefined ? '' : ', as its rounds have no end'}, and its graph has more than ${count(options.maxConfigurations, 'configuration')}: --to ${options.to} needs either to end.`,
		);
	return tables;
}

async function tlaFor(given: Given): Promise<Exported> {
	const {isModuleName, moduleName, tla} = await import('../export/tla.js');
	const {
		options: {output},
		source,
	} = given;
	const name = output === undefined ? moduleName(source.protocol.name) : basename(output).replace(/\.tla$/u, '');
	if (output !== undefined && (!output.endsWith('.tla') || !isModuleName(name)))
		throw new BadInput(
			`--output is ${output}; a TLA+ module is called like its file: it must be letters and digits, a letter first, and end in .tla, like ${moduleName(source.protocol.name)}.tla.`,
		);
	const {module, config} = tla(await tablesFor(given), name);
	if (output === undefined)
		return {pieces: [module, `\nWhat follows the module is no part of it. ${name}.cfg:\n\n`, config]};
	return {pieces: [module], beside: {path: output.replace(/\.tla$/u, '.cfg'), text: config}};
}

async function drawingFor(given: Given, format: 'dot' | 'svg'): Promise<Exported> {
	const inputs = inputsOf(given);
	const around = aroundOf(given, inputs);
	const report = await reportOf(given, [inputs]);
	const subject = await subjectOf(given, report);
	const [{drawingOf, reaches}, draw] = await Promise.all([
		import('../export/drawing.js'),
		format === 'dot'
			? import('../export/dot.js').then(({dot}) => dot)
			: import('../export/svg.js').then(({svg}) => svg),
	]);
	if (around !== undefined && !reaches(subject.graph, around))
		throw new NothingToExport(`${cutShort(given, subject.graph.size)} What --around leads to is not among them.`);
	const without = `No lasso: ${report.verdict === 'refuted' ? 'no admissible run stays open for ever' : 'whether a run can stay open for ever is not known'} from here.`;
	const drawing = drawingOf(subject, {most: mostDrawn[format], lasso: report.certificate, without, around});
	return {pieces: draw(drawing), notes: drawing.notes.filter(note => /^(?:Only|Drawn)/u.test(note))};
}

/** The schedule of --around, which must be applicable. @throws BadInput */
function aroundOf({source: {protocol}, options}: Given, inputs: Inputs): Schedule | undefined {
	if (options.around === undefined) return undefined;
	const parsed = parseSchedule(options.around);
	if (!parsed.ok) throw new BadInput(`--around is no schedule: ${parsed.error}.`);
	const {value} = parsed;
	const {moves} = replay(protocol, inputs, value);
	if (moves.length < value.length)
		throw new BadInput(
			`--around cannot be applied from inputs ${inputs}: event ${moves.length + 1} receives what does not wait there, or is of a process that there is not.`,
		);
	return value;
}

async function unknownText(report: Report): Promise<string> {
	const {verdictSentence} = await import('../study/words.js');
	return `Nothing is written, as there is no proof. ${verdictSentence(report)}`;
}

const screen = {columns: 80, rows: 24};
/** seconds for which each screen stands, and the first and the last one longer */
const pace = 0.8;
const rest = 2.5;
const laps = 3;

async function filmFor(given: Given): Promise<Exported> {
	const {
		source: {protocol},
	} = given;
	const report = await reportOf(given, proofInputs(given));
	const {certificate, verdict} = report;
	if (certificate === undefined)
		throw new NothingToExport(
			verdict === 'unknown'
				? await unknownText(report)
				: `There is no run of ${protocol.name} to film: no admissible one stays open for ever (--to markdown says why).`,
		);
	process.env['FORCE_COLOR'] = '1'; // the sixteen colours: Ink looks at this once, when it is loaded
	const [{asciicast}, {filmed}] = await Promise.all([import('../export/asciicast.js'), import('../ui/film.js')]);
	const shots = [...filmed({...certificate, protocol}, {...screen, laps})];
	const frames = shots.map((lines, index) => ({
		lines,
		seconds: index === 0 || index === shots.length - 1 ? rest : pace,
	}));
	const title = `${oneLine(protocol.title)}, inputs ${certificate.inputs}: bivalent for ever`;
	return {pieces: asciicast({...screen, title, frames})};
}
