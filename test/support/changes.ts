import type {Certificate} from '../../src/certificate/index.js';
import type {Event, Schedule} from '../../src/flp/index.js';
import {canon} from './naive.js';

const parts = ['stem', 'loop', 'toZero', 'toOne'] as const;

/** Every certificate that differs from this one in one event: left out, doubled, swapped with the next, put in another's place, or put in. */
export function* eventChanges(certificate: Certificate): Generator<Certificate> {
	const pool = poolOf(certificate);
	for (const part of parts) {
		const events = certificate[part];
		const change = (schedule: Schedule): Certificate => ({...certificate, [part]: schedule});
		for (let at = 0; at <= events.length; at++) {
			for (const event of pool) yield change(events.toSpliced(at, 0, event));
			if (at === events.length) break;
			yield change(events.toSpliced(at, 1));
			yield change(events.toSpliced(at, 2, ...events.slice(at, at + 2).toReversed()));
			for (const event of pool) yield change(events.with(at, event));
		}
		yield change([]);
		for (const other of parts) yield change(certificate[other]);
	}
}

/** The events that a certificate has, and ∅ of everybody; other processes and messages come with {@link jsonChanges}. */
function poolOf(certificate: Certificate): Event[] {
	const nothing = Array.from({length: certificate.n}, (_, process) => ({process, message: null}));
	const events = [...parts.flatMap(part => certificate[part]), ...nothing];
	return [...new Map(events.map(event => [canon([event.process, event.message]), event])).values()];
}

/** Every certificate that differs from this one in one field other than the schedules, and is still well-formed. */
export function* fieldChanges(certificate: Certificate): Generator<Certificate> {
	const {protocol, n, inputs, shift} = certificate;
	yield {...certificate, protocol: {...protocol, name: 'other'}};
	for (let p = 0; p < n; p++)
		yield {...certificate, inputs: [...inputs].with(p, inputs[p] === '0' ? '1' : '0').join('')};
	for (const faults of ['none', 'one', 'initial'] as const) yield {...certificate, faults};
	yield {...certificate, faulty: []};
	for (let p = 0; p < n; p++) {
		yield {...certificate, faulty: [p]};
		for (let q = 0; q < n; q++) if (q !== p) yield {...certificate, faulty: [p, q]};
	}
	for (const other of new Set([0, 1, 2, 3, 5, 6, 12, shift + 1, Math.max(0, shift - 1), 2 * shift, 1000 * shift]))
		yield {...certificate, shift: other};
}

/** What can stand in the place of any value of a JSON file; `undefined` takes it away. */
const odd: readonly unknown[] = [
	undefined,
	null,
	true,
	-2,
	-1,
	0,
	1,
	2,
	0.5,
	1e21,
	'',
	'0',
	'01',
	[],
	[0],
	{},
	{a: 1},
	'0:-',
	'__proto__',
];

/** Every JSON value that differs from this one in one place. */
export function* jsonChanges(json: unknown): Generator<unknown> {
	yield* odd;
	if (typeof json !== 'object' || json === null) return;
	for (const [key, value] of Object.entries(json)) {
		for (const inner of jsonChanges(value)) {
			if (!Array.isArray(json)) yield {...json, [key]: inner};
			else yield inner === undefined ? json.toSpliced(Number(key), 1) : json.with(Number(key), inner);
		}
	}
	yield Array.isArray(json) ? [...json, 0] : {...json, more: 0};
}
