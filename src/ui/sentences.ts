import {
	act,
	attackNames,
	count,
	decoyPlayed,
	faultyIn,
	goalName,
	goalText,
	historyOf,
	isSandbox,
	lossOf,
	messageLabel,
	movesMade,
	movesSpent,
	partOf,
	placeLabel,
	powerNames,
	type Play,
	scheduleText,
	silentIn,
	storageLabel,
} from '../game/index.js';
import {parOf, worldOf} from '../level/index.js';
import {aroundSentences} from './around-page.js';
import {askSentences} from './ask-page.js';
import {bestText, dayText, drawingText, isChallenge, isSeeded, soughtIn} from './challenges.js';
import {type Choice, choicesOf, moveRowsOf} from './choices.js';
import {chosenLevel, itemsOf} from './items.js';
import {type KeyEntry, spokenKey} from './keys.js';
import {wantedLines} from './owed-text.js';
import {pageOf, parText, rulesOf} from './pages.js';
import {replayCodeOf} from './replay.js';
import {cardRows} from './result.js';
import {fieldOf, scheduleOf} from './schedule.js';
import {currentLook, currentStanding, draftOf, frontOf, type Session, showsMoves} from './session.js';
import {endingSentences} from './ending.js';
import {catalogue} from '../protocols/index.js';
import {spoken} from '../study/lines.js';
import {settingSentences} from './settings.js';
import {starCount} from './stars.js';
import {streakOf, streakText} from './streak.js';
import {leftAt, leftText, sandboxChoices, setupRows} from './sandbox.js';
import {studySentences} from './study-pages.js';
import {treeSentences} from './tree-page.js';
import {isOpenLevel, wonOf} from './unlocks.js';
import {inSight} from './watch.js';
import {whySentences} from './why-page.js';
import {plainTheme, wordOf} from './theme.js';

/** Keys that are told with every screen, besides those that always work: to hear all of them each time would be tiresome. */
const mostKeys = 4;

/** The screen in front as sentences, one a line, for a screen reader: what is new comes first, and nothing stands in columns. */
export function sentencesOf(session: Session, entries: readonly KeyEntry[]): string[] {
	const turns = entries.filter(({bar}) => bar === 'turns');
	const told = [...turns.slice(0, mostKeys), ...entries.filter(({bar}) => bar === 'always')];
	const more = turns.length > mostKeys ? ' Help tells them all.' : '';
	return [
		...(session.note === '' ? [] : [spoken(session.note)]),
		...(session.hint === '' ? [] : [`Hint: ${spoken(session.hint)}`]),
		...bodyOf(session),
		`Keys: ${told.map(({keys, short, word}) => `${spokenKey(keys[0]!)} ${short ?? word}`).join(', ')}.${more}`,
	];
}

