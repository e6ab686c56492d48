import {randomInt} from 'node:crypto';
import {join} from 'node:path';
import process from 'node:process';
import {render} from 'ink';
import {judgeCertificate, makeCertificateText} from '../certificate/index.js';
import {makeSchedule} from '../flp/index.js';
import {act, certificateOfLoop, closedAtOf, quoted} from '../game/index.js';
import {GameCrash, writeReport} from '../store/crash.js';
import {writeText} from '../store/files.js';
import {type Analyst, createAnalyst} from '../worker/client.js';
import {App, Interrupted} from './app.js';
import {type Controller, createController, type Saved} from './controller.js';
import {type Given, isStill, themeOf} from './given.js';
import {openSettings} from './kept-settings.js';
import {beginGame, type Opening, type OwnProtocol} from './opening.js';
import {provingPlay} from './sandbox.js';
import {frontOf, type Session} from './session.js';
import type {Theme} from './theme.js';
import {themedStream} from './themed-stream.js';

export type {LevelOpening, Opening, OwnProtocol, SandboxOpening} from './opening.js';

/** The terminal went away while the game was drawn. */
class TerminalGone extends Error {}

/** Statuses of a game that a signal would have ended (128 + its number). */
const exits = {interrupted: 130, hungUp: 129} as const;

/** What the terminal sends. */
export interface Input {
	readonly stdin: NodeJS.ReadStream;
	/** Calls `listener` when the terminal says only now which signs suit it. */
	later(listener: (auto: Given['auto']) => void): void;
}

/** Opens the game in the terminal; resolves with the exit status when the player has left and the terminal is restored. @throws GameCrash */
export async function openGame(version: string, given: Given, opening: Opening, input: Input): Promise<number> {
	const {start, keep} = beginGame(opening, version);
	const kept = openSettings();
	const wanted = {settings: kept.settings, given};
	const own = 'sandbox' in opening ? opening.sandbox.own : 'level' in opening ? opening.own : undefined;
	const analyst = createAnalyst(own);
	const drawer = createAnalyst(); // it draws beside what the engine is asked, and is stopped by itself
	const controller = createController(
		{
			...start,
			...wanted,
			still: isStill(wanted),
			note: [start.note, kept.note].filter(note => note !== '').join(' '),
		},
		{
			sight: (play, say) => analyst.sight(play, say),
			help: (play, say) => analyst.help(play, say),
			inquire: (about, play, say) => analyst.inquire(about, play, say),
			valences: (play, runs, say) => analyst.valences(play, runs, say),
			study: (question, say) => analyst.study(question, say),
			draw: (id, say) => drawer.challenge(id, say),
			stopDrawing: () => drawer.cancel(),
			today: () => new Date().toISOString().slice(0, 10),
			chance: () => String(randomInt(1_000_000)),
			cancel: () => analyst.cancel(),
			copy: text => void process.stdout.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`), // OSC 52
			keep: session => [...new Set([...keep(session), kept.keep(session)])].filter(told => told !== '').join(' '),
			saveCertificate: session => saveCertificate(session, analyst, version, own),
		},
	);
	const theme = (): Theme => themeOf(controller.current());
	const app = render(<App controller={controller} />, {
		stdin: input.stdin,
		stdout: themedStream(process.stdout, theme),
		alternateScreen: !given.reader,
		isScreenReaderEnabled: given.reader,
		incrementalRendering: true,
		interactive: true,
		exitOnCtrlC: false,
		maxFps: 60, // a key is seen within 17 ms of the frame before
	});
	drawAnew(controller, app);
	input.later(auto => controller.happen({on: 'signs', auto}));
	// what Ink's own boundary does not see; its unmount() takes no reason
	let failure: {readonly why: unknown} | undefined;
	const fail = (why: unknown): void => {
		failure ??= {why};
		app.unmount();
	};
	const gone = (): void => fail(new TerminalGone());
	process.on('uncaughtException', fail);
	process.stdout.on('error', gone);
	process.stdin.on('error', gone);
	process.stdin.on('end', gone);
	try {
		await app.waitUntilExit();
		if (failure !== undefined) throw failure.why;
		return 0;
	} catch (error) {
		if (error instanceof Interrupted) return exits.interrupted;
		if (error instanceof TerminalGone) return exits.hungUp;
		throw new GameCrash(error, writeReport(version, error, about(controller.current())));
	} finally {
		process.off('uncaughtException', fail);
		analyst.close();
		drawer.close();
		if (given.reader) process.stdout.write('\n'); // what the shell says next has a line of its own
	}
}

/** What the theme does to a line Ink cannot see: where that changes, the screen is cleared, so that it draws every line again. */
function drawAnew({subscribe, current}: Controller, {clear}: {readonly clear: () => void}): void {
	const look = (): string => {
		const {ascii, faint} = themeOf(current());
		return `${ascii} ${faint}`;
	};
	let last = look();
	subscribe(() => {
		if (look() === last) return;
		last = look();
		clear();
	});
}

/** What a report says of where the player was. */
function about(session: Session): Record<string, unknown> {
	const {play, columns, rows, stack} = session;
	return {
		level: play.level.id,
		protocol: play.protocol.name,
		inputs: play.inputs,
		schedule: makeSchedule(play.schedule),
		faults: play.faults,
		screen: frontOf(session).name,
		screens: stack.map(({name}) => name),
		terminal: {columns, rows, term: process.env['TERM'] ?? ''},
	};
}

/** A closed loop is a proof: it is saved once the judge has accepted it, who asks a file anew. */
async function saveCertificate(
	session: Session,
	analyst: Analyst,
	version: string,
	own: OwnProtocol | undefined,
): Promise<Saved> {
	const play = provingPlay(session);
	const closedAt = play === null ? null : closedAtOf(play);
	if (play === null || play.inputs === null || closedAt === null) return {note: 'There is no closed loop to save.'};
	const {inputs, schedule, protocol} = play;
	const {name} = protocol;
	const file = own?.protocol === protocol ? own : undefined;
	try {
		const there = {...act(play, {do: 'undo'}), schedule: schedule.slice(0, closedAt), faults: []};
		const {look} = await analyst.sight(there);
		const reference = file === undefined ? {name, bivalent: version} : {name, sha256: file.sha256};
		const certificate = look === null ? undefined : certificateOfLoop(play, look, reference);
		if (certificate === undefined)
			return {note: 'No way to both decisions is known from there, so there is no certificate.'};
		const judgement = judgeCertificate(file?.anew() ?? protocol, certificate);
		if (!judgement.valid) return {note: `The judge does not accept it: ${judgement.reason}.`};
		const to = join(process.cwd(), `${name}-${inputs}.certificate.json`);
		writeText(to, makeCertificateText(certificate));
		const check = `bivalent verify ${quoted(to)}${file === undefined ? '' : ` --protocol ${quoted(file.file.path)}`}`;
		return {note: `Saved; the judge accepts it. Check it: ${check}`, saved: true};
	} catch (error) {
		return {note: error instanceof Error ? error.message : String(error)};
	}
}
