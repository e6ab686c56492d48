import {makeSchedule} from '../flp/index.js';
import {count, faultyIn, goalText, historyOf, lossOf, messageLabel, movesMade, storageLabel} from '../game/index.js';
import {type Choice, choicesOf, moveRowsOf} from './choices.js';
import {itemsOf, starsOf} from './items.js';
import {type KeyEntry, spokenKey} from './keys.js';
import {owedText} from './owed-text.js';
import {pageOf} from './pages.js';
import {currentLook, currentStanding, frontOf, type Session} from './session.js';
import {plainTheme, wordOf} from './theme.js';

/** The screen in front as sentences, one a line, for a screen reader: what is new comes first, and nothing stands in columns. */
export function sentencesOf(session: Session, entries: readonly KeyEntry[]): string[] {
	const bar = entries.filter(({bar}) => bar !== 'never').map(({keys, word}) => `${spokenKey(keys[0]!)}: ${word}`);
	return [
		...(session.note === '' ? [] : [session.note]),
		...(session.hint === '' ? [] : [`Hint: ${session.hint}`]),
		...bodyOf(session),
		`Keys. ${bar.join('. ')}.`,
	];
}

function bodyOf(session: Session): string[] {
	const {play, levels, won} = session;
	const {level} = play;
	const front = frontOf(session);
	switch (front.name) {
		case 'welcome':
			return ['Welcome back.', ...listSentences(session)];
		case 'levels': {
			const {id, title, par} = levels[front.chosen]!;
			const stars = [...starsOf(won[id], par)].filter(star => star === '★').length;
			return [
				`Level ${front.chosen + 1} of ${levels.length}, chosen: ${id}, ${title}, ${won[id] === undefined ? 'not won yet' : `${stars} of 3 stars`}.`,
			];
		}
		case 'intro':
			return [`World ${level.world}. Level ${level.id}.`, ...pageSentences(session)];
		case 'inputs':
			return [
				`Goal: ${goalText(level.goal)}`,
				`Inputs ${[...front.draft].join(' ')}. Chosen: p${front.chosen}, input ${front.draft[front.chosen]}.`,
			];
		case 'play':
			return playSentences(session, front.chosen);
		case 'faults':
			return ['Which process takes no more steps?', ...listSentences(session)];
		case 'won': {
			const standing = currentStanding(session);
			const moves = movesMade(play);
			return [
				`Won, ${count(moves, 'move')}, par ${level.par}, ${count(session.hints, 'hint')}.`,
				...(standing.is === 'open' ? [] : [standing.because]),
				...level.introduces.map(({term, meaning}) => `New in your notebook, ${term}: ${meaning}.`),
				...listSentences(session),
			];
		}
		case 'lost':
			return [...lostSentences(session), ...listSentences(session)];
		case 'help':
			return ['Help.', ...pageSentences(session)];
		case 'rules':
			return [`The rules of ${play.protocol.title}.`, ...pageSentences(session)];
		case 'detail':
			return pageSentences(session);
	}
}

function playSentences(session: Session, chosen: number): string[] {
	const {play} = session;
	const {level, protocol} = play;
	const history = historyOf(play);
	const {configuration, buffer} = history.pictures.at(-1)!;
	const look = currentLook(session);
	const faulty = faultyIn(play);
	const choices = choicesOf(session, moveRowsOf(session));
	const last = history.moves.at(-1);
	const owed = owedText(session).replace('←→', 'left and right arrows');
	return [
		...(last === undefined
			? []
			: [`Move ${history.moves.length} was: p${last.event.process} received ${last.received ?? 'nothing'}.`]),
		`Chosen, ${chosen + 1} of ${choices.length}: ${choices[chosen] === undefined ? 'nothing' : choiceSentence(choices[chosen], level.shown === 'moves')}`,
		...(level.shown === 'none'
			? []
			: [`Valence here: ${look === null ? 'the engine is looking' : wordOf(look.valence)}.`]),
		...(owed === '' ? [] : [`Owed: ${owed}.`]),
		...configuration.states.map(
			({input, output, pc, storage}, p) =>
				`p${p}${faulty.includes(p) ? ', faulty' : ''}: input ${input}, ${output === null ? 'undecided' : `decided ${output}`}, at ${pc}${storage === null ? '' : `, ${storageLabel(protocol, storage)}`}.`,
		),
		buffer.length === 0
			? 'The buffer is empty.'
			: `Waiting: ${buffer.map(({letter, message}) => `${letter}, ${messageLabel(protocol, message.value)}, for p${message.to}`).join('; ')}.`,
		`Goal: ${goalText(level.goal)} ${count(movesMade(play), 'move')} made, par ${level.par}.`,
	];
}

function choiceSentence(choice: Choice, shown: boolean): string {
	if ('close' in choice) return `close the loop back to C${choice.close}.`;
	if ('nothing' in choice)
		return `${choice.nothing.map(({event}) => `p${event.process}`).join(', ')} receive nothing, and nothing changes. Enter opens these.`;
	const {what, does, valence} = choice.offer;
	const then = shown && valence !== null ? ` Then ${wordOf(valence)}.` : '';
	return `${what.replace('∅', 'nothing').replace('  ', ', ')}: ${does.replaceAll(' → ', ' to ').replaceAll('→', ' becomes ')}.${then}`;
}

function lostSentences(session: Session): string[] {
	const {play, lookBefore} = session;
	const standing = currentStanding(session);
	const loss = lossOf(play);
	const ways = (title: string, look: typeof lookBefore): string[] =>
		look === null || play.level.shown === 'none'
			? []
			: [
					`${title}: ${wordOf(look.valence)}. ${([look.toZero, look.toOne] as const)
						.map((way, value) =>
							way === null
								? `No schedule to ${value}`
								: way.length === 0
									? `Decided ${value} already`
									: `To ${value} by ${makeSchedule(way)}`,
						)
						.join('. ')}.`,
				];
	return [
		'Not this way.',
		...(standing.is === 'open' ? [] : [standing.because]),
		...(loss === null
			? []
			: [
					`It was this move: ${loss.move}.`,
					...ways('Before it', lookBefore),
					...ways('After it', currentLook(session)),
					loss.why,
					loss.question,
				]),
	];
}

function listSentences(session: Session): string[] {
	const items = itemsOf(session);
	const front = frontOf(session);
	const chosen = 'chosen' in front ? front.chosen : 0;
	return [`Chosen, ${chosen + 1} of ${items.length}: ${items[chosen % items.length]?.label ?? 'nothing'}.`];
}

function pageSentences(session: Session): string[] {
	return pageOf(session, {...plainTheme, reader: true})
		.filter(({text}) => text !== '')
		.map(({name, text}) => (name === undefined ? text : `${name}: ${text}`))
		.map(text => text.replaceAll(/ {2,}/gu, ', ').replaceAll(' → ', ' to '));
}
