import {chapters} from '../study/chapters.js';
import {asksForWord, closedAtOf, count, faultyIn, movesMade, partOf} from '../game/index.js';
import {foreverOf} from './ask-page.js';
import {challengeItems, isChallenge, randomId} from './challenges.js';
import {choicesOf, moveRowsOf} from './choices.js';
import type {Happening} from './happening.js';
import {currentLook, draftOf, frontOf, levelOf, type Session} from './session.js';
import {isEnd} from './ending.js';
import {cardRows, resultText} from './result.js';
import {settingRows} from './settings.js';
import {sandboxChoices, setupRows} from './sandbox.js';
import {cataloguedFor, choosable, lastAnswer} from './study.js';
import {isOpenLevel} from './unlocks.js';

/** A row of a list that enter picks from; `key` does the same at once. */
export interface Item {
	readonly label: string;
	readonly key?: string;
	readonly does: Happening | 'save';
}

/** The rows of the list on the screen in front; none where it has no list. Moves, inputs and levels are not items: they have a screen to themselves. */
export function itemsOf(session: Session): Item[] {
	switch (frontOf(session).name) {
		case 'welcome':
			return welcomeItems(session);
		case 'faults':
			return Array.from({length: partOf(session.play).n}, (_, process) => process)
				.filter(process => !faultyIn(session.play).includes(process))
				.map(process => ({
					label: `p${process}`,
					key: String(process),
					does: {on: 'action', action: {do: 'declare', process}},
				}));
		case 'claim':
			return claimItems(session);
		case 'aid':
			return [
				{label: 'the next hint', key: 'h', does: {on: 'hint'}},
				{label: 'can it still be done from here?', key: 'w', does: {on: 'chance'}},
				{label: 'show me a solution', key: 's', does: {on: 'open', screen: {name: 'solution', chosen: 0}}},
			];
		case 'solution':
			return [
				{label: 'no, let me try', key: 'n', does: {on: 'back'}},
				{label: 'yes, show it', key: 'y', does: {on: 'solve'}},
			];
		case 'unlock':
			return [
				{label: 'no, one after the other', key: 'n', does: {on: 'back'}},
				{label: 'yes, open every level', key: 'y', does: {on: 'unlock'}},
			];
		case 'leave':
			return [
				{label: 'no, stay', key: 'n', does: {on: 'back'}},
				{label: 'yes, leave', key: 'y', does: {on: 'quit'}},
			];
		case 'won':
			return wonItems(session);
		case 'lost':
			return lostItems(session);
		case 'ending':
			return [
				{label: 'take the proof apart: the study', key: 's', does: {on: 'open', screen: {name: 'study', chosen: 0}}},
				{label: 'back to the map', key: 'l', does: {on: 'map'}},
				{label: 'leave the game, and let it run', key: 'q', does: {on: 'quit'}},
			];
		case 'gallery':
			return cataloguedFor(session.study).map(of => ({
				label: of.title,
				does: {on: 'open', screen: {name: 'protocol', of, scroll: 0}},
			}));
		case 'sandboxes':
			return sandboxChoices(session).map(({protocol, label}) => ({
				label,
				does: {on: 'sandbox', does: {is: 'setup', protocol}},
			}));
		case 'challenges':
			return challengeItems(session);
		case 'card':
			return cardRows(session).map(({label, text}) => ({
				label,
				does: {on: 'challenge', does: {is: 'copy', text}},
			}));
		case 'subjects':
			return choosable(session.study).map(of => ({
				label: `${of.title}${of.n === 2 ? '' : `, n = ${of.n}`}`,
				does: {on: 'study', does: {is: 'protocol', of}},
			}));
		default:
			return [];
	}
}

function welcomeItems({play, left}: Session): Item[] {
	if (left[play.level.id] === undefined)
		return [
			{label: `on to ${play.level.id} ${play.level.title}`, key: 'c', does: {on: 'back'}},
			{label: 'the map of all levels', key: 'l', does: {on: 'map'}},
		];
	const moves = play.before + movesMade(play);
	return [
		{
			label: `go on with ${play.level.id} ${play.level.title}${moves === 0 ? '' : `, after ${count(moves, 'move')}`}`,
			key: 'c',
			does: {on: 'start'},
		},
		{label: 'read that level’s text again', key: 't', does: {on: 'back'}},
		{label: 'the map of all levels', key: 'l', does: {on: 'map'}},
	];
}

