import {isCatalogued, type Play} from '../game/index.js';
import {Cancelled, type Help, type Insight, type RunAsked, type Sight} from '../worker/client.js';
import {type Challenge, noChallenge} from '../challenge/index.js';
import type {StudyAnswer, StudyQuestion} from '../study/question.js';
import {drawsWanted} from './challenges.js';
import {type Inquiry, inquiryOf} from './inquiry.js';
import {questionKey, questionOf} from './study.js';
import {reduce} from './reduce.js';
import {askedPlay} from './replay.js';
import {copiedText, scheduleOf} from './schedule.js';
import type {Happening} from './happening.js';
import {frontOf, keysOf, type Session} from './session.js';
import {mayPaste, pressed} from './tables.js';
import type {Valence} from './theme.js';
import {unknownPlaces} from './tree.js';
import {unknownSigns} from './result.js';

/** What the game needs from outside. */
export interface Outside {
	/** what the engine sees where a play stands; `say` is told how many configurations it has found so far */
	sight(play: Play, say: (configurations: number) => void): Promise<Sight>;
	/** what can still be done from there */
	help(play: Play, say: (configurations: number) => void): Promise<Help>;
	/** why the configuration there has its valence, or whether it can be kept open for ever */
	inquire(about: Inquiry['about'], play: Play, say: (configurations: number) => void): Promise<Insight>;
	/** the valences that these runs of a play's protocol end in */
	valences(play: Play, runs: readonly RunAsked[], say: (configurations: number) => void): Promise<readonly Valence[]>;
	/** what something comes to on a protocol that is studied */
	study(question: StudyQuestion, say: (configurations: number) => void): Promise<StudyAnswer>;
	/** draws the challenge of an ID, beside all else; `say` is told how many candidates were looked at; `null` where a code’s cannot be won, or not by thinking */
	draw(id: string, say: (tries: number) => void): Promise<Challenge | null>;
	/** stops drawing at once */
	stopDrawing(): void;
	/** what day it is (UTC), like 2026-01-31 */
	today(): string;
	/** a seed by chance */
	chance(): string;
	/** stops the engine at once */
	cancel(): void;
	/** called after every change; returns what to tell if the progress cannot be kept, else nothing */
	keep(session: Session): string;
	/** gives a text to the terminal's clipboard, as far as the terminal takes it */
	copy(text: string): void;
	/** saves the certificate of a closed loop */
	saveCertificate(session: Session): Promise<Saved>;
}

/** What is told of a certificate that was to be saved, and whether it was. */
export interface Saved {
	readonly note: string;
	readonly saved?: true;
}

/** What only the terminal's owner can do. */
export interface Terminal {
	readonly suspend: () => void;
	readonly interrupt: () => void;
}

/** The session and all that changes it: keys, the engine's answers, the terminal's size. Knows nothing of React; keys that arrive at once are pressed one after the other. */
export interface Controller {
	readonly current: () => Session;
	/** Calls `listener` after every change, until what it returns is called. */
	readonly subscribe: (listener: () => void) => () => void;
	readonly happen: (happening: Happening) => void;
	readonly press: (key: string, terminal: Terminal) => void;
	/** a text came from the clipboard, which is no key */
	readonly paste: (text: string) => void;
}

