import {arch, platform, release} from 'node:os';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {Command} from 'commander';
import {initialConfiguration} from '../flp/index.js';
import {beginLevel} from '../game/index.js';
import {campaign} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {readProtocolFile} from '../store/protocol-files.js';
import {type KeptPlace, keptPlaces, withoutHome, withTemporaryFile} from '../store/places.js';
import {prove} from '../verdict/index.js';
import {createAnalyst} from '../worker/client.js';
import {startProtocol} from '../worker/protocol-process.js';
import {exits} from './errors.js';
import {field} from './fields.js';
import {askTerminal} from './measure.js';
import {print, printJson} from './print.js';
import {protocolText} from './templates.js';
import {autoSigns, hasTerminal} from './terminal.js';
import {version} from './version.js';

/** Whether something works: `ok`, or what is wrong with it. */
interface Check {
	readonly ok: boolean;
	readonly says: string;
}

/** What a bug report needs to know, and nothing that is private: no names, no environment but what is about the terminal, no progress. */
interface Findings {
	readonly bivalent: string;
	readonly node: string;
	readonly system: string;
	readonly terminal: TerminalFindings;
	readonly kept: readonly KeptPlace[];
	readonly checks: {readonly engine: Check; readonly thread: Check; readonly protocolProcess: Check};
}

interface TerminalFindings {
	/** whether there is one, on both sides */
	readonly is: boolean;
	readonly term: string | null;
	/** columns and rows; `null` where standard output is no terminal */
	readonly size: readonly [number, number] | null;
	/** how many bits a colour has: 1 is none */
	readonly colorDepth: number;
	readonly noColor: boolean;
	readonly locale: string | null;
	/** whether it draws the signs of Unicode one column wide; `null` where it does not say */
	readonly narrow: boolean | null;
	/** what bivalent would use */
	readonly signs: string;
}

/** `bivalent doctor`. */
export function addDoctor(program: Command): void {
	program
		.command('doctor')
		.summary('what a bug report needs: versions, terminal, files, and whether everything starts')
		.description(
			'Looks at this machine and says what bivalent finds: versions, the terminal, where progress and settings are kept and whether they can be, and whether the engine, its thread and the process for protocol files work. Nothing private is in it; it sends nothing anywhere.',
		)
		.option('--json', 'print it as JSON')
		.addHelpText(
			'after',
			'\nExit status: 0 all is well, 1 something does not work.\n\nExamples:\n  bivalent doctor\n  bivalent doctor --json',
		)
		.action(async ({json}: {json?: true}) => {
			const findings: Findings = {
				bivalent: version,
				node: process.versions.node,
				system: `${platform()} ${release()} ${arch()}`,
				terminal: await terminalFindings(),
				kept: keptPlaces(),
				checks: {engine: await engineCheck(), thread: await threadCheck(), protocolProcess: await processCheck()},
			};
			if (json === true) printJson(findings);
			else print(doctorText(findings));
			process.exitCode = problemsIn(findings) === 0 ? exits.done : exits.no;
		});
}

/** milliseconds that a terminal has to say how wide it draws: nobody waits for a game to begin */
const patience = 300;

async function terminalFindings(): Promise<TerminalFindings> {
	const {stdin, stdout, env} = process;
	const is = Boolean(hasTerminal()); // where there is none, Node leaves it undefined
	let narrow: boolean | null = null;
	if (is) {
		const asked = askTerminal(stdin, stdout);
		await delay(patience);
		narrow = await asked.soon();
		stdin.setRawMode(false);
		stdin.pause();
	}
	const signs = autoSigns(narrow, env);
	return {
		is,
		term: env['TERM'] ?? null,
		size: stdout.isTTY ? [stdout.columns, stdout.rows] : null,
		colorDepth: stdout.isTTY ? stdout.getColorDepth() : 1,
		noColor: (env['NO_COLOR'] ?? '') !== '',
		locale: ['LC_ALL', 'LC_CTYPE', 'LANG'].map(name => env[name] ?? '').find(value => value !== '') ?? null,
		narrow,
		signs: `${signs.is}, as ${signs.because}`,
	};
}

/** Whether something works, and what it says of itself. */
async function checked(body: () => string | Promise<string>): Promise<Check> {
	try {
		return {ok: true, says: await body()};
	} catch (error) {
		return {ok: false, says: withoutHome(error instanceof Error ? error.message : String(error))};
	}
}

/** A proof, and the judge's word for it. */
function engineCheck(): Promise<Check> {
	return checked(() => {
		const protocol = findProtocol('after-you')!;
		const {verdict, judged} = prove(
			protocol,
			{name: protocol.name, bivalent: version},
			{n: 2, inputs: ['01'], faults: 'one', maxConfigurations: 1000},
			{judgeLimit: 1000},
		);
		if (verdict !== 'proved' || !judged) throw new Error(`it says ${verdict} of after-you, which can be kept bivalent`);
		return 'proves after-you, and the judge accepts it';
	});
}

/** What the game asks the engine when the first level begins. */
function threadCheck(): Promise<Check> {
	return checked(async () => {
		const analyst = createAnalyst();
		try {
			await analyst.sight(beginLevel(campaign().levels[0]!));
			return 'starts and answers';
		} finally {
			analyst.close();
		}
	});
}

/** A protocol file as `new` writes it, in a process of its own. */
function processCheck(): Promise<Check> {
	return checked(() =>
		withTemporaryFile('doctor.mjs', protocolText({file: 'doctor.mjs', name: 'doctor', title: 'Doctor'}), path => {
			const running = startProtocol(readProtocolFile(path));
			try {
				initialConfiguration(running.protocol, '01');
				return 'starts and answers';
			} finally {
				running.close();
			}
		}),
	);
}

function problemsIn({kept, checks}: Findings): number {
	return Object.values(checks).filter(({ok}) => !ok).length + kept.filter(({refused}) => refused !== null).length;
}

function doctorText(findings: Findings): string {
	const {bivalent, node, system, terminal, kept, checks} = findings;
	const {is, term, size, colorDepth, noColor, locale, signs} = terminal;
	const problems = problemsIn(findings);
	const rows: (readonly [string, string])[] = [
		['bivalent', bivalent],
		['Node', node],
		['system', system],
		[
			'terminal',
			[
				is ? 'there is one' : 'none, so the game is not opened',
				`TERM ${term ?? 'not set'}`,
				...(size === null ? [] : [size.join('×')]),
				noColor ? 'NO_COLOR' : colorDepth === 1 ? 'no colours' : `colours of ${colorDepth} bits`,
				`locale ${locale ?? 'not set'}`,
			].join(', '),
		],
		['signs', signs],
		...kept.map(
			({what, path, exists, refused}) =>
				[
					what,
					`${path}, ${exists ? 'there' : 'not there yet'}, ${refused === null ? 'can be written' : `CANNOT BE WRITTEN: ${refused}`}`,
				] as const,
		),
		...(
			[
				['engine', checks.engine],
				['its thread', checks.thread],
				['protocol files', checks.protocolProcess],
			] as const
		).map(([name, {ok, says}]) => [name, ok ? says : `DOES NOT WORK: ${says}`] as const),
	];
	return [
		...rows.flatMap(([name, text]) => field(name, text, 16)),
		'',
		problems === 0 ? 'All is well.' : `${problems === 1 ? '1 thing does' : `${problems} things do`} not work.`,
	].join('\n');
}
