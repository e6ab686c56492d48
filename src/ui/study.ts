import {allInputs, type Inputs, type Schedule} from '../flp/index.js';
import {catalogue} from '../protocols/index.js';
import {type Chapter, chapters, type Step} from '../study/chapters.js';
import type {StudyAnswer, StudyOf, StudyQuestion} from '../study/question.js';
import type {Screen} from './happening.js';
import type {Session} from './session.js';

/** What is studied, and the engine's last answer. */
export interface Study {
	readonly of: StudyOf;
	/** the protocol of a file, where the study was opened with one */
	readonly own: StudyOf | null;
	/** `null`: the first that leave both values possible */
	readonly inputs: Inputs | null;
	/** where Lemma 3 and Theorem 1 were left, so that one comes back to it */
	readonly walked: {readonly detours?: WalkedDetours; readonly stages?: number};
	/** the answer to the question with this name */
	readonly answer: {readonly key: string; readonly is: StudyAnswer | string} | null;
}

/** A schedule to C, and the number of e among its events. */
interface WalkedDetours {
	readonly schedule: Schedule;
	readonly chosen: number;
}

/** The screens on which something is shown: a step of a chapter, Lemma 3 for an event, Theorem 1's construction. */
export type ShownScreen =
	| {readonly name: 'shown'; readonly at: number; readonly step: number; readonly scroll: number}
	| ({
			readonly name: 'detours';
			readonly at: number;
			readonly step: number;
			readonly scroll: number;
	  } & WalkedDetours)
	| {
			readonly name: 'stages';
			readonly at: number;
			readonly step: number;
			readonly scroll: number;
			readonly count: number;
	  };

/** What the reader does, and what comes back. */
export type StudyAction =
	| {readonly is: 'answer'; readonly key: string; readonly answer: StudyAnswer | string}
	| {readonly is: 'protocol'; readonly of: StudyOf}
	/** the next inputs, or those before */
	| {readonly is: 'inputs'; readonly by: number}
	/** the next step of the proof, or the one before */
	| {readonly is: 'step'; readonly by: number}
	/** lets the chosen event happen, or takes the last one back */
	| {readonly is: 'event'; readonly back: boolean}
	| {readonly is: 'stages'; readonly by: number}
	/** asks the engine anew */
	| {readonly is: 'again'};

/** A protocol of the catalogue, for as many processes as it is usually for. */
export function studyOf(name: string, version: string): StudyOf {
	const {protocol} = catalogue.find(entry => entry.protocol.name === name)!;
	return {
		name,
		title: protocol.title,
		n: protocol.processes.default,
		reference: {name, bivalent: version},
	};
}

/** The protocols that can be chosen: the reader's own first. */
export function choosable(study: Study): StudyOf[] {
	return [...(study.own === null ? [] : [study.own]), ...cataloguedFor(study)];
}

/** The protocols of the catalogue. */
export function cataloguedFor({of}: Pick<Study, 'of'>): StudyOf[] {
	const version = 'bivalent' in of.reference ? of.reference.bivalent : '';
	return catalogue.map(({protocol}) => studyOf(protocol.name, version));
}

/** The screen on which something is shown that lies in front, or below a page that was opened over it. */
export function shownScreen({stack}: Pick<Session, 'stack'>): ShownScreen | undefined {
	return stack.findLast(isShown);
}

function isShown(screen: Screen): screen is ShownScreen {
	return screen.name === 'shown' || screen.name === 'detours' || screen.name === 'stages';
}

/** The page of a protocol of the catalogue, where it lies in front or below a page that was opened over it. */
export function protocolScreen({stack}: Pick<Session, 'stack'>): Extract<Screen, {name: 'protocol'}> | undefined {
	const screen = stack.findLast(({name}) => name === 'protocol' || name === 'study');
	return screen?.name === 'protocol' ? screen : undefined;
}

/** The chapter and the step of a screen. */
export function stepOf({at, step}: Pick<ShownScreen, 'at' | 'step'>): {readonly chapter: Chapter; readonly step: Step} {
	const chapter = chapters[at]!;
	return {chapter, step: chapter.steps[step]!};
}

/** The screen that shows a step, as it was left. */
export function screenFor({walked}: Pick<Study, 'walked'>, at: number, step: number): ShownScreen {
	const {walks} = chapters[at]!.steps[step]!;
	const where = {at, step, scroll: 0};
	if (walks === 'detours') return {name: 'detours', ...where, ...(walked.detours ?? {schedule: [], chosen: 0})};
	if (walks === 'stages') return {name: 'stages', ...where, count: walked.stages ?? 1};
	return {name: 'shown', ...where};
}

/** What is kept of a screen that one leaves. */
export function walkedOn({walked}: Study, screen: Screen): Study['walked'] {
	if (screen.name === 'stages') return {...walked, stages: screen.count};
	if (screen.name === 'detours') return {...walked, detours: {schedule: screen.schedule, chosen: screen.chosen}};
	return walked;
}

