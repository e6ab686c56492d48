import * as v from 'valibot';

const whole = 'must be a whole number, 0 or more';

/** What the fields of a record are made of; each says what it must be. */
export const count = v.pipe(v.number(whole), v.safeInteger(whole), v.minValue(0, whole));
export const text = v.string('must be a text');
export const yesOrNo = v.boolean('must be true or false');
