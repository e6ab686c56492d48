/* The engine on a thread of its own: answers what the game asks, one request after the other. */
import {parentPort} from 'node:worker_threads';
import {type Challenge, opening} from '../challenge/index.js';
import {done, type Look, telling} from '../engine/index.js';
import {asksForWord, isUpToShift, partOf, type Play, silentIn, type Standing} from '../game/index.js';
import type {Protocol} from '../flp/index.js';
import {findProtocol} from '../protocols/index.js';
import {
	type Around,
	aroundFor,
	createSpaces,
	type Forever,
	foreverFrom,
	type Help,
	helpFor,
	judgedStanding,
	type Reach,
	reasonsFor,
	type RunAsked,
	type Spaces,
	valencesOf,
} from '../solver/index.js';
import type {StudyAnswer, StudyOf, StudyQuestion} from '../study/question.js';
import {answerStudy, study, type Studied} from '../study/index.js';
import {challengeEngine} from './challenge-engine.js';
import {type RunningProtocol, startProtocol} from './protocol-process.js';

/** A play as it is sent: without its protocol, which is named beside it. */
export type SentPlay = Omit<Play, 'protocol'>;

/** A protocol of the catalogue by its name, or of a file. */
export type NamedProtocol = Pick<StudyOf, 'name' | 'file'>;

/** What the engine sees where a play stands, and how it stands. */
export interface Sight {
	/** `null` while no inputs are chosen */
	readonly look: Look | null;
	readonly standing: Standing;
}

/** What can be asked: what the engine sees, what can still be done, why a configuration has its valence, whether it can be kept open for ever, what is around it, the valences that runs end in, something of a protocol that is studied, or the challenge of an ID. */
export type Request =
	| {readonly ask: 'study'; readonly question: StudyQuestion}
	| {readonly ask: 'challenge'; readonly id: string}
	| {readonly ask: 'sight'; readonly protocol: NamedProtocol; readonly play: SentPlay}
	| {
			readonly ask: 'valences';
			readonly protocol: NamedProtocol;
			readonly play: SentPlay;
			readonly runs: readonly RunAsked[];
	  }
	| {readonly ask: 'help' | 'why' | 'ask' | 'around'; readonly protocol: NamedProtocol; readonly play: SentPlay};

/** What an inquiry about a configuration comes to: why it has its valence, whether it can be kept open for ever, or what is around it; `null` where the exploration did not reach. */
export type Insight =
	| {readonly why: readonly Reach[]}
	| {readonly ask: Forever | null}
	| {readonly around: Around | null};

/** A request and its number; its answer carries the same number. */
export interface Asked {
	readonly number: number;
	readonly request: Request;
}

/** An answer, or why there is none; before it, now and then, how many configurations have been found, or candidates for a challenge looked at. */
export type Answered =
	| {readonly number: number; readonly sight: Sight}
	| {readonly number: number; readonly help: Help}
	| {readonly number: number; readonly insight: Insight}
	| {readonly number: number; readonly valences: readonly Look['valence'][]}
	| {readonly number: number; readonly study: StudyAnswer}
	| {readonly number: number; readonly challenge: Challenge | null}
	| {readonly number: number; readonly error: string}
	| {readonly number: number; readonly found: number};

/** Milliseconds between two reports of progress: each one is drawn. */
const pause = 200;

let asking = 0;
let said = 0;

parentPort?.on('message', ({number, request}: Asked) => {
	asking = number;
	said = performance.now();
	parentPort?.postMessage(answer(number, request));
});

/** The process of the file that was asked last: one runs at a time. */
let own: {readonly key: string; readonly running: RunningProtocol} | undefined;

/** A protocol by its name, or out of its file, whose process is started again when it has ended. @throws Breach, CannotLoad */
function protocolFor({name, file}: NamedProtocol): Protocol {
	if (file === undefined) {
		const protocol = findProtocol(name);
		if (protocol === undefined) throw new Error(`there is no protocol ${name}`);
		return protocol;
	}
	const key = JSON.stringify(file);
	if (own === undefined || own.key !== key || own.running.hasEnded()) {
		own?.running.close();
		own = undefined; // if the file cannot be loaded any more
		own = {key, running: startProtocol(file)};
	}
	return own.running.protocol;
}

const catalogued = new Map<string, Spaces>();
let ownSpaces: {readonly protocol: Protocol; readonly spaces: Spaces} | undefined;

/** What is known of a protocol; of files only that of the one that runs. */
function spacesFor(protocol: Protocol, isOwn: boolean): Spaces {
	if (isOwn) {
		if (ownSpaces?.protocol !== protocol) ownSpaces = {protocol, spaces: createSpaces(protocol, say)};
		return ownSpaces.spaces;
	}
	const spaces = catalogued.get(protocol.name) ?? createSpaces(protocol, say);
	catalogued.set(protocol.name, spaces);
	return spaces;
}

let studied: {readonly key: string; readonly protocol: Protocol; readonly studied: Studied} | undefined;

/** One protocol is studied at a time. @throws Breach, CannotLoad */
function studiedFor(of: StudyOf): Studied {
	const key = JSON.stringify(of);
	const protocol = protocolFor(of);
	if (studied?.key !== key || studied.protocol !== protocol)
		studied = {key, protocol, studied: study(protocol, of.reference, of.n, say)};
	return studied.studied;
}

/** The challenge of an ID, of either form; `null` where what a code says cannot be won, or not by thinking. @throws Error for what is no ID */
function drawn(id: string): Challenge | null {
	const parsed = opening(id);
	if (!parsed.ok) throw new Error(`what was given ${parsed.error}`);
	return done(telling(parsed.value(challengeEngine()), say)) ?? null;
}

function say(configurations: number): void {
	if (performance.now() - said < pause) return;
	said = performance.now();
	parentPort?.postMessage({number: asking, found: configurations} satisfies Answered);
}

function answer(number: number, request: Request): Answered {
	try {
		if (request.ask === 'study') return {number, study: answerStudy(studiedFor(request.question.of), request.question)};
		if (request.ask === 'challenge') return {number, challenge: drawn(request.id)};
		const protocol = protocolFor(request.protocol);
		const spaces = spacesFor(protocol, request.protocol.file !== undefined);
		const play: Play = {...request.play, protocol};
		if (request.ask === 'valences') return {number, valences: valencesOf(play, request.runs, spaces)};
		if (request.ask === 'help') return {number, help: helpFor(play, spaces)};
		if (request.ask === 'why') return {number, insight: {why: reasonsFor(play, spaces)}};
		if (request.ask === 'ask') return {number, insight: {ask: foreverFrom(play, spaces) ?? null}};
		if (request.ask === 'around') return {number, insight: {around: aroundFor(play, spaces) ?? null}};
		const {inputs, schedule} = play;
		const blind = inputs === null || asksForWord(partOf(play).goal);
		const look = blind ? null : spaces.looker(inputs, isUpToShift(play)).look(schedule, silentIn(play));
		return {number, sight: {look, standing: judgedStanding(play, spaces)}};
	} catch (error) {
		return {number, error: error instanceof Error ? error.message : String(error)};
	}
}