/** What has to be asked for what is in sight; `null` where nothing is shown. */
export function questionOf({study, stack, columns}: Session): StudyQuestion | null {
	const page = protocolScreen({stack});
	if (page !== undefined) return {of: page.of, inputs: null, wanted: {verdict: true}, columns: 0};
	const screen = shownScreen({stack});
	if (screen === undefined) return null;
	const {of, inputs} = study;
	const about = {of, inputs, columns: columns - 6};
	switch (screen.name) {
		case 'shown': {
			const {chapter, step} = stepOf(screen);
			return {...about, wanted: {show: {chapter: chapter.id, step: step.id}}};
		}
		case 'detours':
			return {...about, wanted: {detours: {schedule: screen.schedule, chosen: screen.chosen}}};
		case 'stages':
			return {...about, wanted: {stages: screen.count}};
	}
}

/** A name of a question: answers are matched by it. */
export function questionKey(question: StudyQuestion): string {
	return JSON.stringify(question);
}

/** The answer to what is in sight, a sentence where there is none, `null` while it is looked for. */
export function answerOf(session: Session): StudyAnswer | string | null {
	const question = questionOf(session);
	const {answer} = session.study;
	return question !== null && answer?.key === questionKey(question) ? answer.is : null;
}

/** The answer that is in sight or was before it, so that a list does not vanish while the next answer is looked for. */
export function lastAnswer({study: {answer}}: Session): StudyAnswer | null {
	return answer === null || typeof answer.is === 'string' ? null : answer.is;
}

/** The session after what the reader did. Pure. */
export function studied(session: Session, action: StudyAction): Session {
	const {study, stack} = session;
	const front = stack.at(-1)!;
	switch (action.is) {
		case 'answer':
			return {...session, study: {...study, answer: {key: action.key, is: action.answer}}, engine: {is: 'idle'}};
		case 'again':
			return {...session, study: {...study, answer: null}};
		case 'protocol':
			return {
				...session,
				stack: (front.name === 'subjects' ? stack.slice(0, -1) : stack).map(afresh),
				study: {...study, of: action.of, inputs: null, walked: {}},
				barPage: 0,
				note: `Everything is shown on ${action.of.title} now.`,
			};
		case 'inputs': {
			const now = study.inputs ?? lastAnswer(session)?.inputs;
			if (now === undefined || now === null) return session;
			const all = allInputs(study.of.n);
			const inputs = all[(all.indexOf(now) + action.by + all.length) % all.length]!;
			return {...session, stack: stack.map(afresh), study: {...study, inputs, walked: {}}};
		}
		case 'step':
			return isShown(front) ? atStep(session, front, action.by) : session;
		case 'event':
			return front.name === 'detours' ? afterEvent(session, front, action.back) : session;
		case 'stages': {
			if (front.name !== 'stages') return session;
			const last = answerOf(session);
			const most = typeof last === 'object' && last?.last !== undefined ? last.last : Infinity;
			if (action.by > 0 && front.count > most) return {...session, note: 'There is no next stage.'};
			const count = Math.max(1, Math.min(front.count, most + 1) + action.by);
			return count === front.count
				? {...session, note: 'This is the first stage.'}
				: {...session, stack: [...stack.slice(0, -1), {...front, count, scroll: 0}]};
		}
	}
}

/** What is shown begins anew where something else is studied. */
function afresh(screen: Screen): Screen {
	return isShown(screen) ? screenFor({walked: {}}, screen.at, screen.step) : screen;
}

/** The next step, or the one before; after the last of a chapter comes the page of the next one. */
function atStep(session: Session, front: ShownScreen, by: number): Session {
	const {at, step} = front;
	const study = {...session.study, walked: walkedOn(session.study, front)};
	const inside = chapters[at]!.steps[step + by] !== undefined;
	const chapter = inside ? at : at + by;
	if (chapters[chapter] === undefined)
		return {...session, note: by > 0 ? 'This is the end of the proof.' : 'This is the beginning of the proof.'};
	const index = inside ? step + by : by > 0 ? 0 : chapters[chapter].steps.length - 1;
	// below lie the page of its chapter and the contents
	const stack = session.stack
		.slice(0, -1)
		.map((screen): Screen => (screen.name === 'chapter' ? {...screen, at: chapter, chosen: index, scroll: 0} : screen))
		.map((screen): Screen => (screen.name === 'study' ? {...screen, chosen: chapter} : screen));
	return {...session, study, stack: inside ? [...stack, screenFor(study, chapter, index)] : stack, barPage: 0};
}

function afterEvent(session: Session, front: Extract<ShownScreen, {name: 'detours'}>, back: boolean): Session {
	const {schedule, chosen} = front;
	if (back && schedule.length === 0) return {...session, note: 'This is the beginning.'};
	// the events of C are known as soon as one of them was shown
	const after = lastAnswer(session)?.after?.[chosen];
	const isHere = after !== undefined && JSON.stringify(after.slice(0, -1)) === JSON.stringify(schedule);
	const next = back ? schedule.slice(0, -1) : isHere ? after : undefined;
	if (next === undefined)
		return {...session, note: 'The engine is still looking for the events of this configuration.'};
	const screen = {...front, schedule: next, chosen: 0, scroll: 0};
	return {...session, stack: [...session.stack.slice(0, -1), screen]};
}
