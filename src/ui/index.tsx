import {randomInt} from 'node:crypto';
import {join} from 'node:path';
import process from 'node:process';
import {render} from 'ink';
import {judgeCertificate, makeCertificateText} from '../certificate/index.js';
import {type Inputs, makeSchedule, type Protocol} from '../flp/index.js';
import {act, type Again, certificateOfLoop, closedAtOf} from '../game/index.js';
import {campaign, type Level, type Pack, worldOf} from '../level/index.js';
import {GameCrash, writeReport} from '../store/crash.js';
import {writeText} from '../store/files.js';
import {countsAbove, progressFile, readProgress, saveProgress} from '../store/progress.js';
import {type Analyst, createAnalyst, type OwnFile} from '../worker/client.js';
import {App, Interrupted} from './app.js';
import {type ChallengeOpening, challengeOver} from './challenge-opening.js';
import {type Controller, createController, type Saved} from './controller.js';
import {type Given, isStill, themeOf} from './given.js';
import {challengeKeeper, withKeptChallenges} from './kept-challenges.js';
import {openSettings} from './kept-settings.js';
import {changeFrom, sessionFrom, withLeft} from './saved.js';
import type {StudyOf} from '../study/question.js';
import type {Screen} from './happening.js';
import {reduce} from './reduce.js';
import {replayScreen} from './replay.js';
import {provingPlay} from './sandbox.js';
import {beginSession, frontOf, type Session} from './session.js';
import {studyOf} from './study.js';
import type {Theme} from './theme.js';
import {themedStream} from './themed-stream.js';

/** What to open: the campaign, or a pack in a folder (given by its real path), where the player left it or at one of its levels; or a level that is no part of either, perhaps with a replay in front. */
export type LevelOpening =
	| {readonly id: string | null; readonly pack?: Pack; readonly folder?: string; readonly unlocked: boolean}
	| {readonly level: Level; readonly own?: OwnProtocol; readonly replay?: Again};

/** A protocol that comes from a file, of whose bytes that is the hash; `anew` is asked by the judge. */
export type OwnProtocol = OwnFile & {readonly sha256: string; anew(): Protocol};

/** A sandbox on a protocol. `own`: the protocol comes from a file. */
export interface SandboxOpening {
	readonly protocol: Protocol;
	readonly inputs: Inputs;
	/** whether inputs, or how many processes, are given: else those are offered that were played last */
	readonly isGiven: boolean;
	/** whether play begins at once */
	readonly begins: boolean;
	readonly own?: OwnProtocol;
}

/** That, a sandbox, a challenge, or the study: at the chapter with this number, or at its contents. */
export type Opening =
	| LevelOpening
	| {readonly sandbox: SandboxOpening; readonly unlocked: boolean}
	| ChallengeOpening
	| {readonly study: StudyOf; readonly inputs: Inputs | null; readonly chapter: number | null};

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
	const {start, keep} = openingWithChallenges(opening, version);
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

/** What is opened, with what was kept of challenges, and what keeps both; over it, the one that is to be drawn. */
function openingWithChallenges(
	opening: Opening,
	version: string,
): {readonly start: Session; readonly keep: (session: Session) => readonly string[]} {
	const {start, keep} = openingOf(opening, version);
	const {progress, ...told} = readOrFresh(() => progressFile());
	const known = withKeptChallenges({...start, note: start.note === '' ? noteOn(told) : start.note}, progress);
	const keepChallenges = told.readOnly === true ? () => '' : challengeKeeper(known);
	return {start: challengeOver(known, opening), keep: session => [keep(session), keepChallenges(session)]};
}

function openingOf(opening: Opening, version: string): Kept {
	if ('challenge' in opening || 'drawn' in opening)
		return withStudy(withProgress({id: null, unlocked: false}), studyOf('after-you', version));
	if ('level' in opening) return without(opening);
	if ('sandbox' in opening)
		return withSandbox(withProgress({id: null, unlocked: opening.unlocked}), opening.sandbox, version);
	if (!('study' in opening)) return withStudy(withProgress(opening), studyOf('after-you', version));
	const {study, inputs, chapter} = opening;
	const kept = withStudy(withProgress({id: null, unlocked: false}), study);
	const contents: Screen = {name: 'study', chosen: chapter ?? 0};
	return {
		...kept,
		start: {
			...kept.start,
			stack: chapter === null ? [contents] : [contents, {name: 'chapter', at: chapter, chosen: 0, scroll: 0}],
			study: {...kept.start.study, own: study.file === undefined ? null : study, inputs},
		},
	};
}

