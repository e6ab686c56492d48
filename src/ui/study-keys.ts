import {chapters} from '../study/chapters.js';
import {findProtocol} from '../protocols/index.js';
import type {KeyEntry, Layer} from './keys.js';
import type {Happening, Screen} from './happening.js';
import {frontOf, type Session} from './session.js';
import {answerOf, choosable, screenFor, type ShownScreen, type Study, type StudyAction, stepOf} from './study.js';

interface Does {
	readonly happen: (happening: Happening) => void;
	readonly cancel: () => void;
}

/** The keys of the study's screen in front, or of a protocol's page. */
export function keysOfStudy(session: Session, arrows: Layer, scrolling: Layer, does: Does): Layer {
	const front = frontOf(session);
	switch (front.name) {
		case 'study':
			return studyKeys(front, arrows, does);
		case 'chapter':
			return chapterKeys(session.study, front, [...arrows, ...scrolling], does);
		case 'detours':
			return shownKeys(session, front, [...arrows, ...scrolling], does);
		case 'shown':
		case 'stages':
			return shownKeys(session, front, scrolling, does);
		case 'protocol':
			return protocolKeys(session, front, scrolling, does);
		default:
			return [];
	}
}

/** What is studied, and on what: on every screen of the study. */
function subjectKeys({happen}: Does): KeyEntry[] {
	return [
		{
			keys: ['p'],
			word: 'choose the protocol that everything is shown on',
			short: 'protocol',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'subjects', chosen: 0}}),
		},
	];
}

/** The list of chapters: enter opens one. */
function studyKeys({chosen}: Extract<Screen, {name: 'study'}>, arrows: Layer, does: Does): Layer {
	return [
		{
			keys: ['enter', ' '],
			shown: '↑↓ ⏎',
			word: 'read this part',
			short: 'read',
			bar: 'turns',
			run: () => does.happen({on: 'open', screen: {name: 'chapter', at: chosen, chosen: 0, scroll: 0}}),
		},
		...arrows,
		...numbers(chapters.length, index =>
			does.happen({on: 'open', screen: {name: 'chapter', at: index, chosen: 0, scroll: 0}}),
		),
		...subjectKeys(does),
	];
}

/** The steps of a chapter: enter shows one on the protocol. */
function chapterKeys(study: Study, {at, chosen}: Extract<Screen, {name: 'chapter'}>, arrows: Layer, does: Does): Layer {
	const show = (step: number): void => does.happen({on: 'open', screen: screenFor(study, at, step)});
	return [
		{
			keys: ['enter', ' '],
			shown: '↑↓ ⏎',
			word: 'show this step on the protocol',
			short: 'show me',
			bar: 'turns',
			run: () => show(chosen),
		},
		...arrows,
		...numbers(chapters[at]!.steps.length, show),
		...subjectKeys(does),
	];
}

function numbers(count: number, run: (index: number) => void): KeyEntry[] {
	return [
		{
			keys: Array.from({length: count}, (_, index) => String(index + 1)),
			shown: `1–${count}`,
			word: 'open the one with that number',
			bar: 'never',
			run: key => run(Number(key) - 1),
		},
	];
}

/** What is shown: on to the next step, other inputs, another protocol; and what there is to walk through. */
function shownKeys(session: Session, front: ShownScreen, moving: Layer, does: Does): Layer {
	const act = (action: StudyAction) => (): void => does.happen({on: 'study', does: action});
	const inputs: KeyEntry = {
		keys: ['x', 'X'],
		word: 'other inputs to begin with',
		short: 'inputs',
		bar: 'turns',
		run: key => act({is: 'inputs', by: key === 'x' ? 1 : -1})(),
	};
	const onward: KeyEntry[] = [
		{
			keys: front.name === 'shown' ? ['right', 'enter', ' '] : ['right'],
			shown: front.name === 'shown' ? '→ ⏎' : '→',
			word: 'the next step of the proof',
			short: 'next step',
			bar: 'turns',
			run: act({is: 'step', by: 1}),
		},
		{keys: ['left'], shown: '←', word: 'the step before', bar: 'never', run: act({is: 'step', by: -1})},
	];
	const {chapter, step} = stepOf(front);
	const isEnd = front.at === chapters.length - 1 && front.step === chapter.steps.length - 1;
	return [
		...engineKeys(session, does),
		...walkKeys(front, act),
		...(isEnd ? onward.slice(1) : onward),
		inputs,
		...exampleKey(session, step.example, does),
		...subjectKeys(does),
		...numbers(chapter.steps.length, index => act({is: 'step', by: index - front.step})()),
		...moving,
	];
}

/** While the engine looks for what is in sight, and when it was stopped. */
function engineKeys(session: Session, {happen, cancel}: Does): KeyEntry[] {
	const answer = answerOf(session);
	if (typeof answer === 'object' && answer !== null) return [];
	return [
		{
			keys: ['c'],
			word: answer === null ? 'stop the engine' : 'ask the engine again',
			bar: 'turns',
			run: answer === null ? cancel : () => happen({on: 'study', does: {is: 'again'}}),
		},
	];
}

/** The page of a protocol: from it to the study of the proof on that protocol. */
function protocolKeys(session: Session, {of}: Extract<Screen, {name: 'protocol'}>, moving: Layer, does: Does): Layer {
	return [
		{
			keys: ['s', 'enter'],
			shown: 's ⏎',
			word: 'study the proof on this protocol',
			short: 'study it',
			bar: 'turns',
			run: () => {
				does.happen({on: 'study', does: {is: 'protocol', of}});
				does.happen({on: 'open', screen: {name: 'study', chosen: 0}});
			},
		},
		{
			keys: ['x'],
			word: 'the sandbox: play with this protocol, without a goal',
			short: 'sandbox',
			bar: 'turns',
			run: () => does.happen({on: 'sandbox', does: {is: 'setup', protocol: findProtocol(of.name)!}}),
		},
		...engineKeys(session, does),
		...moving,
	];
}

/** Where another protocol shows the step best: to that one, at one key. */
function exampleKey({study}: Session, name: string | undefined, {happen}: Does): KeyEntry[] {
	const of = choosable(study).find(one => one.name === name && one.file === undefined);
	if (of === undefined || of.name === study.of.name) return [];
	return [
		{
			keys: ['e'],
			word: `the same on ${of.title}, which shows it best`,
			short: `on ${of.title}`,
			bar: 'turns',
			run: () => happen({on: 'study', does: {is: 'protocol', of}}),
		},
	];
}

function walkKeys(front: ShownScreen, act: (action: StudyAction) => () => void): KeyEntry[] {
	switch (front.name) {
		case 'shown':
			return [];
		case 'detours':
			return [
				{
					keys: ['enter', ' '],
					shown: '↑↓ ⏎',
					word: 'choose e; let it happen, and go on from there',
					short: 'let e happen',
					bar: 'turns',
					run: act({is: 'event', back: false}),
				},
				{keys: ['u'], word: 'one event back', short: 'back one', bar: 'turns', run: act({is: 'event', back: true})},
			];
		case 'stages':
			return [
				{keys: ['enter', ' '], shown: '⏎', word: 'one stage more', bar: 'turns', run: act({is: 'stages', by: 1})},
				{keys: ['t'], word: 'ten stages more', short: 'ten', bar: 'turns', run: act({is: 'stages', by: 10})},
				{keys: ['u'], word: 'one stage back', short: 'back one', bar: 'turns', run: act({is: 'stages', by: -1})},
			];
	}
}
