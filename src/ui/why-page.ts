import {count, listed, partOf, scheduleText} from '../game/index.js';
import type {Bit, Schedule} from '../flp/index.js';
import {blank, head, lanes, type LaidLine, type Line, say, spokenLines} from '../study/lines.js';
import {valenceWords} from '../study/words.js';
import type {Reach} from '../worker/client.js';
import {inquiryOf, insightOf, isPaid, inquiryScreen} from './inquiry.js';
import {pageRows} from './pages.js';
import {draftOf, type Session} from './session.js';
import {laidOut} from './study-pages.js';
import type {Theme} from './theme.js';

/** Why a configuration has its valence, broken to the width of the terminal. */
export function whyLaid(session: Session, theme: Pick<Theme, 'ascii'>): LaidLine[] {
	return laidOut(whyLines(session), session, theme);
}

/** The last line that it can be scrolled to. */
export function endOfWhy(session: Session): number {
	return Math.max(0, whyLaid(session, {ascii: false}).length - pageRows(session));
}

/** The same as sentences. */
export function whySentences(session: Session): string[] {
	return spokenLines(whyLines(session));
}

function whyLines(session: Session): readonly Line[] {
	const insight = insightOf(session);
	const screen = inquiryScreen(session);
	if (screen === undefined) return [];
	if (insight === null) return [say('The engine is looking.')];
	if (typeof insight === 'string') return [say(insight), say('c asks the engine again.')];
	const [all, ...silent] = 'why' in insight ? insight.why : [];
	if (all === undefined)
		return [say('The engine did not get this far: there is too much to look at, and so nothing is known from here.')];
	return [
		head(
			`C${screen.at}${session.play.inputs === null ? `, from the inputs ${draftOf(session)},` : ''} is ${valenceWords[all.valence]}`,
		),
		say(meaningOf(all)),
		...(isPaid(session)
			? [...([0, 1] as const).flatMap(value => wayLines(session, all, value)), ...silentLines(session, silent)]
			: [
					blank,
					say(
						`w shows the shortest schedule to each decision, and what can be decided without each process.${session.aids === 0 ? ' That costs the star for playing unaided.' : ''}`,
					),
				]),
	];
}

/** What a valence means, and what it rests on. */
function meaningOf(reach: Reach): string {
	const {valence} = reach;
	switch (valence) {
		case 'bivalent':
			return `One schedule leads to a decision 0, and another one to a decision 1. ${lookedAt(reach)}`;
		case 'zero':
			return `0 can be decided, and 1 cannot any more. ${lookedAt(reach)}`;
		case 'one':
			return `1 can be decided, and 0 cannot any more. ${lookedAt(reach)}`;
		case 'stuck':
			return `Nothing can be decided any more, by no schedule. ${lookedAt(reach)}`;
		case 'unknown':
			return `Which decisions can be reached is not known. ${lookedAt(reach)}`;
	}
}

/** How many configurations were looked at, and whether there are more. */
function lookedAt({reachable, complete, reduced}: Reach): string {
	const all = reachable.toLocaleString('en');
	if (!complete) return `${all} of the configurations that can be reached were looked at; there are more.`;
	return reachable === 1
		? 'No other configuration can be reached from here.'
		: `All ${all} configurations that can be reached were looked at${reduced ? '; those that differ only in round numbers, or in what is ignored, count as one' : ''}.`;
}

function wayOf({toZero, toOne}: Reach, value: Bit): Schedule | null {
	return value === 0 ? toZero : toOne;
}

/** A shortest schedule to a decision, in words and as lanes. */
function wayLines(session: Session, all: Reach, value: Bit): Line[] {
	const way = wayOf(all, value);
	const {play} = inquiryOf(session)!;
	const {protocol, inputs, schedule} = play;
	if (way === null)
		return [
			blank,
			head(`To a decision ${value}: no schedule${all.complete ? '' : ' is known'}`),
			say(noneSeen(all, value)),
		];
	if (way.length === 0) return [blank, head(`To a decision ${value}: it is made already`)];
	return [
		blank,
		head(`To a decision ${value}: ${count(way.length, 'step')}${all.complete && !all.reduced ? ', and no fewer' : ''}`),
		say(scheduleText(play, way)),
		...lanes({protocol, columns: session.columns - 6}, inputs!, [...schedule, ...way], undefined, schedule.length),
	];
}

function noneSeen({reachable, complete}: Reach, value: Bit): string {
	const where = reachable === 1 ? 'here' : `in any of the ${reachable.toLocaleString('en')} configurations`;
	return complete
		? `Nobody has decided ${value} ${where}${reachable === 1 ? ', and nothing else can be reached' : ' that can be reached'}.`
		: `Nobody has decided ${value} ${where} that ${reachable === 1 ? 'was' : 'were'} looked at; there are more.`;
}

/** What can be decided without the steps of some processes: FLP85's proof lives on that (Lemma 2, Lemma 3). */
function silentLines(session: Session, silent: readonly Reach[]): Line[] {
	const {play} = inquiryOf(session)!;
	const to = (reach: Reach, value: Bit): string => {
		const way = wayOf(reach, value);
		if (way === null) return `to ${value} no schedule${reach.complete ? '' : ' is known'}`;
		return way.length === 0
			? `${value} is decided already`
			: `to ${value} in ${count(way.length, 'step')}: ${scheduleText(play, way)}`;
	};
	return [
		blank,
		head('What the others can decide without one of them'),
		say(
			partOf(play).n === 2
				? 'If this process takes no step any more, the other one by itself can come to this.'
				: 'If this process takes no step any more, the others by themselves can come to this.',
		),
		...silent.map(reach => ({
			name: `without ${listed(reach.without.map(p => `p${p}`))}`,
			text:
				reach.valence === 'stuck'
					? `${valenceWords.stuck}: no schedule leads to a decision. ${lookedAt(reach)}`
					: `${valenceWords[reach.valence]}; ${to(reach, 0)}; ${to(reach, 1)}. ${lookedAt(reach)}`,
		})),
	];
}