function bodyOf(session: Session): string[] {
	const {play, pack, won} = session;
	const {level} = play;
	const goal = goalText(partOf(play), play.protocol);
	const front = frontOf(session);
	switch (front.name) {
		case 'welcome':
			return ['Welcome back.', ...listSentences(session)];
		case 'map': {
			const chosen = chosenLevel(session);
			const stars = starCount(won[chosen.id], parOf(chosen));
			const state =
				stars > 0
					? `${stars} of 3 stars`
					: isOpenLevel(session, chosen)
						? 'not won yet'
						: 'closed, enter says what opens it';
			return [
				`World ${worldOf(chosen)}, ${chosen.world}. Level ${pack.levels.indexOf(chosen) + 1} of ${pack.levels.length}, chosen: ${chosen.id}, ${chosen.title}, ${state}.`,
			];
		}
		case 'intro':
			return [
				isChallenge(session) ? 'A challenge.' : `World ${level.world}. Level ${level.id}.`,
				...pageSentences(session),
			];
		case 'inputs':
			return [
				`Goal: ${goal}`,
				`Inputs ${[...draftOf(session)].join(' ')}. Chosen: p${front.chosen}, input ${draftOf(session)[front.chosen]}.`,
			];
		case 'play':
			return playSentences(session, front.chosen);
		case 'faults':
			return ['Which process takes no more steps?', ...listSentences(session)];
		case 'won': {
			const standing = currentStanding(session);
			const {won} = partOf(play);
			return [
				play.at === level.parts.length - 1
					? `Won, ${count(movesSpent(play), 'move')}, par ${parOf(level)}, ${session.aids === 0 ? 'unaided' : 'not unaided'}.`
					: `Part ${play.at + 1} of ${level.parts.length} done.`,
				...(standing.is === 'open' ? [] : [standing.because]),
				...(won === null ? [] : [won]),
				...(play.at < level.parts.length - 1 ? [] : level.introduces).map(
					({term, meaning}) => `New in your notebook, ${term}: ${meaning}.`,
				),
				...calledSentences(session),
				...listSentences(session),
			];
		}
		case 'claim':
			return [`Claim. ${goal} A wrong claim costs a star.`, ...listSentences(session)];
		case 'aid':
			return ['More help; it costs a star.', ...listSentences(session)];
		case 'solution':
			return ['Show a solution? The level begins again.', ...listSentences(session)];
		case 'leave':
			return ['Leave the game? Every move is saved.', ...listSentences(session)];
		case 'settings':
			return settingSentences(session, front.chosen);
		case 'unlock':
			return ['Open every level, for good?', ...listSentences(session)];
		case 'lost':
			return [...lostSentences(session), ...calledSentences(session), ...listSentences(session)];
		case 'study':
		case 'chapter':
		case 'shown':
		case 'detours':
		case 'stages':
			return studySentences(session);
		case 'why':
			return [`Why, in ${spokenName(play)}.`, ...whySentences(session)];
		case 'around':
			return [`Around C${front.at}, in ${spokenName(play)}.`, ...aroundSentences(session)];
		case 'watch':
		case 'replay': {
			const seen = inSight(session);
			return [
				...(session.note === '' ? [spoken(seen.note)] : []),
				...(seen.play.inputs === null ? [] : playSentences(seen, -1)),
			];
		}
		case 'ask':
			return [`Ask the engine, in ${spokenName(play)}, from C${front.at}.`, ...askSentences(session)];
		case 'schedule':
			return ['The schedule.', ...pageSentences(session)];
		case 'plain':
			return [front.of === 'replay' ? (replayCodeOf(session) ?? '') : scheduleOf(session)];
		case 'paste': {
			const {text, comes} = fieldOf(session)!;
			return [`A schedule to play: ${text === '' ? 'nothing yet' : text}.`, comes];
		}
		case 'tree':
			return [`What if: all that you tried in ${spokenName(play)}.`, ...treeSentences(session)];
		case 'ending':
			return [...endingSentences(session), ...listSentences(session)];
		case 'gallery':
			return ['The protocols.', ...listSentences(session), catalogue[front.chosen]!.protocol.summary];
		case 'protocol':
			return [`${front.of.title}.`, ...pageSentences(session)];
		case 'sandboxes':
			return [
				'Sandbox: with which protocol?',
				...listSentences(session),
				sandboxChoices(session)[front.chosen]!.protocol.summary,
			];
		case 'setup': {
			const rows = setupRows(front);
			const {label, value} = rows[front.chosen]!;
			const left = leftAt(session, front);
			return [
				`Sandbox, ${front.protocol.title}. Inputs ${[...front.inputs].join(' ')}.`,
				`Chosen, ${front.chosen + 1} of ${rows.length}: ${label}, ${spoken(value)}.`,
				...(left === null ? [] : [`You have played with these, and ${leftText(left)}: enter goes on there.`]),
			];
		}
		case 'challenges': {
			const {difficulty, days, day} = session.challenges;
			const row = streakText(streakOf(days, day));
			return [
				`Challenges, ${difficulty}.${row === '' ? '' : ` ${row}.`}`,
				...listSentences(session),
				bestText(session),
				dayText(session),
			];
		}
		case 'seek': {
			const {text, says} = soughtIn(session)!;
			return [`A challenge by its ID: ${text === '' ? 'nothing yet' : text}.`, says];
		}
		case 'drawing':
			return drawingText(session);
		case 'card':
			return ['What this challenge is called.', ...listSentences(session), cardRows(session, true)[front.chosen]!.text];
		case 'bare':
			return [cardRows(session, true)[front.row]?.text ?? ''];
		case 'subjects':
			return ['Show it on which protocol?', ...listSentences(session)];
		case 'help':
			return ['Help.', ...pageSentences(session)];
		case 'rules':
			return [`The rules of ${rulesOf(session).title}.`, ...pageSentences(session)];
		case 'statistics':
			return ['Statistics.', ...pageSentences(session)];
		case 'notebook':
			return ['Notebook.', ...pageSentences(session)];
		case 'detail':
			return pageSentences(session);
	}
}

/** What is played, as one says it. */
function spokenName({level, protocol}: Play): string {
	return isSandbox({level}) ? `the sandbox, ${protocol.title}` : `${level.id}, ${level.title}`;
}

