import {count, detailOf, goalText, isCatalogued, partOf, wrap} from '../game/index.js';
import {type Level, type Par, type Part, wholePar} from '../level/index.js';
import {findPage} from '../protocols/index.js';
import {codeOf, isChallenge, isSeeded, winText} from './challenges.js';
import {choicesOf, moveRowsOf} from './choices.js';
import {spokenKey} from './keys.js';
import {notebookLines, whereMet} from './notebook.js';
import {setupScreen} from './sandbox.js';
import {scheduleLines} from './schedule.js';
import {aimOf, findScreen, frontOf, type Session} from './session.js';
import {statisticsLines} from './statistics.js';
import {answerLines} from './study-pages.js';
import {answerOf, protocolScreen} from './study.js';
import {inPieces, type TextLine} from './text-line.js';
import {entriesOf, withoutHelp} from './tables.js';
import {wonOf} from './unlocks.js';
import {keyText, markOf, plainTheme, type Theme, wordOf} from './theme.js';

/** A line as it is drawn, its name in a column of its own. */
export interface BrokenLine {
	readonly name: string;
	readonly text: string;
	readonly head: boolean;
}

const blank: TextLine = {text: ''};

/** a blank at which no line is broken */
const unbroken = '\u00A0';

/** The page of the screen in front; empty where it has none. */
export function pageOf(session: Session, theme: Theme): TextLine[] {
	switch (frontOf(session).name) {
		case 'intro':
			return introLines(session);
		case 'rules':
			return rulesOf(session).isOwn
				? [{text: 'This protocol is your own: its rules are in its file.'}]
				: rulesLines(rulesOf(session).name, []);
		case 'protocol':
			return protocolLines(session);
		case 'schedule':
			return scheduleLines(session);
		case 'help':
			return helpLines(session, theme);
		case 'detail':
			return detailLines(session);
		case 'notebook':
			return notebookLines(session);
		case 'statistics':
			return statisticsLines(session);
		default:
			return [];
	}
}

/** The lines of a page, broken to the width of the terminal. */
export function broken(lines: readonly TextLine[], columns: number): BrokenLine[] {
	const nameColumns = 3 + Math.max(0, ...lines.map(({name = ''}) => name.length));
	return lines.flatMap(({text, name, head = false}) => {
		const label = name === undefined ? '' : name.padEnd(nameColumns);
		return wrap(text, columns - 6 - label.length).map((line, index) => ({
			name: index === 0 ? label : ' '.repeat(label.length),
			text: line.replaceAll(unbroken, ' '),
			head,
		}));
	});
}

/** Rows that a page has on the screen: all but title, two rules, key bar and a blank. */
export function pageRows({rows}: Pick<Session, 'rows'>): number {
	return rows - 5;
}

/** The last line that a page can be scrolled to. */
export function endOfScroll(session: Session): number {
	return Math.max(0, broken(pageOf(session, plainTheme), session.columns).length - pageRows(session));
}

const shownWords = {
	present: 'the valence of where you are, not of your next moves (v: look)',
	moves: 'the valence of where you are, and where each move leads',
};

/** What the player reads before a level; before a further part of it, only what is new. */
function introLines(session: Session): TextLine[] {
	const {play} = session;
	const {level} = play;
	const part = partOf(play);
	const further = play.at > 0;
	const told = part.told || wonOf(session) !== undefined;
	const used = level.uses.flatMap(term => {
		const met = whereMet(session.pack, term);
		return met === undefined ? [] : [{term, met}];
	});
	// a challenge can be played before its words were met
	const isNew = (met: Level): boolean => isChallenge(session) && session.won[met.id] === undefined;
	const known = used.filter(({met}) => !isNew(met)).map(({term, met}) => `${term} ${met.id}`.replaceAll(' ', unbroken));
	const newWords = [
		...level.introduces,
		...used.flatMap(({term, met}) => (isNew(met) ? met.introduces.filter(one => one.term === term) : [])),
	].map(({term, meaning}) => ({name: 'NEW WORD', text: `${term}: ${meaning}`}));
	const sameProtocol = further && level.parts[play.at - 1]!.protocol === part.protocol;
	return [
		{text: further ? `${level.title}, ${play.at + 1} of ${level.parts.length}` : level.title, head: true},
		...part.text.flatMap(text => [blank, {text}]),
		blank,
		...(further || isChallenge(session) ? [] : newWords),
		...(further || known.length === 0 ? [] : [{name: 'YOU KNOW', text: known.join('  ')}]),
		...(sameProtocol
			? []
			: [
					{
						name: 'PROTOCOL',
						text: `${play.protocol.title}. ${findPage(part.protocol)?.short ?? play.protocol.summary}`,
					},
				]),
		{name: 'GOAL', text: goalText(part, play.protocol)},
		...(isChallenge(session) ? newWords : []), // what is asked comes first
		...(part.shown === 'none' || further ? [] : [{name: 'SHOWN', text: shownText(part)}]),
		{
			name: 'PAR',
			text: further
				? parText({...part, told})
				: [parText({...wholePar(level), told}), ...(level.source === '' ? [] : [level.source])].join(' · '),
		},
		...challengeLines(session),
	];
}

