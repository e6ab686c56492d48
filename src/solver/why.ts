import {componentsOf, regionFrom, spotOf, type Valence} from '../engine/index.js';
import {allInputs, type Inputs} from '../flp/index.js';
import {
	act,
	count,
	decidersOf,
	eventText,
	isCritical,
	isLoop,
	isProcesses,
	isUpToShift,
	listed,
	type Loop,
	messageLabel,
	partOf,
	type Place,
	placesAlong,
	type Play,
	valenceNames,
	workedOn,
} from '../game/index.js';
import type {Goal} from '../level/index.js';
import {casesOf} from './cases.js';
import {whereLoops} from './loop-way.js';
import type {Spaces} from './spaces.js';

/**
 * Why the goal of a part cannot be reached from its beginning, from what the search saw there: a sentence or two, or nothing where there is no more
 * to say than that it was nowhere. For plays whose goal was refuted, and only for those. Linear in the configurations. @throws Breach
 */
export function whyNot(begun: Play, spaces: Spaces): string {
	const goal = workedOn(partOf(begun).goal);
	if (goal.kind === 'beginning') return whyNoBeginning(begun, spaces);
	const plays =
		begun.inputs === null ? allInputs(partOf(begun).n).map(inputs => act(begun, {do: 'choose', inputs})) : [begun];
	if (isLoop(goal)) return whyNoLoop(plays, goal, spaces);
	const starts = plays.map(play => placesAlong(spaces.space(play.inputs!).start, play.schedule).at(-1)!);
	return whyNowhere(begun, goal, starts);
}

function whyNoBeginning(begun: Play, spaces: Spaces): string {
	const valences = new Map<Valence, Inputs[]>();
	for (const inputs of allInputs(partOf(begun).n)) {
		const valence = spaces.space(inputs).start.valence();
		valences.set(valence, [...(valences.get(valence) ?? []), inputs]);
	}
	return `${listed([...valences].map(([valence, all]) => `${listed(all)} ${all.length === 1 ? 'is' : 'are'} ${valenceNames[valence]}`))}.`;
}

/** What every loop leaves out. */
function whyNoLoop(plays: readonly Play[], goal: Loop, spaces: Spaces): string {
	const debts = new Map<string, number>();
	let loops = 0;
	for (const play of plays) {
		const {graph, bits} = spaces.looker(play.inputs!, isUpToShift(play));
		const {situations} = graph;
		const region = regionFrom(graph, spotOf(graph, play.schedule)!.c, whereLoops(goal, graph, bits));
		for (const {owes} of casesOf(play).flatMap(faulty => componentsOf(graph, region, faulty))) {
			if (owes === undefined || 'falls' in owes) continue;
			loops++;
			const {locals} = situations;
			const debt =
				'process' in owes
					? `p${owes.process} never steps`
					: `p${locals.destinationOf(owes.letter)} never receives “${messageLabel(play.protocol, locals.valueOf(owes.letter))}”`;
			debts.set(debt, (debts.get(debt) ?? 0) + 1);
		}
	}
	const where = goal.kind === 'fair-loop' ? 'stays open' : 'leaves everybody undecided';
	if (loops === 0) return `No loop ${where}.`;
	const all = [...debts].sort((a, b) => b[1] - a[1]);
	const [only] = all;
	if (all.length === 1)
		return `In ${loops === 1 ? 'the only loop' : `each of the ${loops} loops`} that ${where} ${only![0]}.`;
	return `Every loop that ${where} owes something: ${listed(all.map(([debt, times]) => `in ${times === 1 ? 'one' : times} ${debt}`))}.`;
}

/** What was seen where the goal was looked for. */
function whyNowhere(begun: Play, goal: Goal, starts: readonly Place[]): string {
	const {protocol} = begun;
	const without =
		'silent' in goal && goal.silent !== undefined ? ` without ${listed([goal.silent].flat().map(p => `p${p}`))}` : '';
	const opening = partOf(begun).opening.length === 0 ? '' : ' after the opening';
	const after = opening + without === '' ? '' : ` that can come${opening}${without}`;
	switch (goal.kind) {
		case 'decision': {
			const {process, value, silent} = goal;
			const places = starts.flatMap(start => placesFrom(start, silent));
			const seen = places.map(place => {
				const {states} = place.configuration();
				const outputs = process === undefined ? place.decided() : [states[process]!.output];
				return outputs.find(output => output !== null && output !== undefined) ?? null;
			});
			const decided = seen.filter(output => output !== null).length;
			const who = process === undefined ? 'somebody' : `p${process}`;
			if (decided === 0)
				return `In none of the ${places.length}${after} has ${process === undefined ? 'anybody' : who} decided.`;
			if (value === undefined) return '';
			const other = `${who} has decided ${1 - value}`;
			if (decided === places.length) return `Everywhere ${other}, and an output register is written once.`;
			return `In ${decided} of the ${places.length}${after} ${other}, and in the others ${process === undefined ? 'nobody has' : 'it has not'} decided.`;
		}
		case 'disagreement':
			return 'Whoever has decided, has decided alike.';
		case 'valence': {
			const places = starts.flatMap(start => placesFrom(start));
			return `In the ${places.length}${after} the valence is ${tally(places.map(place => valenceNames[place.valence(goal.silent)]))}.`;
		}
		case 'pinned': {
			const next = starts
				.flatMap(start => placesFrom(start))
				.flatMap(place => placesAlong(place, [goal.event]).slice(1));
			return next.length === 0
				? `The event is applicable nowhere.`
				: `The event can be played in ${count(next.length, 'configuration')}, and what it leads to is ${tally(next.map(place => (place.decided().length > 0 ? 'decided' : valenceNames[place.valence()])))}.`;
		}
		case 'configuration': {
			const {begins} = goal;
			if (isProcesses(begins)) return '';
			const next = starts.flatMap(start => placesAlong(start, [begins]).slice(1));
			return next.length > 0
				? `After ${eventText(begins, protocol)} none of the ${next.flatMap(place => placesFrom(place)).length} that can come is the one that is asked for.`
				: `Not even the first event is applicable where you begin: what p${begins.process} is to receive has not been sent.`;
		}
		case 'critical': {
			const critical = starts.flatMap(start => placesFrom(start)).filter(place => isCritical(place) === true);
			if (critical.length === 0) return 'None of them is critical.';
			return `${count(critical.length, 'configuration')} ${critical.length === 1 ? 'is' : 'are'} critical, and the decider there is ${tally(critical.map(place => listed(decidersOf(place).map(p => `p${p}`))))}.`;
		}
		default:
			return '';
	}
}

/** All that can be reached from a place, without steps of those in `silent`. */
function placesFrom(start: Place, silent: readonly number[] = []): Place[] {
	const places = [start];
	const seen = new Set([start.id]);
	for (const {place, event} of iterate(places)) {
		if (place === undefined || silent.includes(event.process) || seen.has(place.id)) continue;
		seen.add(place.id);
		places.push(place);
	}
	return places;
}

/** The events of every place, also of those that are added meanwhile. */
function* iterate(places: readonly Place[]): Generator<ReturnType<Place['next']>[number]> {
	for (const place of places) yield* place.next();
}

/** "p0 3 times and p1 once", most often first; where there is only one thing, that always. */
function tally(things: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
	const all = [...counts].sort((a, b) => b[1] - a[1]);
	return all.length === 1
		? `${things.length === 1 ? '' : 'always '}${all[0]![0]}`
		: listed(all.map(([thing, times]) => `${thing} ${['once', 'twice'][times - 1] ?? `${times} times`}`));
}
