import type {Certificate} from './format.js';
import type {Judgement} from './run.js';

/** What a judgement says, in a few plain lines. */
export function explainJudgement(judgement: Judgement, certificate: Certificate): string {
	const {name} = certificate.protocol;
	if (!judgement.valid) {
		const where = judgement.event === null ? '' : ` at event ${judgement.event.index + 1} of ${judgement.event.in}`;
		const claim = judgement.claim === null ? '' : ` Claim ${judgement.claim} fails${where}.`;
		return `It does not hold.${claim} ${capital(judgement.reason)}. (${judgement.code})`;
	}
	const {n, inputs, faulty, stem, loop, shift, toZero, toOne} = certificate;
	const who = faulty.length === 0 ? 'no process faulty' : `${faulty.map(p => `p${p}`).join(' and ')} faulty`;
	return [
		`It holds: ${name}, n = ${n}, inputs ${inputs}, can be kept bivalent for ever with ${who}, because`,
		`  after a stem of ${events(stem.length)} a loop of ${events(loop.length)} comes back to where it began${shift === 0 ? '' : `, with all round numbers raised by ${shift}`},`,
		'  nobody decides on the way, every process that is not faulty steps in the loop,',
		'  every message that waits for one of them where the loop begins is received in it,',
		`  and from there 0 is ${events(toZero.length)} away and 1 is ${events(toOne.length)} away.`,
		...(shift === 0
			? []
			: ['This is conditional: it assumes that the protocol behaves the same in all rounds (assumes: rounds).']),
	].join('\n');
}

function events(number: number): string {
	return number === 1 ? '1 event' : `${number} events`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