/** A controller that has asked the engine about the session's configuration already. */
export function createController(start: Session, outside: Outside): Controller {
	const listeners = new Set<() => void>();
	let session = informed(start, outside);
	let asked = '';
	let granted: Session['wish'] = null;
	let wondered = '';

	const happen = (happening: Happening): void => {
		session = informed(reduce(informed(session, outside), happening), outside);
		if (happening.on === 'challenge' && happening.does.is === 'copy') outside.copy(happening.does.text);
		askEngine();
		askHelp();
		askStudy();
		askInquiry();
		askValences();
		askDraw();
		const complaint = outside.keep(session);
		if (complaint !== '') session = {...session, note: complaint};
		for (const listener of listeners) listener();
	};
	const say = (configurations: number): void => happen({on: 'found', configurations});
	const askEngine = (): void => {
		const {engine, asks} = session;
		const play = askedPlay(session);
		const keys = keysOf(play);
		const question = `${asks} ${keys.said}`;
		if ((play.inputs === null && play.said === null) || question === asked || session.sightOf.said === keys.said)
			return;
		if (engine.is === 'stopped' && engine.held) return;
		asked = question;
		outside.sight(play, say).then(
			sight => happen({on: 'sight', keys, sight}),
			(error: unknown) => {
				const isOwn = !isCatalogued(play.protocol);
				if (isOwn ? session.engine.is !== 'stopped' : asked === question) happen(stopped(error, isOwn));
			},
		);
	};
	const askHelp = (): void => {
		const {wish, play} = session;
		if (wish === null || wish === granted) return;
		granted = wish;
		outside.help({...play, said: null}, say).then(
			help => happen({on: 'helped', key: wish.key, wish: wish.for, help}),
			(error: unknown) => {
				if (session.wish === wish) happen(stopped(error));
			},
		);
	};
	const askStudy = ponder((): Pondered<StudyAnswer> | null => {
		const question = questionOf(session);
		if (question === null) return null;
		const key = questionKey(question);
		return {
			key,
			answered: session.study.answer?.key,
			ask: () => outside.study(question, say),
			said: answer => happen({on: 'study', does: {is: 'answer', key, answer}}),
		};
	});
	const askInquiry = ponder((): Pondered<Insight> | null => {
		const inquiry = inquiryOf(session);
		if (inquiry === null) return null;
		const {about, key, play} = inquiry;
		return {
			key,
			answered: session.inquired.answer?.key,
			ask: () => outside.inquire(about, play, say),
			said: is => happen({on: 'inquire', does: {is: 'answer', answer: {key, is}}}),
		};
	});
	const askValences = (): void => {
		const unknown = [...unknownPlaces(session), ...unknownSigns(session)];
		const question = unknown.map(({key}) => key).join('\n');
		if (unknown.length === 0) wondered = ''; // the tree, or the result, is left: who comes back asks again
		if (unknown.length === 0 || question === wondered) return;
		wondered = question;
		outside
			.valences(
				session.play,
				unknown.map(({run}) => run),
				say,
			)
			.then(
				told =>
					happen({
						on: 'tree',
						does: {is: 'told', valences: Object.fromEntries(unknown.map(({key}, at) => [key, told[at]!]))},
					}),
				() => happen({on: 'tree', does: {is: 'told', valences: {}}}), // the tree is drawn without them
			);
	};
	let drawing: {readonly id: string} | null = null;
	const askDraw = (): void => {
		const {ids} = drawsWanted(session);
		const [id] = ids;
		if (drawing !== null && !ids.includes(drawing.id)) {
			drawing = null;
			outside.stopDrawing();
		}
		if (id === undefined || drawing !== null) return;
		const mine = {id};
		drawing = mine;
		const over = (drawn: Challenge | string | null): void => {
			if (drawing !== mine) return;
			drawing = null;
			const challenge = drawn ?? `That code ${noChallenge}.`;
			happen({on: 'challenge', does: {is: 'drawn', id, challenge}});
		};
		const tell = (tries: number): void => {
			if (drawing === mine && drawsWanted(session).waits) happen({on: 'challenge', does: {is: 'tried', tries}});
		};
		outside.draw(id, tell).then(over, (error: unknown) => over(sayStopped(error)));
	};
	askEngine();
	askStudy();
	askDraw();
	return {
		current: () => session,
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		happen,
		paste(text) {
			if (mayPaste(session)) happen(pasted(session, text));
		},
		press(key, terminal) {
			// what a key means is what the screen showed, note and all
			const before = session;
			session = {...session, note: ''};
			pressed(
				before,
				{
					happen,
					...terminal,
					copy: (text = scheduleOf(before)) => {
						outside.copy(text);
						happen({on: 'note', note: copiedText(text, text === scheduleOf(before) ? 'o' : 'O')});
					},
					save: () => void outside.saveCertificate(before).then(told => happen({on: 'note', ...told})),
					cancel: () => outside.cancel(),
				},
				key,
			);
			// the bar's other pages last until a key is used
			if (session.barPage === before.barPage) session = {...session, barPage: 0};
			for (const listener of listeners) listener();
		},
	};
}

/** The session, told what day it is, and given a seed for the next random challenge where it has none. */
function informed(session: Session, {today, chance}: Pick<Outside, 'today' | 'chance'>): Session {
	const {challenges} = session;
	const day = today();
	if (challenges.day === day && challenges.chance !== '') return session;
	return {
		...session,
		challenges: {...challenges, day, chance: challenges.chance === '' ? chance() : challenges.chance},
	};
}

/** What it means that a text came from the clipboard: where challenges are chosen it is an ID, and else a schedule. */
function pasted(session: Session, text: string): Happening {
	const {name} = frontOf(session);
	return name === 'seek' || name === 'challenges'
		? {on: 'challenge', does: {is: 'type', text}}
		: {on: 'schedule', does: {is: 'paste', text}};
}

/** What is to be asked for what is in sight, the name of the question that was answered last, and where the answer goes. */
interface Pondered<Answer> {
	readonly key: string;
	readonly answered: string | undefined;
	ask(): Promise<Answer>;
	said(answer: Answer | string): void;
}

/** Asks what is wanted now, unless it is being asked or has been answered; where there is no answer, a sentence stands for it. */
function ponder<Answer>(wanted: () => Pondered<Answer> | null): () => void {
	let pending = '';
	return () => {
		const question = wanted();
		if (question === null || question.key === pending || question.key === question.answered) return;
		const {key} = question;
		pending = key;
		const said = (answer: Answer | string): void => {
			if (pending === key) pending = '';
			question.said(answer);
		};
		question.ask().then(said, (error: unknown) => said(sayStopped(error)));
	};
}

function sayStopped(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A file that fails once fails again: it is not asked before the player says so. */
function stopped(error: unknown, isOwn = false): Happening {
	if (error instanceof Cancelled) return {on: 'stopped', held: true, note: 'The engine was stopped; c asks it again.'};
	return {on: 'stopped', held: isOwn, note: `${sayStopped(error)} You can play on; c asks the engine again.`};
}