/** What a challenge is called, and how it was won best. */
function challengeLines(session: Session): TextLine[] {
	if (!isChallenge(session)) return [];
	const {id} = session.play.level;
	const code = codeOf(session);
	const win = session.challenges.won[id];
	return [
		...(isSeeded(id) ? [{name: 'ID', text: id}] : []),
		...(code === null ? [] : [{name: 'CODE', text: inPieces(code, session.columns - 18).join(' ')}]), // blanks in it do no harm
		...(win === undefined ? [] : [{name: 'YOUR BEST', text: winText(win)}]),
	];
}

function shownText({shown, looks, goal}: Part): string {
	if (shown === 'none') return 'no valence';
	if (goal.kind === 'beginning') return 'the valence of what you have chosen, once you begin';
	const words = shownWords[shown];
	if (shown === 'moves' || looks === null) return words;
	return words.replace('v: look', looks === 0 ? 'and no look' : `v: ${count(looks, 'look')}, no more`);
}

/** How many moves a win takes, or what is known of that where nobody has proved that it is the least; nothing where that would tell too much. */
export function parText({par, exact, told}: Par): string {
	if (!told) return 'told when you have won';
	if (!exact) return `best known ${count(par, 'move')}`;
	return par === 0 ? 'no move: think' : count(par, 'move');
}

/** Whose rules are shown: those of the protocol that is studied, that a sandbox is chosen for, or that is played. */
export function rulesOf(session: Session): {readonly name: string; readonly title: string; readonly isOwn: boolean} {
	const {of} = session.study;
	if (findScreen(session, 'study') !== undefined) return {name: of.name, title: of.title, isOwn: of.file !== undefined};
	const protocol = setupScreen(session)?.protocol ?? session.play.protocol;
	return {name: protocol.name, title: protocol.title, isOwn: !isCatalogued(protocol)};
}

/** What each process does: who has read only this can predict every move. */
function rulesLines(protocol: string, found: readonly TextLine[]): TextLine[] {
	const page = findPage(protocol)!;
	return [
		{text: page.what},
		...found,
		...page.roles.flatMap(({who, firstStep, onMessage, onNothing, decides}) => [
			blank,
			{text: who, head: true},
			{name: 'first step', text: firstStep},
			...onMessage.map(({message, does}) => ({name: `on ${message}`, text: does})),
			{name: 'on ∅', text: onNothing},
			{name: 'decides', text: decides},
		]),
		blank,
		{name: 'from', text: page.from},
	];
}

/** What a protocol of the catalogue does, what the engine finds about it, and what was left out of it. */
function protocolLines(session: Session): TextLine[] {
	const screen = protocolScreen(session);
	if (screen === undefined) return [];
	const {name} = screen.of;
	const {leftOut = []} = findPage(name)!;
	return [
		...rulesLines(name, [blank, ...answerLines(answerOf(session))]),
		...(leftOut.length === 0 ? [] : [blank, {text: 'Left out', head: true}, ...leftOut.map(text => ({text}))]),
	];
}

/** Every key that works on the screen below, made from its key table, and what the signs mean (where there are signs). */
function helpLines(session: Session, theme: Theme): TextLine[] {
	const entries = entriesOf(withoutHelp(session));
	if (theme.reader) return entries.map(({keys, word}) => ({name: keys.map(spokenKey).join(' or '), text: word}));
	const valences = (['bivalent', 'zero', 'one', 'stuck'] as const).map(
		valence => `${markOf(valence, theme)} ${wordOf(valence)}`,
	);
	return [
		...entries.map(({keys, shown, word}) => ({
			name: keyText(shown ?? keys.join(' '), theme),
			text: word,
		})),
		blank,
		{text: 'Signs', head: true},
		{name: 'valence', text: `${valences.join('   ')}: which decisions are still possible`},
		{name: 'a▸bc', text: 'received message a, sent b and c'},
		{name: '∅', text: 'nothing received: a step is possible all the same'},
		{name: 'x  y', text: 'input register, output register (b: nothing decided yet)'},
		{name: 'C3', text: 'the configuration after move 3: all states, and the buffer'},
	];
}

/** The chosen move, the states, the buffer and the schedule, with nothing shortened. */
function detailLines(session: Session): TextLine[] {
	const choice = choicesOf(session, moveRowsOf(session))[findScreen(session, 'play')?.chosen ?? 0];
	const event = choice !== undefined && 'offer' in choice ? choice.offer.event : null;
	const lines = detailOf(session.play, event, aimOf(session)).flatMap(({title, lines: says}, index): TextLine[] => [
		...(index === 0 ? [] : [blank]),
		{text: title, head: true},
		...says.map(text => ({text})),
	]);
	const called = challengeLines(session);
	return called.length === 0 ? lines : [...lines, blank, {text: 'THIS CHALLENGE', head: true}, ...called];
}
