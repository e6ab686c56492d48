import type {Command} from 'commander';
import {allInputs, type Protocol} from '../flp/index.js';
import {catalogue} from '../protocols/index.js';
import {prove} from '../verdict/index.js';
import {BadInput} from './errors.js';
import {defaultConfigurations, defaultJudgeLimit} from './options.js';
import {pageText} from './page-text.js';
import {print, printJson} from './print.js';
import {version} from './version.js';
import {foundSentences, foundTitle} from '../study/words.js';

/** `bivalent protocols`. */
export function addProtocols(program: Command): void {
	program
		.command('protocols')
		.summary('the protocols that come with bivalent, and the page of each')
		.description(
			'Lists the catalogue; with a name, prints the page of that protocol: what every process does, and what the protocol gives up.',
		)
		.argument('[name]', 'the protocol whose page to print')
		.option('--json', 'print [{name, title, summary, processes}, …], or one such object')
		.addHelpText('after', '\nExamples:\n  bivalent protocols\n  bivalent protocols hot-potato')
		.action((name: string | undefined, {json}: {json?: true}) => {
			if (name === undefined) list(json === true);
			else show(name, json === true);
		});
}

function entryOf({name, title, summary, processes}: Protocol): object {
	return {name, title, summary, processes};
}

function list(json: boolean): void {
	if (json) {
		printJson(catalogue.map(({protocol}) => entryOf(protocol)));
		return;
	}
	const width = Math.max(...catalogue.map(({protocol}) => protocol.name.length));
	print(catalogue.map(({protocol}) => `${protocol.name.padEnd(width)}  ${protocol.summary}`).join('\n'));
}

function show(name: string, json: boolean): void {
	const found = catalogue.find(({protocol}) => protocol.name === name);
	if (found === undefined)
		throw new BadInput(
			`There is no protocol ${JSON.stringify(name)}: the catalogue has ${catalogue.map(({protocol}) => protocol.name).join(', ')}.`,
		);
	const {protocol, page} = found;
	if (json) {
		printJson(entryOf(protocol));
		return;
	}
	const n = protocol.processes.default;
	const report = prove(
		protocol,
		{name, bivalent: version},
		{n, inputs: allInputs(n), faults: 'one', maxConfigurations: defaultConfigurations},
		{judgeLimit: defaultJudgeLimit},
	);
	print([pageText(protocol, page), '', foundTitle({n}), ...foundSentences(report).map(text => `  ${text}`)].join('\n'));
}
