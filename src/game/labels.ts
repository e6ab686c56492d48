import {canonicalText, type Json, type Protocol} from '../flp/index.js';

/** A message as people read it. */
export function messageLabel({show}: Protocol, value: Json): string {
	return show?.message?.(value) ?? canonicalText(value);
}

/** A process's storage as people read it. */
export function storageLabel({show}: Protocol, value: Json): string {
	return show?.storage?.(value) ?? (value === null ? '–' : canonicalText(value));
}
