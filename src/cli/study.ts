import process from 'node:process';
import type {Command} from 'commander';
import {wrap} from '../game/index.js';
import {type Chapter, chapters} from '../study/chapters.js';
import {firstInputs, layOut, show, study, type Subject} from '../study/index.js';
import {readProtocolFile} from '../store/protocol-files.js';
import {BadInput, exits} from './errors.js';
import {onlyInputs, processesFor, wholeNumber} from './options.js';
import {print} from './print.js';
import {openSource} from './source.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions, withThemeOptions} from './terminal.js';

interface Options extends ThemeOptions {
	readonly protocol: string;
	readonly n?: number;
	readonly inputs?: string;
}

/** `bivalent study`. */
export function addStudy(program: Command): void {
	withThemeOptions(program.command('study'))
		.summary('the FLP proof in steps, each shown on a protocol of your choice')
		.description(
			'Opens the study in the terminal. Without a terminal it prints one chapter, or all of them, with what every step comes to on the protocol.',
		)
		.argument('[chapter]', `one of ${chapters.map(({id}) => id).join(', ')}`)
		.option('--protocol <protocol>', 'a name from the catalogue, or a protocol file', 'after-you')
		.option('-n <n>', 'for how many processes', wholeNumber(2))
		.option('--inputs <digits>', 'the inputs to begin with; else the first that leave both values possible')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent study\n  bivalent study lemma-3 --protocol race-to-arbiter\n  bivalent study theorem-1 --protocol ./mine.mjs | less',
		)
		.action(async (given: string | undefined, options: Options) => {
			const wanted = chaptersFor(given);
			process.exitCode = hasTerminal() ? await opened(wanted, options) : await printed(wanted, options);
		});
}

/** Prints what there is to read. @throws BadInput, Breach, BadFile, CannotLoad */
async function printed(
	wanted: readonly Chapter[],
	{protocol: nameOrFile, n: given, inputs: first}: Options,
): Promise<number> {
	const source = await openSource(nameOrFile);
	try {
		const n = processesFor(source.protocol, given);
		const studied = study(source.protocol, source.reference, n);
		const inputs = first === undefined ? firstInputs(studied) : onlyInputs(first, n);
		print(studyText({...studied, inputs, columns}, wanted));
		return exits.done;
	} finally {
		source.close();
	}
}

/** Opens the study, at a chapter if only one is wanted. A file is loaded here once to see that it can be, and again where it is asked. @throws BadInput, Breach, BadFile, CannotLoad */
async function opened(wanted: readonly Chapter[], options: Options): Promise<number> {
	const {protocol: nameOrFile, n: given, inputs} = options;
	const source = await openSource(nameOrFile);
	source.close();
	const {protocol, reference} = source;
	const n = processesFor(protocol, given);
	const file = 'sha256' in reference ? readProtocolFile(nameOrFile) : undefined;
	const of = {name: protocol.name, title: protocol.title, n, reference, ...(file === undefined ? {} : {file})};
	return openScreens(options, {
		study: of,
		inputs: inputs === undefined ? null : onlyInputs(inputs, n),
		chapter: wanted.length === 1 ? chapters.indexOf(wanted[0]!) : null,
	});
}

const columns = 76;

/** A chapter by its id or its number. @throws BadInput */
function chaptersFor(given: string | undefined): readonly Chapter[] {
	if (given === undefined) return chapters;
	const found = chapters.find(({id}, index) => id === given.toLowerCase() || String(index + 1) === given);
	if (found === undefined)
		throw new BadInput(
			`There is no chapter ${JSON.stringify(given)}: give one of ${chapters.map(({id}) => id).join(', ')}, its number, or none for all of them.`,
		);
	return [found];
}

/** Chapters as text: each step, why, and what it comes to. */
export function studyText(subject: Subject, wanted: readonly Chapter[]): string {
	const {protocol, n, inputs} = subject;
	return [
		`On ${protocol.title} (${protocol.name}), n = ${n}, inputs ${inputs}`,
		...wanted.flatMap(({id, title, source, says, steps}) => [
			'',
			`${title}   (${source})`,
			'='.repeat(title.length),
			...wrap(says, 78),
			...steps.flatMap((step, index) => [
				'',
				...wrap(`${index + 1}. ${step.says}`, 78, '   '),
				'',
				...wrap(step.because, 75).map(line => `   ${line}`),
				'',
				...layOut(show(subject, id, step.id).lines, columns - 3).map(({name, text}) => `   │ ${name}${text}`.trimEnd()),
			]),
		]),
	].join('\n');
}
