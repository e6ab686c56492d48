import {wrap} from '../game/index.js';
import {chapters} from '../study/chapters.js';
import {type LaidLine, layOut, type Line, spokenLines} from '../study/lines.js';
import type {Session} from './session.js';
import {answerOf, lastAnswer, shownScreen, stepOf} from './study.js';
import {markOf, type Theme} from './theme.js';

/** What is shown in the study, line by line: the claim, and what it comes to. */
export function shownLines(session: Session, theme: Pick<Theme, 'ascii'>): LaidLine[] {
	return laidOut(linesOf(session), session, theme);
}

/** Lines as a page of the terminal has them. */
export function laidOut(
	lines: readonly Line[],
	{columns}: Pick<Session, 'columns'>,
	theme: Pick<Theme, 'ascii'>,
): LaidLine[] {
	return layOut(lines, columns - 6).map(line => ({...line, text: withMarks(line.text, theme)}));
}

function linesOf(session: Session): readonly Line[] {
	const screen = shownScreen(session);
	if (screen === undefined) return [];
	const {step} = stepOf(screen);
	const claim: Readonly<Record<typeof screen.name, readonly Line[]>> = {
		shown: [{text: step.says, head: true}, {text: step.because}, {text: ''}],
		stages: [{text: step.says, head: true}, {text: ''}],
		detours: [],
	};
	return [...claim[screen.name], ...answerLines(answerOf(session))];
}

/** An answer, or that there is none yet, or why there is none. */
export function answerLines(answer: ReturnType<typeof answerOf>): readonly Line[] {
	if (answer === null) return [{text: 'The engine is looking.'}];
	if (typeof answer === 'string') return [{text: answer.replace(/\.*$/u, '.')}, {text: 'c asks the engine again.'}];
	return answer.shown.lines;
}

/** Valences have signs of their own where nothing but ASCII is written. */
function withMarks(text: string, theme: Pick<Theme, 'ascii'>): string {
	if (!theme.ascii) return text;
	return text
		.replaceAll('◐', markOf('bivalent', theme))
		.replaceAll('○', markOf('zero', theme))
		.replaceAll('●', markOf('one', theme))
		.replaceAll('✕', markOf('stuck', theme));
}

/** events that are in sight at once */
export const eventRows = 5;

/** Rows for what is shown. */
export function shownRows(session: Session): number {
	const screen = shownScreen(session);
	const events = screen?.name === 'detours' ? (lastAnswer(session)?.events?.length ?? 0) : 0;
	return session.rows - 6 - (screen?.name === 'detours' ? 3 + Math.min(eventRows, events) : 0);
}

/** The last line that it can be scrolled to. */
export function endOfShown(session: Session): number {
	return Math.max(0, shownLines(session, {ascii: false}).length - shownRows(session));
}

/** The first line in sight. */
export function firstOfScroll(session: Session, theme: Pick<Theme, 'ascii'>): number {
	const screen = shownScreen(session);
	return Math.min(screen?.scroll ?? 0, Math.max(0, shownLines(session, theme).length - shownRows(session)));
}

/** A chapter's claim and why it holds, below the list of its steps. */
export function becauseLines({stack, columns}: Pick<Session, 'stack' | 'columns'>): LaidLine[] {
	const front = stack.findLast(({name}) => name === 'chapter');
	if (front?.name !== 'chapter') return [];
	const {says, because} = chapters[front.at]!.steps[front.chosen]!;
	return layOut([{text: says, head: true}, {text: because}], columns - 6);
}

/** Rows for it: what the chapter's own claim, the list, and lines around them leave. */
export function becauseRows({stack, columns, rows}: Pick<Session, 'stack' | 'columns' | 'rows'>): number {
	const front = stack.findLast(({name}) => name === 'chapter');
	if (front?.name !== 'chapter') return 0;
	const {says, steps} = chapters[front.at]!;
	return rows - 6 - wrap(says, columns - 6).length - steps.length;
}

/** The last line that it can be scrolled to. */
export function endOfBecause(session: Session): number {
	return Math.max(0, becauseLines(session).length - becauseRows(session));
}

/** The study's screens as sentences. */
export function studySentences(session: Session): string[] {
	const front = session.stack.at(-1)!;
	const {of} = session.study;
	const on = `Shown on ${of.title}, n = ${of.n}.`;
	switch (front.name) {
		case 'study':
			return [
				'Study: the proof, step by step.',
				on,
				`Chosen, ${front.chosen + 1} of ${chapters.length}: ${chapters[front.chosen]!.title}.`,
			];
		case 'chapter': {
			const {title, says, steps} = chapters[front.at]!;
			const step = steps[front.chosen]!;
			return [`${title}.`, says, on, `Chosen, step ${front.chosen + 1} of ${steps.length}: ${step.says}`, step.because];
		}
		case 'shown':
		case 'stages':
		case 'detours': {
			const answer = lastAnswer(session);
			const event = front.name === 'detours' ? answer?.events?.[front.chosen] : undefined;
			return [
				...(event === undefined
					? []
					: [
							`Event ${(front.name === 'detours' ? front.chosen : 0) + 1} of ${answer!.events!.length}: ${event.label}. ${event.outcome}.`,
						]),
				...spokenLines(linesOf(session)),
			];
		}
		default:
			return [];
	}
}
