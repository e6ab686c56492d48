import type {Schedule} from '../flp/index.js';
import {count, listed, messageLabel, scheduleText} from '../game/index.js';
import {blank, head, lanes, type LaidLine, type Line, say, spokenLines} from '../study/lines.js';
import {valenceWords} from '../study/words.js';
import type {Forever, ForeverCase, Outcome, OwingLoop} from '../worker/client.js';
import {inquiryOf, inquiryScreen, insightOf} from './inquiry.js';
import type {Session} from './session.js';
import {laidOut} from './study-pages.js';
import type {Theme} from './theme.js';

/** The answer in sight, `null` where there is none. */
export function foreverOf(session: Session): Forever | null {
	const insight = insightOf(session);
	return insight !== null && typeof insight !== 'string' && 'ask' in insight ? insight.ask : null;
}

/** The fault case that is chosen. */
export function chosenCase(session: Session): ForeverCase | undefined {
	const screen = inquiryScreen(session);
	return screen?.name === 'ask' ? foreverOf(session)?.cases[screen.chosen] : undefined;
}

/** A fault case in words. */
export function caseText({faulty}: Pick<ForeverCase, 'faulty'>): string {
	return faulty.length === 0 ? 'with no fault' : `if ${listed(faulty.map(p => `p${p}`))} is faulty`;
}

export const verdictWords = {proved: 'PROVED', refuted: 'REFUTED', unknown: 'UNKNOWN'} as const;

/** What is told of the chosen case, broken to the width of the terminal. */
export function askLaid(session: Session, theme: Pick<Theme, 'ascii'>): LaidLine[] {
	return laidOut(askLines(session), session, theme);
}

/** Rows that it has: what title, cases, rules and key bar leave. */
export function askRows(session: Session): number {
	const cases = foreverOf(session)?.cases.length ?? 0;
	return session.rows - (cases === 0 ? 5 : cases + 6);
}

/** The last line that it can be scrolled to. */
export function endOfAsk(session: Session): number {
	return Math.max(0, askLaid(session, {ascii: false}).length - askRows(session));
}

/** The same as sentences. */
export function askSentences(session: Session): string[] {
	const cases = foreverOf(session)?.cases ?? [];
	const screen = inquiryScreen(session);
	const chosen = screen?.name === 'ask' ? screen.chosen : 0;
	return [
		...(cases[chosen] === undefined ? [] : [`Chosen, ${chosen + 1} of ${cases.length}: ${caseText(cases[chosen])}.`]),
		...spokenLines(askLines(session)),
	];
}

function askLines(session: Session): readonly Line[] {
	const insight = insightOf(session);
	if (insight === null) return [say('The engine is looking.')];
	if (typeof insight === 'string') return [say(insight), say('c asks the engine again.')];
	const forever = foreverOf(session);
	const one = chosenCase(session);
	const at = inquiryScreen(session)?.at ?? 0;
	if (forever === null || one === undefined)
		return [say('The engine did not get this far: there is too much to look at, and so nothing is known from here.')];
	const assumed = forever.assumesRounds
		? [
				say(
					'It assumes that the protocol treats all round numbers alike, as it declares; that is checked on samples only.',
				),
			]
		: [];
	switch (one.is) {
		case 'proved':
			return [...provedLines(session, one, at), ...assumed];
		case 'refuted':
			return [...refutedLines(session, forever, one, at), ...assumed];
		case 'unknown':
			return [
				head(`UNKNOWN: whether a run from C${at} can stay open for ever, ${caseText(one)}`),
				say(
					forever.complete
						? 'Round numbers only fall on every loop that was found, and that proves nothing.'
						: `${forever.configurations.toLocaleString('en')} configurations were explored, and there are more; up to there nothing decides it.`,
				),
				say(`C${at} itself is ${valenceWords[forever.valence]}.`),
			];
	}
}

/** Stem and loop, in words and as lanes. */
function provedLines(
	session: Session,
	{faulty, stem, loop, shift}: Extract<ForeverCase, {is: 'proved'}>,
	at: number,
): Line[] {
	const {play} = inquiryOf(session)!;
	const {protocol, inputs, schedule} = play;
	const from = at + stem.length;
	const others = faulty.length === 0 ? 'every process' : `every process but ${listed(faulty.map(p => `p${p}`))}`;
	const there = {...play, schedule: [...schedule, ...stem]};
	return [
		head(`PROVED: ${caseText({faulty})}, an admissible run from C${at} stays open for ever`),
		say(
			`${stem.length === 0 ? '' : `${count(stem.length, 'step')} to C${from}, and then `}${count(loop.length, 'step')} round and round: ${others} steps, all that waits for ${faulty.length === 0 ? 'it' : 'those'} is received, and nobody decides. The judge has accepted it.`.replace(
				/^./u,
				first => first.toUpperCase(),
			),
		),
		...(stem.length === 0 ? [] : [{name: 'stem', text: scheduleText(play, stem)}]),
		{name: 'loop', text: scheduleText(there, loop)},
		blank,
		...lanes({protocol, columns: session.columns - 6}, inputs!, [...schedule, ...stem, ...loop], {from, shift}, at),
	];
}

