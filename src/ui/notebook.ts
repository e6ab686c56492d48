import {count} from '../game/index.js';
import {type Level, type Pack, type Term, worldOf} from '../level/index.js';
import {findScreen, levelOf, type Session} from './session.js';
import type {TextLine} from './text-line.js';
import {isDone} from './unlocks.js';

/** The level that introduces a term, where one does. */
export function whereMet({levels}: Pack, term: string): Level | undefined {
	return levels.find(({introduces}) => introduces.some(one => one.term === term));
}

/** Levels whose words the player has met: won, or in front of him; all of them where he studies. */
function metLevels(session: Session): Level[] {
	if (findScreen(session, 'study') !== undefined) return [...session.pack.levels];
	return session.pack.levels.filter(level => session.won[level.id] !== undefined || level === levelOf(session));
}

/** The notebook: every word that was met, and every lemma that can be proved, with the paper's section and the level. */
export function notebookLines(session: Session): TextLine[] {
	const {pack} = session;
	const met = metLevels(session);
	const terms = met.flatMap(level => level.introduces.map(term => ({level, term})));
	const all = pack.levels.reduce((sum, {introduces}) => sum + introduces.length, 0);
	const lemmas = pack.worlds.flatMap(world =>
		world.proves === null || !met.some(level => worldOf(level) === world.number)
			? []
			: [{...world.proves, done: isDone(session, world), number: world.number}],
	);
	return [
		...(lemmas.length === 0 ? [] : [{text: 'What can be proved', head: true}]),
		...lemmas.flatMap(({name, statement, source, proof, done, number}) => [
			{name, text: `${statement} · ${source} · ${done ? 'you have done its steps' : `world ${number}`}`},
			...(done ? proof.map((step, index) => ({name: `  step ${index + 1}`, text: step})) : []),
		]),
		...(lemmas.length === 0 ? [] : [{text: ''}]),
		{text: 'Words', head: true},
		...terms.map(({level, term}) => ({name: term.term, text: termText(term, level)})),
		...(terms.length === all
			? []
			: [{text: ''}, {text: `${count(all - terms.length, 'word')} more to come, each where you need it first.`}]),
	];
}

function termText({meaning}: Term, {source, id}: Level): string {
	return `${meaning} · ${source} · level ${id}`;
}
