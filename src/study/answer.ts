import {count, eventText, placesAlong} from '../game/index.js';
import {detourShown} from './detour-text.js';
import {detoursFrom, isBivalent} from './detours.js';
import {outcomeText} from './lemma-3.js';
import type {StudyAnswer, StudyQuestion, Wanted} from './question.js';
import {show} from './show.js';
import {construct} from './stages.js';
import {firstInputs, type Studied, type Subject} from './subject.js';
import {head, say} from './lines.js';
import {stagesShown} from './theorem-1.js';
import {foundSentences, foundTitle} from './words.js';

/** Answers a question about a protocol that is studied. @throws Breach */
export function answerStudy(studied: Studied, {inputs, wanted, columns}: StudyQuestion): StudyAnswer {
	if ('verdict' in wanted) return {inputs: null, shown: verdictShown(studied)};
	const subject = {...studied, inputs: inputs ?? firstInputs(studied), columns};
	if ('show' in wanted) return {inputs: subject.inputs, shown: show(subject, wanted.show.chapter, wanted.show.step)};
	if ('stages' in wanted) {
		const built = construct(subject, wanted.stages);
		return {
			inputs: subject.inputs,
			shown: stagesShown(subject, built),
			...(built.stopped === null ? {} : {last: built.stages.length}),
		};
	}
	return detoursAnswered(subject, wanted.detours);
}

/** What `bivalent protocols NAME` prints below the protocol's page. */
function verdictShown(studied: Studied): StudyAnswer['shown'] {
	const report = studied.report();
	return {
		answer: ({proved: 'holds', refuted: 'fails', unknown: 'unknown'} as const)[report.verdict],
		word: report.verdict,
		lines: [head(foundTitle(studied)), ...foundSentences(report).map(say)],
	};
}

/** Lemma 3 at a configuration: all its events in a few words, and the chosen one in full. */
function detoursAnswered(
	subject: Subject,
	{schedule, chosen}: Extract<Wanted, {detours: unknown}>['detours'],
): StudyAnswer {
	const {inputs, protocol} = subject;
	const at = placesAlong(subject.space(inputs).start, schedule)[schedule.length];
	if (at === undefined)
		return {
			inputs,
			shown: {
				answer: 'unknown',
				lines: [{text: `Nothing is known so far from the beginning: ${count(schedule.length, 'step')}.`}],
			},
			at: 'unknown',
			events: [],
			after: [],
		};
	const events = at.next().map(({event}) => event);
	const event = events[chosen % events.length]!;
	const whole = detoursFrom(at, event, isBivalent);
	const outcomeOf = (one: typeof event): string =>
		outcomeText(one === event ? whole : detoursFrom(at, one, isBivalent, {hurry: true}));
	return {
		inputs,
		at: at.valence(),
		events: events.map(one => ({
			label: eventText(one, protocol),
			outcome: isBivalent(at) ? outcomeOf(one) : '',
		})),
		after: events.map(one => [...schedule, one]),
		shown: detourShown(subject, {schedule, at, event}, whole),
	};
}
