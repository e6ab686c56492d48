import process from 'node:process';
import {type Command, Option} from 'commander';
import {
	type Challenge,
	type Difficulty,
	difficulties,
	makeCode,
	makeReplayCode,
	noChallenge,
	opening,
	replayOf,
	todaysId,
	wantedId,
} from '../challenge/index.js';
import {makeSchedule} from '../flp/index.js';
import {beginLevel, closedAtOf, count, playLine} from '../game/index.js';
import type {Level} from '../level/index.js';
import {findPage, findProtocol} from '../protocols/index.js';
import {drawing} from './drawing.js';
import {BadInput} from './errors.js';
import {levelText} from './level-text.js';
import {print, printJson} from './print.js';
import {openScreens} from './screens.js';
import {hasTerminal, type ThemeOptions, withThemeOptions} from './terminal.js';

interface Options extends ThemeOptions {
	readonly difficulty?: Difficulty;
	readonly json?: true;
	readonly solve?: true;
}

/** `bivalent challenge`. */
export function addChallenge(program: Command): void {
	withThemeOptions(program.command('challenge'))
		.summary('a challenge that is drawn from a seed: today’s, or one by its ID')
		.description(
			'Draws a protocol, inputs, an opening and a goal, proves that it can be won (or that it cannot, where one may claim so), and opens it. The same ID is the same challenge on every machine. Without an ID it is that of today’s date (UTC).',
		)
		.argument('[id]', 'an ID like v1:hard#any text at all, a challenge’s code, or a seed alone')
		.addOption(
			new Option(
				'--difficulty <difficulty>',
				'how hard, where the ID does not say: else easy, and in the game what was chosen last',
			)
				.choices(difficulties)
				.default(undefined, 'medium'),
		)
		.option('--json', 'print the challenge as JSON')
		.option('--solve', 'let the engine play it')
		.addHelpText(
			'after',
			'\nExamples:\n  bivalent challenge\n  bivalent challenge --difficulty hard\n  bivalent challenge "v1:easy#a rainy day"\n  bivalent challenge v1:hard#7 --solve',
		)
		.action(async (given: string | undefined, options: Options) => {
			const id = idOf(given, options.difficulty ?? 'easy');
			if (options.json !== true && options.solve !== true && hasTerminal()) {
				process.exitCode = await openScreens(options, {challenge: id, difficulty: options.difficulty ?? null});
				return;
			}
			const challenge = await challengeOf(id, options);
			if (options.json === true) printJson(jsonOf(challenge, options.solve === true));
			else if (options.solve === true) print(solutionText(challenge));
			else print(`${levelText(challenge.level)}\nCode: ${makeCode(challenge.statement)}`);
		});
}

/** The ID that is meant; without one it is today's. @throws BadInput */
function idOf(given: string | undefined, difficulty: Difficulty): string {
	if (given === undefined) return todaysId(new Date().toISOString().slice(0, 10), difficulty);
	const wanted = wantedId(given, difficulty);
	if (wanted.ok) return wanted.value;
	throw new BadInput(`${JSON.stringify(given.slice(0, 40))} ${wanted.error}.`);
}

/** The challenge of an ID. @throws BadInput, Interrupted */
async function challengeOf(id: string, {json}: Options): Promise<Challenge> {
	const parsed = opening(id);
	if (!parsed.ok) throw new BadInput(`${JSON.stringify(id.slice(0, 40))} ${parsed.error}.`);
	const challenge = await drawing(parsed.value, json === true);
	if (challenge === undefined) throw new BadInput(`That code ${noChallenge}.`);
	return challenge;
}

/** How the engine wins it. */
function solutionText({level, statement}: Challenge): string {
	const [{solution, par}] = level.parts;
	const said =
		solution.claim === 'refuted'
			? 'It cannot be done: claim so (C).'
			: `${count(par, 'move')}: ${makeSchedule(solution.schedule)}`;
	const whole = makeSchedule([...statement.opening, ...solution.schedule]);
	const replay = replayCode(level);
	return [
		levelText(level),
		'',
		`THE ENGINE ${said}`,
		...(solution.claim === undefined && statement.opening.length > 0 ? [`FROM C0    ${whole}`] : []),
		`CODE       ${makeCode(statement)}`,
		...(replay === undefined ? [] : [`REPLAY     ${replay}`]),
	].join('\n');
}

/** The solution as the code of a replay. */
function replayCode(level: Level): string | undefined {
	const replay = replayOf(playLine(beginLevel(level), level.parts[0].solution).play);
	return replay && makeReplayCode(level, replay);
}

function jsonOf({level, statement, score}: Challenge, solves: boolean): unknown {
	const {opening: begun, ...asked} = statement;
	const [{solution, par}] = level.parts;
	const {play} = playLine(beginLevel(level), solution);
	return {
		format: 'bivalent-challenge/1',
		id: level.id,
		code: makeCode(statement),
		...asked,
		opening: makeSchedule(begun),
		rules: findPage(statement.protocol),
		title: findProtocol(statement.protocol)!.title,
		par: solves || !statement.claims ? par : null, // it would tell whether it can be done
		score: Math.round(score * 100) / 100,
		...(solves
			? {
					solution: {
						schedule: makeSchedule(solution.schedule),
						faulty: solution.faulty ?? null,
						after: solution.after,
						claim: solution.claim ?? null,
						name: solution.name ?? null,
						close: closedAtOf(play),
						replay: replayCode(level) ?? null,
					},
				}
			: {}),
	};
}
