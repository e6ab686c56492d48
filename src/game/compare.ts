import {canonicalText, type ProcessState, type Protocol} from '../flp/index.js';
import type {Lettered, Picture} from './history.js';
import {messageLabel, placeLabel, storageLabel} from './labels.js';

/** A configuration, and what it is called where it is compared, like "then". */
export interface Compared {
	readonly picture: Picture;
	readonly when: string;
}

/** How two configurations of one protocol differ, line by line; nothing where they are the same. */
export function differences(protocol: Protocol, one: Compared, other: Compared): string[] {
	const width = Math.max(one.when.length, other.when.length);
	const states = one.picture.configuration.states.flatMap((state, p) => {
		const lines = [state, other.picture.configuration.states[p]!].map(each => stateLine(protocol, each));
		return lines[0] === lines[1]
			? []
			: [one, other].map(({when}, index) => `p${p} ${when.padEnd(width)}   ${lines[index]}`);
	});
	const [mine, others] = [one, other].map(({picture}) => textsOf(protocol, picture.buffer));
	const only = (texts: readonly string[], here: Compared, there: Compared): string[] =>
		texts.map(text => `in the buffer ${here.when}, and not ${there.when}:   ${text}`);
	return [...states, ...only(without(mine!, others!), one, other), ...only(without(others!, mine!), other, one)];
}

/** A process's state, nothing shortened. */
export function stateLine(protocol: Protocol, {input, output, pc, storage}: ProcessState): string {
	const label = storageLabel(protocol, storage);
	const text = canonicalText(storage);
	return `x ${input}   y ${output ?? 'b'}   at ${placeLabel(pc)}   storage ${label}${label === text ? '' : `   JSON ${text}`}`;
}

function textsOf(protocol: Protocol, buffer: readonly Lettered[]): string[] {
	return buffer.map(({message: {to, value}}) => `${messageLabel(protocol, value)} → p${to}`);
}

/** A multiset without another. */
function without(all: readonly string[], less: readonly string[]): string[] {
	const left = [...less];
	return all.filter(text => {
		const index = left.indexOf(text);
		if (index !== -1) left.splice(index, 1);
		return index === -1;
	});
}
