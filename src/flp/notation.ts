import type {Event, Schedule} from './configuration.js';
import {canonicalText, type Json} from './json.js';

/** An event as text: `p:m` with `m` as canonical JSON in which a blank inside a string is `\u0020`, and what a terminal would take for a command is written so, too; `p:-` is (p, ∅) (SPEC §6). */
export function makeEvent(event: Event): string {
	return `${event.process}:${event.message === null ? '-' : escaped(canonicalText(event.message))}`;
}

function escaped(text: string): string {
	return text.replaceAll(/[ \u007F-\u009F]/gu, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A schedule as text: its events with one blank between them. */
export function makeSchedule(schedule: Schedule): string {
	return schedule.map(makeEvent).join(' ');
}

/** What reading a text gave: the value, or one sentence without a full stop that says what is wrong, where, and what would be right. */
export type Parsed<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly error: string};

/** Reads a schedule: any white space between events, any JSON text of a value, `∅` for `-`. Linear in the text. */
export function parseSchedule(text: string): Parsed<Schedule> {
	const schedule: Event[] = [];
	let at = skipBlanks(text, 0);
	while (at < text.length) {
		const fail = (what: string): Parsed<never> => ({
			ok: false,
			error: `event ${schedule.length + 1} (at character ${at + 1}) ${what}`,
		});
		const head = /^(0|[1-9]\d{0,8}):/u.exec(text.slice(at, at + 11));
		if (head === null) return fail('does not begin with a process and a colon, like 0:- or 1:{"propose":0}');
		const from = at + head[0].length;
		const end = endOfValue(text, from);
		const word = text.slice(from, end);
		if (word === '') return fail(`has nothing after its colon; ${head[1]}:- is the event of receiving ∅`);
		const message = parseMessage(word);
		if (message === undefined)
			return fail(`has ${shorten(word)} as its message; it must be one JSON value, or - for ∅`);
		if (word !== '-' && word !== '∅' && message === null)
			return fail(`has null as its message; write ${head[1]}:- for ∅`);
		if (end < text.length && !/\s/u.test(text.charAt(end))) return fail('is not followed by a blank');
		schedule.push({process: Number(head[1]), message});
		at = skipBlanks(text, end);
	}
	return {ok: true, value: schedule};
}

function shorten(word: string): string {
	return word.length <= 60 ? word : `${word.slice(0, 60)}…`;
}

function parseMessage(word: string): Json | undefined {
	if (word === '-' || word === '∅') return null;
	try {
		const value = JSON.parse(word) as Json;
		canonicalText(value);
		return value;
	} catch {
		return undefined;
	}
}

function skipBlanks(text: string, from: number): number {
	let at = from;
	while (at < text.length && /\s/u.test(text.charAt(at))) at++;
	return at;
}

/** Where the JSON value that begins at `from` ends: after its closing bracket or quote, or before the next blank. */
function endOfValue(text: string, from: number): number {
	let depth = 0;
	let quoted = false;
	for (let at = from; at < text.length; at++) {
		const character = text.charAt(at);
		if (quoted) {
			if (character === '\\') at++;
			else if (character === '"') {
				quoted = false;
				if (depth === 0) return at + 1;
			}
		} else if (character === '"') quoted = true;
		else if (character === '{' || character === '[') depth++;
		else if (character === '}' || character === ']') {
			depth--;
			if (depth <= 0) return at + 1;
		} else if (depth === 0 && /\s/u.test(character)) return at;
	}
	return text.length;
}
