import {aroundKey, aroundKeys} from './around-keys.js';
import {cardKey, challengeKeys} from './challenge-keys.js';
import {isChallenge} from './challenges.js';
import {arrows, claimKey, type Effects, helpKeys, rules, scrolling} from './common-keys.js';
import {type Item, itemsOf} from './items.js';
import {askBeforeKey, inquiryKeys, whyKey} from './inquiry-keys.js';
import {type KeyEntry, type Layer, press, reachable} from './keys.js';
import {mapKeys} from './map-keys.js';
import {inputKeys, playKeys} from './play-keys.js';
import {isTooSmall} from './theme.js';
import {settingsKeys} from './settings-keys.js';
import {setupKeys} from './sandbox-keys.js';
import {keysOfStudy} from './study-keys.js';
import {scheduleKey, scheduleKeys} from './schedule-keys.js';
import {treeKeys, whatIfKeys} from './tree-keys.js';
import {watchKeys} from './watch.js';
import type {Screen} from './happening.js';
import {checkingNote, findScreen, frontOf, type Session} from './session.js';

/** The keys that work now, the only table: what is pressed is looked up in it, and key bar and help are made from it. The screen in front comes first, the game last. */
function layersOf(session: Session, effects: Effects): Layer[] {
	const game = gameKeys(session, effects);
	// where one types, only what is no character is left of the game's own keys
	return [screenKeys(session, effects), isTyping(session) ? game.filter(({keys}) => !keys.every(isCharacter)) : game];
}

/** Presses a key: what it does is done, and a key that does nothing is told so. */
export function pressed(session: Session, effects: Effects, key: string): void {
	// nobody plays what he cannot see
	if (isTooSmall(session)) {
		press([gameKeys(session, effects).filter(({keys}) => keys.includes('q') || keys.includes('ctrl-z'))], key);
		return;
	}
	if (isChecking(session) && !['esc', 'u', 'c', 'q', '?', ',', 'ctrl-c', 'ctrl-z'].includes(key)) {
		effects.happen({on: 'note', note: `${checkingNote(session.play.said)!.slice(0, -1)}; u takes it back.`});
		return;
	}
	if (isTyping(session) && isCharacter(key)) {
		const does = {is: 'type', text: key} as const;
		effects.happen(frontOf(session).name === 'seek' ? {on: 'challenge', does} : {on: 'schedule', does});
		return;
	}
	if (!press(layersOf(session, effects), key)) {
		const name = /^\P{C}+$/u.test(key) ? key : 'That key';
		effects.happen({on: 'note', note: `${name} does nothing here; ? shows the keys that do.`});
	}
}

/** Whether characters are what is written, and no keys. */
function isTyping(session: Session): boolean {
	return ['paste', 'seek'].includes(frontOf(session).name);
}

function isCharacter(key: string): boolean {
	return /^\P{C}$/u.test(key);
}

/** Whether a text that is pasted is taken now: not where nobody sees it, nor while an answer is waited for that it would take back. */
export function mayPaste(session: Session): boolean {
	return !isTooSmall(session) && !isChecking(session);
}

/** Whether the player waits for the answer to a claim or an attack, on a screen where another key would take it back. */
function isChecking(session: Session): boolean {
	const {name} = frontOf(session);
	const waits = checkingNote(session.play.said) !== undefined && session.engine.is !== 'stopped';
	return waits && (name === 'play' || name === 'inputs');
}

/** The entries that the key bar and the help show. */
export function entriesOf(session: Session): KeyEntry[] {
	return reachable(layersOf(session, {happen() {}, save() {}, copy() {}, cancel() {}, suspend() {}, interrupt() {}}));
}

function gameKeys(session: Session, {happen, suspend, interrupt}: Effects): Layer {
	const {stack} = session;
	const front = frontOf(session).name;
	const inLevel = stack.some(
		({name}) =>
			![
				'map',
				'welcome',
				'study',
				'subjects',
				'ending',
				'gallery',
				'protocol',
				'settings',
				'leave',
				'statistics',
				'sandboxes',
				'challenges',
				'seek',
				'drawing',
			].includes(name),
	);
	const open = (screen: Screen) => (): void => happen({on: 'open', screen});
	return [
		...(inLevel && front !== 'map' ? [rules({happen})] : []),
		{
			keys: ['b'],
			word: 'the notebook: every word and lemma you have met',
			short: 'notebook',
			bar: front === 'play' ? 'never' : 'turns',
			run: open({name: 'notebook', scroll: 0}),
		},
		{
			keys: ['m'],
			word: 'more keys, where the bar is too short for all',
			bar: 'never',
			run: () => happen({on: 'more'}),
		},
		{keys: [','], word: 'settings', bar: front === 'map' ? 'turns' : 'never', run: open({name: 'settings', chosen: 0})},
		{keys: ['?'], word: 'help', bar: 'always', run: open({name: 'help', scroll: 0})},
		{
			keys: ['esc'],
			word: stack.length === 1 ? 'leave the game' : 'back',
			short: stack.length === 1 ? 'leave' : 'back',
			bar: 'always',
			run: () => happen({on: 'back'}),
		},
		{
			keys: ['q', 'ctrl-c'],
			shown: 'q Ctrl-C',
			word: 'leave the game; every move is saved',
			bar: 'never',
			run: interruptOr(happen, interrupt),
		},
		{keys: ['ctrl-z'], shown: 'Ctrl-Z', word: 'put the game aside (fg brings it back)', bar: 'never', run: suspend},
	];
}

