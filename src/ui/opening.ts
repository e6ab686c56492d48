import type {Inputs, Protocol} from '../flp/index.js';
import type {Again} from '../game/index.js';
import {campaign, type Level, type Pack, worldOf} from '../level/index.js';
import {countsAbove, progressFile, readProgress, saveProgress} from '../store/progress.js';
import type {StudyOf} from '../study/question.js';
import type {OwnFile} from '../worker/client.js';
import {type ChallengeOpening, challengeOver} from './challenge-opening.js';
import type {Screen} from './happening.js';
import {challengeKeeper, sayUnsaved, withKeptChallenges} from './kept-challenges.js';
import {reduce} from './reduce.js';
import {replayScreen} from './replay.js';
import {changeFrom, sessionFrom, withLeft} from './saved.js';
import {beginSession, frontOf, type Session} from './session.js';
import {studyOf} from './study.js';

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

/** The session with which a game begins: what was saved, and what is to be opened in front. `keep` saves what has changed, and returns what to tell where that cannot be done. */
export function beginGame(
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
				return sayUnsaved(error);
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
