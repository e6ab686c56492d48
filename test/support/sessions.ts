import {asksForWord, isUpToShift, partOf, type Play, playAgain, type Played} from '../../src/game/index.js';
import {campaign, type Level, type Part} from '../../src/level/index.js';
import {
	aroundFor,
	createSpaces,
	foreverFrom,
	helpFor,
	judgedStanding,
	reasonsFor,
	type Spaces,
	valencesOf,
} from '../../src/solver/index.js';
import {silentIn} from '../../src/game/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {flipPart} from './loops.js';
import {solution} from './replays.js';
import {answerStudy, study, type Studied} from '../../src/study/index.js';
import {drawsWanted} from '../../src/ui/challenges.js';
import {choicesOf} from '../../src/ui/choices.js';
import {type Given, nothingGiven} from '../../src/ui/given.js';
import {inquiryOf} from '../../src/ui/inquiry.js';
import {type Challenges, noChallenges} from '../../src/ui/known-challenges.js';
import {reduce} from '../../src/ui/reduce.js';
import type {Happening} from '../../src/ui/happening.js';
import {askedPlay, replayScreen} from '../../src/ui/replay.js';
import {beginSession, keysOf, type Session} from '../../src/ui/session.js';
import {defaultSettings, type Settings} from '../../src/store/settings.js';
import {answerOf, questionKey, questionOf} from '../../src/ui/study.js';
import {pressed} from '../../src/ui/tables.js';
import {unknownPlaces} from '../../src/ui/tree.js';
import type {Sight} from '../../src/worker/client.js';
import {challengeFor} from './challenges.js';

export const pack = campaign();
export const {levels} = pack;

/** A level that is played nowhere else, with the fields of 5.3 where nothing is said. */
export function levelWith(change: Partial<Part>, ofLevel: Partial<Level> = {}): Level {
	const like = levels.find(({id}) => id === '5.3')!;
	const part = {...like.parts[0], opening: [], decoys: [], ...change};
	return {...like, title: 'A level made for a test', claims: false, ...ofLevel, parts: [part]};
}

/** Settings of a player who knows what help costs. */
const knowing: Settings = {...defaultSettings, price: 'known'};

/** The same where the player is told what help costs. */
export function untold(session: Session): Session {
	return {...session, settings: {...session.settings, price: 'said'}};
}

/** The last day of January, and a seed by chance whose challenge is not drawn before the end of the test. */
const challenges: Challenges = {...noChallenges, difficulty: 'medium', day: '2026-01-31', chance: '483920'};

/** The session at a level of the campaign, or one made for a test, as it begins. */
export function begin(level: string | Level, columns = 80, rows = 24): Session {
	if (typeof level !== 'string')
		return beginSession({pack: {...pack, levels: [level]}, columns, rows, settings: knowing, challenges}, 0);
	const at = levels.findIndex(({id}) => id === level);
	return beginSession({pack, columns, rows, unlocked: true, settings: knowing, challenges}, at);
}

/** The session after these keys, one after the other; the engine answers at once. */
export function press(session: Session, ...keys: readonly string[]): Session {
	let now = session;
	const happen = (happening: Happening): void => {
		now = answered(reduce(now, happening));
	};
	for (const key of keys) {
		const shown = now;
		now = {...now, note: ''};
		pressed(
			shown,
			{
				happen,
				save() {},
				copy: () => happen({on: 'note', note: 'It is copied.'}),
				cancel() {},
				suspend() {},
				interrupt() {},
			},
			key,
		);
	}
	return now;
}

/** The session after these moves, each named by how its row begins, like `p0 receives b`. */
export function move(session: Session, ...rows: readonly string[]): Session {
	return rows.reduce((now, row) => {
		const index = choicesOf(now, Infinity).findIndex(choice => 'offer' in choice && choice.offer.what.startsWith(row));
		if (index === -1) throw new Error(`there is no move ${row}`);
		return answered(reduce(now, {on: 'pick', index, rows: Infinity}));
	}, session);
}

