import {difficulties} from '../challenge/index.js';
import {count} from '../game/index.js';
import {parOf, wholePar} from '../level/index.js';
import {difficultyOf} from './challenges.js';
import type {Session} from './session.js';
import {starCount} from './stars.js';
import {streakOf} from './streak.js';
import {countOf} from './tally.js';
import type {TextLine} from './text-line.js';
import {isDone} from './unlocks.js';

/** What is won, and what was done for it, as far as it is counted. */
export function statisticsLines(session: Session): TextLine[] {
	return [
		{text: 'What is won', head: true},
		...wonLines(session),
		...challengeLines(session),
		{text: ''},
		...doneLines(session),
	];
}

function wonLines(session: Session): TextLine[] {
	const {pack, won} = session;
	const {levels, worlds} = pack;
	const wins = levels.flatMap(level => {
		const win = won[level.id];
		return win === undefined ? [] : [{...win, par: parOf(level), exact: wholePar(level).exact}];
	});
	const stars = levels.reduce((sum, level) => sum + starCount(won[level.id], parOf(level)), 0);
	const done = worlds.filter(world => isDone(session, world));
	const proofs = worlds.flatMap(world => (world.proves === null ? [] : [{name: world.proves.name, world}]));
	const proved = proofs.filter(({world}) => done.includes(world)).map(({name}) => name);
	const open = levels.filter(level => !wholePar(level).exact).length;
	const better = wins.filter(({moves, par, exact}) => !exact && moves < par).length;
	const inPar = wins.filter(({moves, par}) => moves <= par).length;
	const unaided = wins.filter(win => win.unaided).length;
	return [
		{name: 'levels', text: `${wins.length} of ${levels.length}`},
		{
			name: 'stars',
			text: `${stars} of ${3 * levels.length}: ${wins.length} for a win, ${inPar} in par, ${unaided} unaided`,
		},
		{name: 'worlds', text: `${done.length} of ${worlds.length} done`},
		...(proofs.length === 0
			? []
			: [
					{
						name: 'proved',
						text: `${proved.length} of ${proofs.length}${proved.length === 0 ? '' : `: ${proved.join(', ')}`}`,
					},
				]),
		...(open === 0
			? []
			: [
					{
						name: 'our best',
						text: `beaten in ${better} of ${count(open, 'level')} whose par is not proved`,
					},
				]),
	];
}

/** Challenges: how many were won, how well, and on how many days in a row. */
function challengeLines({challenges: {won, days, day}}: Session): TextLine[] {
	const wins = Object.values(won);
	const stars = wins.reduce((sum, win) => sum + starCount(win, win.par), 0);
	const kinds = [...difficulties, 'by code'].flatMap(name => {
		const number = Object.keys(won).filter(id => (difficultyOf(id) ?? 'by code') === name).length;
		return number === 0 ? [] : [`${number} ${name}`];
	});
	const {now, longest} = streakOf(days, day);
	return [
		{
			name: 'challenges',
			text:
				wins.length === 0
					? 'none yet (c on the map)'
					: `${wins.length} won, ${stars} of ${3 * wins.length} stars: ${kinds.join(', ')}`,
		},
		...(days.length === 0
			? []
			: [{name: 'daily', text: `won on ${count(days.length, 'day')}, ${now} in a row now, ${longest} at most`}]),
	];
}

function doneLines({won, counts, challenges}: Session): TextLine[] {
	const of = (counter: Parameters<typeof countOf>[1]): number => countOf(counts, counter);
	const wins = Object.keys(won).length + Object.keys(challenges.won).length;
	const times = (counter: Parameters<typeof countOf>[1]): string => of(counter).toLocaleString('en');
	return [
		{text: 'What you did', head: true},
		{name: 'moves', text: `${times('moves')} played`},
		{name: 'outcomes', text: `${times('wins')} won, ${times('losses')} lost`},
		{name: 'loops', text: `${times('loops')} closed`},
		{name: 'claims', text: `${times('right')} right, ${times('wrong')} wrong`},
		{
			name: 'help',
			text: `${count(of('hints'), 'hint')}, ${count(of('looks'), 'look')}, ${count(of('questions'), 'question')} to the engine`,
		},
		{name: 'proofs', text: `${count(of('certificates'), 'certificate')} saved`},
		...(of('wins') >= wins
			? []
			: [{text: ''}, {text: 'What you did before bivalent counted is not in these figures.'}]),
		{text: ''},
		{text: 'Time is not measured. The figures stay on this computer, with your progress.'},
	];
}
