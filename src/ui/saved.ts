import {type Event, makeSchedule, parseSchedule} from '../flp/index.js';
import {
	act,
	isSameTrail,
	isSandbox,
	movesMade,
	nextPart,
	partOf,
	type Play,
	sandboxId,
	type Trail,
	trailOf,
	type Tried,
	withTrail,
	type Bookmark,
	triedOf,
} from '../game/index.js';
import {findLevel, isChallengeId, makeReplayCode, parseReplayCode} from '../challenge/index.js';
import type {Pack} from '../level/index.js';
import type {Change, Progress} from '../store/progress.js';
import type {Screen} from './happening.js';
import {eventsIn} from './tree.js';
import {beginSession, isOver, type Session} from './session.js';

/** Where play of a level stopped. */
export type Left = NonNullable<Progress['left'][string]>;

/** A way through a part, as it is kept. */
type KeptTrail = NonNullable<Left['tried']>[number];

/** Where the player was: a first start opens the first level, a later one offers to go on. */
export function sessionFrom(progress: Progress, pack: Pack): Session {
	const {won, left, last, unlocked = false, counts = {}} = progress;
	const known = {pack, won, left, unlocked, counts};
	const {levels} = pack;
	const stopped = levels.findIndex(({id}) => id === last);
	const unwon = levels.findIndex(({id}) => won[id] === undefined);
	const at = stopped !== -1 && won[last!] === undefined ? stopped : unwon;
	if (at === -1) {
		const session = beginSession(known, 0);
		return {...session, stack: session.stack.slice(0, 1)};
	}
	const session = withLeft(beginSession(known, at));
	if (Object.keys(won).length + Object.keys(left).length === 0) return session;
	const welcome: Screen = {name: 'welcome', chosen: 0};
	return {...session, stack: [...session.stack, welcome]};
}

/** The session with what was left of its level, where something was. What cannot be replayed is left out. */
export function withLeft(session: Session): Session {
	const left = session.left[session.play.level.id];
	if (left === undefined) return session;
	const play = asLeft(session.play, left);
	return {...session, play, aids: left.aids, looks: left.looks, tried: triedBefore(session.play, play, left)};
}

/** The other ways that were tried, and the bookmarks, as far as they can be gone again. */
function triedBefore(begun: Play, play: Play, left: Left): Tried {
	const trailFrom = (kept: KeptTrail): Trail | null => trailOf(asLeft(begun, {...left, ...kept}));
	const trails = (left.tried ?? []).flatMap(kept => trailFrom(kept) ?? []);
	const marks = (left.marks ?? []).flatMap(({number, ...kept}): Bookmark[] => {
		const trail = trailFrom(kept);
		return trail === null ? [] : [{number, trail}];
	});
	return withTrail(triedOf(trails, marks), play);
}

/** Ways that are kept on the disk: the latest ones. */
const mostKept = 20;

/** What is kept of what was tried besides the run itself; nothing where that is all. */
function keptOf({play, tried}: Session): Pick<Left, 'tried' | 'marks'> {
	const {opening} = partOf(play);
	const kept = ({inputs, steps}: Trail): KeptTrail => {
		const events = steps.filter((step): step is Event => !('faulty' in step));
		const faults = steps.flatMap((step, at) =>
			'faulty' in step ? [{process: step.faulty, after: opening.length + eventsIn({trail: {inputs, steps}, at})}] : [],
		);
		return {inputs, schedule: makeSchedule([...opening, ...events]), faults};
	};
	const here = trailOf(play);
	const others = tried.trails.filter(trail => here === null || !isSameTrail(trail, here));
	return {
		...(others.length === 0 ? {} : {tried: others.slice(-mostKept).map(kept)}),
		...(tried.marks.length === 0 ? {} : {marks: tried.marks.map(({number, trail}) => ({number, ...kept(trail)}))}),
	};
}

