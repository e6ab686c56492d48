import {
	commonSteps,
	count,
	differences,
	historyOf,
	markAt,
	messageLabel,
	moveText,
	placeLabel,
	standAt,
	storageLabel,
	type TrailPlace,
	upTo,
} from '../game/index.js';
import {blank, head, type LaidLine, type Line, say, spokenLines} from '../study/lines.js';
import type {Session} from './session.js';
import {laidOut} from './study-pages.js';
import {markOf, type Theme, wordOf} from './theme.js';
import {besidePlace, chosenPlace, eventsIn, isHere, numberText, treeBranches, valenceAt} from './tree.js';
import {treeRows} from './tree-drawing.js';

/** What is told of the chosen configuration, and of how it differs from another one. */
export function treeLaid(session: Session, theme: Pick<Theme, 'ascii'>): LaidLine[] {
	return laidOut(treeLines(session), session, theme);
}

/** Rows that this has: what title, numbers, drawing, rules and key bar leave. */
export function treePageRows(session: Session): number {
	return session.rows - 6 - treeRows(session);
}

/** The last line that it can be scrolled to. */
export function endOfTree(session: Session): number {
	return Math.max(0, treeLaid(session, {ascii: false}).length - treePageRows(session));
}

/** The same as sentences, with where it lies in the tree. */
export function treeSentences(session: Session): string[] {
	const place = chosenPlace(session);
	if (place === null) return [];
	const rows = treeBranches(session);
	const row = rows.findIndex(({trail}) => trail === place.trail);
	const {from, parent} = rows[row]!;
	const leaves =
		parent === null
			? `from the inputs ${place.trail.inputs}`
			: `leaves way ${parent + 1} in ${numberText(session, {trail: place.trail, at: from})}`;
	return [
		`Way ${row + 1} of ${rows.length}, ${count(eventsIn({trail: place.trail, at: place.trail.steps.length}), 'move')}, ${leaves}.`,
		...spokenLines(treeLines(session)),
	];
}

/** A place as it is called: its number, and what is special about it. */
function nameOf(session: Session, place: TrailPlace): string {
	const mark = markAt(session.tried, upTo(place));
	return [
		numberText(session, place),
		...(isHere(session, place) ? ['where you are'] : []),
		...(mark > 0 ? [`bookmark ${mark}`] : []),
	].join(', ');
}

function treeLines(session: Session): Line[] {
	const place = chosenPlace(session);
	const beside = besidePlace(session);
	if (place === null || beside === null) return [];
	const play = standAt(session.play, place);
	const {protocol} = play;
	const history = historyOf(play);
	const {buffer} = history.pictures.at(-1)!;
	const {states} = history.pictures.at(-1)!.configuration;
	const last = history.moves.at(-1);
	const valence = valenceAt(session, place);
	const decided = states.flatMap(({output}, p) => (output === null ? [] : [`p${p} has decided ${output}`]));
	return [
		head(
			`${nameOf(session, place)}${valence === null ? '' : `: ${markOf(valence, {ascii: false})} ${wordOf(valence)}`}`,
		),
		say(
			`${last === undefined ? `The beginning, from the inputs ${place.trail.inputs}.` : `${moveText(play, last)}.`} ${decided.length === 0 ? 'Nobody has decided.' : `${decided.join(', ')}.`}`,
		),
		...states.map(({input, output, pc, storage}, p) => ({
			name: `p${p}`,
			text: `x ${input}   y ${output ?? 'b'}   ${placeLabel(pc)}   ${storageLabel(protocol, storage)}`,
		})),
		{
			name: 'waits',
			text:
				buffer.length === 0
					? 'nothing: the buffer is empty'
					: buffer
							.map(({letter, message}) => `${letter} ${messageLabel(protocol, message.value)} → p${message.to}`)
							.join(', '),
		},
		...besideLines(session, place, beside),
	];
}

/** How two places differ: where their ways part, and in what the configurations are not the same. */
function besideLines(session: Session, place: TrailPlace, beside: TrailPlace): Line[] {
	const [mine, other] = [upTo(place), upTo(beside)];
	const shared = commonSteps(mine, other);
	if (shared === mine.steps.length && shared === other.steps.length) return [];
	const [here, there] = [place, beside].map(one => historyOf(standAt(session.play, one)));
	const name = nameOf(session, beside);
	const lines = differences(
		session.play.protocol,
		{picture: here!.pictures.at(-1)!, when: 'here'},
		{
			picture: there!.pictures.at(-1)!,
			when: 'there',
		},
	);
	return [
		blank,
		head(`Beside ${name}`),
		say(partingText(session, place, beside, shared)),
		...(lines.length === 0
			? [say('They are the same configuration, though the schedules that lead to them are not.')]
			: lines.map(say)),
	];
}

function partingText(session: Session, place: TrailPlace, beside: TrailPlace, shared: number): string {
	if (shared === -1) return `They begin with other inputs: ${place.trail.inputs} here, ${beside.trail.inputs} there.`;
	const next = (one: TrailPlace): string | null => {
		const step = one.trail.steps[shared];
		if (step === undefined || shared >= one.at) return null;
		if ('faulty' in step) return `p${step.faulty} was declared faulty`;
		const play = standAt(session.play, {trail: one.trail, at: shared + 1});
		return moveText(play, historyOf(play).moves.at(-1)!);
	};
	const [here, there] = [next(place), next(beside)];
	if (here === null) return `It lies ${count(beside.at - place.at, 'step')} before that one, on the same way.`;
	if (there === null) return `It lies ${count(place.at - beside.at, 'step')} after that one, on the same way.`;
	return `The ways part in ${numberText(session, {trail: place.trail, at: shared})}: here ${here}; there ${there}.`;
}