const known = new Map<string, Spaces>();

/** The engine's graphs, explored once. */
function spacesFor({protocol}: Pick<Play, 'protocol'>): Spaces {
	const spaces = known.get(protocol.name) ?? createSpaces(protocol);
	known.set(protocol.name, spaces);
	return spaces;
}

const answers = new Map<string, unknown>();

/** What the engine answers to a question about a play, looked for once: galleries of every size ask the same. */
function once<T>(question: string, play: Play, answer: () => T): T {
	const {place, said} = keysOf(play);
	const key = JSON.stringify([question, play.protocol.name, partOf(play), place, said]);
	if (!answers.has(key)) answers.set(key, answer());
	return answers.get(key) as T;
}

/** What the engine's thread would answer; where there is very much to explore, it has not answered yet. */
export function sightOf(play: Play): Sight | null {
	return partOf(play).n > 4 ? null : once('sight', play, () => seenAt(play));
}

function seenAt(play: Play): Sight {
	const spaces = spacesFor(play);
	return {
		look:
			play.inputs === null || asksForWord(partOf(play).goal)
				? null
				: spaces.looker(play.inputs, isUpToShift(play)).look(play.schedule, silentIn(play)),
		standing: judgedStanding(play, spaces),
	};
}

const studies = new Map<string, Studied>();

/** The session with what the engine's thread would answer about what is studied. */
function taught(session: Session): Session {
	const question = questionOf(session);
	if (question === null || answerOf(session) !== null) return session;
	const {name, reference, n} = question.of;
	const studied = studies.get(name) ?? study(findProtocol(name)!, reference, n);
	studies.set(name, studied);
	const answer = answerStudy(studied, question);
	return reduce(session, {on: 'study', does: {is: 'answer', key: questionKey(question), answer}});
}

/** The session with what the engine's thread would answer to an inquiry. */
function told(session: Session): Session {
	const inquiry = inquiryOf(session);
	if (inquiry === null || inquiry.key === session.inquired.answer?.key || partOf(inquiry.play).n > 4) return session;
	const {about, key, play} = inquiry;
	const spaces = spacesFor(play);
	const is = once(about, play, () =>
		about === 'why'
			? {why: reasonsFor(play, spaces)}
			: about === 'ask'
				? {ask: foreverFrom(play, spaces) ?? null}
				: {around: aroundFor(play, spaces) ?? null},
	);
	const answer = {key, is};
	return reduce(session, {on: 'inquire', does: {is: 'answer', answer}});
}

/** The session with the valences that the tree in sight wants. */
function valued(session: Session): Session {
	const unknown = unknownPlaces(session);
	if (unknown.length === 0 || partOf(session.play).n > 4) return session;
	const runs = unknown.map(({run}) => run);
	const valences = valencesOf(session.play, runs, spacesFor(session.play));
	return reduce(session, {
		on: 'tree',
		does: {is: 'told', valences: Object.fromEntries(unknown.map(({key}, at) => [key, valences[at]!]))},
	});
}

/** The session with what is waited for, or likely to be wanted next, drawn. */
function drawn(session: Session): Session {
	return drawsWanted(session).ids.reduce((now, id) => {
		const challenge = challengeFor(id);
		return challenge === undefined ? now : reduce(now, {on: 'challenge', does: {is: 'drawn', id, challenge}});
	}, session);
}

function answered(before: Session): Session {
	const session = valued(told(taught(drawn(before))));
	const {wish} = session;
	const play = askedPlay(session);
	const keys = keysOf(play);
	let now = session;
	if ((play.inputs !== null || play.said !== null) && session.sightOf.said !== keys.said) {
		const sight = sightOf(play);
		if (sight !== null) now = reduce(now, {on: 'sight', keys, sight});
	}
	if (wish === null) return now;
	return reduce(now, {
		on: 'helped',
		key: wish.key,
		wish: wish.for,
		help: helpFor({...play, said: null}, spacesFor(play)),
	});
}

