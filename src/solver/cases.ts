import {faultyIn, mayDeclare, partOf, type Play} from '../game/index.js';

/** Who may be faulty in a run that goes on from where the player is: those he has declared, or as long as he may declare one, nobody or any one. */
export function casesOf(play: Play): readonly (readonly number[])[] {
	return mayDeclare(play) ? [[], ...Array.from({length: partOf(play).n}, (_, p) => [p])] : [faultyIn(play)];
}
