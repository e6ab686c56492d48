import type {KeyEntry} from './keys.js';
import {choicesOf, currentStanding, type Happening, type Session} from './session.js';

/** What a key can bring about. */
export interface Effects {
	readonly happen: (happening: Happening) => void;
	readonly save: () => void;
	readonly quit: () => void;
}

/** The keys of the screen in front, the only table: key bar and help are made from it, and what is pressed is looked up in it. */
export function tableOf(session: Session, effects: Effects): KeyEntry[] {
	if (session.overlay !== null)
		return [
			{
				keys: ['esc', '?', 'i', 'enter', 'q'],
				shown: 'esc',
				word: 'back',
				bar: true,
				run: () => effects.happen({on: 'overlay', overlay: null}),
			},
		];
	switch (session.screen) {
		case 'intro':
			return introKeys(effects);
		case 'play':
			return session.play.inputs === null ? inputKeys(session, effects) : playKeys(session, effects);
		case 'end':
			return endKeys(session, effects);
	}
}

function helpAndRules({happen}: Effects): KeyEntry[] {
	return [
		{keys: ['i'], word: 'rules', bar: true, run: () => happen({on: 'overlay', overlay: 'rules'})},
		{keys: ['?'], word: 'help', bar: true, run: () => happen({on: 'overlay', overlay: 'help'})},
	];
}

function arrows({happen}: Effects): KeyEntry[] {
	return [
		{
			keys: ['up', 'k'],
			shown: '↑ k',
			word: 'choose the one above',
			bar: false,
			run: () => happen({on: 'step', by: -1}),
		},
		{
			keys: ['down', 'j'],
			shown: '↓ j',
			word: 'choose the one below',
			bar: false,
			run: () => happen({on: 'step', by: 1}),
		},
	];
}

function introKeys(effects: Effects): KeyEntry[] {
	return [
		{keys: ['enter', ' '], shown: '⏎', word: 'start', bar: true, run: () => effects.happen({on: 'start'})},
		...helpAndRules(effects),
		{keys: ['esc', 'q'], shown: 'esc', word: 'quit', bar: true, run: effects.quit},
	];
}

function inputKeys(session: Session, effects: Effects): KeyEntry[] {
	const {happen} = effects;
	return [
		...arrows(effects),
		{
			keys: [' ', 'left', 'right'],
			shown: '←→',
			word: 'change the input',
			bar: true,
			run: () => happen({on: 'flip', process: session.chosen}),
		},
		{
			keys: ['0', '1', '2', '3', '4', '5'].slice(0, session.draft.length),
			shown: `0–${session.draft.length - 1}`,
			word: 'change that process’s',
			bar: false,
			run: key => happen({on: 'flip', process: Number(key)}),
		},
		{keys: ['enter'], shown: '⏎', word: 'begin with these', bar: true, run: () => happen({on: 'choose'})},
		{keys: ['h'], word: 'hint', bar: true, run: () => happen({on: 'hint'})},
		...helpAndRules(effects),
		{keys: ['esc', 'q'], shown: 'esc', word: 'back', bar: true, run: () => happen({on: 'intro'})},
	];
}

function playKeys(session: Session, effects: Effects): KeyEntry[] {
	const {happen} = effects;
	return [
		...arrows(effects),
		{
			keys: ['enter', ' '],
			shown: '↑↓ ⏎ 1–9',
			word: 'play',
			bar: true,
			run: () => happen({on: 'pick', index: session.chosen}),
		},
		{
			keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].slice(0, choicesOf(session).length),
			shown: '1–9',
			word: 'play that one',
			bar: false,
			run: key => happen({on: 'pick', index: Number(key) - 1}),
		},
		{keys: ['u'], word: 'undo', bar: true, run: () => happen({on: 'action', action: {do: 'undo'}})},
		{keys: ['r'], word: 'redo', bar: true, run: () => happen({on: 'action', action: {do: 'redo'}})},
		{keys: ['R'], word: 'start again', bar: false, run: () => happen({on: 'action', action: {do: 'restart'}})},
		{keys: ['h'], word: 'hint', bar: true, run: () => happen({on: 'hint'})},
		...helpAndRules(effects),
		{keys: ['esc', 'q'], shown: 'esc', word: 'back', bar: true, run: () => happen({on: 'intro'})},
	];
}

/** The choices stand in a list, which enter picks from, and have keys of their own. */
function endKeys(session: Session, effects: Effects): KeyEntry[] {
	const {happen} = effects;
	const back: KeyEntry = {
		keys: ['u'],
		word: 'one step back',
		bar: false,
		choice: true,
		run: () => happen({on: 'action', action: {do: 'undo'}}),
	};
	const again: KeyEntry = {
		keys: ['R'],
		word: 'start the level again',
		bar: false,
		choice: true,
		run: () => happen({on: 'action', action: {do: 'restart'}}),
	};
	const last = session.at + 1 === session.levels.length;
	const next: KeyEntry = {
		keys: ['n'],
		word: last ? 'that was the last level: goodbye' : `on to ${session.levels[session.at + 1]!.title}`,
		bar: false,
		choice: true,
		run: () => happen({on: 'next'}),
	};
	const save: KeyEntry = {
		keys: ['s'],
		word: 'save this run as a certificate',
		bar: false,
		choice: true,
		run: effects.save,
	};
	const won = currentStanding(session).is === 'won';
	const choices = won ? [next, ...(session.play.closedAt === null ? [] : [save]), again] : [back, again];
	const by = (step: number) => () => happen({on: 'among', by: step, count: choices.length});
	return [
		{keys: ['up', 'k'], shown: '↑↓', word: 'choose', bar: true, run: by(-1)},
		{keys: ['down', 'j'], shown: '↓ j', word: 'choose the one below', bar: false, run: by(1)},
		{
			keys: ['enter', ' '],
			shown: '⏎',
			word: 'go',
			bar: true,
			run: () => choices[session.chosen % choices.length]!.run('enter'),
		},
		...choices,
		...helpAndRules(effects),
		{keys: ['esc', 'q'], shown: 'esc', word: 'quit', bar: true, run: effects.quit},
	];
}
