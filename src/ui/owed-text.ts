import {
	asksForLoop,
	debtsText,
	historyOf,
	isSandbox,
	loopAt,
	loopTermsOf,
	owesNothing,
	partOf,
	type Wanted,
	wantedOf,
} from '../game/index.js';
import {loopText} from './sandbox.js';
import {aimOf, type Session} from './session.js';

/** What the goal still wants, a line each: what is owed before a loop is fair, or what the goal itself says. */
export function wantedLines(session: Session): Wanted[] {
	if (isSandbox(session.play)) return [{label: 'LOOP', text: loopText(session)}];
	return asksForLoop(partOf(session.play).goal) ? [{label: 'OWED', text: owedText(session)}] : wantedOf(session.play);
}

/** What is owed before the loop that the player wants to close is fair. */
function owedText(session: Session): string {
	const {play} = session;
	const history = historyOf(play);
	const now = history.moves.length;
	const aim = aimOf(session);
	if (aim === null)
		return now === 0 ? 'nothing yet: this is C0, where the run begins' : `C${now} is new: a loop may begin here`;
	const owed = loopAt(history, aim, loopTermsOf(play) ?? {});
	const debts = debtsText(owed);
	if (owed.back === null) return `to come back to C${aim}: ${debts === '' ? 'not there yet' : debts}`;
	const higher = owed.back > 0 ? `, ${owed.back} higher` : '';
	return owesNothing(owed)
		? `nothing: C${aim} to C${now}${higher}, and so for ever`
		: `in C${aim} again${higher}, but ${debts}`;
}