function refutedLines(
	session: Session,
	forever: Forever,
	one: Extract<ForeverCase, {is: 'refuted'}>,
	at: number,
): Line[] {
	const {loops, judged} = one;
	const {play} = inquiryOf(session)!;
	return [
		head(`REFUTED: ${caseText(one)}, no admissible run from C${at} stays open for ever`),
		...kindLines(forever, one, at),
		...loops.map((loop, index): Line => ({name: String(index + 1), text: loopText(session, loop, play.schedule)})),
		say(instead(forever, one, play.protocol.name)),
		say(
			judged ? 'The judge has looked again, and agrees.' : 'Not checked a second time: there is too much to look at.',
		),
	];
}

/** What kind of refutation it is. */
function kindLines({open, valence}: Forever, {loops}: Extract<ForeverCase, {is: 'refuted'}>, at: number): Line[] {
	if (!open)
		return [
			say(
				valence === 'bivalent'
					? `C${at} is not open: somebody has decided already.`
					: `C${at} is not open: it is ${valenceWords[valence]}.`,
			),
		];
	if (loops.length === 0)
		return [say('No loop is open all the way round: every run comes to a decision, or to where only one is left.')];
	return [
		say(
			loops.length === 1
				? 'There is one loop to go round in, and it owes:'
				: `There are ${loops.length} loops to go round in, and each owes:`,
		),
	];
}

const outcomes: readonly (readonly [Outcome, (times: number) => string])[] = [
	['decides0', times => `${times === 1 ? 'decides' : 'decide'} 0`],
	['decides1', times => `${times === 1 ? 'decides' : 'decide'} 1`],
	['disagrees', times => `${times === 1 ? 'breaks' : 'break'} agreement`],
	['zero', times => `${times === 1 ? 'leaves' : 'leave'} only 0`],
	['one', times => `${times === 1 ? 'leaves' : 'leave'} only 1`],
	['stuck', times => `${times === 1 ? 'leaves' : 'leave'} nothing to decide`],
	['open', times => `${times === 1 ? 'leads' : 'lead'} out of the loop, still open`],
	['unknown', times => `${times === 1 ? 'leads' : 'lead'} where nobody has looked`],
];

/** What a loop owes, and what everything that would pay it does. */
function loopText(session: Session, {size, owes, pays, way, round}: OwingLoop, schedule: Schedule): string {
	const {play} = inquiryOf(session)!;
	const label = 'process' in owes ? '' : `“${messageLabel(play.protocol, owes.message)}”`;
	const debt = 'process' in owes ? `p${owes.process} never steps` : `p${owes.to} never receives ${label}`;
	const paying = 'process' in owes ? `steps that p${owes.process} could take` : `deliveries of ${label}`;
	const all = outcomes.reduce((sum, [outcome]) => sum + pays[outcome], 0);
	const what = outcomes.flatMap(([outcome, words]) => (pays[outcome] === 0 ? [] : [[pays[outcome], words] as const]));
	const [only] = what;
	const does =
		what.length === 1
			? `Every ${paying.replace(/^(?<one>step|deliver)(?:s|ies)/u, (_, one: string) => (one === 'step' ? 'step' : 'delivery'))} ${only![1](1)}`
			: `Of ${all} ${paying}, ${listed(what.map(([times, words]) => `${times} ${words(times)}`))}`;
	const there = {...play, schedule: [...schedule, ...way]};
	return `${count(size, 'configuration')}; ${debt}. ${does}. ${way.length === 0 ? 'Once round' : `${count(way.length, 'step')} to it, once round`}: ${scheduleText(there, round)}.`;
}

/** A refutation never stands alone: what there is instead of a run that stays open. */
function instead({blocks, complete}: Forever, {faulty}: ForeverCase, name: string): string {
	const [nearest] = [...blocks].sort((a, b) => Number(b.join() === faulty.join()) - Number(a.join() === faulty.join()));
	if (nearest !== undefined)
		return `The adversary need not keep it open: ${caseText({faulty: nearest})}, there is an admissible run from here in which nobody ever decides.`;
	return `In every admissible run from here somebody decides${complete ? '' : ', as far as was looked'}. Elsewhere the protocol pays (Theorem 1); what, tells the command “bivalent prove ${name}”.`;
}