function asLeft(begun: Play, left: Left): Play {
	const {part, moves, last, inputs, schedule, faults} = left;
	let play = begun;
	for (let at = 0; at < Math.min(part, play.level.parts.length - 1); at++) play = nextPart(play) ?? play;
	play = {...play, last: part === 0 ? null : last, before: part === 0 ? 0 : moves, earlier: earlierIn(play, left)};
	const parsed = parseSchedule(schedule);
	if (!parsed.ok) return play;
	if (play.inputs === null && inputs?.length === partOf(play).n && /^[01]+$/u.test(inputs))
		play = act(play, {do: 'choose', inputs});
	// where another loop stands in the place of ours by now, nothing of the old one is played
	const {opening} = partOf(play);
	if (makeSchedule(parsed.value.slice(0, opening.length)) !== makeSchedule(opening)) return play;
	for (let move = opening.length; move <= parsed.value.length; move++) {
		for (const {process, after} of faults) if (after === move) play = act(play, {do: 'declare', process});
		const event = parsed.value[move];
		if (event !== undefined) play = act(play, {do: 'move', event});
	}
	return play;
}

/** What was played in the parts before; nothing where that was not kept, or the level was another one then. */
function earlierIn({level, at}: Play, {earlier}: Left): Play['earlier'] {
	const known = at === 0 || earlier === undefined ? undefined : findLevel(level);
	const parsed = known && parseReplayCode(earlier!);
	const replay = parsed?.ok === true && parsed.value.id === level.id ? parsed.value.unpack(known!) : undefined;
	return replay?.ok === true && replay.value.parts.length === at ? replay.value.parts : [];
}

/** What was played in the parts before, as it is kept. */
function earlierOf({level, at, earlier: [first, ...others]}: Play): Pick<Left, 'earlier'> {
	const known = findLevel(level);
	if (known === undefined || first === undefined || others.length + 1 < at) return {};
	const code = makeReplayCode(known, {id: level.id, parts: [first, ...others]});
	return code === undefined ? {} : {earlier: code};
}

/** What is left of the level that is played; `null` when nothing was begun, or all is done. */
function leftOf(session: Session): Left | null {
	const {play, aids, looks} = session;
	const {inputs, schedule, faults, last, before} = play;
	if (isOver(session)) return null;
	const kept = keptOf(session);
	if (movesMade(play) + faults.length + aids + looks + play.at + Object.keys(kept).length === 0) return null;
	return {
		part: play.at,
		moves: before,
		last,
		...earlierOf(play),
		inputs,
		schedule: makeSchedule(schedule),
		faults: faults.map(fault => ({...fault})),
		aids,
		looks,
		...kept,
	};
}

/** What is left of everything, with what was played last. */
export function leftElsewhere(session: Session): Session['left'] {
	const {id} = session.play.level;
	const {[id]: _, ...others} = session.left;
	const own = leftOf(session);
	return own === null ? others : {...others, [id]: own};
}

/** What this game changes of what is remembered. Of a level that was just won only that: the next one is where play goes on. */
export function changeFrom(session: Session): Change {
	const {won, pack, at, unlocked, play, own} = session;
	const {id} = play.level;
	const all = {...session.left, [id]: leftOf(session)};
	// what a file was when it was played with, nobody knows later
	const left = Object.fromEntries(
		Object.entries(all).filter(([key]) => !isChallengeId(key) && (own === null || key !== sandboxId(own))),
	);
	// from a sandbox or a challenge one comes back to the level before it
	const next = isSandbox(play) || isChallengeId(id) ? undefined : isOver(session) ? pack.levels[at + 1]?.id : id;
	return {
		won,
		left,
		...(next === undefined ? {} : {last: next}),
		...(unlocked ? {unlocked} : {}),
	};
}

/** What this game changes of what is remembered of challenges, whichever pack is played: they are the same everywhere. */
export function challengeChangeFrom(session: Session): Change {
	const {id} = session.play.level;
	const {won, days, difficulty} = session.challenges;
	const all = {...session.left, [id]: leftOf(session)};
	return {
		won: {},
		left: Object.fromEntries(Object.entries(all).filter(([key]) => isChallengeId(key))),
		challenges: {won, days, difficulty},
	};
}