function interruptOr(happen: Effects['happen'], interrupt: () => void): (key: string) => void {
	return key => (key === 'q' ? happen({on: 'quit'}) : interrupt());
}

function screenKeys(session: Session, effects: Effects): Layer {
	const front = frontOf(session);
	switch (front.name) {
		case 'intro':
			return [
				{keys: ['enter', ' '], shown: '⏎', word: 'start', bar: 'turns', run: () => effects.happen({on: 'start'})},
				...cardKey(session, effects),
				...scrolling(effects),
			];
		case 'inputs':
			return inputKeys(session, front, effects);
		case 'play':
			return playKeys(session, front, effects);
		case 'setup':
			return setupKeys(session, front, effects);
		case 'map':
			return mapKeys(session, front, effects);
		case 'help':
		case 'rules':
		case 'detail':
		case 'notebook':
		case 'statistics':
			return overlayKeys(front, effects);
		case 'why':
		case 'ask':
			return inquiryKeys(session, effects);
		case 'schedule':
		case 'plain':
		case 'paste':
			return scheduleKeys(session, effects);
		case 'challenges':
			return [...challengeKeys(session, front, effects), ...listKeys(session, front, effects)];
		case 'card':
			return [...challengeKeys(session, front, effects), ...arrows(session, front.chosen, effects)];
		case 'seek':
		case 'drawing':
		case 'bare':
			return challengeKeys(session, front, effects);
		case 'tree':
			return treeKeys(effects);
		case 'around':
			return aroundKeys(session, effects);
		case 'settings':
			return settingsKeys(session, front, effects);
		case 'watch':
		case 'replay':
			return watchKeys(session, effects);
		case 'study':
		case 'chapter':
		case 'shown':
		case 'stages':
		case 'detours':
		case 'protocol':
			return keysOfStudy(
				session,
				arrows(session, 'chosen' in front ? front.chosen : 0, effects),
				scrolling(effects),
				effects,
			);
		default:
			return listKeys(session, front, effects);
	}
}

function listKeys(session: Session, front: Screen, effects: Effects): Layer {
	const items = itemsOf(session);
	const chosen = 'chosen' in front ? front.chosen : 0;
	const go = ({does}: Item): void => (does === 'save' ? effects.save() : effects.happen(does));
	const {name} = front;
	const around =
		(name === 'won' || name === 'lost') && session.play.inputs !== null ? [aroundKey(session, effects)] : [];
	return [
		{keys: ['enter', ' '], shown: '↑↓ ⏎', word: 'go', bar: 'turns', run: () => go(items[chosen % items.length]!)},
		...around,
		...arrows(session, chosen, effects, around.length > 0 ? ['home'] : undefined),
		...items.flatMap((item): KeyEntry[] =>
			item.key === undefined ? [] : [{keys: [item.key], word: item.label, bar: 'never', run: () => go(item)}],
		),
		...(name === 'lost' ? [...helpKeys(session, effects), ...claimKey(session, effects)] : []),
		...(name === 'lost' ? [askBeforeKey(session, effects)] : []),
		...(name === 'lost' || name === 'won'
			? [whyKey(session, effects), ...whatIfKeys(effects), scheduleKey(effects), ...cardKey(session, effects)]
			: []),
		...(name === 'lost' ? [mapKey(['l'], effects), {...back, run: () => go(items[0]!)}] : []),
		...(name === 'won'
			? isChallenge(session)
				? [mapKey(['l'], effects), challengesKey(effects)]
				: [mapKey(['esc', 'l'], effects)]
			: []),
	];
}

/** What esc does on the screen after a loss: what the first row does. */
const back = {keys: ['esc'], word: 'back to where you were', short: 'back', bar: 'always'} as const;

/** What esc does after a challenge is won. */
function challengesKey({happen}: Effects): KeyEntry {
	return {keys: ['esc'], word: 'challenges', bar: 'always', run: () => happen({on: 'challenge', does: {is: 'choose'}})};
}

function mapKey(keys: readonly string[], {happen}: Effects): KeyEntry {
	return {keys, shown: keys[0]!, word: 'map', bar: 'always', run: () => happen({on: 'map'})};
}

/** Lies over another screen, and goes with the key that brought it, too. */
function overlayKeys({name}: Screen, effects: Effects): Layer {
	const own: Partial<Readonly<Record<Screen['name'], string>>> = {
		help: '?',
		rules: 'i',
		detail: 'd',
		notebook: 'b',
		statistics: 'S',
	};
	return [
		{
			keys: ['esc', 'enter', own[name]!],
			shown: 'esc',
			word: 'back',
			bar: 'always',
			run: () => effects.happen({on: 'back'}),
		},
		...scrolling(effects),
	];
}

/** The screen that the help is about: the one it lies over. */
export function withoutHelp(session: Session): Session {
	return findScreen(session, 'help') === undefined
		? session
		: {...session, stack: session.stack.filter(({name}) => name !== 'help')};
}
