import {asksForLoop, debtsText, faultyIn, historyOf, owedSince} from '../game/index.js';
import {aimOf, type Session} from './session.js';

/** What is owed before the loop that the player wants to close is fair, in one line; empty where the level asks for no loop. */
export function owedText(session: Session): string {
	const {play} = session;
	if (!asksForLoop(play.level.goal)) return '';
	const history = historyOf(play);
	const now = history.moves.length;
	const aim = aimOf(session);
	if (aim === null)
		return now === 0 ? 'nothing yet: this is C0, where the run begins' : `C${now} is new; ←→ choose where to return to`;
	const {back, processes, letters} = owedSince(history, aim, faultyIn(play));
	const debts = debtsText({processes, letters});
	if (!back) return `to come back to C${aim}: ${debts === '' ? 'nothing but the way back' : debts}`;
	return debts === '' ? `nothing: C${aim} to C${now} is a fair loop` : `back in C${aim}, but since then ${debts}`;
}