/** What NO_COLOR says. */
const noColor: Given = {...nothingGiven, fixed: {colors: {is: 'none', by: 'NO_COLOR'}}};

function level(id: string): Level {
	return levels.find(one => one.id === id)!;
}

/** The session with a replay of its level in front. */
export function shownAgain(session: Session, parts: readonly Played[]): Session {
	return answered({...session, stack: [...session.stack, replayScreen(playAgain(session.play.level, parts))]});
}

const galleries = new Map<string, Readonly<Record<string, Session>>>();

/** Every screen, by a name; each as it is after a few keys. */
export function gallery(columns: number, rows: number): Readonly<Record<string, Session>> {
	const size = `${columns}×${rows}`;
	const hung = galleries.get(size) ?? hang(columns, rows);
	galleries.set(size, hung);
	return hung;
}

function hang(columns: number, rows: number): Readonly<Record<string, Session>> {
	const at = (level: string | Level, ...keys: readonly string[]): Session =>
		press(begin(level, columns, rows), ...keys);
	const five = levelWith({
		protocol: 'wait-for-all',
		n: 5,
		inputs: '01101',
		faults: 'one',
		goal: {kind: 'never-decides'},
		shown: 'moves',
	});
	const shown = levelWith({shown: 'moves'});
	const three = levelWith({protocol: 'hot-potato', n: 3, inputs: '000', shown: 'present', looks: null});
	const four = levelWith({protocol: 'race-to-arbiter', n: 4, inputs: '0110', goal: {kind: 'decision', value: 1}});
	const stages = levelWith({goal: {kind: 'stages', count: 4}, shown: 'present'});
	const circle = (count: number): Session =>
		move(
			at(shown, 'enter'),
			...['p0 receives ∅', 'p1 receives ∅', 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'].slice(
				0,
				count,
			),
		);
	const replaying = shownAgain(begin('1.5', columns, rows), solution(level('1.5')).parts);
	const wrongly = shownAgain(begin('4.1', columns, rows), [
		{...solution(level('4.1')).parts[0], moves: [{process: 0, message: 7}]},
	]);
	const map = {...press(at('3.4'), 'esc'), unlocked: false};
	const all = Object.fromEntries(levels.map(({id}) => [id, {moves: 6, unaided: true}]));
	const onArbiter = press(map, 's', 'p', 'j', 'j', 'j', 'j', 'enter');
	const onWaiting = press(map, 'x', 'j', 'j', 'enter');
	const free = move(press(map, 'x', 'enter', 'enter'), 'p0 receives ∅', 'p1 receives ∅');
	const easy = press(map, 'c', 'left', 't', 'enter');
	const wonEasy = move(easy, 'p0 receives ∅', 'p1 receives a', 'p0 receives c', 'p1 receives d');
	const long = press(map, 'c', 'left', 'i', ...'any text at all, even a long one', 'enter');
	const won = {'0.1': {moves: 1, unaided: true}, '0.2': {moves: 3, unaided: true}, '0.3': {moves: 9, unaided: false}};
	return {
		intro: at('5.3'),
		'intro-with-many-words': at('0.2'),
		'intro-of-a-further-part': press(at('3.6', 'enter', 'C', 'x'), 'n'),
		welcome: {
			...begin('5.3', columns, rows),
			stack: [
				{name: 'map', chosen: 34},
				{name: 'intro', scroll: 0},
				{name: 'welcome', chosen: 0},
			],
		},
		map: {...map, won},
		'map-closed': {...map, stack: [{name: 'map', chosen: 26}]},
		ending: press({...map, won: all}, 'e'),
		study: press(map, 's'),
		chapter: press(map, 's', '5', 'j', 'j'),
		'chapter-short': press(map, 's', '2'),
		gallery: press(map, 'p', 'j'),
		protocol: press(map, 'p', 'j', 'j', 'j', 'j', 'enter'),
		subjects: press(map, 's', 'p', 'j'),
		sandboxes: press(map, 'x', 'j', 'j'),
		challenges: press(map, 'c', 'left'),
		'challenges-left': {
			...press(easy, '1', 'esc', 'esc'),
			challenges: {...easy.challenges, days: ['2026-01-29', '2026-01-30']},
		},
		seek: press(map, 'c', 'i', ...'a rainy day'),
		'seek-wrong': press(map, 'c', 'i', ...'v1:head#7'),
		drawing: press(map, 'c', 'r'),
		'intro-of-a-challenge': press(map, 'c', 'left', 't'),
		'play-challenge': press(long, 'enter', '1'),
		'lost-challenge': press(map, 'c', 't', 'enter', '1', '1', 'C', 'x'),
		'won-challenge': wonEasy,
		'won-challenge-claimed': press(map, 'c', 'right', 't', 'enter', 'C', 'x'),
		card: press(wonEasy, 'I'),
		'card-code': press(long, 'I', 'j'),
		bare: press(wonEasy, 'I', 'o'),
		'detail-challenge': press(easy, 'd'),
		'statistics-challenges': press(wonEasy, 'esc', 'esc', 'S'),
		setup: press(onWaiting, 'j', 'right'),
		'setup-left': press(onWaiting, 'enter', '1', '1', 'esc'),
		shown: press(map, 's', '2', '1'),
		'shown-blocked': press(onArbiter, '5', '5'),
		detours: press(map, 's', '5', '1', 'enter', 'j'),
		'detours-none': press(onArbiter, '5', '1', 'enter', 'j', 'enter', 'G'),
		stages: press(map, 's', '6', '1', 'enter', 't'),
		'stages-stopped': press(onArbiter, '6', '1', 't'),
		inputs: at('3.4', 'enter', '1', 'h'),
		play: at(shown, 'enter', '1', '1'),
		'play-first': at('0.1', 'enter'),
		'play-aim': press(circle(4), 'left', 'left'),
		'play-hint-note': at(shown, 'enter', '1', 'h', 'x'),
		'play-loop': circle(6),
		'play-faulty': at('1.5', 'enter', 'f', '0', '1'),
		'play-three': at(three, 'enter', '1', '2', '3', '1'),
		'play-looked': at(three, 'enter', '1', 'v'),
		'play-four': at(four, 'enter', '1', '2', '3', '4'),
		'play-five': at(five, 'enter', '1', '2', '3', '4', '5'),
		'play-five-page': at(five, 'enter', '1', '2', '3', '4', '5', 'n'),
		'play-events': at('0.7', 'enter'),
		'play-same': at('2.2', 'enter', '2'),
		'play-stages': at(stages, 'enter', '1'),
		'play-pinned': at('4.2', 'enter'),
		'play-silent': at('3.7', 'enter', '1'),
		'play-point': at('3.8', 'enter'),
		'play-power': at(levelWith(flipPart()), 'enter', '2'),
		'play-attack': at('6.3', 'enter'),
		'play-free': free,
		'play-free-loop': move(free, 'p0 receives b', 'p1 receives a', 'p0 receives d', 'p1 receives c'),
		'play-free-hidden': press(free, 'v'),
		'play-free-faulty': press(onWaiting, 'enter', '2', 'f', '0', 'f', '1'),
		'faults-free': press(onWaiting, 'enter', 'f', '1', 'f'),
		'why-free-play': press(free, 'w'),
		'play-name': move(at('4.4', 'enter'), 'p0 receives ∅', 'p1 receives ∅'),
		faults: at('1.5', 'enter', 'f'),
		claim: at('4.3', 'enter', 'C'),
		aid: at('4.3', 'enter', 'H'),
		solution: at('4.3', 'enter', 'H', 's'),
		lost: at(shown, 'enter', '1', '1', '2'),
		'lost-inputs': at('3.4', 'enter', 'enter'),
		'lost-silence': at('1.5', 'enter', '1'),
		'lost-decoy': at('4.1', 'enter', '2'),
		'lost-claim': at('4.1', 'enter', 'C', 'x'),
		won: at('0.1', 'enter', '1'),
		'won-loop': press(circle(6), '1'),
		'won-part': at('3.6', 'enter', 'C', 'x'),
		'won-power': at('7.4', 'enter', '1'),
		'won-square': move(at('2.1', 'enter'), 'p1 receives ∅', 'p0 receives ∅'),
		help: at('5.3', 'enter', '?'),
		rules: at('5.3', 'enter', 'i'),
		'rules-of-two-kinds': at(three, 'enter', 'i'),
		detail: press(circle(4), 'left', 'd'),
		ask: at(three, 'enter', 'p'),
		'ask-message': press(at(three, 'enter', '3', 'p'), 'n'),
		'ask-proved': at(shown, 'enter', '1', 'p'),
		'ask-settled': at(levelWith({shown: 'none', goal: {kind: 'disagreement'}}), 'enter', '1', '1', '2', 'p'),
		'ask-busy': at(five, 'enter', '1', 'p'),
		replay: press(replaying, 'right', 'right'),
		'replay-end': press(replaying, 'end'),
		'replay-flaw': press(wrongly, 'end'),
		'plain-replay': press(at('1.1', 'enter', '1', 'y'), 'O'),
		'schedule-replay': at('1.1', 'enter', '1', 'y'),
		watch: [1, 2, 3].reduce(now => reduce(now, {on: 'watch', does: {is: 'tick'}}), at(shown, 'enter', '1', 'p', 'l')),
		'why-free': at(three, 'enter', '1', 'w'),
		why: at(three, 'enter', '1', '2', 'w', 'w'),
		'why-none': at(levelWith({shown: 'none', goal: {kind: 'disagreement'}}), 'enter', '1', '1', '2', 'w'),
		'why-busy': at(five, 'enter', '1', 'w'),
		tree: at(shown, 'enter', '1', '3', '2', '4', 'u', 'u', '1', 'u', 'u', '2', 'B', 'u', '1', 't', 'up'),
		'tree-beside': at(shown, 'enter', '1', '3', '2', '4', 'u', 'u', '1', '1', 't', 'left', 'c', 'down'),
		'tree-of-inputs': at(
			levelWith({inputs: 'choose', shown: 'present'}),
			'enter',
			'enter',
			'1',
			'u',
			'u',
			'0',
			'enter',
			'1',
			'1',
			't',
			'up',
		),
		'tree-long': press(circle(6), 'u', 'u', 'u', '3', '3', '3', '3', '3', '3', '3', '3', '3', '3', 't'),
		schedule: at(shown, 'enter', '1', '3', 'y'),
		plain: at(shown, 'enter', '1', '3', 'y', 'o'),
		paste: at(shown, 'enter', '1', '3', 'y', 'v', '0', ':', '-', 'tab'),
		'paste-wrong': at(shown, 'enter', '1', '3', 'y', 'v', ...'0:- 1:{"propose":0} 1:{"propose":7}'),
		around: press(circle(3), 'g', 'down', 'tab'),
		'around-run': press(circle(6), 'g', 'down', 'down'),
		'around-critical': at('4.4', 'enter', 'g', '!'),
		'around-many': press(at(four, 'enter', '1', '2', 'g', 'down', 'down', 'down'), ...Array<string>(14).fill('right')),
		'around-open': at(four, 'enter', '1', 'g', 'down', 'o'),
		'around-busy': at(five, 'enter', '1', 'g'),
		statistics: press({...map, won, counts: {moves: 1234, wins: 3, losses: 1, hints: 2, questions: 1}}, 'S'),
		'statistics-new': press({...map, won: {}, counts: {}}, 'S'),
		settings: press(map, ',', 'j', 'j'),
		'settings-decided': press({...map, given: noColor}, ','),
		leave: press(at(shown, 'enter', ',', 'G', 'right', 'esc'), 'q'),
		notebook: {...at('5.3', 'b'), won},
	};
}