function playSentences(session: Session, chosen: number): string[] {
	const {play} = session;
	const {protocol} = play;
	const part = partOf(play);
	const history = historyOf(play);
	const {configuration, buffer} = history.pictures.at(-1)!;
	const look = currentLook(session);
	const faulty = faultyIn(play);
	const choices = choicesOf(session, moveRowsOf(session));
	const last = history.moves.at(-1);
	const wanted = wantedLines(session).map(
		({label, text}) => `${label.toLowerCase().replace(/^./u, first => first.toUpperCase())}: ${spoken(text)}.`,
	);
	return [
		...(last === undefined
			? []
			: [`Move ${history.moves.length} was: p${last.event.process} received ${last.received ?? 'nothing'}.`]),
		...(chosen < 0
			? []
			: [
					`Chosen, ${chosen + 1} of ${choices.length}: ${choices[chosen] === undefined ? 'nothing' : choiceSentence(choices[chosen], showsMoves(session))}`,
				]),
		...(part.shown === 'none'
			? []
			: [
					`Valence here: ${look === null ? 'the engine is looking' : wordOf(look.valence)}${
						look?.silent == null
							? ''
							: `; without ${silentIn(play)
									.map(p => `p${p}`)
									.join(', ')}: ${wordOf(look.silent)}`
					}.`,
				]),
		...wanted,
		...configuration.states.map(
			({input, output, pc, storage}, p) =>
				`p${p}${faulty.includes(p) ? ', faulty' : ''}: input ${input}, ${output === null ? 'undecided' : `decided ${output}`}, at ${placeLabel(pc)}${storage === null ? '' : `, ${storageLabel(protocol, storage)}`}.`,
		),
		buffer.length === 0
			? 'The buffer is empty.'
			: `Waiting: ${buffer.map(({letter, message}) => `${letter}, ${messageLabel(protocol, message.value)}, for p${message.to}`).join('; ')}.`,
		`Goal: ${goalName(part.goal, protocol)} ${count(movesMade(play), 'move')} made${isSandbox(play) ? '' : `, par: ${parText({...part, told: part.told || wonOf(session) !== undefined})}`}.`,
	];
}

function choiceSentence(choice: Choice, shown: boolean): string {
	if ('close' in choice) return `close the loop back to C${choice.close}.`;
	if ('name' in choice) return `say that p${choice.name} is the decider.`;
	if ('point' in choice) return `C${choice.point} is the one.`;
	if ('power' in choice) return `say: without the power to ${powerNames[choice.power]}.`;
	if ('attack' in choice) return `attack ${attackNames[choice.attack]}.`;
	if ('fault' in choice) return 'declare a process faulty.';
	if ('claim' in choice) return 'claim that it cannot be done.';
	if ('nothing' in choice)
		return `${choice.nothing.map(({event}) => `p${event.process}`).join(', ')} receive nothing, and nothing changes. Enter opens these.`;
	const {what, does, valence} = choice.offer;
	const then = shown && valence !== null ? ` Then ${wordOf(valence)}.` : '';
	return `${spoken(what)}: ${spoken(does)}.${then}`;
}

function lostSentences(session: Session): string[] {
	const {play, lookBefore} = session;
	const standing = currentStanding(session);
	const decoy = decoyPlayed(play);
	const loss = play.said === null && !session.leapt ? lossOf(play) : null;
	const ways = (title: string, look: typeof lookBefore, at: Play): string[] =>
		look === null || partOf(play).shown === 'none'
			? []
			: [
					`${title}: ${wordOf(look.valence)}. ${([look.toZero, look.toOne] as const)
						.map((way, value) =>
							way === null
								? `No schedule to ${value}`
								: way.length === 0
									? `Decided ${value} already`
									: `To ${value} by ${spoken(scheduleText(at, way))}`,
						)
						.join('. ')}.`,
				];
	return [
		'Not this way.',
		...(standing.is === 'open' ? [] : [standing.because]),
		...(loss === null
			? []
			: [
					`It was this move: ${spoken(loss.move)}.`,
					...ways('Before it', lookBefore, act(play, {do: 'undo'})),
					...ways('After it', currentLook(session), play),
					...(decoy === undefined ? [loss.why, loss.question] : []),
				]),
		...(decoy === undefined ? [] : [decoy.says]),
	];
}

/** What a challenge is called, and how that is copied. */
function calledSentences(session: Session): string[] {
	if (!isChallenge(session)) return [];
	const {id} = session.play.level;
	return [
		...(isSeeded(id) ? [`This challenge is ${id}.`] : []),
		'Capital I leads to its code, and to what can be copied.',
	];
}

function listSentences(session: Session): string[] {
	const items = itemsOf(session);
	const front = frontOf(session);
	const chosen = 'chosen' in front ? front.chosen : 0;
	return [
		`Chosen, ${chosen + 1} of ${items.length}: ${items[chosen % items.length]?.label.replaceAll(/ {2,}/gu, ', ') ?? 'nothing'}.`,
	];
}

function pageSentences(session: Session): string[] {
	return pageOf(session, {...plainTheme, reader: true})
		.filter(({text}) => text !== '')
		.map(({name, text}) => (name === undefined ? text : `${name}: ${text}`))
		.map(spoken);
}
