import {isSandbox, movesMade, partOf} from '../game/index.js';
import {chosenCase} from './ask-page.js';
import {arrows, type Effects, scrolling} from './common-keys.js';
import {inquiryScreen, insightOf, isPaid} from './inquiry.js';
import type {KeyEntry, Layer} from './keys.js';
import {isOver, type Session} from './session.js';

/** Why a configuration has its valence; what the level does not show of it costs the star. */
export function whyKey(session: Session, {happen}: Effects): KeyEntry {
	const {play, aids} = session;
	const price =
		isSandbox(play) || isOver(session)
			? ''
			: partOf(play).shown === 'none' || play.inputs === null
				? aids === 0
					? ' (it costs a star)'
					: ''
				: '; the valence and what it rests on are free';
	return {
		keys: ['w'],
		word: `why: what can be decided from here, by which schedules, and without whom${price}`,
		short: 'why',
		bar: 'turns',
		run: () => happen({on: 'inquire', does: {is: 'open', about: 'why'}}),
	};
}

/** Whether it can be kept open for ever from here. */
export function askKey({aids, play}: Session, {happen}: Effects): KeyEntry {
	return {
		keys: ['p'],
		word: `ask the engine whether an admissible run from here can stay open for ever${aids === 0 && !isSandbox(play) ? ' (it costs a star)' : ''}`,
		short: 'ask',
		bar: 'turns',
		run: () => happen({on: 'inquire', does: {is: 'open', about: 'ask'}}),
	};
}

/** The same on the screen after a loss: from before the last move, which is taken back for it. */
export function askBeforeKey(session: Session, effects: Effects): KeyEntry {
	const {play} = session;
	const asks = askKey(session, effects);
	if (movesMade(play) === 0 && play.said === null) return asks;
	const from = `C${play.schedule.length - (play.said === null ? 1 : 0)}`;
	return {
		...asks,
		word: `ask the engine from ${from}: ${asks.word.replace('ask the engine ', '')}`,
		short: `ask from ${from}`,
		run: () => effects.happen({on: 'inquire', does: {is: 'open', about: 'ask', back: true}}),
	};
}

/** The keys of a page on which the engine answers. */
export function inquiryKeys(session: Session, effects: Effects): Layer {
	const {happen} = effects;
	const screen = inquiryScreen(session)!;
	const insight = insightOf(session);
	const own = screen.name === 'why' ? 'w' : 'p';
	return [
		...(screen.name === 'why' ? payKey(session, effects) : walkKeys(session, effects)),
		...(insight === null
			? [{keys: ['c'], word: 'stop the engine', bar: 'never', run: () => effects.cancel()} as const]
			: typeof insight === 'string'
				? [
						{
							keys: ['c'],
							word: 'ask the engine again',
							bar: 'turns',
							run: () => happen({on: 'inquire', does: {is: 'again'}}),
						} as const,
					]
				: []),
		{keys: ['esc', 'enter', own], shown: 'esc', word: 'back', bar: 'always', run: () => happen({on: 'back'})},
		...(screen.name === 'ask' ? arrows(session, screen.chosen, effects) : []),
		...scrolling(effects),
	];
}

function payKey(session: Session, {happen}: Effects): KeyEntry[] {
	if (isPaid(session)) return [];
	const price = session.aids === 0;
	return [
		{
			keys: ['w'],
			word: `the schedules, and what can be decided without each process${price ? ' (it costs a star)' : ''}`,
			short: `the schedules${price ? ' (a star)' : ''}`,
			bar: 'turns',
			run: () => happen({on: 'inquire', does: {is: 'pay'}}),
		},
	];
}

/** Of a proof one walks stem and loop, of a refutation any of its loops. */
function walkKeys(session: Session, {happen}: Effects): KeyEntry[] {
	const one = chosenCase(session);
	const walk = (loop: number): void => happen({on: 'walk', loop});
	const loops = one?.is === 'refuted' ? Math.min(9, one.loops.length) : 0;
	const choose: KeyEntry = {
		keys: ['tab'],
		shown: '↑↓',
		word: 'choose who is faulty',
		short: 'faults',
		bar: 'turns',
		run: () => happen({on: 'choose', to: (inquiryScreen(session) as {chosen: number}).chosen + 1}),
	};
	if (one?.is === 'proved')
		return [
			choose,
			{
				keys: ['l'],
				word: 'watch it: the run is played on the play screen, lap after lap',
				short: 'watch it',
				bar: 'turns',
				run: () => happen({on: 'watch', does: {is: 'begin'}}),
			},
			{
				keys: ['enter'],
				shown: '⏎',
				word: 'walk it: r plays stem and loop, step by step',
				short: 'walk it',
				bar: 'turns',
				run: () => walk(0),
			},
		];
	if (loops === 0) return one === undefined ? [] : [choose];
	return [
		choose,
		{
			keys: ['enter'],
			shown: loops === 1 ? '⏎' : `⏎ 1–${loops}`,
			word: loops === 1 ? 'walk the loop: r plays it, step by step' : 'walk a loop: r plays it, step by step',
			short: 'walk it',
			bar: 'turns',
			run: () => walk(0),
		},
		{
			keys: Array.from({length: loops}, (_, index) => String(index + 1)),
			shown: `1–${loops}`,
			word: 'walk the loop with that number',
			bar: 'never',
			run: key => walk(Number(key) - 1),
		},
	];
}