function claimItems({play}: Session): Item[] {
	const claim = (verdict: 'proved' | 'refuted') =>
		({on: 'action', action: {do: 'say', statement: {claim: verdict}}}) as const;
	return [
		{label: 'it cannot be done, whatever is played', key: 'x', does: claim('refuted')},
		...(partOf(play).goal.kind === 'claim' ? [{label: 'it can be done', key: 'y', does: claim('proved')}] : []),
		{label: 'not yet: back to the moves', key: 'n', does: {on: 'back'}},
	];
}

function wonItems(session: Session): Item[] {
	const {at, pack, play, sight} = session;
	const next = pack.levels[at + 1];
	const more = play.at + 1 < play.level.parts.length;
	return [
		isChallenge(session)
			? {
					label: 'another one, at random',
					key: 'n',
					does: {on: 'challenge', does: {is: 'open', id: randomId(session)}},
				}
			: {
					label: more
						? `on to the next goal of this level (${play.at + 2} of ${play.level.parts.length})`
						: next === undefined
							? isEnd(session)
								? 'that was the last level: the end'
								: 'that was the last level: to the map'
							: !isOpenLevel(session, next)
								? 'to the map'
								: `on to ${next.id} ${next.title}`,
					key: 'n',
					does: {on: 'next'},
				},
		...(closedAtOf(play) === null || sight?.look?.toZero == null || sight.look.toOne === null
			? []
			: [{label: 'save this run as a file that proves it (a certificate)', key: 's', does: 'save' as const}]),
		...(isChallenge(session)
			? [
					{
						label: 'copy the result, which tells no move',
						key: 'c',
						does: {on: 'challenge', does: {is: 'copy', text: resultText(session)}} as const,
					},
				]
			: []),
		{label: 'play it again', key: 'R', does: {on: 'again'}},
	];
}

function lostItems({play}: Session): Item[] {
	const made = movesMade(play);
	const undo = {on: 'action', action: {do: 'undo'}} as const;
	return [
		{label: stepBackLabel(made, play), key: 'u', does: undo},
		...(made < 2 ? [] : [{label: 'watch my run from the start', key: 'a', does: {on: 'rewind'} as const}]),
		{
			label: isChallenge({play}) ? 'start again' : 'start the level again',
			key: 'R',
			does: {on: 'action', action: {do: 'restart'}},
		},
	];
}

function stepBackLabel(made: number, {said, schedule, level, at}: Session['play']): string {
	if (said !== null) return 'take that back';
	return made === 0 && level.parts[at]!.inputs === 'choose'
		? 'choose other inputs'
		: `one step back, to C${schedule.length - 1}`;
}

/** Whether the engine can be asked again, or stopped, now. */
export function engineWord(session: Session): string {
	const {engine} = session;
	if (engine.is === 'stopped') return 'ask the engine again';
	const {play} = session;
	if (asksForWord(partOf(play).goal) && play.said === null) return '';
	return currentLook(session) === null && play.inputs !== null ? 'stop the engine' : '';
}

/** How many things can be chosen on the screen in front. */
export function countOf(session: Session): number {
	const front = frontOf(session);
	if (front.name === 'play') return choicesOf(session, moveRowsOf(session)).length;
	if (front.name === 'map') return session.pack.levels.length;
	if (front.name === 'study') return chapters.length;
	if (front.name === 'chapter') return chapters[front.at]!.steps.length;
	if (front.name === 'settings') return settingRows(session).length;
	if (front.name === 'ask') return foreverOf(session)?.cases.length ?? 0;
	if (front.name === 'detours') return lastAnswer(session)?.events?.length ?? 0;
	if (front.name === 'setup') return setupRows(front).length;
	return front.name === 'inputs' ? draftOf(session).length : itemsOf(session).length;
}

/** The level whose row is chosen on the map. */
export function chosenLevel(session: Session): ReturnType<typeof levelOf> {
	const front = frontOf(session);
	return levelOf({pack: session.pack, at: 'chosen' in front ? front.chosen : 0});
}