/** A study of this protocol to begin with. */
function withStudy(kept: Kept, of: StudyOf): Kept {
	return {...kept, start: {...kept.start, study: {...kept.start.study, of}}};
}

/** A sandbox over what was saved. */
function withSandbox(kept: Kept, {protocol, inputs, isGiven, begins, own}: SandboxOpening, version: string): Kept {
	const {start, keep} = withStudy(kept, studyOf('after-you', version));
	const {note} = start;
	const setup = reduce(
		{...start, own: own === undefined ? null : protocol, stack: []},
		{on: 'sandbox', does: {is: 'setup', protocol, ...(isGiven ? {inputs} : {})}},
	);
	const session = begins ? reduce(setup, {on: 'sandbox', does: {is: 'begin'}}) : setup;
	return {start: note === '' ? session : {...session, note}, keep};
}

interface Kept {
	readonly start: Session;
	readonly keep: (session: Session) => string;
}

/** A level by itself, perhaps with a replay of it in front: nothing is read, and nothing is kept. */
function without({level, own, replay}: Extract<LevelOpening, {level: Level}>): Kept {
	const pack: Pack = {
		levels: [level],
		worlds: [{number: worldOf(level), title: level.world, after: null, test: level.id, proves: null, about: ''}],
	};
	const start = beginSession({pack, own: own?.protocol ?? null}, 0);
	const stack: readonly Screen[] = replay === undefined ? start.stack : [...start.stack, replayScreen(replay)];
	return {start: {...start, stack}, keep: () => ''};
}

/** A pack, with what was saved of it; what has not changed is not written again. */
function withProgress({id, pack = campaign(), folder, unlocked}: Exclude<LevelOpening, {level: Level}>): Kept {
	const file = (): string => progressFile(folder);
	const {progress, ...told} = readOrFresh(file);
	const at = pack.levels.findIndex(level => level.id === id);
	const saved = sessionFrom(unlocked ? {...progress, unlocked} : progress, pack);
	const start =
		at === -1 || (saved.at === at && frontOf(saved).name === 'welcome') ? saved : withLeft(beginSession(saved, at));
	let counted = start.counts;
	let last = JSON.stringify(changeFrom(unlocked ? {...start, unlocked: false} : start));
	return {
		start: {
			...start,
			note: noteOn(told),
		},
		keep(session) {
			const change = changeFrom(session);
			const text = JSON.stringify(change);
			const counts = countsAbove(counted, session.counts);
			if (told.readOnly === true || (text === last && Object.keys(counts).length === 0)) return '';
			try {
				saveProgress({...change, counts}, file());
				last = text;
				counted = session.counts;
				return '';
			} catch (error) {
				return `Your progress is not saved. ${error instanceof Error ? error.message : String(error)}`;
			}
		},
	};
}

/** What there is to tell of progress that was read. */
function noteOn({setAside, readOnly}: Omit<ReturnType<typeof readProgress>, 'progress'>): string {
	if (readOnly === true)
		return 'Your progress was saved by a later version: it is left as it is, and nothing is saved now.';
	return setAside === undefined ? '' : `Your progress could not be read; the damaged file is now ${setAside}.`;
}

/** What was saved; where it cannot be read, nothing: saving will say why. */
function readOrFresh(file: () => string): ReturnType<typeof readProgress> {
	try {
		return readProgress(file());
	} catch {
		return {progress: {format: 'bivalent-progress/1', won: {}, left: {}}};
	}
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
		const check = `bivalent verify ${to}${file === undefined ? '' : ` --protocol ${file.file.path}`}`;
		return {note: `Saved; the judge accepts it. Check it: ${check}`, saved: true};
	} catch (error) {
		return {note: error instanceof Error ? error.message : String(error)};
	}
}
